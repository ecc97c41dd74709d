"""What is asked of the shelf: places by name, what imports say of them, divisions, polygons."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import cast

from contested.model import Feature, Place
from contested.resolve.imports.joining import Stored
from contested.resolve.imports.records import Division, Row
from contested.resolve.shelf.schema import Import, Part

_DIVISION = (
    "SELECT row, import, level, country, name, names, codes, parents, admin1, lat, lon, population, shape"
    " FROM division WHERE "
)
PLACE_COLUMNS = "id, name, feature, country, admin1, lat, lon, population, within, source"


class Questions:
    """Read-only questions over the connection to a shelf."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def meta(self, key: str) -> str:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    @property
    def revision(self) -> int:
        return int(self.meta("revision") or 0)

    @property
    def version(self) -> str:
        """The revision and a hash of what was imported; empty for a shelf that nothing ever stood on."""
        if not self.revision:
            return ""
        told = sorted((i.sha256, i.format, i.source, i.options) for i in self.imports())
        return f"{self.revision}.{sha256(json.dumps(told).encode()).hexdigest()[:8]}"

    def imports(self) -> list[Import]:
        """What was brought in, oldest first."""
        sql = "SELECT id, file, sha256, format, source, at, places, problems, options FROM import ORDER BY id"
        return [Import(*row) for row in self._db.execute(sql)]

    def problems(self, import_id: int) -> list[Row]:
        sql = "SELECT line, why FROM problem WHERE import = ? ORDER BY rowid"
        return [Row(*row) for row in self._db.execute(sql, (import_id,))]

    def countries(self) -> list[str]:
        """The countries that have divisions, or had when they were joined last."""
        sql = (
            "SELECT DISTINCT country FROM division UNION SELECT DISTINCT country FROM place WHERE import = 0"
        )
        return sorted(row[0] for row in self._db.execute(sql))

    def countries_of(self, import_id: int) -> set[str]:
        """The countries that an import has something to say about."""
        sql = "SELECT country FROM division WHERE import = ? UNION SELECT country FROM place WHERE import = ?"
        return {row[0] for row in self._db.execute(sql, (import_id, import_id))}

    def divisions(self, country: str) -> list[Stored]:
        sql = f"{_DIVISION} country = ? ORDER BY row"
        return [_stored(row) for row in self._db.execute(sql, (country,))]

    def divisions_of(self, place_id: str) -> list[Stored]:
        """The records that a place was joined from."""
        sql = f"{_DIVISION} place = ? ORDER BY row"
        return [_stored(row) for row in self._db.execute(sql, (place_id,))]

    def named(self, folded: str, country: str = "") -> list[tuple[str, bool]]:
        """Ids of the places with a folded name, and whether it is their own."""
        sql = (
            "SELECT p.id, max(n.main) FROM name n JOIN place p ON p.row = n.place WHERE n.fold = ?"
            + (" AND n.country = ?" if country else "")
            + " GROUP BY p.id LIMIT 400"
        )
        rows = self._db.execute(sql, (folded, country) if country else (folded,))
        return [(row[0], bool(row[1])) for row in rows]

    def spelled(self, country: str, skel: str) -> list[str]:
        """The folded names of a country with a skeleton."""
        sql = "SELECT DISTINCT fold FROM name WHERE country = ? AND skel = ?"
        return [row[0] for row in self._db.execute(sql, (country, skel))]

    def starting(self, letter: str, country: str = "") -> list[str]:
        """The folded names that begin with a letter, in a country or everywhere."""
        where = "country = ? AND fold >= ? AND fold < ?" if country else "fold >= ? AND fold < ?"
        values = ((country,) if country else ()) + (letter, chr(ord(letter) + 1))
        return [row[0] for row in self._db.execute(f"SELECT DISTINCT fold FROM name WHERE {where}", values)]

    def parts(self, place_id: str) -> list[Part]:
        """What imports say of a place, the joined divisions last."""
        sql = f"SELECT {PLACE_COLUMNS}, names, import, shape FROM place WHERE id = ? ORDER BY import = 0, row"
        return [_part(row) for row in self._db.execute(sql, (place_id,))]

    def folds(self, place_id: str) -> list[str]:
        sql = (
            "SELECT DISTINCT n.fold FROM name n JOIN place p ON p.row = n.place WHERE p.id = ?"
            " ORDER BY n.main DESC, n.fold"
        )
        return [row[0] for row in self._db.execute(sql, (place_id,))]

    def within(self, place_id: str) -> tuple[str, ...]:
        """The containers of a place by its polygons, innermost first; empty where none is known."""
        row = self._db.execute("SELECT within FROM inside WHERE id = ?", (place_id,)).fetchone()
        return tuple(row[0].split()) if row else ()

    def points(self, country: str) -> Iterator[tuple[str, str, float, float]]:
        """The imported points of a country: id, province code, latitude, longitude."""
        sql = (
            "SELECT id, admin1, lat, lon FROM place WHERE country = ? AND import <> 0 AND lat IS NOT NULL"
            " AND feature NOT IN ('country', 'admin1', 'admin2')"
        )
        return (tuple(row) for row in self._db.execute(sql, (country,)))

    def town_names(self, country: str) -> list[tuple[str, str]]:
        """The own names of the imported towns of a country, folded, with their provinces."""
        sql = (
            "SELECT n.fold, p.admin1 FROM place p JOIN name n ON n.place = p.row"
            " WHERE p.country = ? AND p.feature = 'city' AND p.import <> 0 AND n.main = 1"
        )
        return [(row[0], row[1]) for row in self._db.execute(sql, (country,))]

    def knows(self, place_id: str) -> bool:
        return self._db.execute("SELECT 1 FROM place WHERE id = ?", (place_id,)).fetchone() is not None

    def shaped(self, place_id: str) -> bool:
        """Whether a polygon of a place is known."""
        sql = "SELECT 1 FROM place WHERE id = ? AND import = 0 AND shape <> 0"
        return self._db.execute(sql, (place_id,)).fetchone() is not None

    def shape(self, place_id: str) -> bytes:
        """The polygon of a place as well-known binary; empty where it has none."""
        sql = (
            "SELECT d.shape FROM place p JOIN division d ON d.row = p.shape WHERE p.id = ? AND p.import = 0"
            " AND p.shape <> 0"
        )
        row = self._db.execute(sql, (place_id,)).fetchone()
        return bytes(row[0]) if row and row[0] else b""


def _stored(row: Sequence[object]) -> Stored:
    key, source, level, country, name, names, codes, parents, admin1, lat, lon, people, shape = row
    known, coded, around = (tuple(json.loads(cast(str, each))) for each in (names, codes, parents))
    said = Division(
        cast(int, level), cast(str, country), cast(str, name), known, coded, around, cast(str, admin1),
        cast("float | None", lat), cast("float | None", lon), cast(int, people), cast(bytes, shape or b""),
    )  # fmt: skip
    return Stored(cast(int, key), cast(int, source), said)


def _part(row: Sequence[object]) -> Part:
    place = Place(
        cast(str, row[0]), cast(str, row[1]), cast(Feature, row[2]), cast(str, row[3]), cast(str, row[4]),
        cast("float | None", row[5]), cast("float | None", row[6]), cast(int, row[7]),
        within=tuple(cast(str, row[8]).split()), source=cast(str, row[9]),
    )  # fmt: skip
    names = tuple(name for name in cast(str, row[10]).split("\n") if name)
    return Part(place, names, cast(int, row[11]), cast(int, row[12]))
