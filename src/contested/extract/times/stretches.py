"""Reckons counted stretches of time: "three weeks ago", "the past 24 hours", "a month-long siege"."""

from __future__ import annotations

from datetime import date
from typing import cast

from contested.extract.times import days
from contested.extract.times.context import Context, Match, Reckoned, Rule, reckoned
from contested.extract.times.days import DAY, Unit, from_base
from contested.extract.times.words import BARE, SMALL, VAGUE
from contested.model import Period


def _amount(match: Match) -> tuple[int, int, Unit]:
    """How many of which unit, lowest and highest."""
    groups = match.groupdict()
    word = " ".join((groups.get("many") or "").lower().split())
    unit = groups["unit"].lower()
    if not word:
        low, high = (
            BARE[unit] if match.string[match.end("unit") : match.end("unit") + 1].lower() == "s" else (1, 1)
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

    return reckoned("relative", from_base(context.base, reckon))


def _past_stretch(match: Match, context: Context) -> Reckoned:
    """ "The past 24 hours", "for two weeks", "a month-long siege": up to the text date."""
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

    return reckoned("duration", from_base(context.base, reckon))


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
    return reckoned("duration", from_base(context.base, lambda d: Period(None, d)))


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

    return reckoned("duration", from_base(context.base, reckon))


STRETCHES: dict[str, Rule] = {
    "ago": _ago,
    "past_stretch": _past_stretch,
    "stretch": _stretch,
    "long": _past_stretch,
    "recent": _recent,
    "coming_stretch": _coming,
}
"""Pattern of `time_words` -> its rule."""
