"""Reckons times from the text date or the day last spoken of: "Thursday", "last week", "two days later"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import cast

from contested.extract.times import days
from contested.extract.times.context import Context, Match, Reckoned, Rule, reckoned
from contested.extract.times.days import DAY, Unit, from_base
from contested.extract.times.words import BARE, NOT_NOW_BEFORE, SMALL, VAGUE, WEEKDAYS
from contested.model import Period


def _weekday(match: Match, context: Context) -> Reckoned:
    number = WEEKDAYS[match["w"].lower()]
    which = " ".join((match["which"] or "").lower().split())
    week = (match["week"] or "").lower()

    def reckon(base: date) -> Period:
        if week:
            monday = days.week(base).first
            assert monday is not None
            return Period.day(monday + DAY * (number + {"last": -7, "this": 0, "next": 7}[week]))
        if which in ("last", "the previous"):
            return Period.day(days.weekday_on_or_before(base - DAY, number))
        if which in ("next", "the following", "this coming"):
            return Period.day(days.weekday_on_or_after(base + DAY, number))
        if context.ahead:
            return Period.day(days.weekday_on_or_after(base, number))
        return Period.day(days.weekday_on_or_before(base, number))

    return reckoned("relative", from_base(context.base, reckon))


_OWN_NIGHT = re.compile(rf"\s+(?:on|from|into)\s+(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_NEAR: dict[str, Callable[[date], Period]] = {
    "yesterday": lambda d: Period.day(d - DAY),
    "today": Period.day,
    "tonight": Period.day,
    "tomorrow": lambda d: Period.day(d + DAY),
    "overnight": lambda d: Period(d - DAY, d),
    "last night": lambda d: Period(d - DAY, d),
    "this morning": Period.day,
    "this afternoon": Period.day,
    "this evening": Period.day,
}


def _near(match: Match, context: Context) -> Reckoned:
    """ "Overnight" alone is the night before the text date; "overnight on Friday" is told by its day."""
    if match["near"].lower() == "overnight" and _OWN_NIGHT.match(match.string, match.end()):
        return None
    return reckoned("relative", from_base(context.base, _NEAR[" ".join(match["near"].lower().split())]))


def _calendar(match: Match, context: Context) -> Reckoned:
    """This, last or next week, month or year; "earlier this week" ends the day before the text date."""
    which = match["which"].lower().split()[-1]
    unit, part = match["unit"].lower(), (match["part"] or "").lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)

    def reckon(base: date) -> Period | None:
        whole = _calendar_unit(base, step, unit)
        if whole is None or step or unit != "week":
            return whole
        if part == "earlier" and whole.first:
            return Period(whole.first, max(base - DAY, whole.first))
        if part in ("later", "late"):
            return Period(min(base + DAY, whole.last or base), whole.last)
        return whole if context.ahead else Period(whole.first, base)

    return reckoned("relative", from_base(context.base, reckon))


def _calendar_unit(base: date, step: int, unit: str) -> Period | None:
    if unit == "week":
        return days.week(base + DAY * 7 * step)
    if unit == "month":
        return days.month(base.year, base.month + step)
    if unit == "year":
        return days.year(base.year + step)
    decade = base.year // 10 * 10 + 10 * step
    return Period(date(decade, 1, 1), date(decade + 9, 12, 31))


def _weekend(match: Match, context: Context) -> Reckoned:
    which = match["which"].lower()

    def reckon(base: date) -> Period:
        latest = days.weekend(base)
        assert latest.first is not None and latest.last is not None
        ahead = which == "next" or (context.ahead and base > latest.last)
        back = 7 if which == "last" and base <= latest.last else -7 if ahead else 0
        return Period(latest.first - DAY * back, latest.last - DAY * back)

    return reckoned("relative", from_base(context.base, reckon))


def _same(match: Match, context: Context) -> Reckoned:
    """ "That day", "later that year": the day or year last spoken of."""
    anchor = context.anchor
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    unit = match["unit"].lower()
    if unit in ("day", "night"):
        return (anchor, "relative") if anchor.first == anchor.last else None
    if unit == "week":
        return days.week(anchor.first), "relative"
    if unit == "month":
        return days.month(anchor.first.year, anchor.first.month), "relative"
    return days.year(anchor.first.year), "relative"


def _step(match: Match, context: Context) -> Reckoned:
    """ "Two days later": counted from the day last spoken of, from both ends where that is no single day."""
    anchor = context.anchor
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    word, unit = " ".join((match["many"] or "").lower().split()), match["unit"].lower()
    if unit in ("minute", "hour"):
        return None
    named = cast(Unit, "day" if unit == "night" else unit)
    vague = VAGUE.get(word) if word else BARE[unit]
    low, high = vague or [int(word) if word.isdigit() else SMALL[word]] * 2
    way = 1 if match["way"].lower() == "later" else -1
    if low == high and anchor.first == anchor.last:
        return days.around(days.shift(anchor.first, low * way, named), named, low), "relative"
    early, late = sorted((low * way, high * way))
    return Period(days.shift(anchor.first, early, named), days.shift(anchor.last, late, named)), "relative"


def _neighbour(match: Match, context: Context) -> Reckoned:
    anchor = context.anchor
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    unit = (match["unit"] or match["unit2"]).lower()
    step = -1 if (match["which"] or match["which2"]).lower() in ("previous", "before") else 1
    if unit in ("day", "night"):
        return (Period.day(anchor.first + DAY * step), "relative") if anchor.first == anchor.last else None
    return reckoned("relative", _calendar_unit(anchor.first, step, unit))


def _now(match: Match, context: Context) -> Reckoned:
    following = match.string[match.end() :].lstrip()[:12].lower().split()
    word = match["now"].lower()
    if word in ("now", "still") and following and following[0].rstrip("s.,") in NOT_NOW_BEFORE:
        return None
    if context.prep in ("until", "till", "by", "before", "up to"):
        return None
    return reckoned("now", context.base)


RELATIVE: dict[str, Rule] = {
    "weekday": _weekday,
    "near": _near,
    "calendar": _calendar,
    "weekend": _weekend,
    "same": _same,
    "step": _step,
    "neighbour": _neighbour,
    "now": _now,
}
"""Pattern of `time_words` -> its rule."""
