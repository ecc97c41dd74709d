"""The shelf: a user's own gazetteer beside the embedded one, in one SQLite file of facts by import.

What files say is kept as they say it, each record with its import, so that an import can be taken back.
Beside it stands what follows from all of them together: divisions joined to places, and which places lie in
which. Every change is one transaction, and raises the revision, by which resolutions are known to be older.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

from platformdirs import user_data_path

from contested.errors import PlacesError
from contested.model import Feature, Place
from contested.resolve.folding import bare, fold, skeleton
from contested.resolve.imports.joining import Stored
from contested.resolve.imports.records import Division, Point, Record, Row
from contested.resolve.placedata import latin

FORMAT = 1
"""Raised when the tables change."""
JOINED = 0
"""The import of the places that were joined from divisions of several files."""
KEPT_PROBLEMS = 200
BASE = "joined with"
"""Under this key stands which embedded gazetteer the divisions were joined with."""
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE import (id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT, sha256 TEXT, format TEXT, source TEXT,
  at TEXT, places INTEGER, problems INTEGER, options TEXT);
CREATE TABLE problem (import INTEGER, line INTEGER, why TEXT);
CREATE TABLE division (row INTEGER PRIMARY KEY, import INTEGER, level INTEGER, country TEXT, name TEXT,
  names TEXT, codes TEXT, parents TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER, shape BLOB,
  place TEXT);
CREATE TABLE place (row INTEGER PRIMARY KEY, import INTEGER, id TEXT, name TEXT, feature TEXT, country TEXT,
  admin1 TEXT, lat REAL, lon REAL, population INTEGER, within TEXT, source TEXT, names TEXT, shape INTEGER);
CREATE TABLE name (fold TEXT, skel TEXT, place INTEGER, country TEXT, main INTEGER);
CREATE TABLE inside (id TEXT PRIMARY KEY, within TEXT) WITHOUT ROWID;
CREATE INDEX division_import ON division (import);
CREATE INDEX division_country ON division (country, level);
CREATE INDEX division_place ON division (place);
CREATE INDEX place_id ON place (id);
CREATE INDEX place_import ON place (import);
CREATE INDEX place_country ON place (country);
CREATE INDEX name_fold ON name (fold, place);
CREATE INDEX name_country ON name (country, fold);
CREATE INDEX name_skel ON name (country, skel, fold);
CREATE INDEX name_place ON name (place);
"""
_DIVISION = (
    "SELECT row, import, level, country, name, names, codes, parents, admin1, lat, lon, population, shape"
    " FROM division WHERE "
)
_COLUMNS = "id, name, feature, country, admin1, lat, lon, population, within, source"


@dataclass(frozen=True, slots=True)
class Import:
    """One file, or one place by hand, as it was brought in. `at` is a moment in ISO 8601."""

    id: int
    file: str
    sha256: str
    format: str
    source: str
    at: str
    places: int = 0
    problems: int = 0
    options: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one place of the shelf adds to a place: `import_id` is JOINED for divisions of several files."""

    place: Place
    names: tuple[str, ...]
    import_id: int
    shape: int = 0


class Shelf:
    """Questions to the file, and changes to it. Close it after use."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self._db = db

    @staticmethod
    def open(path: Path, *, create: bool = False) -> Shelf:
        """The shelf at a path. Raises PlacesError where it is none, is damaged, or cannot be made."""
        if not create and not path.exists():
            raise PlacesError(f"there is no file of places at {path}")
        try:
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
            db.execute("PRAGMA cache_size=-16000")
            known = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            shelf = Shelf(path, db)
            if not known and create:
                shelf._make()
            shelf._check()
        except (OSError, sqlite3.Error) as error:
            told = getattr(error, "strerror", None) or str(error)
            raise PlacesError(f"{path} cannot be used as a file of places: {told}") from error
        return shelf

    def _make(self) -> None:
        with self.changing():
            for statement in SCHEMA.split(";"):
                self._db.execute(statement)
            self._db.execute("INSERT INTO meta VALUES ('format', ?)", (f"contested places {FORMAT}",))
            self._db.execute("INSERT INTO meta VALUES ('revision', '0')")

    def _check(self) -> None:
        known = self._db.execute("SELECT name FROM sqlite_master WHERE name = 'import'").fetchone()
        if not known or not self.meta("format").startswith("contested places"):
            raise PlacesError(f"{self.path} is a database of something else than places")
        if self.meta("format") != f"contested places {FORMAT}":
            raise PlacesError(f"{self.path} was written by another version of contested")

    @staticmethod
    def usual() -> Path:
        """Where the shelf stands when the user names no other: in the user's data folder."""
        return user_data_path("contested") / "places.sqlite"

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """One change: kept whole, or not at all where it is broken off."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise PlacesError(f"{self.path} cannot be changed: {error}") from error
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    # What stands in it

    def meta(self, key: str) -> str:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

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

    # Changes, within `changing`

    def start(self, found: Import) -> int:
        """Note an import; its records follow."""
        cursor = self._db.execute(
            "INSERT INTO import (file, sha256, format, source, at, places, problems, options)"
            " VALUES (?,?,?,?,?,0,0,?)",
            (found.file, found.sha256, found.format, found.source, found.at, found.options),
        )
        return cast(int, cursor.lastrowid)

    def finish(self, import_id: int, places: int, problems: Sequence[Row], count: int) -> None:
        self._db.execute(
            "UPDATE import SET places = ?, problems = ? WHERE id = ?", (places, count, import_id)
        )
        self._db.executemany(
            "INSERT INTO problem VALUES (?, ?, ?)",
            [(import_id, row.line, row.why) for row in problems[:KEPT_PROBLEMS]],
        )
        self.note("revision", str(self.revision + 1))

    def forget(self, import_id: int) -> None:
        """Take back all that an import brought."""
        self._drop_places("import = ?", import_id)
        for table in ("division", "problem"):
            self._db.execute(f"DELETE FROM {table} WHERE import = ?", (import_id,))
        self._db.execute("DELETE FROM import WHERE id = ?", (import_id,))
        self.note("revision", str(self.revision + 1))

    def add(self, import_id: int, record: Record) -> None:
        """One record of an import."""
        if isinstance(record, Point):
            self.put(record, import_id)
            return
        said = record
        lists = (json.dumps(each, ensure_ascii=False) for each in (said.names, said.codes, said.parents))
        self._db.execute(
            "INSERT INTO division (import, level, country, name, names, codes, parents, admin1, lat, lon,"
            " population, shape) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                import_id, said.level, said.country, said.name, *lists, said.admin1, said.lat, said.lon,
                said.population, said.shape or None,
            ),
        )  # fmt: skip

    def put(self, place: Point, import_id: int, main: Iterable[str] = (), shape: int = 0) -> int:
        """A place with its names; `main` are names that count as its own beside `name`."""
        cursor = self._db.execute(
            f"INSERT INTO place (import, {_COLUMNS}, names, shape) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                import_id, place.id, place.name, place.feature, place.country, place.admin1, place.lat,
                place.lon, place.population, " ".join(place.within), place.source,
                "\n".join(place.names), shape,
            ),
        )  # fmt: skip
        row = cast(int, cursor.lastrowid)
        mains = {fold(name) for name in (place.name, *main) if name}
        mains |= {bare(name) for name in mains}
        folds = mains | {fold(name) for name in place.names if latin(name)}
        folds |= {bare(name) for name in folds}
        rows = [(f, skeleton(f), row, place.country, f in mains) for f in sorted(folds) if f]
        self._db.executemany("INSERT INTO name VALUES (?,?,?,?,?)", rows)
        return row

    def _drop_places(self, where: str, value: object) -> None:
        self._db.execute(f"DELETE FROM name WHERE place IN (SELECT row FROM place WHERE {where})", (value,))
        self._db.execute(f"DELETE FROM place WHERE {where}", (value,))

    def drop_joined(self, country: str) -> None:
        """Take away the places joined from a country's divisions, before they are joined anew."""
        self._db.execute(
            "DELETE FROM name WHERE place IN (SELECT row FROM place WHERE import = ? AND country = ?)",
            (JOINED, country),
        )
        self._db.execute("DELETE FROM place WHERE import = ? AND country = ?", (JOINED, country))
        self._db.execute("UPDATE division SET place = NULL WHERE country = ?", (country,))

    def assign(self, place_id: str, rows: Iterable[int]) -> None:
        """Say of divisions which place they are."""
        self._db.executemany("UPDATE division SET place = ? WHERE row = ?", ((place_id, row) for row in rows))

    def lies(self, found: Iterable[tuple[str, str]]) -> None:
        """Which places (ids) contain a place (an id): ids innermost first, parted by blanks."""
        self._db.executemany("INSERT OR REPLACE INTO inside VALUES (?, ?)", found)

    def clear_inside(self, country: str) -> None:
        self._db.execute("DELETE FROM inside WHERE within LIKE ?", (f"%country:{country}",))

    # Questions

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
        sql = f"SELECT {_COLUMNS}, names, import, shape FROM place WHERE id = ? ORDER BY import = 0, row"
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
