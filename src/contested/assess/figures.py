"""Figures side by side: totals and counted units, grouped by what they count, competing ones together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contested.assess.known import text_day, visible
from contested.assess.names import Sides, fold, party_of
from contested.assess.words import plural
from contested.model import (
    Bounds,
    Control,
    Entry,
    Figure,
    FigureRow,
    Harm,
    Mention,
    Movement,
    PartyBook,
    PartyRef,
)

_BELLIGERENT = ("state", "armed group", "coalition")
_GAINS = ("took", "retook", "holds")


def figures(entries: Iterable[Entry], book: PartyBook, known: date | None = None) -> list[FigureRow]:
    """Every figure and counted control claim, those on one topic together in the order of their days.

    One topic is one holder, one kind of unit and one scope: "areas" are not "districts".
    """
    sides = Sides(book)
    rows = [row for entry in visible(entries, known) if (row := _row(entry)) is not None]
    return sorted(rows, key=lambda r: _order(r, sides))


def topic_key(row: FigureRow, sides: Sides) -> tuple[str, str, str]:
    """What a figure counts: whose (by side), within what, in which unit."""
    holder = _holder(row.entry)
    side = sides.book.side(holder.side_id) if holder else ""
    return (side, _scope_key(row.entry), unit_key(row.unit))


def competing(rows: Iterable[FigureRow], book: PartyBook) -> list[list[FigureRow]]:
    """The topics on which more than one claim gives a figure."""
    sides = Sides(book)
    topics: dict[tuple[str, str, str], list[FigureRow]] = {}
    for row in rows:
        topics.setdefault(topic_key(row, sides), []).append(row)
    return [told for told in topics.values() if len(told) > 1]


def adversary_count(entry: Entry, book: PartyBook) -> bool:
    """Whether a count of harm is given by the adversary of its victims: who fights them counts their dead.

    True when the speaker's side did the harm, or is another armed side of the same country or of none.
    """
    matter = entry.claim.matter
    if not isinstance(matter, Harm) or not matter.count or entry.claim.stance != "asserts":
        return False
    if matter.victims is None or matter.victims.party is None:
        return False
    sides = Sides(book)
    speaker, victims = sides.speaker_side(entry), matter.victims.party
    if not speaker or sides.together(speaker, victims.side_id):
        return False
    did_it = matter.by is not None and matter.by.party is not None
    if did_it and matter.by and matter.by.party and sides.together(speaker, matter.by.party.side_id):
        return True
    ours = _kind(speaker, entry.claim.speaker.party, book), _kind(victims.side_id, victims, book)
    countries = {p.country for i in (speaker, victims.side_id) if (p := book.get(i)) and p.country}
    return all(kind in _BELLIGERENT for kind in ours) and len(countries) < 2


def unit_key(unit: str) -> str:
    """The kind of a unit: its noun in the singular."""
    word = fold(unit)
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _kind(side: str, ref: PartyRef | None, book: PartyBook) -> str:
    party = book.get(side)
    if party is not None:
        return party.kind
    return ref.kind if ref is not None else "other"


def _row(entry: Entry) -> FigureRow | None:
    matter = entry.claim.matter
    if isinstance(matter, Figure):
        return _made(entry, matter.unit, matter.count, matter.of)
    if isinstance(matter, Control) and matter.extent == "count" and matter.change in _GAINS:
        return _made(entry, matter.unit, matter.count, Bounds()) if matter.count else None
    if isinstance(matter, Movement) and matter.unit == "percent" and matter.count:
        return _made(entry, matter.unit, matter.count, Bounds())
    return None


def _made(entry: Entry, unit: str, count: Bounds, of: Bounds) -> FigureRow:
    holder, scope = _holder(entry), _scope(entry)
    name = (holder.side or holder.name) if holder else ""
    where = scope.name if scope else ""
    counted = plural(unit or "unit", 2)
    topic = f"{name}: {counted}" if name else counted
    if where and fold(where) != fold(name):
        topic += f", {where}"
    return FigureRow(topic, name, unit, where, count, of, entry)


def _holder(entry: Entry) -> PartyRef | None:
    matter = entry.claim.matter
    if isinstance(matter, Figure | Control):
        return party_of(matter.holder)
    return party_of(matter.who) if isinstance(matter, Movement) else None


def _scope(entry: Entry) -> Mention | None:
    matter = entry.claim.matter
    if isinstance(matter, Figure) and matter.scope is not None:
        return matter.scope
    if isinstance(matter, Movement):
        return matter.origin or matter.goal
    return entry.claim.place


def _scope_key(entry: Entry) -> str:
    scope = _scope(entry)
    if scope is None:
        return ""
    return scope.place.id if scope.place else fold(scope.words)


def _order(row: FigureRow, sides: Sides) -> tuple[object, ...]:
    when = row.entry.claim.when
    day = (when.last or when.first) if when else None
    claim = row.entry.claim
    return (
        *topic_key(row, sides),
        day or text_day(row.entry),
        row.entry.first.known,
        claim.evidence.start,
        claim.id,
    )
