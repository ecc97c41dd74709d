"""What a time expression is, and the patterns of its core: weekdays, dates, months, "three weeks ago"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from contested.extract.lexicon import lexicon
from contested.model import Period

TimeRelation = Literal["on", "since", "until", "by", "during", "before", "after"]
TimeKind = Literal["date", "relative", "now", "duration"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time, tokens [start, end), with the days that they mean.

    `period` already takes the relation into account: "since May" runs from May to the text date, "until
    Friday" is open at its start. `kind` tells explicit or relative dates from "now" and from stretches
    ("for two weeks").
    """

    start: int
    end: int
    period: Period
    relation: TimeRelation = "on"
    kind: TimeKind = "date"


_WORDS = lexicon("times")
WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
MONTHS: dict[str, int] = _WORDS["months"]
SEASONS: dict[str, int] = _WORDS["seasons"]
SMALL: dict[str, int] = _WORDS["small_numbers"]
VAGUE: dict[str, list[int]] = _WORDS["vague_numbers"]
BARE: dict[str, list[int]] = _WORDS["bare_plurals"]
RELATIONS: dict[str, TimeRelation] = {str(k): v for k, v in _WORDS["relations"].items()}
NOW: list[str] = _WORDS["now"]
NOT_NOW_BEFORE = frozenset(_WORDS["not_now_before"])
NAMES_AFTER = frozenset(_WORDS["names_after"])
FUTURE = frozenset(_WORDS["future"])
FUTURE_PREPOSITIONS = frozenset(_WORDS["future_prepositions"])
PAST = frozenset(_WORDS["past"])
REPORTING = frozenset(_WORDS["reporting"])
GOING_ON = frozenset(_WORDS["going_on"])
LASTING = frozenset(_WORDS["lasting"])
EVENTS = frozenset(_WORDS["events"])
EVENT_VERBS = frozenset(_WORDS["event_verbs"])
CONFLICTS = frozenset(_WORDS["conflicts"])
OUTBREAKS = frozenset(_WORDS["outbreaks"])
DETACHED = frozenset(_WORDS["detached"])
VIOLENT = frozenset(_WORDS["violent"])
WILL = frozenset(_WORDS["will"])


def _any(words: object) -> str:
    """An alternation, longest first, that stands any white space between words."""
    listed = sorted((str(w) for w in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in listed) + ")"


_FULL_DAYS = [w for w in WEEKDAYS if w not in _WORDS["weekdays_beside_dates"]]
_W = rf"{_any(WEEKDAYS)}\.?"
_M = rf"{_any(MONTHS)}\.?"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:.,]\d|\d|\s*(?:%|percent|per\s+cent)\b)"
_Y = r"(?:19|20)\d\d(?!\d|,\d)"
_TO = r"\s*(?:-|–|—|to|until|through|and)\s*"
_UNIT = r"(?P<unit>minute|hour|day|night|week|month|year|decade)"
_HEDGE = (
    r"(?P<hedge>almost|nearly|just\s+under|less\s+than|fewer\s+than|about|around|roughly|some|more\s+than|"
    r"over|at\s+least|just\s+over|just|only|up\s+to)\s+"
)
_HEDGE_STARTS = frozenset(re.findall(r"(?:\(\?P<hedge>|\|)([a-z]+)", _HEDGE))
_MANY = rf"(?P<many>\d{{1,3}}|{_any([*SMALL, *VAGUE])})"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk))?"
_MODIFIER = r"(?:early|mid|late)"

_PATTERNS: dict[str, str] = {
    # explicit dates
    "iso": r"(?P<y>(?:19|20)\d\d)[-/](?P<m>\d\d)(?:[-/](?P<d>\d\d))?(?!\d)",
    "slashed": r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y>(?:19|20)\d\d)(?!\d)",
    "day_month": rf"(?:{_W},?\s+)?(?:the\s+)?(?P<d>{_D})(?:{_TO}(?P<d2>{_D}))?(?:\s+of)?[\s-]+(?P<m>{_M})"
    rf"(?:{_TO}(?P<d3>{_D})\s+(?P<m3>{_M}))?(?:,?[\s-]+(?P<y>{_Y}))?",
    "month_day": rf"(?:{_W},?\s+)?(?P<m>{_M})\s+(?:the\s+)?(?P<d>{_D})"
    rf"(?:(?P<to>{_TO})(?:(?P<m3>{_M})\s+)?(?P<d2>{_D}))?(?:,?\s*(?P<y>{_Y}))?",
    "month_day_glued": rf"(?P<m>{_M})\s+(?P<d>\d\d)(?P<y>{_Y})",
    "odd": rf"(?:{_Y}[\s,/-]+{_M}[\s,/-]+\d{{1,2}}|\d{{1,2}}[/.-]{_M}[/.-](?:\d{{4}}|\d\d)|"
    rf"{_M}[/-]\d{{1,2}}[/-]\d{{4}})(?!\d)",
    "month_range": rf"(?P<m>{_M})(?P<to>{_TO})(?P<m2>{_M})(?:,?\s+(?:of\s+)?(?P<y>{_Y}))?",
    "month_year": rf"(?P<m>{_M})(?:,|\s+of)?\s+(?P<y>{_Y})(?:{_TO}(?P<m2>{_M})(?:,|\s+of)?\s+(?P<y2>{_Y}))?",
    "month": rf"(?P<which>last|next|this|this\s+past)?\s*(?P<m>{_M})",
    "season": rf"(?P<which>last|next|this|this\s+past|the)?\s*(?P<s>{_any(SEASONS)})"
    rf"(?:,|\s+of)?(?:\s+(?P<y>{_Y}))?",
    "year": rf"(?P<y>{_Y})(?:{_TO}(?P<y2>(?:19|20)?\d\d)(?!\d|,\d))?",
    # weekdays
    "weekday": rf"(?P<which>last|next|this|this\s+past|this\s+coming|the\s+previous|the\s+following)?\s*"
    rf"(?P<w>{_any(_FULL_DAYS)}){_PART}(?:(?:\s+of)?\s+(?P<week>last|this|next)\s+week)?",
    # around the text date
    "near": r"(?P<near>yesterday|today|tonight|tomorrow|overnight|last\s+night|"
    r"this\s+(?:morning|afternoon|evening))"
    rf"{_PART}",
    "calendar": r"(?:(?P<part>earlier|later|late|early)\s+)?"
    r"(?P<which>this|last|next|(?:the|this)\s+(?:past|previous|coming|following|current))\s+"
    r"(?P<unit>week|month|year|decade)(?!\s*-|s\b)",
    "weekend": r"(?P<which>this|last|next|the)\s+(?:past\s+)?weekend",
    # counted from the text date
    "ago": rf"(?:{_HEDGE})?(?:{_MANY}\s+)?{_UNIT}s?\s+ago",
    "past_stretch": rf"(?:the|these|this)\s+(?:past|last|previous)\s+"
    rf"(?:(?:{_HEDGE})?{_MANY}\s+)?{_UNIT}s?(?!\s*-)",
    "recent": rf"(?:the\s+)?(?:recent|latest)\s+{_UNIT}s",
    "coming_stretch": rf"(?:the\s+)?(?:coming|next|following)\s+(?:{_MANY}\s+)?{_UNIT}s?",
    "stretch": rf"(?:{_HEDGE})?(?:{_MANY}\s+)?{_UNIT}s?(?!\s*-|\s+ago|\s+later|\s+earlier|\s+of\s+age)",
    "long": rf"(?:{_HEDGE})?(?:{_MANY}[\s-]+)?{_UNIT}s?-?\s?long\b",
    # counted from the day last spoken of
    "same": r"(?:(?P<part>later|earlier)\s+)?(?:that|the\s+same)\s+(?P<unit>day|night|week|month|year)",
    "step": rf"(?:{_MANY}\s+)?{_UNIT}s?\s+(?P<way>later|earlier)",
    "neighbour": r"the\s+(?P<which>next|following|previous)\s+(?P<unit>day|night|week|month|year)|"
    r"the\s+(?P<unit2>day|night|week|month|year)\s+(?P<which2>before|after)(?!\s+(?:the|a|an|yesterday|tomorrow)\b)",
    "now": rf"(?P<now>{_any(NOW)})",
}
PATTERNS = {
    name: re.compile(rf"{pattern}(?!\w)", re.IGNORECASE if name != "month" else 0)
    for name, pattern in _PATTERNS.items()
}
# "May" and "March" are months only with a capital.
PATTERNS["month"] = re.compile(
    rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his\s+past)?\s*"
    rf"(?P<m>{_any([m.title() for m in MONTHS])}\.?)(?!\w)"
)

BEFORE = re.compile(
    rf"(?:(?P<prep>{_any(RELATIONS)})\s+)?(?P<mod>(?:(?:the\s+)?(?:very\s+)?(?:start|beginning|end|middle|eve|night|"
    rf"morning|afternoon|evening|week|month|year)\s+of|(?:as\s+)?(?:early|late|mid|earlier|later|overnight|just)"
    rf"(?:\s+(?:on|in|as))?|mid-)\s*)?(?:(?P<the>the)\s+)?(?P<adj>{_MODIFIER}[\s-]+)?$",
    re.IGNORECASE,
)


def _starts() -> dict[str, tuple[str, ...]]:
    """First word of a core -> the patterns worth trying there, in order."""
    counts = {w.split()[0] for w in [*SMALL, *VAGUE]}
    hedges = _HEDGE_STARTS
    units = {u + s for u in BARE for s in ("", "s")}
    which = {"last", "next", "this"}
    starts: dict[str, list[str]] = {}

    def add(names: str, words: object) -> None:
        for word in sorted(words):  # type: ignore[call-overload]
            starts.setdefault(word, []).extend(n for n in names.split() if n not in starts.get(word, []))

    add("day_month month_day weekday", WEEKDAYS)
    add("month_day_glued odd month_day month_year month_range month", MONTHS)
    add("near calendar weekend weekday month season", which)
    add("near", ("yesterday", "today", "tonight", "tomorrow", "overnight"))
    add("calendar same", ("earlier", "later", "late", "early"))
    add(
        "day_month calendar weekend past_stretch recent coming_stretch same neighbour weekday season",
        ("the",),
    )
    add("past_stretch recent coming_stretch", ("these", "recent", "latest", "coming", "next", "following"))
    add("past_stretch", ("this",))
    add("same", ("that",))
    add("season", SEASONS)
    add("ago long step stretch", counts | hedges | units)
    add("now", {w.split()[0] for w in NOW})
    return {word: tuple(names) for word, names in starts.items()}


STARTS = _starts()
DIGIT_STARTS = ("iso", "slashed", "odd", "day_month", "year", "ago", "long", "step", "stretch")
