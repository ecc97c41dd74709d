"""GeoNames' dumps, read line by line: places, alternate names, names of divisions.

Formats: https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import IO, cast

import yaml

from contested.model import Feature
from contested.resolve.folding import romanised
from contested.resolve.imports.records import Division, Point, Record, Row
from contested.resolve.placedata import latin

PLACE_CELLS = 19


@cache
def features() -> dict[str, Feature]:
    """Our feature by GeoNames' feature code; what is not there is passed over."""
    table = _data()
    return {code: cast(Feature, f) for f, codes in table.items() if f != "skipped" for code in codes}


@cache
def _skipped() -> frozenset[str]:
    return frozenset(_data()["skipped"])


def _data() -> dict[str, list[str]]:
    text = (resources.files("contested") / "data" / "imports" / "geonames.yaml").read_text("utf-8")
    return cast("dict[str, list[str]]", yaml.safe_load(text))


def places(file: IO[str]) -> Iterator[Record | Row]:
    """The places of a dump (`allCountries.txt`, a country's file, `cities500.txt`)."""
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != PLACE_CELLS:
            yield Row(number, f"{len(cells)} cells where there should be {PLACE_CELLS}")
        elif (feature := features().get(cells[7])) is not None:
            yield _place(number, cells, feature)


def _place(number: int, cells: list[str], feature: Feature) -> Record | Row:
    try:
        key, lat, lon = int(cells[0]), float(cells[4]), float(cells[5])
        people = int(cells[14] or 0)
    except ValueError:
        return Row(number, "an id, a coordinate or a population that is no number")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return Row(number, f"a point outside the world: {lat}, {lon}")
    country, code, name = cells[8], cells[10], cells[1].strip()
    if not name:
        return Row(number, "no name")
    names = tuple(n for n in dict.fromkeys((cells[2], *cells[3].split(","))) if n and latin(n) and n != name)
    if feature == "country":
        return Point(f"country:{country}", "", feature, country, "", lat, lon, people, (name, *names))
    if feature == "admin1" and code not in ("", "00"):
        return Point(
            f"admin1:{country}.{code}", romanised(name), feature, country, code, lat, lon, people,
            (name, *names), (f"country:{country}",),
        )  # fmt: skip
    if feature == "admin2":
        codes = (f"gn:{key}", f"{country}.{code}.{cells[11]}") if cells[11] else (f"gn:{key}",)
        return Division(2, country, romanised(name), (name, *names), codes, (), code, lat, lon, people)
    within = ((f"admin1:{country}.{code}",) if code not in ("", "00") else ()) + (f"country:{country}",)
    return Point(
        f"gn:{key}", romanised(name), feature, country, code, lat, lon, people, (name, *names), within
    )


def alternates(file: IO[str]) -> Iterator[Record | Row]:
    """Further names of places by their GeoNames ids (`alternateNamesV2.txt`, `alternateNames.txt`)."""
    for number, line in enumerate(file, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) < 4 or not cells[1].isdigit():
            if line.strip():
                yield Row(number, "not an id, a GeoNames id, a language and a name")
            continue
        if cells[2] not in _skipped() and cells[3] and latin(cells[3]):
            yield Point(f"gn:{cells[1]}", names=(cells[3],))


def divisions(file: IO[str]) -> Iterator[Record | Row]:
    """Names of provinces or districts by code (`admin1CodesASCII.txt`, `admin2Codes.txt`)."""
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r\n").split("\t")
        parts = cells[0].split(".", 2)
        if len(cells) < 4 or len(parts) < 2 or not cells[1].strip():
            yield Row(number, "not a code, a name, a plain name and a GeoNames id")
            continue
        names = tuple(dict.fromkeys((cells[1].strip(), cells[2].strip())))
        if len(parts) == 2:
            yield Point(
                f"admin1:{cells[0]}", romanised(names[0]), "admin1", parts[0], parts[1], names=names,
                within=(f"country:{parts[0]}",),
            )  # fmt: skip
        else:
            codes = (f"gn:{cells[3].strip()}", cells[0])
            yield Division(2, parts[0], romanised(names[0]), names, codes, (), parts[1])
