"""What is told of a place that nobody is said to hold: denials, doubts, plans, fights that are over.

They decide nothing, but silence is not peace: an unknown status carries its last evidence too.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from contested.assess.placefile import PlaceFile
from contested.assess.propositions import event_period, state_period
from contested.assess.tenures import Tenure
from contested.model import Control, Entry, Period

_EVENTS = ("took", "retook", "lost", "left")


def heard(file: PlaceFile, tenure: Tenure, on: date, used: Collection[str]) -> list[Entry]:
    """Control claims of the days of an account up to `on`, without those whose ids are `used` already."""
    return [e for e in file.entries if e.claim.id not in used and _counts(e, tenure, on)]


def last_day(entry: Entry, on: date) -> date:
    """The last day up to `on` of which a claim speaks."""
    period = _spoken(entry)
    return min(on, period.last) if period.last is not None else on


def _counts(entry: Entry, tenure: Tenure, on: date) -> bool:
    claim, matter = entry.claim, entry.claim.matter
    if not isinstance(matter, Control) or matter.ended or claim.modality in ("possible", "demanded"):
        return False
    if matter.change == "surrounds":
        return False  # a siege stands beside every status
    if claim.modality != "actual" and matter.change not in ("took", "retook", "contests"):
        return False
    if matter.passing and tenure.account == "left":
        return False  # a passing word may still speak of who has left
    period = _spoken(entry)
    day = period.last if _event(entry) else period.first or period.last
    return day is not None and tenure.start <= day <= on


def _spoken(entry: Entry) -> Period:
    return event_period(entry) if _event(entry) else state_period(entry)


def _event(entry: Entry) -> bool:
    claim, matter = entry.claim, entry.claim.matter
    change = isinstance(matter, Control) and matter.change in _EVENTS
    return change and claim.stance == "asserts" and claim.modality == "actual"
