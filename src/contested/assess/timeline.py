"""The timeline of a place: its claims by the days they speak of, and the status wherever it changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contested.assess.known import text_day
from contested.assess.placefile import PlaceFile, open_file
from contested.assess.propositions import event_period, state_period, statements
from contested.assess.status import status_of
from contested.model import AsOf, Control, Entry, PartyBook, Period, PlaceRef, PlaceStatus, TimelineRow

_TURNING = ("control", "violence")
_EVENTS = ("took", "retook", "lost", "left")


def timeline(
    place: PlaceRef, entries: Iterable[Entry], book: PartyBook, known: date | None = None
) -> list[TimelineRow]:
    """What is said of a place in the order of the days spoken of; `known` None: all that is known.

    A status stands on the last row of the day from which it holds.
    """
    file = open_file(place, entries, book, known)
    rows = sorted(((spoken(e), e) for e in file.entries), key=_order)
    last_of = {_day(when, e): i for i, (when, e) in enumerate(rows) if e.claim.kind in _TURNING}
    at = known or max((a.known for e in file.entries for a in e.appearances), default=date.max)
    changed = {last_of[day]: s for day, s in changes(file, at) if day in last_of}
    return [TimelineRow(when, e, changed.get(i)) for i, (when, e) in enumerate(rows)]


def changes(file: PlaceFile, known: date) -> list[tuple[date, PlaceStatus]]:
    """The days on which the status changes, with the status from then on."""
    found: list[tuple[date, PlaceStatus]] = []
    for day in _turns(file):
        status = status_of(file, AsOf(day, known))
        if not found or _gist(status) != _gist(found[-1][1]):
            found.append((day, status))
    return found


def spoken(entry: Entry) -> Period:
    """The period that a claim speaks of."""
    matter = entry.claim.matter
    if isinstance(matter, Control) and matter.change in _EVENTS and entry.claim.modality == "actual":
        return event_period(entry)
    return state_period(entry)


def _turns(file: PlaceFile) -> list[date]:
    """The days on which the status may change: tenures begin, somebody denies, concedes or settles it."""
    days = {t.start for t in file.accounts if t.account != "nothing"}
    for tenure in file.accounts:
        days |= {s.day for s in (*tenure.against, *tenure.losses)}
        held = tenure.holder.side_id if tenure.holder else ""
        evidence = [*tenure.evidence, *(s for said in tenure.parts.values() for s in said)]
        for s in evidence:
            side = file.sides.speaker_side(s.entry)
            if tenure.against or tenure.parts or (side and not file.sides.together(side, held)):
                days.add(s.day)
    for fight in (*file.fights, *file.sieges):
        days.add(fight.first)
    days |= {s.day for e in file.entries for s in statements(e) if s.role == "denial"}
    return sorted(d for d in days if d > date.min)


def _gist(status: PlaceStatus) -> tuple[object, ...]:
    return (
        status.state, status.holder, tuple(r.party for r in status.rivals),
        tuple((p.part, p.holder) for p in status.parts), status.basis, status.fought_over, status.besieged_by,
    )  # fmt: skip


def _day(when: Period, entry: Entry) -> date:
    """The day on which a claim takes its place: events by their last day, states by their first."""
    matter = entry.claim.matter
    if isinstance(matter, Control) and matter.change in _EVENTS:
        return when.last or when.first or text_day(entry)
    return when.first or when.last or text_day(entry)


def _order(row: tuple[Period, Entry]) -> tuple[object, ...]:
    when, entry = row
    return (
        _day(when, entry),
        entry.first.known,
        entry.first.publication.id,
        entry.claim.evidence.start,
        entry.claim.id,
    )
