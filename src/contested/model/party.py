"""Parties: sides of a conflict and their organs, with who belongs to, allies with and owns whom, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from contested.model.time import Period

PartyKind = Literal[
    "state", "armed group", "organ", "coalition", "organisation", "monitor", "media", "people", "other"
]
TieKind = Literal["member", "ally", "owned", "follows"]
ALWAYS = Period(None, None)


@dataclass(frozen=True, slots=True)
class Tie:
    """`member` (an organ or faction of), `ally` (fights beside), `owned` (a medium of) or `follows` (took the
    place of: a renaming, a merger, a change of government) another party."""

    kind: TieKind
    party: str
    during: Period = ALWAYS
    source: str = ""


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that a party bore on some days, or that means it only in reports on some countries
    (`countries`, ISO 3166 alpha-2: "SNA" in Syria and in Somalia)."""

    name: str
    during: Period = ALWAYS
    countries: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A side or an organ of one. `name` is the usual English name; `country` is ISO 3166 alpha-2 or empty.

    `aliases` are its other names, `people` leaders and spokesmen whose names stand for it; `known_as` the
    names that it went by on some days, `active` the days on which there was such a party.
    """

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    country: str = ""
    ties: tuple[Tie, ...] = ()
    source: str = ""
    known_as: tuple[DatedName, ...] = ()
    people: tuple[str, ...] = ()
    active: Period = ALWAYS

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may be called by, its usual name first."""
        return (self.name, *self.aliases, *(n.name for n in self.known_as), *self.people)

    def called(self, day: date | None = None) -> str:
        """The name that it went by on a day; its usual name where none is dated or no day is told."""
        dated = (n.name for n in self.known_as if day is not None and n.during.covers(day))
        return next(dated, self.name)


@dataclass(frozen=True, slots=True)
class PartyBook:
    """All known parties by id, with the questions the house asks of them. A pure value."""

    parties: Mapping[str, Party] = field(default_factory=dict)

    @staticmethod
    def of(parties: Iterable[Party]) -> PartyBook:
        return PartyBook({p.id: p for p in parties})

    def __iter__(self) -> Iterator[Party]:
        return iter(self.parties.values())

    def get(self, party_id: str) -> Party | None:
        return self.parties.get(party_id)

    def side(self, party_id: str, day: date | None = None) -> str:
        """The id of the side that a party stands for on a day: up its memberships and owners, or itself.

        Without a day, memberships that have ended do not count.
        """
        seen: set[str] = set()
        while party_id not in seen:
            seen.add(party_id)
            above = next(self._ties(party_id, ("member", "owned"), day), None)
            if above is None:
                return party_id
            party_id = above.party
        return party_id

    def allied(self, a: str, b: str, day: date | None = None) -> bool:
        """Whether two parties are of one side or of allied sides on a day (without an end when None)."""
        one, other = self.side(a, day), self.side(b, day)
        if one == other:
            return True
        pairs = ((one, other), (other, one), (a, other), (b, one))
        return any(self.side(t.party, day) == y for x, y in pairs for t in self._ties(x, ("ally",), day))

    def members(self, party_id: str) -> list[tuple[Party, Tie]]:
        """Organs, factions and owned media of a party, with the tie that makes them so."""
        return [(p, t) for p in self for t in p.ties if t.party == party_id and t.kind in ("member", "owned")]

    def _ties(self, party_id: str, kinds: tuple[TieKind, ...], day: date | None) -> Iterator[Tie]:
        party = self.parties.get(party_id)
        for tie in party.ties if party else ():
            holds = tie.during.last is None if day is None else tie.during.covers(day)
            if tie.kind in kinds and holds:
                yield tie
