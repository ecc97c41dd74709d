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
TieKind = Literal["member", "ally", "owned"]
ALWAYS = Period(None, None)


@dataclass(frozen=True, slots=True)
class Tie:
    """`member` (an organ or faction of), `ally` (fights beside) or `owned` (a medium of) another party."""

    kind: TieKind
    party: str
    during: Period = ALWAYS
    source: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A side or an organ of one. `name` is the usual English name; `country` is ISO 3166 alpha-2 or empty."""

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    country: str = ""
    ties: tuple[Tie, ...] = ()
    source: str = ""


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
        """The id of the side that a party stands for: up its memberships and owners, or itself."""
        seen: set[str] = set()
        while party_id not in seen:
            seen.add(party_id)
            above = next(self._ties(party_id, ("member", "owned"), day), None)
            if above is None:
                return party_id
            party_id = above.party
        return party_id

    def allied(self, a: str, b: str, day: date | None = None) -> bool:
        """Whether two parties are of one side or of allied sides on a day (any day when None)."""
        one, other = self.side(a, day), self.side(b, day)
        if one == other:
            return True
        pairs = ((one, other), (other, one), (a, other), (b, one))
        return any(self.side(t.party, day) == y for x, y in pairs for t in self._ties(x, ("ally",), day))

    def _ties(self, party_id: str, kinds: tuple[TieKind, ...], day: date | None) -> Iterator[Tie]:
        party = self.parties.get(party_id)
        for tie in party.ties if party else ():
            if tie.kind in kinds and (day is None or tie.during.covers(day)):
                yield tie
