"""What the words of a time mean in days: one small rule for each pattern of `time_words`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from contested.extract import days
from contested.extract.days import DAY, Unit, from_base
from contested.extract.time_words import (
    BARE,
    MONTHS,
    NOT_NOW_BEFORE,
    SEASONS,
    SMALL,
    VAGUE,
    WEEKDAYS,
    TimeKind,
)
from contested.model import Period

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its words.

    `anchor` is the day last spoken of, `year` the year last named, `ahead` whether the sentence looks ahead;
    `prep` and `mod` are the words before ("since", "early"), `first` the first token as written.
    """

    base: Period | None
    anchor: Period | None
    year: int | None
    ahead: bool
    prep: str
    mod: str
    first: str


Reckoned = tuple[Period, TimeKind] | None
Rule = Callable[[Match, Context], Reckoned]


def _as(kind: TimeKind, period: Period | None) -> Reckoned:
    return (period, kind) if period else None


def _day(day: date | None) -> Period | None:
    return Period.day(day) if day else None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _iso(match: Match, _: Context) -> Reckoned:
    year, month = int(match["y"]), int(match["m"])
    if match["d"]:
        return _as("date", _day(days.safe_day(year, month, int(match["d"]))))
    return _as("date", days.month(year, month)) if 1 <= month <= 12 else None


def _slashed(match: Match, _: Context) -> Reckoned:
    """12/7/2021 is read only where one order alone gives a day, since the two orders are both in use."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {d for d in (days.safe_day(year, b, a), days.safe_day(year, a, b)) if d}
    return _as("date", Period.day(readings.pop())) if len(readings) == 1 else None


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

    return _as("date", _in_year(groups.get("y"), stretch, context))


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
    return _as("date", _day(days.safe_day(int(match["y"]), _month_number(match["m"]), int(match["d"]))))


def _month_year(match: Match, _: Context) -> Reckoned:
    one = days.month(int(match["y"]), _month_number(match["m"]))
    if not match["m2"]:
        return _as("date", one)
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

    return _as("date", _in_year(match["y"], stretch, context))


def _month(match: Match, context: Context) -> Reckoned:
    """A month alone, which must be introduced: "in May", "early May", "last May"."""
    which = (match["which"] or "").lower()
    if not (which or context.prep or context.mod):
        return None
    number = _month_number(match["m"])
    if which == "last":
        return _as("date", from_base(context.base, lambda d: _month_before(d, number)))
    if which == "next":
        return _as("date", from_base(context.base, lambda d: _month_after(d, number)))
    return _as("date", _in_year(None, lambda y: days.month(y, number), context))


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
    return _as(
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

    return _as("relative", from_base(context.base, reckon))


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
    return _as("relative", from_base(context.base, _NEAR[" ".join(match["near"].lower().split())]))


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

    return _as("relative", from_base(context.base, reckon))


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

    return _as("relative", from_base(context.base, reckon))


def _amount(match: Match) -> tuple[int, int, Unit]:
    """How many of which unit, lowest and highest."""
    groups = match.groupdict()
    word = " ".join((groups.get("many") or "").lower().split())
    unit = groups["unit"].lower()
    if not word:
        low, high = (
            BARE[unit] if match[0].lower().rstrip().endswith("s") or "s ago" in match[0].lower() else (1, 1)
        )
    elif word.isdigit():
        low = high = int(word)
    elif word in VAGUE:
        low, high = VAGUE[word]
    else:
        low = high = SMALL[word]
    named: dict[str, Unit] = {"minute": "hour", "night": "day"}
    return low, high, named.get(unit, cast(Unit, unit))


def _ago(match: Match, context: Context) -> Reckoned:
    """ "Three weeks ago": the wider the unit, the wider the stretch; "almost" is one finer unit less."""
    low, high, unit = _amount(match)
    hedge = " ".join((match["hedge"] or "").lower().split())
    if not match["many"] and low == 1:
        return None
    less = hedge in ("almost", "nearly", "just under", "less than", "fewer than")

    def reckon(base: date) -> Period | None:
        if match["unit"].lower() == "minute":
            return Period.day(base)
        if unit == "hour":
            return (
                Period(base - DAY * -(-low // 24), base - DAY * (low // 24))
                if low == high
                else Period(base - DAY, base)
            )
        near, far = days.shift(base, -low, unit), days.shift(base, -high, unit)
        if less and unit == "year" and low == high == 1:
            return days.around(days.shift(near, 1, "month"), "month")
        return days.hull([days.around(near, unit, low), days.around(far, unit, high)])

    return _as("relative", from_base(context.base, reckon))


def _past_stretch(match: Match, context: Context) -> Reckoned:
    """ "The past 24 hours", "for two weeks", "a month-long siege": up to the text date, from a day if told."""
    low, high, unit = _amount(match)
    hedge = " ".join((match.groupdict().get("hedge") or "").lower().split())
    if not match.groupdict().get("many") and low == high == 1 and unit in ("hour", "day"):
        return None
    less = hedge in ("almost", "nearly", "just under", "less than", "fewer than")

    def reckon(base: date) -> Period:
        if unit == "hour":
            return Period(base - DAY * (-(-low // 24) if low == high and low >= 24 else 0), base)
        if low != high or hedge in ("more than", "over", "at least", "just over"):
            # How far back is not told, unless the calendar's own unit is wide enough to hold it.
            return (
                Period(None, base)
                if unit != "year" or low != high
                else Period(date(base.year - low, 1, 1), base)
            )
        start = days.shift(base, -low, unit) + (DAY if less and unit in ("day", "week") else DAY * 0)
        if unit == "month":
            start = start.replace(day=1)
        if unit in ("year", "decade"):
            start = start.replace(month=1, day=1)
        return Period(start, base)

    return _as("duration", from_base(context.base, reckon))


def _stretch(match: Match, context: Context) -> Reckoned:
    """A bare "two weeks" is a time only after "for", or "in" with hours or days."""
    if context.mod or (not match["many"] and match["unit"].lower() + "s" != match[0].lower().split()[-1]):
        return None
    if context.prep in ("for", "over") or (
        context.prep in ("in", "within") and match["unit"].lower() in ("hour", "day")
    ):
        if context.ahead or (context.prep in ("in", "within") and not match["many"]):
            return None
        return _past_stretch(match, context)
    return None


def _long(match: Match, context: Context) -> Reckoned:
    return _past_stretch(match, context)


def _recent(match: Match, context: Context) -> Reckoned:
    return _as("duration", from_base(context.base, lambda d: Period(None, d)))


def _coming(match: Match, context: Context) -> Reckoned:
    """ "The coming weeks": from the text date on; to a day only where a number says so."""
    if not match["many"] and not match[0].lower().endswith("s"):
        return None
    low, high, unit = _amount(match)
    exact = bool(match["many"]) and low == high

    def reckon(base: date) -> Period:
        return Period(
            base,
            days.shift(base, -(-low // 24) if unit == "hour" else low, "day" if unit == "hour" else unit)
            if exact
            else None,
        )

    return _as("duration", from_base(context.base, reckon))


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
    """ "Two days later": counted from the day last spoken of, and nothing when that is no single day."""
    anchor = context.anchor
    if anchor is None or anchor.first is None or anchor.first != anchor.last or not match["many"]:
        return None
    word = match["many"].lower()
    count = int(word) if word.isdigit() else SMALL[word]
    unit = match["unit"].lower()
    if unit in ("minute", "hour"):
        return None
    named = cast(Unit, "day" if unit == "night" else unit)
    there = days.shift(anchor.first, count if match["way"].lower() == "later" else -count, named)
    return days.around(there, named, count), "relative"


def _neighbour(match: Match, context: Context) -> Reckoned:
    anchor = context.anchor
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    unit = (match["unit"] or match["unit2"]).lower()
    step = -1 if (match["which"] or match["which2"]).lower() in ("previous", "before") else 1
    if unit in ("day", "night"):
        return (Period.day(anchor.first + DAY * step), "relative") if anchor.first == anchor.last else None
    return _as("relative", _calendar_unit(anchor.first, step, unit))


def _now(match: Match, context: Context) -> Reckoned:
    following = match.string[match.end() :].lstrip()[:12].lower().split()
    word = match["now"].lower()
    if word in ("now", "still") and following and following[0].rstrip("s.,") in NOT_NOW_BEFORE:
        return None
    if context.prep in ("until", "till", "by", "before", "up to"):
        return None
    return _as("now", context.base)


RULES: dict[str, Rule] = {
    "iso": _iso,
    "slashed": _slashed,
    "day_month": _whole_date,
    "month_day": _whole_date,
    "month_day_glued": _month_day_glued,
    "month_range": _month_range,
    "month_year": _month_year,
    "month": _month,
    "season": _season,
    "year": _year,
    "weekday": _weekday,
    "near": _near,
    "calendar": _calendar,
    "weekend": _weekend,
    "ago": _ago,
    "past_stretch": _past_stretch,
    "stretch": _stretch,
    "long": _long,
    "recent": _recent,
    "coming_stretch": _coming,
    "same": _same,
    "step": _step,
    "neighbour": _neighbour,
    "now": _now,
}
