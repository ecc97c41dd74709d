"""Tables of divisions and places with a head line: OCHA's P-code gazetteers (CSV, XLSX) and plain lists."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import IO
from xml.etree.ElementTree import ParseError

from contested.errors import PlacesError
from contested.resolve.imports.countries import country
from contested.resolve.imports.names import clean, placeholder, spellings, tables
from contested.resolve.imports.records import Division, Record, Row

LEVELS = range(5)
CELLS = 1 << 20
"""Characters that one cell may have; the csv module's own limit is lower."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Which columns mean what, by number: for each level its name, codes and other names; and the rest."""

    names: Mapping[int, int]
    codes: Mapping[int, int]
    others: Mapping[int, tuple[int, ...]]
    countries: tuple[int, ...] = ()
    lat: int = -1
    lon: int = -1
    population: int = -1

    @property
    def levels(self) -> list[int]:
        return sorted(self.names)


def headings(row: Sequence[object]) -> Headings | None:
    """Read a head line; None when no column of it names divisions."""
    cells = [clean(cell).casefold().replace(" ", "_") for cell in row]
    named, coded, others = {}, {}, {}
    for level in LEVELS:
        words = _level(level)
        name = next((cells.index(word) for word in words["name"] if word in cells), -1)
        if name >= 0:
            named[level] = name
            others[level] = tuple(i for i, c in enumerate(cells) if c in words["other"] and i != name)
            code = next((cells.index(word) for word in words["code"] if word in cells), -1)
            if code >= 0:
                coded[level] = code
    if not any(named.keys() - {0}):
        return None
    known = tables()
    told = tuple(cells.index(w) for w in (*known["country"], *known["country_name"]) if w in cells)
    at = {
        key: next((cells.index(w) for w in known[key] if w in cells), -1)
        for key in ("lat", "lon", "population")
    }
    return Headings(named, coded, others, told, at["lat"], at["lon"], at["population"])


@cache
def _level(level: int) -> dict[str, list[str]]:
    return {key: [w.format(n=level) for w in words] for key, words in tables()["divisions"].items()}


def rows(
    lines: Iterable[tuple[int, Sequence[object]]], found: Headings, default: str
) -> Iterator[Record | Row]:
    """The divisions of a table's rows, each once; the lowest level of a row has the row's point.

    `default` is the country where the rows tell none.
    """
    seen: set[tuple[int, str, str]] = set()
    for number, row in lines:
        cells = [clean(cell) for cell in row]
        if not any(cells):
            continue
        cells += [""] * (1 + max(found.names.values()) - len(cells))
        land = country(*(cells[i] for i in found.countries if i < len(cells) and cells[i])) or default
        named = [level for level in found.levels if level > 0 and cells[found.names[level]]]
        if not named:
            yield Row(number, "no name of a division")
        elif not land:
            yield Row(number, "the country is not told: say it with --country")
        else:
            yield from _divisions(number, cells, found, named, land, seen)


def _divisions(
    number: int,
    cells: list[str],
    found: Headings,
    named: list[int],
    land: str,
    seen: set[tuple[int, str, str]],
) -> Iterator[Record | Row]:
    parents: tuple[str, ...] = ()
    for level in named:
        name = cells[found.names[level]]
        code = _cell(cells, found.codes.get(level, -1))
        key = (level, code or name, "" if code else "/".join(parents))
        own = tuple(each for each in (code, name) if each)
        if placeholder(name):
            if key not in seen:
                yield Row(number, f"{name!r} is no name of a place")
        elif key not in seen:
            point = _point(cells, found) if level == named[-1] else None
            if isinstance(point, str):
                yield Row(number, point)
                point = None
            yield _division(cells, found, level, land, parents, point)
        seen.add(key)
        parents = own


def _division(
    cells: list[str],
    found: Headings,
    level: int,
    land: str,
    parents: tuple[str, ...],
    point: tuple[float, float] | None,
) -> Division:
    name, code = cells[found.names[level]], _cell(cells, found.codes.get(level, -1))
    other = [_cell(cells, i) for i in found.others.get(level, ())]
    people = _cell(cells, found.population) if point or level == found.levels[-1] else ""
    lat, lon = point or (None, None)
    names = tuple(dict.fromkeys(s for each in (name, *other) if each for s in spellings(each)))
    return Division(
        level, land, name, names, (code,) if code else (), parents, "", lat, lon,
        int(float(people)) if _number(people) else 0,
    )  # fmt: skip


def _cell(cells: list[str], index: int) -> str:
    return cells[index] if 0 <= index < len(cells) else ""


def _number(text: str) -> bool:
    try:
        return abs(float(text)) < 1e10
    except ValueError:
        return False


def _point(cells: list[str], found: Headings) -> tuple[float, float] | str | None:
    lat, lon = _cell(cells, found.lat), _cell(cells, found.lon)
    return degrees(lat, lon) if lat or lon else None


def degrees(lat: object, lon: object) -> tuple[float, float] | str:
    """A point, or why it is none."""
    try:
        north, east = float(str(lat)), float(str(lon))
    except ValueError:
        return f"coordinates that are no numbers: {lat}, {lon}"
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        return f"a point outside the world: {lat}, {lon}"
    return north, east


def delimiter(line: str) -> str:
    """What parts the cells of a line: the one of the usual marks that it holds most of."""
    return max(",;\t|", key=line.count)


def read_csv(file: IO[str], name: str, default: str) -> Iterator[Record | Row]:
    """A table with a head line. Raises PlacesError where no column is known."""
    first = file.readline()
    while first and (not first.strip() or first.startswith("#")):
        first = file.readline()
    mark = delimiter(first)
    csv.field_size_limit(CELLS)
    found = headings(next(csv.reader([first], delimiter=mark), []))
    if found is None:
        raise PlacesError(f"{name} has no column that is known for names of divisions")
    table = csv.reader(file, delimiter=mark)
    try:
        # The second line of OCHA's tables may be of HXL tags: "#adm1+name".
        lines = ((table.line_num + 1, row) for row in table if not any(c.startswith("#") for c in row))
        yield from rows(lines, found, default)
    except csv.Error as error:
        raise PlacesError(
            f"{name} is no table that can be read: line {table.line_num + 1}: {error}"
        ) from error


def read_sheets(file: IO[bytes], name: str, default: str) -> Iterator[Record | Row]:
    """Every sheet of a spreadsheet that has divisions. Raises PlacesError where none has."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        ParseError,
        OSError,
        TypeError,
        AttributeError,
    ) as error:
        raise PlacesError(f"{name} is no spreadsheet that can be read: it is damaged or cut short") from error
    told = False
    for sheet in book.worksheets:
        lines = enumerate(sheet.iter_rows(values_only=True), 1)
        found = next(
            (h for _, row in zip(range(5), (r for _, r in lines), strict=False) if (h := headings(row))), None
        )
        if found is None:
            continue
        told = True
        yield from rows(lines, found, default)
    if not told:
        raise PlacesError(f"{name} has no sheet with a column that is known for names of divisions")
