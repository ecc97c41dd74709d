"""Plain JSON tables: provinces that hold lists of districts, each with a name and perhaps a point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from contested.resolve.imports.countries import country
from contested.resolve.imports.names import clean, placeholder, spellings, tables
from contested.resolve.imports.records import Division, Record, Row
from contested.resolve.imports.stream import elements
from contested.resolve.imports.tables import degrees

DEEPEST = 4


def read(file: IO[str], name: str, default: str, level: int | None = None) -> Iterator[Record | Row]:
    """The divisions of a table. The outermost entries are provinces, or of the `level` given; what a list in
    an entry holds is one level lower. `default` is the country where no entry tells one."""
    for number, entry in enumerate(elements(file, name), 1):
        yield from _entry(number, entry, default, 1 if level is None else level, ())


def _entry(
    number: int, entry: Any, land: str, level: int, parents: tuple[str, ...]
) -> Iterator[Record | Row]:
    if not isinstance(entry, dict):
        yield Row(number, "an entry that is no object")
        return
    told = {str(key).casefold(): value for key, value in entry.items()}
    title = clean(next((told[w] for w in tables()["plain"]["name"] if isinstance(told.get(w), str)), ""))
    codes_of_country = (*tables()["country"], *tables()["country_name"])
    land = country(*(clean(told[w]) for w in codes_of_country if isinstance(told.get(w), str))) or land
    if not land:
        yield Row(number, f"{title!r}: the country is not told: say it with --country")
    elif placeholder(title):
        yield Row(number, f"{title!r} is no name of a place" if title else "no name")
    else:
        yield from _division(number, told, title, land, level, parents)
    for below in (value for value in told.values() if isinstance(value, list) and level < DEEPEST):
        around = () if placeholder(title) else (title,)
        for each in below:
            if isinstance(each, dict) and land:
                yield from _entry(number, each, land, level + 1, around)


def _division(
    number: int, told: Mapping[str, Any], title: str, land: str, level: int, parents: tuple[str, ...]
) -> Iterator[Record | Row]:
    lat = next((told[w] for w in tables()["lat"] if told.get(w) not in (None, "")), None)
    lon = next((told[w] for w in tables()["lon"] if told.get(w) not in (None, "")), None)
    point = degrees(lat, lon) if lat is not None and lon is not None else None
    if isinstance(point, str):
        yield Row(number, f"{title!r}: {point}")
        point = None
    other = [clean(v) for k, v in told.items() if k.startswith("name") and isinstance(v, str) and clean(v)]
    names = tuple(dict.fromkeys(s for each in (title, *other) for s in spellings(each)))
    north, east = point or (None, None)
    yield Division(level, land, title, names, (), parents, "", north, east)
