"""A table of places as reports write them: the right place nearly always, the wrong country never.

Right is: for a town or another point, a known place of the told country within 25 km (the table's points are
rounded to a tenth of a degree); for an area, an area of the told country that is the very one its usual name
means, or whose point lies within 100 km. Not to know is not right, but it is no wrong country either.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from contested.model import PlaceRef
from contested.resolve import Resolver

TABLE = Path(__file__).with_name("spellings.tsv")
RIGHT = 0.97
RIGHT_ALONE = 0.80
"""Of names told without any report: a bare name of several places may honestly stay open."""
POINT_KM = 25.0
AREA_KM = 100.0
EARTH_KM = 6371.0
AREAS = ("admin1", "admin2", "region", "country", "water")


@dataclass(frozen=True, slots=True)
class Row:
    """One spelling; `countries` are all that count as right, `context` the one that the report is about."""

    written: str
    countries: tuple[str, ...]
    feature: str
    lat: float
    lon: float
    usual: str
    conflict: str
    context: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row: `right`, `wrong country`, `elsewhere` in the right country, `not known`."""

    row: Row
    verdict: str
    told: str


def rows() -> Iterator[Row]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            countries = tuple(line["country"].split("/"))
            point = float(line["lat"]), float(line["lon"])
            yield Row(
                line["written"],
                countries,
                line["feature"],
                *point,
                line["usual"],
                line["conflict"],
                line["context"],
            )


ROWS = list(rows())


def kilometres(ref: PlaceRef, row: Row) -> float:
    """Along the great circle; infinite where the place has no point."""
    if ref.lat is None or ref.lon is None:
        return float("inf")
    a, b = radians(ref.lat), radians(row.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(row.lon - ref.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def is_right(ref: PlaceRef, row: Row, resolver: Resolver) -> bool:
    if row.feature not in AREAS:
        return kilometres(ref, row) <= POINT_KM
    usual = resolver.place(row.usual, [row.countries[0]])
    same = usual is not None and usual.id == ref.id
    return ref.feature in AREAS and (same or kilometres(ref, row) <= AREA_KM)


def judge(row: Row, resolver: Resolver, *, alone: bool) -> Verdict:
    ref = resolver.place(row.written, [] if alone else [row.context])
    if ref is None:
        return Verdict(row, "not known", "")
    told = f"{ref.name} ({ref.feature}, {ref.country}, {ref.lat}, {ref.lon}) {ref.id}"
    # A strait or a sea lies between countries and has none.
    if ref.country not in row.countries and not (row.feature == "water" and not ref.country):
        return Verdict(row, "wrong country", told)
    return Verdict(row, "right" if is_right(ref, row, resolver) else "elsewhere", told)


def report(verdicts: list[Verdict]) -> tuple[float, list[str]]:
    """The share that is right, and the rows that are not, in words."""
    wrong = [v for v in verdicts if v.verdict != "right"]
    lines = [
        f"{v.verdict}: {v.row.written!r} in {v.row.context} is {v.row.usual} ({v.row.feature}, "
        f"{'/'.join(v.row.countries)}, {v.row.lat}, {v.row.lon}); told {v.told or 'nothing'}"
        for v in wrong
    ]
    return 1 - len(wrong) / len(verdicts), lines


def test_the_table_is_wide_enough() -> None:
    variants = {(row.written, row.countries) for row in ROWS if row.written != row.usual}
    assert len(variants) >= 230
    assert len({row.conflict for row in ROWS}) >= 14
    assert len({(row.written, row.context) for row in ROWS}) == len(ROWS)
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 for row in ROWS)


def test_spellings_in_a_report_about_a_country(resolver: Resolver) -> None:
    verdicts = [judge(row, resolver, alone=False) for row in ROWS]
    share, wrong = report(verdicts)
    print(f"{share:.1%} of {len(ROWS)} spellings right in a report about their country", *wrong, sep="\n")
    assert [line for line in wrong if line.startswith("wrong country")] == []
    assert share >= RIGHT


def test_spellings_without_any_report(resolver: Resolver) -> None:
    # The same name stands in other rows for another country: alone it means one of them at most.
    told: dict[str, set[str]] = {}
    for row in ROWS:
        told.setdefault(row.written, set()).update(row.countries)
    single = [row for row in ROWS if len(told[row.written]) == len(row.countries)]
    share, wrong = report([judge(row, resolver, alone=True) for row in single])
    print(f"{share:.1%} of {len(single)} spellings right with nothing else told", *wrong, sep="\n")
    assert share >= RIGHT_ALONE


@pytest.mark.parametrize("country", ["LY", "LB"])
def test_one_name_in_two_countries(resolver: Resolver, country: str) -> None:
    ref = resolver.place("Tripoli", [country])
    assert ref is not None
    assert ref.country == country
