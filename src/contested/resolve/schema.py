"""The gazetteer's file as it is written: its tables, its indexes, and one place after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from contested.resolve.folding import bare, fold, skeleton

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (row INTEGER PRIMARY KEY, id TEXT, name TEXT, feature TEXT, country TEXT, admin1 TEXT,
  lat REAL, lon REAL, population INTEGER, within TEXT, source TEXT);
CREATE TABLE name (fold TEXT, skel TEXT, place INTEGER, country TEXT, main INTEGER);
"""
INDEXES = """
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX name_fold ON name (fold);
CREATE INDEX name_country ON name (country, skel, fold, place);
CREATE INDEX name_place ON name (place, main, fold);
"""
SPELLINGS = """
CREATE TABLE spelling (row INTEGER PRIMARY KEY, fold TEXT);
INSERT INTO spelling (fold) SELECT DISTINCT fold FROM name WHERE length(fold) > 3 AND place IN
  (SELECT row FROM place WHERE feature <> 'city' OR population >= 1000 OR source NOT LIKE 'GeoNames%');
CREATE VIRTUAL TABLE gram USING fts5 (fold, content='', detail='none', tokenize='trigram');
INSERT INTO gram (rowid, fold) SELECT row, fold FROM spelling;
INSERT INTO gram (gram) VALUES ('optimize');
"""
"""Spellings of places by their runs of three letters: what a mistyped name is found by over all countries."""

Columns = tuple[object, ...]
"""A place as its table holds it from `id` on."""


@dataclass(slots=True)
class Writer:
    """Writes places with their names; the `within` of a place is a string of ids, innermost first."""

    db: sqlite3.Connection
    row: int = 0
    rows: dict[str, int] = field(default_factory=dict)

    def put(self, place: Columns, names: Iterable[str], official: str = "") -> None:
        """One place and its names; `official` is as good a name as the one that it is printed by.

        A place whose id stands there already is left as it is.
        """
        key = str(place[0])
        if key in self.rows:
            return
        self.row += 1
        if not key.startswith(
            "gn:"
        ):  # GeoNames' ids are told once each; a quarter of a million need no memory
            self.rows[key] = self.row
        self.db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", (self.row, *place))
        main = {fold(name) for name in (str(place[1]), official) if name}
        main |= {bare(name) for name in main}
        self.name(self.row, str(place[3]), names, main)

    def name(
        self, row: int, country: str, names: Iterable[str], main: AbstractSet[str] = frozenset()
    ) -> None:
        """Further names of the place in a row of the table; `main` are folded ones as good as its own."""
        folded = main | {fold(name) for name in names}
        folded |= {bare(name) for name in folded}
        rows = [(f, skeleton(f), row, country, f in main) for f in sorted(folded) if f]
        self.db.executemany("INSERT INTO name VALUES (?,?,?,?,?)", rows)


def middle(values: Sequence[float]) -> float | None:
    """The middle of the outermost values, one in fifty left out on either side."""
    if not values:
        return None
    ordered = sorted(values)
    cut = len(ordered) // 50
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 4)
