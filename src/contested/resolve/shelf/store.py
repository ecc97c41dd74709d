"""The file of the shelf: opened, checked, changed one whole transaction at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from platformdirs import user_data_path

from contested.errors import PlacesError
from contested.resolve.folding import bare, fold, skeleton
from contested.resolve.imports.records import Point, Record, Row
from contested.resolve.placedata import latin
from contested.resolve.shelf.questions import PLACE_COLUMNS, Questions
from contested.resolve.shelf.schema import FORMAT, JOINED, KEPT_PROBLEMS, SCHEMA, Import


class Shelf(Questions):
    """Questions to the file, and changes to it. Close it after use."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self.path = path

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

    def note(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

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
            f"INSERT INTO place (import, {PLACE_COLUMNS}, names, shape) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
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
