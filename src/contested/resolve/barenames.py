"""What the gazetteer and the party data know of a bare name, whatever stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from contested.model import Place
from contested.resolve import ranking
from contested.resolve.folding import fold
from contested.resolve.gazetteer import Gazetteer
from contested.resolve.heads import place_words
from contested.resolve.partydata import party_data

LONG = 4
"""Least letters of a name that is no acronym."""


@dataclass(frozen=True, slots=True)
class BareNames:
    """Looks names up, one at a time."""

    gazetteer: Gazetteer

    def places(self, name: str) -> list[Place]:
        return [place for place, _ in self.gazetteer.exact(fold(name))]

    def is_known(self, name: str) -> bool:
        return bool(self.gazetteer.exact(fold(name)))

    def is_main(self, name: str) -> bool:
        """Whether a place has it as its main name."""
        return any(main for _, main in self.gazetteer.exact(fold(name)))

    def weight(self, name: str) -> float:
        return max((ranking.weight(place) for place in self.places(name)), default=0.0)

    def land(self, name: str) -> bool:
        return name in party_data().lands and (len(name) > 3 or name.isupper() or "." in name)

    def division(self, name: str) -> bool:
        """Whether a name is written like a well-known division's: "Oregon", not "Central" or "Alta"."""
        found = self.gazetteer.exact(fold(name))
        main = any(p.feature == "admin1" and m and p.population > 500_000 for p, m in found)
        return main and len(name) >= LONG and fold(name) not in place_words().features

    def is_short_for_division(self, name: str) -> bool:
        """ "Alta" for Alberta: a division bears it, and no place has it as the name it goes by."""
        found = self.places(name)
        return any(p.feature == "admin1" for p in found) and all(fold(p.name) != fold(name) for p in found)

    def adjective(self, name: str) -> str:
        return "" if self.land(name) else party_data().adjectives.get(name, "")

    def sovereign(self, name: str) -> bool:
        """Whether a name is a country's or a well-known division's."""
        return self.land(name) or self.division(name)
