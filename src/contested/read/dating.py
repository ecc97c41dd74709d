"""When a report was written and published, each with how it is known. Precision is never invented.

`text_date` is the day that "Thursday" is reckoned from, `published` the day from which the report was public.
The text's own date wins over metadata for the first; for the second, metadata stands unless the text is
younger.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from contested.model import How, KnownDate, Period, Span
from contested.read.days import months, parse, weekdays
from contested.read.lexicon import load, words
from contested.read.lines import sentences
from contested.read.pieces import Piece, caption_date

_SAYING = re.compile(r"\b(?:said|says|told|announced|reported|added)\b|[”\"]")
_URL = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/-]?)(?P<m>\d{2}|[a-z]{3})(?P=s)(?P<d>\d{2})(?!\d)", re.IGNORECASE
)
_LEADING_URL = re.compile(
    r"[\s\ufeff]*(?:(?:URL|Source|Link)\s*:\s*)?(?P<url>https?://\S{4,500})[ \t]*(?:\r?\n|$)", re.IGNORECASE
)


def dates(
    text: str, pieces: Sequence[Piece], given: KnownDate | None, url: str = ""
) -> tuple[KnownDate | None, KnownDate | None]:
    """`text_date` and `published` of a report. `given` comes from its record or its page."""
    outside = given or url_date(url) or _leading_url_date(text)
    own = own_date(pieces, outside) or _dateline_by_caption(text, pieces, outside)
    if own is None and outside is None:
        own = inferred(text, pieces)
        return own, own
    text_date = own or outside
    if outside is None or (own and _last(own) > _last(outside)):
        return text_date, own or outside
    return text_date, outside


def url_date(url: str) -> KnownDate | None:
    """The day in an address like `/2021/07/08/` or `/2021/jul/08/`."""
    for match in _URL.finditer(url):
        written = match["m"] if match["m"].isdigit() else ""
        if not written and not match["s"]:
            continue
        words = (
            f"{match['y']}-{written}-{match['d']}"
            if written
            else f"{match['d']} {match['m'].title()} {match['y']}"
        )
        if period := parse(words):
            return KnownDate(period, "url")
    return None


def _leading_url_date(text: str) -> KnownDate | None:
    """The day in the address that a saved text begins with."""
    line = _LEADING_URL.match(text)
    found = url_date(line["url"]) if line else None
    return replace(found, span=Span(*line.span("url"))) if line and found else None


def own_date(pieces: Sequence[Piece], outside: KnownDate | None) -> KnownDate | None:
    """The date that the text gives itself: its dateline's, else a date line's, publication before update."""
    base = outside.period.last if outside else None
    lines = sorted(
        (p for p in pieces if p.written and p.kind == "furniture"), key=lambda p: (not p.dateline, p.updated)
    )
    full = next((p.written for p in lines if p.written and p.written.year), None)
    full_day = full.period() if full else None
    for piece in lines:
        written = piece.written
        assert written is not None
        near = base or (full_day.last if full_day else None)
        period = written.nearest(near) if near else written.period()
        if period and written.day:
            return KnownDate(period, "dateline" if piece.dateline else "text", written.span)
    return None


def inferred(text: str, pieces: Sequence[Piece]) -> KnownDate | None:
    """The day worked out from the captions' dates and the weekdays that the body names.

    A picture is not younger than its report, and a bare weekday is one of the last seven days. Without a
    weekday, or when the newest picture is from a file, only the first possible day is known.
    """
    captions = [(d, p) for p in pieces if (d := caption_date(text, p)) and d.period.last]
    if not captions:
        return None
    newest, piece = max(captions, key=lambda c: (_last(c[0]), c[0].period.first or date.min))
    first = newest.period.first
    assert first is not None  # a written date has a first day
    if first != newest.period.last or _from_file().search(piece.of(text)):
        return KnownDate(Period(first, None), "inferred", newest.span)
    fits = likeliest_days(first, past_weekdays(text, pieces))
    return KnownDate(Period(fits[0], fits[-1]) if fits else Period(first, None), "inferred", newest.span)


def likeliest_days(first: date, named: set[int]) -> list[date]:
    """The days in the week from `first` on that explain the weekdays named (Monday 0) with the least age.

    For each candidate count how many days back its oldest weekday lies, and how old the picture is by then.
    With a picture of a Friday, "Tuesday ... Friday ... Saturday" is told on Saturday (four days and one),
    hardly on Friday (the Saturday would lie six days back). More than one day is left when they tie.
    """
    ages = {}
    for day in named:
        delay = (day - first.weekday()) % 7
        ages[first + timedelta(delay)] = delay + max((day - other) % 7 for other in named)
    return sorted(day for day, age in ages.items() if age == min(ages.values()))


def past_weekdays(text: str, pieces: Sequence[Piece]) -> set[int]:
    """The weekdays (Monday 0) that the body names as days just past."""
    told = (piece for piece in pieces if piece.kind in ("body", "quotation"))
    return {day for piece in told for day in _past_weekdays(text, piece)}


def _past_weekdays(text: str, piece: Piece) -> set[int]:
    found: set[int] = set()
    starts: list[int] = []
    for match in _weekday().finditer(text, piece.start, piece.end):
        starts = starts or [s.start for s in sentences(text, piece.start, piece.end)]
        begin = starts[max(0, bisect_right(starts, match.start()) - 1)]
        # What is planned before "said" is no part of when it was said.
        before = _SAYING.split(text[begin : match.start()])[-1]
        if (
            _ahead().search(before)
            or _beside_before().search(before)
            or _beside_after().match(text, match.end())
            or _day_of_month().match(text, match.end())
        ):
            continue
        found.add(weekdays()[match.group().lower()])
    return found


def _dateline_by_caption(text: str, pieces: Sequence[Piece], outside: KnownDate | None) -> KnownDate | None:
    """A dateline without a year, when only a caption tells the year."""
    if outside is not None:
        return None
    day = next((p.written for p in pieces if p.dateline and p.written), None)
    captions = [d for p in pieces if (d := caption_date(text, p)) and d.period.last]
    if not day or not captions:
        return None
    period = day.nearest(max(map(_last, captions)))
    return KnownDate(period, "dateline", day.span) if period else None


def known(value: str, how: How) -> KnownDate | None:
    """A date given from outside, or None where it cannot be read."""
    period = parse(value) if value.strip() else None
    return KnownDate(period, how) if period else None


def _last(known_date: KnownDate) -> date:
    return known_date.period.last or date.max


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words(name.title() for name in weekdays() if len(name) > 5)})\b(?!['’]?s\b)")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{words(load('dates')['clause'])})\b")


@cache
def _beside_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{words(load('dates')['before'])})(?: \w+)? $")


@cache
def _beside_after() -> re.Pattern[str]:
    return re.compile(rf"(?i) ?(?:{words(load('dates')['after'])})")


@cache
def _day_of_month() -> re.Pattern[str]:
    """A date after the weekday: then the weekday is not bare, and may lie years back."""
    month = words(name.title() for name in months())
    return re.compile(rf",? (?:the )?(?:(?:{month})\.? \d|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{month}))")


@cache
def _from_file() -> re.Pattern[str]:
    return re.compile(load("captions")["file"])
