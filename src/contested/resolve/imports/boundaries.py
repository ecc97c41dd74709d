"""Boundary files: GeoJSON of geoBoundaries and of OCHA's Common Operational Datasets, feature by feature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from contested.resolve.imports.countries import country
from contested.resolve.imports.names import clean, placeholder, spellings, tables
from contested.resolve.imports.records import Division, Record, Row
from contested.resolve.imports.shapes import polygon
from contested.resolve.imports.stream import elements
from contested.resolve.imports.tables import LEVELS, headings

_LEVEL = re.compile(r"(?:adm|admin|level)?\D{0,6}([0-5])$", re.IGNORECASE)


def read(file: IO[str], name: str, default: str, level: int | None = None) -> Iterator[Record | Row]:
    """The divisions of a feature collection; `default` is the country, `level` the level if none is told."""
    for number, feature in enumerate(elements(file, name, "features"), 1):
        yield _division(number, feature, default, level)


def _division(number: int, feature: Any, default: str, level: int | None) -> Record | Row:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return Row(number, "no feature with properties")
    told = {str(k).casefold(): v for k, v in feature["properties"].items() if v not in (None, "")}
    found = _by_level(told) or _plain(told, level)
    if isinstance(found, str):
        return Row(number, found)
    depth, title, names, codes, parents, countries = found
    land = country(*countries) or default
    if not land:
        return Row(number, f"{title!r}: the country is not told: say it with --country")
    if placeholder(title):
        return Row(number, f"{title!r} is no name of a place")
    shape = polygon(feature.get("geometry"))
    if isinstance(shape, str):
        return Row(number, f"{title!r}: {shape}")
    return Division(depth, land, title, names, codes, parents, shape=shape)


_Read = tuple[int, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], list[str]]


def _by_level(told: Mapping[str, Any]) -> _Read | None:
    """Properties with the level in their names: ADM2_EN, ADM2_PCODE, ADM1_EN ..."""
    keys = list(told)
    found = headings(keys)
    if found is None:
        return None
    cells = [clean(value) for value in told.values()]
    depth = max(found.levels)
    title = cells[found.names[depth]]
    names = [s for i in (found.names[depth], *found.others[depth]) if cells[i] for s in spellings(cells[i])]
    codes = [cells[found.codes[depth]]] if depth in found.codes else []
    above = [cells[i] for i in (found.codes.get(depth - 1, -1), found.names.get(depth - 1, -1)) if i >= 0]
    parents = tuple(above) if depth > 1 else ()
    return (
        depth,
        title,
        tuple(dict.fromkeys(names)),
        tuple(codes),
        parents,
        [cells[i] for i in found.countries],
    )


def _plain(told: Mapping[str, Any], level: int | None) -> _Read | str:
    """Properties without: shapeName, shapeISO, shapeGroup, shapeType of geoBoundaries, or simply a name."""
    words = tables()["plain"]
    title = clean(next((told[w] for w in words["name"] if w in told), ""))
    if not title:
        return "no property that is known for a name"
    kind = clean(next((told[w] for w in words["type"] if w in told), ""))
    match = _LEVEL.match(kind)
    depth = int(match.group(1)) if match else level
    if depth is None or depth not in LEVELS:
        return f"{title!r}: the level of the division is not told: say it with --level"
    codes = tuple(
        code
        for w in words["code"]
        if (code := clean(told.get(w, ""))) and any(c.isdigit() or c in "-_" for c in code)
    )
    return depth, title, spellings(title), codes, (), [clean(told[w]) for w in words["group"] if w in told]
