"""Dates written in a text: "July 8, 2021", "10 Sep 2016", "2021-07-08", and the lines that date a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from contested.model import Period, Span
from contested.read.lexicon import load, words

YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written at a span; the year or the day may be left out."""

    year: int | None
    month: int
    day: int | None
    span: Span

    def period(self, year: int | None = None) -> Period | None:
        """The day or month meant, in `year` where none is written; None where no such day exists."""
        year = self.year or year
        if year is None:
            return None
        try:
            return Period.parse(f"{year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else ""))
        except ValueError:
            return None

    def nearest(self, to: date) -> Period | None:
        """The day meant when the year is left out: the one nearest to a day known otherwise."""
        if self.year is not None:
            return self.period()
        found = [p for year in (to.year - 1, to.year, to.year + 1) if (p := self.period(year))]
        return min(found, key=lambda p: abs(((p.first or to) - to).days), default=None)


@cache
def months() -> dict[str, int]:
    return {name: n for n, names in enumerate(load("dates")["months"], 1) for name in names}


@cache
def weekdays() -> dict[str, int]:
    """Names of the days of the week, lower case, with their number as `date.weekday()` counts (Monday 0)."""
    return {name: n for n, names in enumerate(load("dates")["weekdays"]) for name in names}


@cache
def _date() -> re.Pattern[str]:
    month = f"(?=[A-Z])(?i:{words(months())})"
    nth = "(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<![\d/.-])(?P<d1>\d{{1,2}}){nth}(?: of)?[ -](?P<m1>{month})\b\.?,?(?:[ -](?P<y1>\d{{4}})(?!\d))?"
        rf"|\b(?P<m2>{month})\.? ?(?P<d2>\d{{1,2}}){nth}(?!\d*:\d)"
        r"(?:,? *(?P<y2>(?:19|20)\d\d))?(?![\d%]|,\d{3})"
        r"|(?<![\d-])(?P<y3>(?:19|20)\d\d)[-/](?P<m3>\d{2})[-/](?P<d3>\d{2})(?!\d)"
        rf"|\b(?P<m4>{month})\.?,? (?P<y4>(?:19|20)\d\d)\b"
        r"|(?<![\d/.])(?P<d5>\d{1,2})(?P<s5>[/.])(?P<m5>\d{1,2})(?P=s5)(?P<y5>(?:19|20)\d\d)(?!\d)"
    )


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """Every date in `text[start:end]`, in order. Of numeric dates only those that can be read in one way."""
    for match in _date().finditer(text, start, len(text) if end is None else end):
        if (written := _written(match)) is not None:
            yield written


def _written(match: re.Match[str]) -> Written | None:
    got = match.groupdict()
    span = Span(*match.span())
    if got["m5"]:
        first, second = int(got["d5"]), int(got["m5"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 07/08/2021 is a day in July or in August: nobody can tell
        day, month = (first, second) if second <= 12 else (second, first)
        found = Written(int(got["y5"]), month, day, span)
    else:
        name = got["m1"] or got["m2"] or got["m4"]
        month = months()[name.lower()] if name else int(got["m3"])
        year = got["y1"] or got["y2"] or got["y3"] or got["y4"]
        number = got["d1"] or got["d2"] or got["d3"]
        found = Written(int(year) if year else None, month, int(number) if number else None, span)
    # A leap year stands in for a year not written, so that February 29 is a date.
    return found if found.period(2000) is not None and (found.year is None or found.year in YEARS) else None


def parse(text: str) -> Period | None:
    """A date from a record or a page's metadata: ISO 8601 first, else the first full date in the words."""
    text = text.strip()
    try:
        return Period.day(date.fromisoformat(text[:10]))
    except ValueError:
        pass
    try:
        return Period.parse(text)
    except ValueError:
        return next((w.period() for w in find(text) if w.year and w.day), None)


_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?|\d{1,2} ?[AaPp]\.?[Mm]\.?"
_ZONE = r"\(?(?:GMT|UTC|[A-Z]{2,4}T|[ECMP]T|BST|IST|local time|hrs|Hours|Z)\b\)?(?:[+-]\d{1,2}(?::?\d{2})?)?"


@cache
def _labels() -> str:
    return f"(?i:{words([*load('dates')['published'], *load('dates')['updated']])})"


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\b{_labels()}\b ?:?")


@cache
def _beside() -> re.Pattern[str]:
    """What may stand in a date line beside dates: labels, days, times, zones, "ago", joining words."""
    days = f"(?i:{words(weekdays())})"
    return re.compile(
        rf"\b{_labels()}\b|\b{days}\b|{_TIME}|{_ZONE}|\b(?:at|on|the|and)\b|\+\d{{1,2}}:?\d{{2}}"
    )


def dates_of_line(line: str, start: int, end: int) -> list[tuple[Written, bool]]:
    """The dates of a line that holds nothing but dates; with each whether it is that of an update.

    An empty list: the line is no date line. Of several dates only those with a year are given.
    """
    if end - start > 120:
        return []
    found = [w for w in find(line, start, end) if w.day]
    if not found:
        return []
    rest = list(line[start:end])
    for written in found:
        rest[written.span.start - start : written.span.end - start] = " " * len(written.span)
    left = _beside().sub(" ", "".join(rest))
    if re.search(r"\w", left):
        return []
    full = [w for w in found if w.year] or found
    return [(w, _is_update(line[start : w.span.start])) for w in full]


def _is_update(before: str) -> bool:
    labels = [m.group().strip(" :").lower() for m in _label().finditer(before)]
    return bool(labels) and labels[-1] in load("dates")["updated"]


@cache
def _leading() -> re.Pattern[str]:
    days = f"(?i:{words(weekdays())})"
    return re.compile(
        rf"(?P<label>{_labels()}\b ?:? ?)?(?:{days}\b\.?,? )?(?P<date>{_date().pattern})"
        rf"(?:,? (?:at )?(?:{_TIME}))?(?: {_ZONE})?"
    )


def leading(text: str, start: int, end: int) -> tuple[Written, int] | None:
    """The date that a running line begins with, and where it ends, when what follows begins anew."""
    match = _leading().match(text, start, end)
    if not match or match.end() >= end:
        return None
    written = next(find(text, match.start("date"), match.end("date")), None)
    if written is None or not written.year or not written.day:
        return None
    after = re.compile(r"(?:\s*[-–—|:•]\s*|\s+)(?=[A-Z0-9“\"'‘(\[])").match(text, match.end(), end)
    return (written, after.end()) if after else None


def within(text: str, start: int, end: int) -> tuple[int, Written, int] | None:
    """A full date that parts a title from the body inside one running line: its start, itself, its end."""
    days = f"(?i:{words(weekdays())})"
    for written in find(text, start, end):
        if not (written.year and written.day):
            continue
        day = re.compile(rf"{days}\.?,? $").search(text[: written.span.start], start)
        begin = day.start() if day else written.span.start
        found = leading(text, begin, len(text))
        if found and found[0].span == written.span:
            return begin, written, found[1]
        return None
    return None
