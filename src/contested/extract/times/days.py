"""Arithmetic of days, weeks, months and years around the day that a text is reckoned from."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from contested.model import Period

Unit = Literal["hour", "day", "week", "month", "year", "decade"]
DAY = timedelta(days=1)


def hull(periods: list[Period]) -> Period | None:
    """The smallest period that holds all of them, an open end staying open."""
    if not periods:
        return None
    firsts, lasts = [p.first for p in periods], [p.last for p in periods]
    first = None if None in firsts else min(d for d in firsts if d)
    last = None if None in lasts else max(d for d in lasts if d)
    return Period(first, last)


def from_base(base: Period | None, reckon: Callable[[date], Period | None]) -> Period | None:
    """What a relative word means: reckoned from both ends of an unsure base, and nothing without one."""
    if base is None or base.first is None or base.last is None:
        return None
    found = [reckon(d) for d in {base.first, base.last}]
    known = [p for p in found if p is not None]
    return hull(known) if len(known) == len(found) else None


def month(year: int, number: int) -> Period:
    """A whole calendar month; `number` may run over the year's ends (0 is the December before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def safe_day(year_: int, month_: int, day_: int) -> date | None:
    """The day, or None where the calendar has none (31 June)."""
    try:
        return date(year_, month_, day_)
    except ValueError:
        return None


def week(day: date) -> Period:
    """Monday to Sunday of the week of a day."""
    monday = day - DAY * day.weekday()
    return Period(monday, monday + DAY * 6)


def weekend(day: date) -> Period:
    """The Saturday and Sunday that begin on or before a day."""
    saturday = day - DAY * ((day.weekday() - 5) % 7)
    return Period(saturday, saturday + DAY)


def weekday_on_or_before(day: date, weekday: int) -> date:
    return day - DAY * ((day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    return day + DAY * ((weekday - day.weekday()) % 7)


def shift(day: date, count: int, unit: Unit) -> date:
    """The day `count` units later (earlier when negative); the month's last day where it is too short."""
    if unit == "hour":
        return day + DAY * int(count / 24)
    if unit == "day":
        return day + DAY * count
    if unit == "week":
        return day + DAY * 7 * count
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    there = month(day.year, day.month + months)
    assert there.first is not None and there.last is not None
    return min(there.first.replace(day=min(day.day, there.last.day)), there.last)


def around(day: date, unit: Unit, count: int = 1) -> Period:
    """The stretch that "three weeks ago" or "a year ago" leaves open, round the day reckoned.

    A week leaves three days each way, a month the calendar month, one year its month, more years the year.
    """
    if unit in ("hour", "day"):
        return Period.day(day)
    if unit == "week":
        return Period(day - DAY * 3, day + DAY * 3)
    if unit == "month" or (unit == "year" and count == 1):
        return month(day.year, day.month)
    if unit == "year":
        return year(day.year)
    return Period(date(day.year - 5, 1, 1), date(day.year + 5, 12, 31))
