"""Days and periods: precision is never invented, so every date is an interval with open ends where unsure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from contested.model.span import Span

How = Literal["given", "metadata", "url", "text", "dateline", "caption", "inferred"]
"""How a date is known: given by the user, the page's metadata, its URL, its own words, a dateline, a caption,
or inferred from other dates of the text."""

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True)
class Period:
    """A closed interval of days; an end that is None is open ("since May" has no last day)."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"a period cannot end before it begins: {self.first} to {self.last}")

    @staticmethod
    def day(day: date) -> Period:
        return Period(day, day)

    @staticmethod
    def parse(text: str) -> Period:
        """Read the codebook's form: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `A/B` (an empty side is open).

        Raises ValueError for anything else.
        """
        first, slash, last = text.strip().partition("/")
        if not slash:
            return Period(*_bounds(first))
        return Period(_bounds(first)[0] if first else None, _bounds(last)[1] if last else None)

    def covers(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )

    def __str__(self) -> str:
        """The codebook's form, the shortest that says the same."""
        if self.first is None or self.last is None:
            return f"{self.first or ''}/{self.last or ''}"
        if self.first == self.last:
            return self.first.isoformat()
        if self.first.day == 1 and self.last == _month_end(self.last):
            if (self.first.year, self.first.month) == (self.last.year, self.last.month):
                return f"{self.first:%Y-%m}"
            if self.first.year == self.last.year and self.first.month == 1 and self.last.month == 12:
                return f"{self.first:%Y}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A date together with how it is known and, when the text gives it, where."""

    period: Period
    how: How
    span: Span | None = None


def _bounds(text: str) -> tuple[date, date]:
    match = _PART.match(text)
    if not match:
        raise ValueError(f"not a date, month, year or interval: {text!r}")
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), _month_end(date(year, month, 1))
    return date(year, month, day), date(year, month, day)


def _month_end(day: date) -> date:
    return day + timedelta(days=monthrange(day.year, day.month)[1] - day.day)
