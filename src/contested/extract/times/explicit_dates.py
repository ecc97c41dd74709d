"""Reckons dates that name a month or a year: "8 July", "in May 2016", "since spring", "2014-16"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from contested.extract.times import days
from contested.extract.times.context import Context, Match, Reckoned, Rule, one_day, reckoned
from contested.extract.times.days import from_base
from contested.extract.times.words import MONTHS, SEASONS
from contested.model import Period


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _iso(match: Match, _: Context) -> Reckoned:
    year, month = int(match["y"]), int(match["m"])
    if match["d"]:
        return reckoned("date", one_day(days.safe_day(year, month, int(match["d"]))))
    return reckoned("date", days.month(year, month)) if 1 <= month <= 12 else None


def _slashed(match: Match, _: Context) -> Reckoned:
    """12/7/2021 is read only where one order alone gives a day, since the two orders are both in use."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {d for d in (days.safe_day(year, b, a), days.safe_day(year, a, b)) if d}
    return reckoned("date", Period.day(readings.pop())) if len(readings) == 1 else None


def _whole_date(match: Match, context: Context) -> Reckoned:
    """A day of a month, or a stretch of days, with or without its year."""
    groups = match.groupdict()
    month = _month_number(match["m"])
    first = _number(match["d"])
    last_month = _month_number(groups["m3"]) if groups.get("m3") else month
    last = next((_number(groups[g]) for g in ("d3", "d2") if groups.get(g)), first)
    if groups.get("d2") and groups.get("m3") and groups.get("d3"):
        return None
    if (groups.get("to") or "").strip().lower() == "and" and context.prep != "between":
        return None
    if context.prep == "in" and not groups.get("y"):
        return None

    def stretch(year: int) -> Period | None:
        a, b = days.safe_day(year, month, first), days.safe_day(year, last_month, last)
        return Period(a, b) if a and b and a <= b else None

    return reckoned("date", _in_year(groups.get("y"), stretch, context))


def _in_year(year: str | None, of: Callable[[int], Period | None], context: Context) -> Period | None:
    """A date in its year; without one, the latest on or before the text date (or the next, when ahead)."""
    if year:
        return of(int(year))
    base = context.base
    if base is None or base.first is None or base.last is None:
        return of(context.year) if context.year else None
    now = base.last
    options = [p for y in (now.year - 1, now.year, now.year + 1) if (p := of(y)) and p.first]
    past = [p for p in options if p.first and p.first <= now]
    later = [p for p in options if p.first and p.first > now]
    current = [p for p in past if p.last and p.last >= now]
    if context.ahead:
        return current[-1] if current else later[0] if later else None
    return past[-1] if past else None


def _month_day_glued(match: Match, context: Context) -> Reckoned:
    return reckoned(
        "date", one_day(days.safe_day(int(match["y"]), _month_number(match["m"]), int(match["d"])))
    )


def _month_year(match: Match, _: Context) -> Reckoned:
    one = days.month(int(match["y"]), _month_number(match["m"]))
    if not match["m2"]:
        return reckoned("date", one)
    two = days.month(int(match["y2"]), _month_number(match["m2"]))
    if one.first and two.last and one.first <= two.last:
        return Period(one.first, two.last), "date"
    return None


def _month_range(match: Match, context: Context) -> Reckoned:
    if match["to"].strip().lower() == "and" and context.prep != "between":
        return None
    a, b = _month_number(match["m"]), _month_number(match["m2"])

    def stretch(year: int) -> Period | None:
        return Period(days.month(year, a).first, days.month(year if a <= b else year + 1, b).last)

    return reckoned("date", _in_year(match["y"], stretch, context))


def _month(match: Match, context: Context) -> Reckoned:
    """A month alone, which must be introduced: "in May", "early May", "last May"."""
    which = (match["which"] or "").lower()
    if not (which or context.prep or context.mod):
        return None
    number = _month_number(match["m"])
    if which == "last":
        return reckoned("date", from_base(context.base, lambda d: _month_before(d, number)))
    if which == "next":
        return reckoned("date", from_base(context.base, lambda d: _month_after(d, number)))
    return reckoned("date", _in_year(None, lambda y: days.month(y, number), context))


def _month_before(day: date, number: int) -> Period:
    return days.month(day.year if number < day.month else day.year - 1, number)


def _month_after(day: date, number: int) -> Period:
    return days.month(day.year if number > day.month else day.year + 1, number)


def _season(match: Match, context: Context) -> Reckoned:
    which = (match["which"] or "").lower()
    word = match["s"].lower()
    if not match["y"] and (not (which or context.prep or context.mod) or (word == "fall" and which == "the")):
        return None
    if word == "fall" and not match["y"] and not which:
        return None
    return reckoned(
        "date", _in_year(match["y"], lambda y: _season_of(y, SEASONS[word], bool(match["y"])), context)
    )


def _season_of(year: int, first_month: int, named: bool) -> Period:
    """Three months; "winter 2016" may be either winter of that year, so it is both and what lies between."""
    if first_month == 12 and named:
        return Period(date(year, 1, 1), days.month(year + 1, 2).last)
    return Period(days.month(year, first_month).first, days.month(year, first_month + 2).last)


def _year(match: Match, context: Context) -> Reckoned:
    """A year alone needs a preposition, else it may be any number."""
    if not (context.prep or context.mod):
        return None
    one = int(match["y"])
    if not match["y2"]:
        return days.year(one), "date"
    two = int(match["y2"]) if len(match["y2"]) == 4 else one // 100 * 100 + int(match["y2"])
    return (Period(date(one, 1, 1), date(two, 12, 31)), "date") if one < two else None


def _odd(match: Match, context: Context) -> Reckoned:
    """A date in a form that no rule here knows ("2016 Sep 10", "08-Jul-2021"): read whole, or not at all."""
    return reckoned("date", one_day(_parsed(match[0])))


@cache
def _parsed(text: str) -> date | None:
    """The day that dateparser reads in a short text; only with day, month and year all told."""
    # Its import takes a while, and few texts have such dates.
    from dateparser import parse

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    found = parse(text, languages=["en"], settings=settings)
    return found.date() if found else None


EXPLICIT: dict[str, Rule] = {
    "iso": _iso,
    "slashed": _slashed,
    "day_month": _whole_date,
    "month_day": _whole_date,
    "month_day_glued": _month_day_glued,
    "month_range": _month_range,
    "month_year": _month_year,
    "month": _month,
    "season": _season,
    "odd": _odd,
    "year": _year,
}
"""Pattern of `time_words` -> its rule."""
