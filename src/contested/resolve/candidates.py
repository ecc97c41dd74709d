"""What a place name may mean, and what speaks for each candidate before the rest of the report is heard."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from contested.model import Feature, Place
from contested.resolve.folding import fold
from contested.resolve.gazetteer import Found, Gazetteer
from contested.resolve.phrases import read
from contested.resolve.ranking import chief_town, listed, senses, tabled, weight

Array = npt.NDArray[np.float64]
MOST = 24
"""How many candidates of a name are weighed: the best known ones, and of each country the best known."""
DISTRICT_SHARE = 0.8
"""What the weight of a district out of a table counts as a kind: as much as it does as a number of people."""
LEAST = 3.0
"""The renown of a division whose people are not known."""
FOREIGN = 0.7
"""What a division weighs by a spelling that is another place's own name, as a share of its weight."""
OWN_EVIDENCE = (
    "people", "people of the division", "kind", "main", "alias", "capital", "default", "division of a town",
    "kind told", "other kind told",
)  # fmt: skip
"""What the columns of `Candidates.own` hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The places that a name may mean, as columns: `own` is their own evidence (see OWN_EVIDENCE), `point`
    unit vectors of where they lie (zero where not known), `country` and `division` their codes."""

    places: tuple[Place, ...]
    own: Array
    point: Array
    country: tuple[str, ...]
    division: tuple[str, ...]


class Finder:
    """Looks up names with their candidates' own evidence; answers are remembered."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.of = lru_cache(maxsize=20_000)(self._of)
        self.within = lru_cache(maxsize=5_000)(self._within)

    def _of(self, text: str) -> Candidates:
        """The candidates of a name as written, kind words included ("Orange County", "Lake Chad")."""
        said = read(text)
        found = list(self.gazetteer.exact(fold(text)))
        if not found and said.name and fold(said.name) != fold(text):
            rest = self.gazetteer.exact(fold(said.name))
            found = [f for f in rest if f[0].feature in said.features] or list(rest)
        return self._weighed(found, said.features, fold(text))

    def _within(self, text: str, country: str) -> Candidates:
        """The same by like spellings (transliterations, few letters changed) within one country."""
        said = read(text)
        folded = fold(said.name or text)
        found = self.gazetteer.alike(folded, country) or self.gazetteer.near(folded, country)
        return self._weighed([(place, False) for place, _ in found], said.features, folded)

    def _weighed(self, found: list[Found], features: tuple[Feature, ...], folded: str) -> Candidates:
        kept = _best_known(found)
        towns = {p.country: p for p, main in reversed(kept) if p.feature == "city" and main}
        default = senses().get(folded, "")
        bears = any(main for _, main in kept)
        rows = [self._row(f, features, default, towns.get(f[0].country), bears) for f in kept]
        places = tuple(place for place, _ in kept)
        return Candidates(
            places,
            np.array(rows, dtype=np.float64).reshape(len(rows), len(OWN_EVIDENCE)),
            np.array([_vector(p) for p in places], dtype=np.float64).reshape(len(rows), 3),
            tuple(p.country for p in places),
            tuple(f"{p.country}.{p.admin1}" if p.admin1 else "" for p in places),
        )

    def _row(
        self, found: Found, features: tuple[Feature, ...], default: str, town: Place | None, bears: bool
    ) -> tuple[float, ...]:
        place, main = found
        city = place.feature == "city"
        chief = place.feature == "admin1" and town is not None and self._chief(town, place)
        told = bool(features)
        return (
            weight(place) if city else 0.0,
            _renown(place) * (1.0 if main or not bears else FOREIGN) if place.feature == "admin1" else 0.0,
            0.0
            if city or place.feature == "admin1"
            else weight(place) * (DISTRICT_SHARE if tabled(place) else 1),
            float(main),
            float(bears and not main),
            float(place.id in self.gazetteer.capitals),
            float(place.id == default and not told),
            float(chief and not told),
            float(told and place.feature in features),
            float(told and place.feature not in features and not listed(place)),
        )

    def _chief(self, town: Place, division: Place) -> bool:
        """Whether a bare name means the town, not the division around or beside it that bears its name."""
        return town.id in self.gazetteer.capitals or chief_town(town, division, self.gazetteer)


def _renown(division: Place) -> float:
    """How well known a division is by its bare name: a populous one better than a small one."""
    return max(math.log10(division.population + 1) - 0.6, LEAST)


def _best_known(found: list[Found]) -> list[Found]:
    ranked = sorted(found, key=lambda f: (-weight(f[0]), f[0].id))
    if len(ranked) <= MOST:
        return ranked
    kept, countries = ranked[: MOST // 2], {f[0].country for f in ranked[: MOST // 2]}
    for item in ranked[MOST // 2 :]:
        if len(kept) < MOST * 2 and (item[0].country not in countries or len(kept) < MOST):
            kept.append(item)
            countries.add(item[0].country)
    return kept


def _vector(place: Place) -> tuple[float, float, float]:
    """Where a place lies; nowhere for what is too wide to lie near anything."""
    if place.lat is None or place.lon is None or place.feature in ("country", "region", "water"):
        return 0.0, 0.0, 0.0
    lat, lon = math.radians(place.lat), math.radians(place.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
