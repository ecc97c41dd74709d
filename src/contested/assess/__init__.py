"""Judgement: pure functions from entries of the ledger to views. Nothing here is stored as truth."""

from contested.assess.catalogue import Named, catalogue, party_subject, place_subject
from contested.assess.changes import changes
from contested.assess.decided import Decided, apply, decision_words
from contested.assess.decidedbook import decided_book
from contested.assess.disputes import disputes
from contested.assess.effects import effect
from contested.assess.figures import adversary_count, figures
from contested.assess.finding import called, holding, set_off, similar
from contested.assess.likeness import likely
from contested.assess.propositions import propositions
from contested.assess.rulings import Rulings, rulings
from contested.assess.status import status
from contested.assess.timeline import timeline

__all__ = [
    "Decided",
    "Named",
    "Rulings",
    "adversary_count",
    "apply",
    "called",
    "catalogue",
    "changes",
    "decided_book",
    "decision_words",
    "disputes",
    "effect",
    "figures",
    "holding",
    "likely",
    "party_subject",
    "place_subject",
    "propositions",
    "rulings",
    "set_off",
    "similar",
    "status",
    "timeline",
]
