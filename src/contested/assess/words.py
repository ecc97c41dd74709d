"""Reasons in words: who said what, to whom, for which day, as sentences for an analyst."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contested.assess.known import text_day
from contested.assess.names import Sides, fold, party_of
from contested.assess.origins import carrier_name
from contested.assess.propositions import Statement
from contested.model import Bounds, Control, Entry, Period

_LISTED = 6
_ARTICLES = ("the ", "a ", "an ")


def speaker(entry: Entry, sides: Sides) -> str:
    """Who speaks: name or words as written, with side or role, and whether unnamed."""
    told = entry.claim.speaker
    if told.kind == "report":
        return f"{carrier_name(entry, sides)} in its own voice"
    name = _lower_article(told.name or (told.mention.words if told.mention else "somebody"))
    notes = [told.role] if told.role else []
    if told.affiliation is not None and told.affiliation.text and told.kind == "named":
        notes.append(told.affiliation.text)
    elif told.side and fold(told.side) not in fold(name):
        notes.append(told.side)
    if told.kind == "anonymous":
        notes.append("unnamed")
    return f"{name} ({', '.join(notes)})" if notes else name


def relayed(entry: Entry, sides: Sides) -> str:
    """Through whom the words came: the chain and the outlet."""
    if entry.claim.speaker.kind == "report":
        return ""
    links = [link.name for link in entry.claim.chain]
    outlet = entry.first.publication.outlet
    carrier = carrier_name(entry, sides)
    if not links:
        return f"by {outlet or carrier}"
    heard = f"told through {', '.join(reversed(links))}"
    return heard if not outlet or fold(outlet) in map(fold, links) else f"{heard}, by {outlet}"


def saying(statement: Statement, sides: Sides) -> str:
    """One statement as a sentence without full stop, its report's day included."""
    entry = statement.entry
    through = relayed(entry, sides)
    who = f"{speaker(entry, sides)}, {through}," if through else speaker(entry, sides)
    return _capital(f"{who} {what(entry)} (report of {day(text_day(entry))})")


def what(entry: Entry) -> str:
    """What the control claim says, as a verb phrase."""
    claim, matter = entry.claim, entry.claim.matter
    assert isinstance(matter, Control)
    place = claim.place.name if claim.place else "it"
    if matter.extent == "most":
        place = f"most of {place}"
    elif matter.extent == "part":
        place = f"part of {place}"
    elif matter.extent == "count":
        place = f"{count_words(matter)} in {place}"
    holder, loser = party_of(matter.holder), party_of(matter.loser)
    a = (holder.side or holder.name) if holder else "somebody unnamed"
    b = (loser.side or loser.name) if loser else "its holder"
    told = {
        "took": f"that {a} took {place}",
        "retook": f"that {a} retook {place}",
        "holds": f"that {a} holds {place}",
        "lost": f"that {b} lost {place}",
        "left": f"that {b} left {place}",
        "contests": f"that {a} fought for {place}",
        "surrounds": f"that {a} besieged {place}",
    }[matter.change]
    if claim.modality in ("intended", "ongoing") and matter.change in ("took", "retook"):
        verb = "retake" if matter.change == "retook" else "take"
        told = f"that {a} is to {verb} {place}" + (f" from {b}" if loser else "") + ", so does not hold it"
    if claim.stance == "denies":
        return f"denies {told}{_for(claim.when)}"
    return f"says {told}{_for(claim.when)}"


def count_words(matter: Control) -> str:
    """ "five districts", "at least 5 districts": a counted extent in words."""
    low, high = matter.count.low, matter.count.high
    unit = matter.unit or "part"
    if low is None and high is None:
        return f"some {plural(unit, 2)}"
    if low == high:
        return f"{low} {plural(unit, low)}"
    if high is None:
        return f"at least {low} {plural(unit, low)}"
    return f"{low if low is not None else 'up'} to {high} {plural(unit, high)}"


def day(value: date) -> str:
    """A day as analysts write it: 8 July 2021."""
    return f"{value.day} {value:%B %Y}"


def period(value: Period) -> str:
    if value.first is None or value.last is None:
        if value.last is not None:
            return f"up to {day(value.last)}"
        return f"since {day(value.first)}" if value.first else "at an unknown time"
    return day(value.first) if value.first == value.last else f"{day(value.first)} to {day(value.last)}"


def listed(statements: Iterable[Statement], sides: Sides) -> list[str]:
    """Statements as sentences, one for each claim, the newest first, a long list cut with its count."""
    by_claim = {s.claim.id: s for s in statements}
    order = sorted(by_claim.values(), key=lambda s: (s.day, s.claim.id), reverse=True)
    told = list(dict.fromkeys(saying(s, sides) for s in order[: _LISTED * 3]))[:_LISTED]
    more = len(order) - _LISTED * 3
    return told + ([f"and {more} more claims that say the same"] if more > 0 else [])


def speakers(statements: Iterable[Statement], sides: Sides) -> tuple[str, ...]:
    """The speakers of some statements in words, each once."""
    order = sorted(statements, key=lambda s: (s.day, s.claim.id))
    return tuple(dict.fromkeys(speaker(s.entry, sides) for s in order))


def _for(when: Period | None) -> str:
    return f" for {period(when)}" if when is not None else ""


def plural(unit: str, number: float | None) -> str:
    if number == 1 or unit == "percent":
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_article(name: str) -> str:
    return name[0].lower() + name[1:] if name.casefold().startswith(_ARTICLES) else name


def count_words_of(count: Bounds) -> str:
    """Bounds in words: "69", "at least 201", "225 to 275"."""
    if count.low is not None and count.high is not None:
        return f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"
    return f"at least {count.low:,}" if count.low is not None else f"at most {count.high:,}"
