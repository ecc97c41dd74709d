"""Judgement: pure functions from entries of the ledger to views. Nothing here is stored as truth."""

from contested.assess.decided import Decided, apply
from contested.assess.decidedbook import decided_book
from contested.assess.disputes import disputes
from contested.assess.figures import adversary_count, figures
from contested.assess.propositions import propositions
from contested.assess.rulings import rulings
from contested.assess.status import status
from contested.assess.timeline import timeline

__all__ = [
    "Decided",
    "adversary_count",
    "apply",
    "decided_book",
    "disputes",
    "figures",
    "propositions",
    "rulings",
    "status",
    "timeline",
]
