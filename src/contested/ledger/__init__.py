"""The ledger stage: an append-only store of what was read and claimed, and the entries it gives out."""

from contested.ledger.store import Ledger

__all__ = ["Ledger"]
