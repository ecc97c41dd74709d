"""Fights for a place and sieges of it, as told: when, by whom, and when they were said to end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contested.assess.names import UNNAMED, Sides, side_named
from contested.assess.propositions import state_period
from contested.model import Control, Entry, Mention, PartyRef, Violence


@dataclass(frozen=True, slots=True)
class Fight:
    """A fight (or a siege) told by one claim, from `first` to `last`; `attacker` None: nobody named."""

    entry: Entry
    first: date
    last: date
    attacker: PartyRef | None

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def fighters(fight: Fight) -> set[str]:
    """The ids of the sides that a fight is told of."""
    matter = fight.entry.claim.matter
    other = matter.against if isinstance(matter, Violence) else getattr(matter, "loser", None)
    found = (side_named(other), fight.attacker)
    return {party.side_id for party in found if party is not None}


def fights(entries: Iterable[Entry]) -> list[Fight]:
    """Contests of a place and clashes in the place itself; raids, strikes and battles near it are none."""
    found = []
    for entry in entries:
        claim = entry.claim
        if claim.stance != "asserts" or claim.modality not in ("actual", "ongoing"):
            continue
        matter = claim.matter
        if isinstance(matter, Control) and not matter.ended:
            if matter.change == "contests" or (matter.change == "took" and claim.modality == "ongoing"):
                found.append(_fight(entry, side_named(matter.holder)))
        elif isinstance(matter, Violence) and matter.act == "clash" and _in_place(claim.place):
            found.append(_fight(entry, side_named(matter.by)))
    return [f for f in found if f is not None]


def sieges(entries: Iterable[Entry]) -> list[Fight]:
    """Sieges in force; attempts, plans and counted unnamed places are none."""
    return [s for e in entries if _besieges(e, ended=False) and (s := _siege(e)) is not None]


def siege_ends(entries: Iterable[Entry]) -> list[tuple[date, Entry]]:
    """The days by which a siege was said to be broken, lifted or over."""
    ends = []
    for entry in entries:
        if _besieges(entry, ended=True):
            period = state_period(entry)
            ends.append((period.last or period.first or date.max, entry))
    return ends


def siege_on(
    day: date, of: Iterable[Fight], ends: Iterable[tuple[date, Entry]], changes: Iterable[date]
) -> Fight | None:
    """The siege that stands on a day: begun, not said to be lifted since, and the place not changed hands."""
    lifted, changed = [d for d, _ in ends], list(changes)
    standing = [
        s
        for s in of
        if s.first <= day
        and not any(s.first < d <= day for d in lifted)
        and not any(s.first < d <= day and s.last <= d for d in changed)
    ]
    return max(standing, key=lambda s: (s.last, s.attacker is not None, s.entry.claim.id), default=None)


def fighting_on(
    day: date, of: Iterable[Fight], sides: Sides, holder: PartyRef | None, taken: bool
) -> list[Fight]:
    """The fights that go on on a day. The fight by which the holder took the place that very day is over;
    a holder does not fight for what it already has."""
    going = [f for f in of if f.covers(day)]
    if holder is None:
        return going
    return [
        f
        for f in going
        if not (f.attacker is not None and sides.together(f.attacker.side_id, holder.side_id))
        and not (taken and f.entry.claim.when is None)
    ]


def besieger(siege: Fight) -> PartyRef:
    return siege.attacker or UNNAMED


def _in_place(place: Mention | None) -> bool:
    return place is not None and place.relation in ("at", "part of")


def _fight(entry: Entry, attacker: PartyRef | None) -> Fight | None:
    period = state_period(entry)
    first, last = period.first or period.last, period.last or period.first
    return Fight(entry, first, last, attacker) if first and last else None


def _siege(entry: Entry) -> Fight | None:
    matter = entry.claim.matter
    assert isinstance(matter, Control)
    return _fight(entry, side_named(matter.holder))


def _besieges(entry: Entry, ended: bool) -> bool:
    claim = entry.claim
    return (
        isinstance(claim.matter, Control)
        and claim.matter.change == "surrounds"
        and claim.matter.ended is ended
        and claim.matter.extent != "count"
        and claim.stance == "asserts"
        and claim.modality == "actual"
    )
