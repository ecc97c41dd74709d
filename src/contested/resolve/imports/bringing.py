"""Bringing files onto the shelf: recognised, read record by record, joined; each file whole or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from contested.errors import PlacesError
from contested.resolve.imports import boundaries, geonames, nested, tables
from contested.resolve.imports.deriving import Known, derive
from contested.resolve.imports.formats import Format, recognised
from contested.resolve.imports.homes import home
from contested.resolve.imports.opening import Source, Watch, digest, opened, sources, text
from contested.resolve.imports.records import GEONAMES, Division, Record, Row
from contested.resolve.placedata import fingerprint
from contested.resolve.shelf import BASE, KEPT_PROBLEMS, Import, Shelf

Progress = Callable[[str, int, int], None]
"""Called with what is read, how many of its bytes are, and how many there are."""
STEP = 2000
LAST = ("GeoNames division names", "GeoNames alternate names")
"""Formats that add names to what other files bring, and are therefore read after them."""
SOURCES = {
    "GeoNames places": GEONAMES,
    "GeoNames alternate names": GEONAMES,
    "GeoNames division names": GEONAMES,
}


@dataclass(frozen=True, slots=True)
class Options:
    """What the user tells of files: their source, and the country and level where they tell none."""

    source: str = ""
    country: str = ""
    level: int | None = None

    def words(self) -> str:
        return json.dumps([self.country, self.level]) if self.country or self.level is not None else ""


@dataclass(frozen=True, slots=True)
class Brought:
    """One file brought in: the import, the rows that could not be used, and whether it was there already."""

    found: Import
    problems: tuple[Row, ...] = ()
    known: bool = False


def bring(
    shelf: Shelf, known: Known, paths: Iterable[Path], options: Options, at: str, progress: Progress
) -> Iterator[Brought | PlacesError]:
    """Bring in files, those that only add names last. For what cannot be read, the error that says why.

    A file that stands there already is not brought in twice.
    """
    found: list[tuple[Source, Format]] = []
    for path in paths:
        try:
            found += [(source, recognised(source)) for source in sources(path)]
        except PlacesError as error:
            yield error
    for source, form in sorted(found, key=lambda pair: LAST.index(pair[1]) + 1 if pair[1] in LAST else 0):
        try:
            yield _one(shelf, known, source, form, options, at, progress)
        except PlacesError as error:
            yield error
        except sqlite3.Error as error:
            yield PlacesError(f"{source.name} could not be kept in {shelf.path}: {error}")


def _one(
    shelf: Shelf, known: Known, source: Source, form: Format, options: Options, at: str, progress: Progress
) -> Brought:
    key = digest(source)
    same = [i for i in shelf.imports() if i.sha256 == key and i.options == options.words()]
    if same and form not in LAST:
        return Brought(same[0], known=True)
    told = options.source or SOURCES.get(form, "") or source.inner
    new = Import(0, source.name, key, form, told, at, options=options.words())
    problems, count, missed = [], 0, 0
    with shelf.changing():
        for old in same:
            shelf.forget(old.id)
        number = shelf.start(new)
        changed: set[str] = set()
        for record in _records(source, form, options, known, progress):
            if isinstance(record, Row):
                missed += 1
                if missed <= KEPT_PROBLEMS:
                    problems.append(record)
            elif _wanted(record, shelf, known):
                count += 1
                shelf.add(number, record)
                if isinstance(record, Division) or record.feature != "other":
                    changed.add(record.country)
        if not count:
            why = f": {problems[0].why} (line {problems[0].line})" if problems else ""
            raise PlacesError(f"{source.name} brings no place{why}")
        refresh(shelf, known, changed)
        shelf.finish(number, count, problems, missed)
    return Brought(next(i for i in shelf.imports() if i.id == number), tuple(problems))


def _wanted(record: Record, shelf: Shelf, known: Known) -> bool:
    """Names alone are kept for places that are known: GeoNames has millions of others."""
    if isinstance(record, Division) or record.name:
        return True
    return known.get(record.id) is not None or shelf.knows(record.id)


def forget(shelf: Shelf, known: Known, number: int) -> None:
    """Take an import back, and join what is left anew."""
    with shelf.changing():
        countries = shelf.countries_of(number)
        shelf.forget(number)
        refresh(shelf, known, countries)


def refresh(shelf: Shelf, known: Known, countries: Iterable[str]) -> None:
    """Join the divisions of countries that have some anew."""
    mine = set(shelf.countries())
    derive(shelf, known, sorted(mine & set(countries)))
    shelf.note(BASE, fingerprint())


def _records(
    source: Source, form: Format, options: Options, known: Known, progress: Progress
) -> Iterator[Record | Row]:
    files: list[IO[bytes]] = []
    for number, record in enumerate(_read(source, form, options, known, files.append)):
        if number % STEP == 0 and files and not files[-1].closed:
            progress(source.name, files[-1].tell(), source.size)
        yield record


def _read(
    source: Source, form: Format, options: Options, known: Known, watch: Watch
) -> Iterator[Record | Row]:
    if form == "spreadsheet":
        with opened(source, watch) as file:
            yield from tables.read_sheets(file, source.name, options.country)
        return
    country = options.country
    if form == "nested table" and not country:
        with text(source) as lines:
            country = home(nested.read(lines, source.name, "??", options.level), known)
    with text(source, watch) as lines:
        if form == "GeoNames places":
            yield from geonames.places(lines)
        elif form == "GeoNames alternate names":
            yield from geonames.alternates(lines)
        elif form == "GeoNames division names":
            yield from geonames.divisions(lines)
        elif form == "boundaries":
            yield from boundaries.read(lines, source.name, country, options.level)
        elif form == "nested table":
            yield from nested.read(lines, source.name, country, options.level)
        else:
            yield from tables.read_csv(lines, source.name, country)
