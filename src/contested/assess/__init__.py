"""Judgement: pure functions from entries of the ledger to views. Nothing here is stored as truth."""

from contested.assess.status import status

__all__ = ["status"]
