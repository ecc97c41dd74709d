"""Finds words of time in a text and reckons what days they mean from the text's own date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from contested.extract.times.context import Context
from contested.extract.times.days import week
from contested.extract.times.explicit_dates import EXPLICIT
from contested.extract.times.relative import RELATIVE
from contested.extract.times.story import default_when
from contested.extract.times.stretches import STRETCHES
from contested.extract.times.telling import told_up_to
from contested.extract.times.when import said_when, when_of
from contested.extract.times.words import (
    BEFORE,
    DIGIT_STARTS,
    FUTURE,
    FUTURE_PREPOSITIONS,
    NAMES_AFTER,
    PAST,
    PATTERNS,
    RELATIONS,
    STARTS,
    WILL,
    TimeExpression,
    TimeKind,
    TimeRelation,
)
from contested.model import Period

__all__ = ["TimeExpression", "default_when", "find_times", "said_when", "when_of"]

_RULES = EXPLICIT | RELATIVE | STRETCHES
_LONGEST = 80
_PREFIXES = ("mid-", "early-", "late-")
_RANGES = ("d2", "d3", "m2", "y2")
_JOINS = frozenset({"-", "–", "—", "to", "until", "through", "and"})


@dataclass(slots=True)
class _Reading:
    """State of one pass over a text: the anchor is the day last spoken of, for "two days later"."""

    doc: Doc
    base: Period | None
    text: str
    starts: list[int]
    anchor: Period | None = None
    year: int | None = None
    found: list[TimeExpression] = field(default_factory=list)


def find_times(doc: Doc, base: Period | None, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """The time expressions among tokens [start, end), in order, not overlapping.

    `base` is the day that "Thursday" is reckoned from; it may be an interval. Without it, relative words mean
    no period and are left out, while explicit dates are still read.
    """
    end = len(doc) if end is None else min(end, len(doc))
    reading = _Reading(doc, base, doc.text, [t.idx for t in doc])
    i = max(start, 0)
    while i < end:
        found = _at(reading, i, end)
        if found is None:
            i += 1
            continue
        _keep(reading, found)
        i = max(found.end, i + 1)
    return told_up_to(reading.found, doc, base)


def _keep(reading: _Reading, found: TimeExpression) -> None:
    """Append, or join to the one before ("from Monday to Wednesday")."""
    last = reading.found[-1] if reading.found else None
    joined = _joined(reading, last, found) if last else None
    if joined:
        reading.found[-1] = joined
    else:
        reading.found.append(found)
    if found.kind in ("date", "relative"):
        reading.anchor = _core(reading.found[-1])
        if found.period.first and found.kind == "date":
            reading.year = found.period.first.year


def _core(found: TimeExpression) -> Period | None:
    """The day or unit that the words name, before "since" and the like stretched it."""
    period = found.period
    if found.relation in ("since", "after") and period.first:
        return Period.day(period.first)
    if found.relation in ("until", "by", "before") and period.last:
        return Period.day(period.last)
    return period


def _joined(reading: _Reading, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    """One stretch out of two times with "to" between, or None."""
    if two.start - one.end > 1 or one.kind not in ("date", "relative") or two.kind != one.kind:
        return None
    # The link may have been read as the preposition of the second time.
    link = reading.doc[one.end].lower_
    if link not in _JOINS or (link == "and" and reading.doc[one.start].lower_ != "between"):
        return None
    first, last = one.period.first, two.period.last
    if first and last and first <= last:
        return TimeExpression(one.start, two.end, Period(first, last), "on", one.kind)
    return None


def _at(reading: _Reading, i: int, end: int) -> TimeExpression | None:
    """The expression whose core begins at token i, or None."""
    token = reading.doc[i]
    lower = token.lower_.rstrip(".")
    names, skip = STARTS.get(lower, ()), 0
    if not names and lower.startswith(_PREFIXES):
        # "mid-January" may be one token.
        skip = lower.index("-") + 1
        names = STARTS.get(lower[skip:], ())
    if not names and lower[:1].isdigit():
        names = DIGIT_STARTS
    for name in names:
        found = _match(reading, name, i, end, skip)
        if found:
            return found
    return None


def _match(reading: _Reading, name: str, i: int, end: int, skip: int = 0) -> TimeExpression | None:
    """One pattern at a token, or `skip` characters into it."""
    doc, text = reading.doc, reading.text
    at = doc[i].idx + skip
    stop = min(at + _LONGEST, doc[end - 1].idx + len(doc[end - 1]))
    match = PATTERNS[name].match(text, at, stop)
    if not match or match.end() == at:
        return None
    last = bisect_left(reading.starts, match.end(), i)
    before = BEFORE.search(text, max(0, at - 40), at)
    prep, mod = _prefix(before)
    if last < len(doc) and doc[last].lower_ in NAMES_AFTER and doc[last].text[:1].isupper():
        return None
    context = Context(
        reading.base, reading.anchor, reading.year, _ahead(doc, i, last, prep), prep, mod, doc[i].text
    )
    try:
        found = _RULES[name](match, context)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    period, kind = found
    if mod.endswith("week of") and period.first and period.first == period.last:
        period = week(period.first)
    if any(match.groupdict().get(g) for g in _RANGES):
        prep = ""
    first = bisect_left(reading.starts, before.start()) if before and before[0].strip() else i
    first = max(first, reading.found[-1].end if reading.found else 0)
    relation, related = _relate(prep, period, reading.base, kind)
    if related is None:
        return None
    return TimeExpression(min(first, i), last, related, relation, kind)


def _prefix(before: re.Match[str] | None) -> tuple[str, str]:
    """Preposition and modifier before a core, lower case with single blanks."""
    if not before:
        return "", ""
    mod = " ".join(filter(None, (before["mod"], before["adj"])))
    return " ".join((before["prep"] or "").lower().split()), " ".join(mod.lower().split())


def _relate(
    prep: str, period: Period, base: Period | None, kind: TimeKind
) -> tuple[TimeRelation, Period | None]:
    """The relation that a preposition states, and the days that it makes of a core's days."""
    if kind == "duration":
        return "during", period
    relation = RELATIONS.get(prep, "on")
    if kind == "now":
        return "on", period
    now = base.last if base else None
    if relation == "since" and period.first:
        later = now if now and now >= period.first else None
        return relation, Period(period.first, later) if prep != "from" or later else period
    if relation in ("until", "by"):
        return relation, Period(None, period.last)
    if relation == "before" and period.first:
        return relation, Period(None, period.first)
    if relation == "after" and period.first:
        return relation, Period(period.first, None)
    return relation, period


def _ahead(doc: Doc, i: int, end: int, prep: str) -> bool:
    """Whether the words around say that the time lies ahead of the report.

    The nearest cue within the sentence decides; "until", "by" and "before" look ahead of themselves.
    """
    for token in _before(doc, i):
        if token in FUTURE:
            return True
        if token in PAST:
            return False
    after = list(_after(doc, end))
    if any(t in WILL for t in after):
        return True
    return prep in FUTURE_PREPOSITIONS and not (prep == "by" and "had" in after)


def _before(doc: Doc, start: int) -> Iterator[str]:
    """Lower-case words before a token, nearest first, without leaving the sentence."""
    for i in range(start - 1, max(-1, start - 16), -1):
        if doc[i].text in (".", "!", "?", ";"):
            return
        yield doc[i].lower_


def _after(doc: Doc, end: int) -> Iterator[str]:
    for i in range(end, min(len(doc), end + 8)):
        if doc[i].text in (".", "!", "?", ";"):
            return
        yield doc[i].lower_
