"""Until when a stretch runs that is told up to now: the day on which it is told, not that of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from contested.extract.times.when import saying_before
from contested.extract.times.words import TimeExpression
from contested.model import Period

_LEAD_SENTENCES, _NEAR, _A_PAGE_LATER = 3, timedelta(days=6), timedelta(days=2)
_A_MONTH = timedelta(days=31)


def told_up_to(found: Sequence[TimeExpression], doc: Doc, base: Period | None) -> list[TimeExpression]:
    """ "70 killed in 24 hours, a monitor said Thursday", on a page of Friday: the stretch ends on Thursday.

    The day of the words counts within their sentence; that of the lead also for the rest of the report, since
    a page often bears the date of the day after.
    """
    now = base.last if base else None
    if now is None or not doc.has_annotation("SENT_START"):
        return list(found)
    days: dict[int, date] = {}
    for time in found:
        day = _day_of_words(time, doc, now)
        if day is not None:
            days.setdefault(doc[time.start].sent.start, day)
    opening = [sentence.start for sentence, _ in zip(doc.sents, range(_LEAD_SENTENCES), strict=False)]
    lead = next((days[start] for start in opening if start in days), None)
    if lead is not None and now - lead > _A_PAGE_LATER:
        lead = None
    return [
        _ended(t, now, days.get(doc[t.start].sent.start, lead if _is_recent(t, now) else None)) for t in found
    ]


def _is_recent(time: TimeExpression, now: date) -> bool:
    """Of a stretch of months the last day hardly matters; only its own sentence moves it."""
    return time.period.first is not None and now - time.period.first < _A_MONTH


def _day_of_words(time: TimeExpression, doc: Doc, now: date) -> date | None:
    """The day on a verb of saying: "said on Thursday"."""
    day = time.period.last
    if time.relation != "on" or time.kind not in ("date", "relative") or day is None:
        return None
    single = time.period.first == day and now - _NEAR <= day <= now
    return day if single and saying_before(time, doc) is not None else None


def _ended(time: TimeExpression, now: date, told: date | None) -> TimeExpression:
    """A stretch up to now, ended on the day of telling; one counted back from now begins earlier too."""
    first, last = time.period.first, time.period.last
    if told is None or told == now or last != now:
        return time
    if time.relation == "since" and first is not None and first <= told:
        return replace(time, period=Period(first, told))
    if time.kind == "duration":
        return replace(time, period=Period(first - (now - told) if first and first.day != 1 else first, told))
    return time
