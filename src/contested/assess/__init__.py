"""Judgement: pure functions from entries of the ledger to views. Nothing here is stored as truth."""

from contested.assess.disputes import disputes
from contested.assess.figures import adversary_count, figures
from contested.assess.propositions import propositions
from contested.assess.status import status
from contested.assess.timeline import timeline

__all__ = ["adversary_count", "disputes", "figures", "propositions", "status", "timeline"]
