"""The shelf on top of the embedded gazetteer: candidates of both, and what imports add to a place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from contested.errors import PlacesError
from contested.model import Place
from contested.resolve.folding import bare, skeleton
from contested.resolve.gazetteer import ALIKE, NEAR, Found, Gazetteer
from contested.resolve.placedata import fingerprint
from contested.resolve.shelf import BASE, JOINED, Part, Shelf


class Stack(Gazetteer):
    """Answers the questions of a `Gazetteer` from the embedded one and a shelf. Answers are remembered."""

    def __init__(self, base: Gazetteer, shelf: Shelf) -> None:
        # What is not asked of both is answered by the embedded one, over its own connection.
        self.__dict__.update(base.__dict__)
        self.base, self.shelf = base, shelf
        self.capitals = base.capitals
        self.exact = lru_cache(maxsize=50_000)(self._exact)
        self.get = lru_cache(maxsize=50_000)(self._get)
        self.alike = lru_cache(maxsize=20_000)(self._alike)
        self.near = lru_cache(maxsize=20_000)(self._near)
        self.names = lru_cache(maxsize=5_000)(self._names)

    def close(self) -> None:
        self.base.close()
        self.shelf.close()

    def _exact(self, folded: str) -> tuple[Found, ...]:
        known = self.shelf.named(folded) or (self.shelf.named(bare(folded)) if bare(folded) != folded else [])
        return self._both(self.base.exact(folded), known)

    def _alike(self, folded: str, country: str) -> tuple[Found, ...]:
        """Of both the ones with the likest spelling of the same consonants."""
        skel = skeleton(folded)
        mine = self.shelf.spelled(country, skel) if len(skel) >= 4 else []
        hits = process.extract(bare(folded), mine, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=1)
        return self._both(self.base.alike(folded, country), self._named(hits, country))

    def _near(self, folded: str, country: str = "") -> tuple[Found, ...]:
        name = bare(folded)
        if not country:
            return super()._near(folded)
        mine = self.shelf.starting(name[0], country) if len(name) >= 6 else []
        hits = process.extract(name, mine, scorer=fuzz.ratio, score_cutoff=NEAR, limit=1)
        return self._both(self.base.near(folded, country), self._named(hits, country))

    def _named(self, hits: Iterable[tuple[str, float, int]], country: str) -> list[tuple[str, bool]]:
        return [found for folded, _, _ in hits for found in self.shelf.named(folded, country)]

    def _both(self, base: Iterable[Found], mine: Iterable[tuple[str, bool]]) -> tuple[Found, ...]:
        main = {place.id: is_main for place, is_main in base}
        for key, is_main in mine:
            main[key] = main.get(key, False) or is_main
        return tuple((place, main[key]) for key in main if (place := self.get(key)))

    def _get(self, place_id: str) -> Place | None:
        return refined(self.base.get(place_id), self.shelf.parts(place_id), self.shelf.within(place_id))

    def _names(self, place_id: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.base.names(place_id), *self.shelf.folds(place_id))))

    def starting(self, letter: str, country: str = "") -> list[str]:
        return [*self.base.starting(letter, country), *self.shelf.starting(letter, country)]

    def similar(self, folded: str) -> list[str]:
        """Spellings like a folded name, of both; the shelf's are those with its first letter."""
        return [*self.base.similar(folded), *self.shelf.starting(folded[:1])] if folded else []

    def of_country(self, country: str) -> list[Place]:
        """All places of a country in the embedded gazetteer: what divisions are joined with."""
        return self.base.of_country(country)


def stacked(base: Gazetteer, path: Path | None) -> Gazetteer:
    """The embedded gazetteer with the shelf at a path on it, if there is one. Raises PlacesError."""
    if path is None or not path.exists():
        return base
    shelf = Shelf.open(path)
    if shelf.meta(BASE) != fingerprint() and shelf.countries():
        _joined_anew(shelf, base)
    return Stack(base, shelf)


def _joined_anew(shelf: Shelf, base: Gazetteer) -> None:
    """Another version of the program brings other places: the divisions are joined with those."""
    from contested.resolve.imports.bringing import refresh

    # Where the file cannot be written, the older joins still serve.
    with suppress(PlacesError, sqlite3.OperationalError), shelf.changing():
        refresh(shelf, base, shelf.countries())


def shelf_version(path: Path | None) -> str:
    """The version of the shelf at a path, empty where there is none. Raises PlacesError."""
    if path is None or not path.exists():
        return ""
    with Shelf.open(path) as shelf:
        return shelf.version


def refined(base: Place | None, parts: Iterable[Part], within: tuple[str, ...]) -> Place | None:
    """The place as the embedded gazetteer and the imports tell it together.

    Imports give points and people, polygons give the containers; an own name stays, and so does its kind.
    """
    place = base
    for part in parts:
        own = part.place
        if place is None:
            place = own if own.name else None
        else:
            place = _refined(place, part)
    if place is None or not within:
        return place
    code = next((key.split(".", 1)[1] for key in within if key.startswith("admin1:")), place.admin1)
    return replace(place, within=within, admin1=code)


def _refined(place: Place, part: Part) -> Place:
    own = part.place
    located = own.lat is not None and own.lon is not None
    source = place.source
    if own.source and own.source not in source:
        source = f"{source}; {own.source}"
    return replace(
        place,
        lat=own.lat if located else place.lat,
        lon=own.lon if located else place.lon,
        population=own.population or place.population,
        within=own.within if part.import_id == JOINED and own.within else place.within,
        feature=own.feature if place.feature == "other" else place.feature,
        source=source,
    )
