"""One district of many files is one place, whatever the order in which they were imported."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from tests.resolve.imports.conftest import Bring, Small
from tests.resolve.imports.squares import boundaries, square

from contested.resolve.imports.bringing import Options, bring
from contested.resolve.imports.shapes import box
from contested.resolve.shelf import Shelf

LIST = [
    {"name": "Norval", "districts": [
        {"name": "Hemsq", "latitude": 12.4, "longitude": 40.6},
        {"name": "Varn", "latitude": 12.5, "longitude": 41.4},
    ]},
    {"name": "Sudrei", "districts": [
        {"name": "Olde", "latitude": 12.1, "longitude": 43.1},
        {"name": "Fenn", "latitude": 12.9, "longitude": 44.9},
    ]},
]  # fmt: skip
CODES = """ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE
AF,Norval,AF01,Hemsk,AF0101
AF,Norval,AF01,Varn,AF0102
AF,Sudrey,AF02,Olde,AF0201
AF,Sudrey,AF02,Skar,AF0202
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(LIST), encoding="utf-8")
    return path


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    path = tmp_path / "codes.csv"
    path.write_text(CODES, encoding="utf-8")
    return path


def members(shelf: Shelf) -> dict[str, set[str]]:
    """By the id of a district, the names that files give it."""
    found: dict[str, set[str]] = {}
    for place_id, _ in {hit for name in NAMES for hit in shelf.named(name)}:
        if place_id.startswith("admin2:"):
            found[place_id] = {d.said.name for d in shelf.divisions_of(place_id)}
    return found


NAMES = ("hemsk", "hemsq", "warn", "varn", "oldeh", "olde", "skaar", "skar", "fenn")
WANTED = [
    {"Hemsk", "Hemsq"},
    {"Warn (Varn)", "Varn"},
    {"Oldeh", "Olde"},
    {"Skaar", "Skar"},
    {"Fenn"},
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_district_of_many_files_is_one_place(
    put: Bring, shelf: Shelf, districts: Path, listed: Path, coded: Path, order: tuple[int, ...]
) -> None:
    files = [districts, listed, coded]
    for number in order:
        put(files[number])
    assert sorted(map(sorted, members(shelf).values())) == sorted(map(sorted, WANTED))
    shaped = [key for key in members(shelf) if shelf.shaped(key)]
    assert len(shaped) == 4


def test_the_country_of_a_list_is_that_of_the_towns_beside_its_points(
    put: Bring, listed: Path, shelf: Shelf
) -> None:
    put(listed)
    assert shelf.countries() == ["AF"]


def test_a_province_joins_the_one_known_by_a_like_name_and_its_towns(
    put: Bring, shelf: Shelf, tmp_path: Path
) -> None:
    rows = [("Nordval", square(11, 39, 3)), ("Sudreu", square(11, 42.01, 3))]
    put(boundaries(tmp_path / "adm1.geojson", rows, "ADM1"))
    assert shelf.shaped("admin1:AF.01") and shelf.shaped("admin1:AF.02")
    assert box(shelf.shape("admin1:AF.01")) == (39, 11, 42, 14)


def test_districts_of_one_name_in_two_provinces_are_two(put: Bring, shelf: Shelf, tmp_path: Path) -> None:
    rows = [("Brin", square(12, 40)), ("Brin", square(12, 43))]
    put(boundaries(tmp_path / "a.geojson", rows))
    assert sorted(key for key, _ in shelf.named("brin")) == ["admin2:AF.01.brin", "admin2:AF.02.brin"]


def test_two_boundaries_of_one_file_never_join(put: Bring, shelf: Shelf, tmp_path: Path) -> None:
    rows = [("Brin Bala", square(12, 40)), ("Brin Balah", square(12, 41))]
    put(boundaries(tmp_path / "a.geojson", rows))
    assert len({key for name in ("brin bala", "brin balah") for key, _ in shelf.named(name)}) == 2


def test_a_district_named_after_a_town_is_told_apart_by_its_word(
    put: Bring, shelf: Shelf, districts: Path
) -> None:
    put(districts)
    names = {key: shelf.parts(key)[-1].place.name for key in members(shelf)}
    assert names["admin2:AF.01.hemsk"] == "Hemsk District"
    assert names["admin2:AF.02.skaar"] == "Skaar"


def test_points_know_the_districts_that_they_lie_in(put: Bring, shelf: Shelf, districts: Path) -> None:
    put(districts)
    assert shelf.within("gn:1") == ("admin2:AF.01.hemsk", "admin1:AF.01", "country:AF")
    assert shelf.within("gn:4") == ("admin2:AF.02.skaar", "admin1:AF.02", "country:AF")


def test_a_lower_unit_lies_in_the_district_around_it(
    put: Bring, shelf: Shelf, districts: Path, tmp_path: Path
) -> None:
    lower = boundaries(tmp_path / "adm3.geojson", [("Lower Hemsk", square(12.4, 40.4, 0.3))], "ADM3")
    put(districts, lower)
    assert shelf.within("gn:1")[:2] == ("admin3:AF.01.lower-hemsk", "admin2:AF.01.hemsk")


def test_another_gazetteer_joins_the_same_files_anew(shelf: Shelf, districts: Path) -> None:
    known = Small()
    list(bring(shelf, known, [districts], Options(), "2026", lambda *_: None))
    known.spellings["admin1:AF.01"] = ("norvalia",)
    again = list(bring(shelf, known, [districts], Options(), "2026", lambda *_: None))
    assert len(shelf.imports()) == 1 and len(again) == 1
