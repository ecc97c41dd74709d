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
    notes = [told.role] if told.role and fold(told.role) not in fold(name) else []
    if told.affiliation is not None and told.affiliation.text and told.kind == "named":
        if not notes or fold(told.affiliation.text) not in fold(told.role):
            notes.append(told.affiliation.text)
    elif told.side and fold(told.side) not in fold(name):
        notes.append(told.side)
    if told.kind == "anonymous":
        notes.append("unnamed")
    return f"{name} ({', '.join(notes)})" if notes else name


def relayed(entry: Entry, sides: Sides) -> str:
    """Through whom the words came and when: "told to Reuters, on 8 July 2021"."""
    on = day(text_day(entry))
    if entry.claim.speaker.kind == "report":
        return f"on {on}"
    outlet = entry.first.publication.outlet
    links = [link.name for link in entry.claim.chain] or [carrier_name(entry, sides)]
    if outlet and fold(outlet) not in map(fold, links):
        links.append(f"in {outlet}")
    heard = "told to" if entry.claim.speaker.kind == "anonymous" else "by way of"
    return f"{heard} {', '.join(links)}, on {on}"


def saying(statement: Statement, sides: Sides) -> str:
    """One statement as a sentence without full stop: who, through whom, when, what."""
    return telling(statement.entry, sides)


def telling(entry: Entry, sides: Sides) -> str:
    """One control claim as such a sentence."""
    return capital(f"{speaker(entry, sides)}, {relayed(entry, sides)}, {what(entry)}")


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
    a = with_article(holder.side or holder.name) if holder else "somebody unnamed"
    b = with_article(loser.side or loser.name) if loser else "its holder"
    many = matter.extent == "count" and not (matter.count.low == matter.count.high == 1)
    when = f" ({period(claim.when)})" if claim.when is not None else ""
    told = {
        "took": f"{a} took {place}",
        "retook": f"{a} retook {place}",
        "holds": f"{place} {'are' if many else 'is'} held by {a}",
        "lost": f"{b} lost {place}",
        "left": f"{b} left {place}",
        "contests": f"{a} fought for {place}",
        "surrounds": f"{a} besieged {place}",
    }[matter.change]
    if claim.modality in ("intended", "ongoing") and matter.change in ("took", "retook"):
        be = "is being" if claim.modality == "ongoing" else "is to be"
        done = "retaken" if matter.change == "retook" else "taken"
        told = f"{place} {be} {done} by {a}" + (f" from {b}" if loser else "")
        when = f", so {a} does not hold it now"
    verb = _verb("deny" if claim.stance == "denies" else "say", claim.speaker.several)
    return f"{verb} that {told}{when}"


def with_article(name: str) -> str:
    """ "the Afghan government", but "Islamic State": an article before a common noun."""
    last = name.split()[-1] if name.split() else name
    return f"the {name}" if last[:1].islower() and not name.startswith("the ") else name


def _verb(verb: str, many: bool) -> str:
    if many:
        return verb
    return f"{verb[:-1]}ies" if verb == "deny" else f"{verb}s"


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


def plural(unit: str, number: float | None) -> str:
    if number == 1 or unit == "percent":
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_article(name: str) -> str:
    return name[0].lower() + name[1:] if name.casefold().startswith(_ARTICLES) else name


def count_words_of(count: Bounds) -> str:
    """Bounds in words: "69", "at least 201", "225 to 275"."""
    if count.low is not None and count.high is not None:
        return f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"
    return f"at least {count.low:,}" if count.low is not None else f"at most {count.high:,}"
