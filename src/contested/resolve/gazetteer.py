"""The gazetteer as it is asked: candidates for a name, by exact, bare, skeleton and near spellings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import cast

from rapidfuzz import fuzz, process

from contested.model import Feature, Place
from contested.resolve.folding import bare, fold, skeleton

Found = tuple[Place, bool]
"""A candidate, and whether the name asked for is its main name."""
NEAR = 86.0
"""Least likeness (0 to 100, rapidfuzz ratio) of two spellings of one name within one country."""

LIKE = 75.0
"""The same of a spelling that is shown to a user who asked for a name that no place bears."""
SHARING = 250
"""How many spellings that share most runs of three letters with a name are compared with it."""
ALIKE = 72.0
"""The same of two spellings with equal consonants."""


class Gazetteer:
    """Read-only questions to the SQLite file that `build` wrote. Answers are remembered."""

    def __init__(self, path: Path) -> None:
        uri = f"file:{path.as_posix()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._db.execute("PRAGMA cache_size=-16000")
        row = self._db.execute("SELECT value FROM meta WHERE key = 'capitals'").fetchone()
        self.capitals = frozenset(row[0].split() if row else ())
        self.exact = lru_cache(maxsize=50_000)(self._exact)
        self.get = lru_cache(maxsize=50_000)(self._get)
        self.alike = lru_cache(maxsize=20_000)(self._alike)
        self.near = lru_cache(maxsize=20_000)(self._near)
        self.names = lru_cache(maxsize=5_000)(self._names)
        self.divisions = lru_cache(maxsize=300)(self._divisions)
        self._spellings = lru_cache(maxsize=6)(self._all_spellings)

    def close(self) -> None:
        self._db.close()

    def _exact(self, folded: str) -> tuple[Found, ...]:
        """Places with this folded name; failing that, with it without articles."""
        rows = self._rows("n.fold = ?", (folded,))
        return rows or (self._rows("n.fold = ?", (bare(folded),)) if bare(folded) != folded else ())

    def _alike(self, folded: str, country: str) -> tuple[Found, ...]:
        """Places of a country whose name has the same consonants."""
        skel = skeleton(folded)
        if len(skel) < 4:
            return ()
        sql = "SELECT DISTINCT fold FROM name WHERE country = ? AND skel = ?"
        folds = [name for (name,) in self._db.execute(sql, (country, skel))]
        hits = process.extract(bare(folded), folds, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=1)
        return self._rows("n.country = ? AND n.fold = ?", (country, hits[0][0])) if hits else ()

    def _near(self, folded: str, country: str = "") -> tuple[Found, ...]:
        """Places whose name differs by few letters: of a country (with that first letter), or anywhere."""
        name = bare(folded)
        if len(name) < 6:
            return ()
        if not country:
            return tuple((place, False) for place, _ in self.suggest(name, most=3))
        choices = self._spellings(country).get(name[0], [])
        hits = process.extract(name, choices, scorer=fuzz.ratio, score_cutoff=NEAR, limit=3)
        return self._rows("n.fold = ? AND n.country = ?", (hits[0][0], country)) if hits else ()

    def _all_spellings(self, country: str) -> dict[str, list[str]]:
        by_letter: dict[str, list[str]] = {}
        for (name,) in self._db.execute("SELECT DISTINCT fold FROM name WHERE country = ?", (country,)):
            by_letter.setdefault(name[0], []).append(name)
        return by_letter

    def _rows(self, where: str, values: tuple[object, ...]) -> tuple[Found, ...]:
        sql = f"SELECT n.place, max(n.main) FROM name n WHERE {where} GROUP BY n.place LIMIT 400"
        found = self._db.execute(sql, values).fetchall()
        return tuple((self._place("row = ?", row), bool(main)) for row, main in found)

    def _get(self, place_id: str) -> Place | None:
        try:
            return self._place("id = ?", place_id)
        except LookupError:
            return None

    def _place(self, where: str, value: object) -> Place:
        row = self._db.execute(
            "SELECT id, name, feature, country, admin1, lat, lon, population, within, source, row FROM place"
            f" WHERE {where}",
            (value,),
        ).fetchone()
        if row is None:
            raise LookupError(f"no place {value!r}")
        return Place(
            row[0], row[1], cast(Feature, row[2]), row[3], row[4], row[5], row[6], row[7],
            within=tuple(row[8].split()), source=row[9],
        )  # fmt: skip

    def _names(self, place_id: str) -> tuple[str, ...]:
        """The folded spellings of a place."""
        sql = (
            "SELECT fold FROM name JOIN place ON place.row = name.place WHERE place.id = ?"
            " ORDER BY main DESC, fold"
        )
        return tuple(name for (name,) in self._db.execute(sql, (place_id,)))

    def find(self, name: str) -> list[Place]:
        """Every place of that name, the most populous first."""
        places = {place.id: place for place, _ in self.exact(fold(name))}
        return sorted(places.values(), key=lambda p: (p.feature == "city", -p.population))

    def starting(self, letter: str, country: str = "") -> list[str]:
        """The folded names that begin with a letter, in a country or everywhere."""
        where = "country = ? AND fold >= ? AND fold < ?" if country else "fold >= ? AND fold < ?"
        values = ((country,) if country else ()) + (letter, chr(ord(letter) + 1))
        return [name for (name,) in self._db.execute(f"SELECT DISTINCT fold FROM name WHERE {where}", values)]

    def similar(self, folded: str) -> list[str]:
        """The spellings of all countries that share most runs of three letters with a folded name."""
        grams = sorted({folded[i : i + 3] for i in range(len(folded) - 2)})
        if not grams:
            return []
        parts = " UNION ALL ".join("SELECT rowid AS row FROM gram WHERE gram MATCH ?" for _ in grams)
        sql = f"SELECT row FROM ({parts}) GROUP BY row ORDER BY count(*) DESC LIMIT {SHARING}"
        rows = [row for (row,) in self._db.execute(sql, [f'"{gram}"' for gram in grams])]
        marks = ",".join("?" * len(rows))
        return [
            name for (name,) in self._db.execute(f"SELECT fold FROM spelling WHERE row IN ({marks})", rows)
        ]

    def suggest(self, name: str, most: int = 8) -> list[tuple[Place, float]]:
        """Places of all countries whose name is like the one told, with the likeness (0 to 100): first the
        likest, among equals the most populous."""
        folded = bare(fold(name))
        choices = self.similar(folded)
        hits = process.extract(folded, choices, scorer=fuzz.ratio, score_cutoff=LIKE, limit=most)
        best: dict[str, tuple[Place, float]] = {}
        for spelling, score, _ in hits:
            for place, _ in self.exact(spelling):
                best.setdefault(place.id, (place, score))
        return sorted(best.values(), key=lambda found: (-found[1], -found[0].population))[:most]

    def of_country(self, country: str) -> list[Place]:
        """All places of a country."""
        rows = self._db.execute("SELECT row FROM place WHERE country = ?", (country,)).fetchall()
        return [self._place("row = ?", row) for (row,) in rows]

    def _divisions(self, country: str) -> tuple[Place, ...]:
        """The first-level divisions of a country."""
        sql = "SELECT row FROM place WHERE country = ? AND feature = 'admin1'"
        return tuple(self._place("row = ?", row) for (row,) in self._db.execute(sql, (country,)).fetchall())

    def located(self) -> tuple[list[str], list[float], list[float]]:
        """The countries, latitudes and longitudes of all towns, as three lists of one length."""
        sql = "SELECT country, lat, lon FROM place WHERE feature = 'city' AND lat IS NOT NULL"
        countries, lats, lons = zip(*self._db.execute(sql), strict=True)
        return list(countries), list(lats), list(lons)

    def listed(self, ids: Iterable[str]) -> list[Place]:
        return [place for place_id in ids if (place := self.get(place_id))]
