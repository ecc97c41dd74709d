"""Why a status is what it is, in sentences for an analyst: one for each origin, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from contested.assess.basis import Judgement
from contested.assess.fights import Fight
from contested.assess.known import text_day
from contested.assess.names import place_of
from contested.assess.origins import Voice
from contested.assess.placefile import PlaceFile
from contested.assess.propositions import Statement
from contested.assess.words import (
    capital,
    count_words,
    listed,
    period,
    relayed,
    speaker,
    telling,
    what,
    with_article,
)
from contested.model import Entry, PartyRef, Period, PlaceRef, PlaceStatus

_LISTED = 12
_SPEAKERS = ("named", "institution", "document", "media", "anonymous", "report")
"""In this order one speaker stands for several of one origin."""


def because(file: PlaceFile, judged: Judgement, holder: str) -> list[str]:
    """Why this basis, as sentences."""
    counted = judged.origins
    number = f"{counted.low}" if counted.low == counted.high else f"{counted.low} to {counted.high}"
    lead = {
        "conceded": f"{holder}: conceded, the losing side says so itself.",
        "disputed": f"{holder}: disputed, for the same time it is both said and denied.",
        "corroborated": f"{holder}: corroborated by {number} independent origins.",
        "reported": f"{holder}: reported by one origin independent of that side.",
        "claimed": f"{holder}: claimed by that side alone.",
    }[judged.basis]
    first = judged.conceded if judged.basis == "conceded" else ()
    others = [s for s in judged.evidence if s.claim.id not in ids(first)]
    shown = _by_origin(first, file.voices)
    heard = {told.key for s in shown if (told := file.voices.get(s.claim.id))}
    shown += [
        s
        for s in _by_origin(others, file.voices)
        if (v := file.voices.get(s.claim.id)) and v.key not in heard
    ]
    lines = [*listed(shown, file.sides), *listed(_by_origin(judged.denied, file.voices), file.sides)]
    return [lead, *(f"{text}." for text in dict.fromkeys(lines))]


def _by_origin(said: Iterable[Statement], voices: Mapping[str, Voice | None]) -> list[Statement]:
    """One statement for each origin, the named speaker's before a body's, none that only repeats another."""
    best: dict[str, Statement] = {}
    order = sorted(said, key=lambda s: (_SPEAKERS.index(s.claim.speaker.kind), s.weak, s.claim.id))
    for s in order:
        told = voices.get(s.claim.id)
        if told is not None:
            best.setdefault(f"{told.key} {s.claim.stance}", s)
    return list(best.values())


def part_words(said: Sequence[Statement], on: date, place: str) -> str:
    """The part in words, from its newest statement of the day or before."""
    known = [s for s in said if s.day <= on] or list(said)
    newest = max(known, key=lambda s: (s.day, s.proposition.extent == "most", s.claim.id))
    matter = newest.control
    match newest.proposition.extent:
        case "most":
            return f"most of {place}"
        case "count":
            return f"{count_words(matter)} of {place}"
        case "all":
            return f"the rest of {place}"
    return f"part of {place}"


def fight_words(going: Sequence[Fight], file: PlaceFile, state: str) -> str:
    who = sorted({name_of(f.attacker) for f in going if f.attacker is not None})
    by = f" by {', '.join(who)}" if who else ""
    reports = sorted({f.entry.first.publication.outlet or f.entry.first.publication.report for f in going})
    tail = ", and nobody is said to hold it" if state == "fought over" else ""
    return f"Fighting for {file.place.name}{by} is reported for that day ({', '.join(reports)}){tail}."


def siege_words(siege: Fight, file: PlaceFile) -> str:
    by = f" by {name_of(siege.attacker)}" if siege.attacker else ", by whom is not said"
    at = place_of(siege.entry.claim.place)
    where = at.name if at else file.place.name
    when = period(Period(siege.first, siege.last))
    return f"{where} is besieged{by} ({when}), and is not said to be relieved since."


def within_words(area: PlaceRef, inside: Sequence[PlaceStatus]) -> list[str]:
    """What is known of places within an area, said to be no more than that."""
    if not inside:
        return []
    told = []
    for status in inside[:_LISTED]:
        who = with_article(status.holder) if status.holder else " or ".join(r.party for r in status.rivals)
        told.append(f"{status.place} {f'held by {who}' if who else 'divided'} ({status.basis})")
    more = f"; and {len(inside) - _LISTED} more" if len(inside) > _LISTED else ""
    return [f"Derived from places within {area.name}, each judged for itself: {'; '.join(told)}{more}."]


def heard_words(heard: Iterable[Entry], file: PlaceFile) -> list[str]:
    """What else is told where nobody is said to hold the place, the newest first; doubts have words of
    their own, and so have fights that go on."""
    told = [telling(e, file.sides) for e in heard if e.claim.stance != "unconfirmed"]
    lines = list(dict.fromkeys(reversed(told)))
    more = [f"And {len(lines) - _LISTED} more claims."] if len(lines) > _LISTED else []
    return [f"{text}." for text in lines[:_LISTED]] + more


def unconfirmed_words(file: PlaceFile, on: date) -> list[str]:
    """Who said by then that it could not be confirmed."""
    doubts = [
        e
        for e in file.entries
        if e.claim.stance == "unconfirmed" and e.claim.kind == "control" and text_day(e) <= on
    ]
    told = (f"{speaker(e, file.sides)}, {relayed(e, file.sides)}," for e in doubts)
    return [f"{capital(words)} could not confirm it." for words in dict.fromkeys(told)]


def may_words(entry: Entry, place: PlaceRef) -> str:
    told = what(entry).split(" ", 1)[1]
    return f"May include {place.name}, which is not named: a claim {told}."


def name_of(party: PartyRef) -> str:
    return party.side or party.name


def ids(said: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.claim.id for s in said))
