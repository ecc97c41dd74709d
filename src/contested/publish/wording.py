"""Claims, numbers and days in words: one short line each, the same in tables, panels and exports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from contested.model import (
    Bounds,
    Claim,
    Control,
    Diplomacy,
    Entry,
    Figure,
    Harm,
    KnownDate,
    Matter,
    Mention,
    Movement,
    Number,
    OriginCount,
    Period,
    Speaker,
    Violence,
)

Mark = Callable[[Entry], str]
"""A note to set beside a claim ("adversary's count"), or an empty string."""

SAYS = {"asserts": "says", "denies": "denies", "unconfirmed": "cannot confirm"}
SAY = {"asserts": "say", "denies": "deny", "unconfirmed": "cannot confirm"}
MODALITY = {"ongoing": "under way", "intended": "planned", "possible": "possible", "demanded": "called for"}
CHANGE = {
    "took": "taken",
    "retook": "retaken",
    "holds": "held",
    "lost": "lost",
    "left": "left",
    "contests": "fought for",
    "surrounds": "surrounded",
}
RELATION = {"at": "in", "near": "near", "between": "between", "part of": "in part of"}
EXTENT = {"most": "most of ", "part": "part of "}
HOW = {
    "given": "as given with the report",
    "metadata": "from the page's metadata",
    "url": "from the address of the page",
    "text": "from the page's own words",
    "dateline": "from the dateline",
    "caption": "from a caption",
    "inferred": "inferred from other dates of the text",
}
KIND = {
    "control": "control of places",
    "harm": "people harmed",
    "movement": "movements",
    "figure": "figures",
    "violence": "violence",
    "diplomacy": "diplomacy",
    "no_comment": "no comment",
}


def no_mark(entry: Entry) -> str:
    """The mark that marks nothing."""
    return ""


def day(value: date) -> str:
    """A day as people write it: `14 July 2021`."""
    return f"{value.day} {value:%B %Y}"


def period(value: Period | None) -> str:
    """A period as people write it; empty when there is none."""
    if value is None:
        return ""
    if value.first and value.last:
        if value.first == value.last:
            return day(value.first)
        short = str(value)
        if "/" not in short:
            return f"{value.first:%B %Y}" if "-" in short else short
        return f"{day(value.first)} to {day(value.last)}"
    if value.last:
        return f"by {day(value.last)}"
    return f"since {day(value.first)}" if value.first else "any time"


def short_period(value: Period | None) -> str:
    """The same for narrow columns: `2021-07-14`, `by 2021-07-14`, `2021-07-01 to 2021-07-14`."""
    if value is None or (value.first is None and value.last is None):
        return ""
    first, _, last = str(value).partition("/")
    if first and last:
        return f"{first} to {last}"
    return first if "/" not in str(value) else f"since {first}" if first else f"by {last}"


def known_date(value: KnownDate | None) -> str:
    """A date with how it is known, or the plain word that it is not."""
    return f"{period(value.period)}, {HOW[value.how]}" if value else "not known"


def number(value: Number) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def bounds(value: Bounds) -> str:
    """`69`, `69 or more`, `up to 399`, `225 to 275`; empty when nobody gave a number."""
    if value.low is not None and value.high is not None:
        low, high = number(value.low), number(value.high)
        return low if low == high else f"{low} to {high}"
    if value.low is not None:
        return f"{number(value.low)} or more"
    return f"up to {number(value.high)}" if value.high is not None else ""


def units(unit: str, count: Bounds) -> str:
    """The unit in the number that its count asks for; `percent` and words already plural stay as they are."""
    if not unit or unit == "percent" or unit.endswith("s") or (count.low == 1 and count.high == 1):
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"


def origins(count: OriginCount | None) -> str:
    """How many independent origins, as bounds in words."""
    if count is None or count.high == 0:
        return "no independent origin"
    told = str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
    return f"{told} independent origin{'' if count.high == 1 else 's'}"


def speaker(who: Speaker, outlet: str = "") -> str:
    """Who says it, with the side in brackets where the name does not tell it already."""
    if who.kind == "report" or who.mention is None:
        return f"{outlet or 'the report'}, in its own voice"
    words = who.name or who.mention.words
    if who.role and who.kind == "named" and who.role.casefold() not in words.casefold():
        words = f"{words}, {who.role}"
    if who.side and who.side.casefold() not in words.casefold():
        words = f"{words} ({who.side})"
    return words


def proposition(claim: Claim) -> str:
    """What the claim is about, without who says it: `Spin Boldak taken by Taliban`."""
    words = _matter(claim.matter, claim.place)
    if claim.modality != "actual":
        words = f"{words} ({MODALITY[claim.modality]})"
    return words


def says(claim: Claim) -> str:
    """Stance and matter: `denies: Spin Boldak taken by Taliban`."""
    if claim.kind == "no_comment":
        return "did not answer"
    return f"{(SAY if claim.speaker.several else SAYS)[claim.stance]}: {proposition(claim)}"


def _name(mention: Mention | None, before: str = "") -> str:
    return f"{before}{mention.name}" if mention and mention.name else ""


def _where(place: Mention | None) -> str:
    if place is None or not place.name:
        return ""
    return f" {RELATION[place.relation]} {place.name}"


def _matter(matter: Matter, place: Mention | None) -> str:
    match matter:
        case Control():
            return _control(matter, place)
        case Harm():
            count = bounds(matter.count)
            victims = matter.victims.text if matter.victims else "people"
            by = _name(matter.by, " by ")
            return f"{count} {victims} {matter.harm}{by}{_where(place)}".strip()
        case Movement():
            count = bounds(matter.count) + (" percent of" if matter.unit == "percent" else "")
            who = matter.who.text if matter.who else "people"
            route = _name(matter.origin, " from ") + _name(matter.goal, " to ")
            return f"{count} {who} {matter.move}{route}".strip()
        case Figure():
            return figure(matter)
        case Violence():
            sides = _name(matter.by, " by ") + _name(matter.against, " against ")
            return f"{matter.act}{sides}{_where(place)}"
        case Diplomacy():
            return f"{matter.act}{_name(matter.by, ' by ')}{_name(matter.toward, ' toward ')}"
    return "no comment"


def figure(matter: Figure) -> str:
    """A total: `Taliban: 225 to 275 of 360 to 399 districts, Afghanistan`."""
    total = f" of {bounds(matter.of)}" if matter.of else ""
    told = f"{bounds(matter.count)}{total} {units(matter.unit, matter.of or matter.count)}".strip()
    return f"{_name(matter.holder)}{': ' if matter.holder else ''}{told}{_name(matter.scope, ', ')}"


def _control(matter: Control, place: Mention | None) -> str:
    where = _name(place) or "a place not named"
    if matter.extent == "count":
        where = f"{bounds(matter.count)} {units(matter.unit or 'place', matter.count)} of {where}"
    else:
        where = EXTENT.get(matter.extent, "") + where
    ended = " no longer" if matter.ended else ""
    told = f"{where}{ended} {CHANGE[matter.change]}"
    if matter.change in ("lost", "left"):
        return told + _name(matter.loser, " by ")
    return told + _name(matter.holder, " by ") + _name(matter.loser, ", from ")
