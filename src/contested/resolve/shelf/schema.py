"""The tables of the shelf, and what its rows are outside."""

from __future__ import annotations

from dataclasses import dataclass

from contested.model import Place

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
