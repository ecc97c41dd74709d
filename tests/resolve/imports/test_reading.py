"""Each format record by record: what is read, and which rows are left out, with their lines."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.resolve.imports.squares import square

from contested.errors import PlacesError
from contested.resolve.imports import boundaries, geonames, nested, tables
from contested.resolve.imports.names import clean, placeholder, spellings
from contested.resolve.imports.records import Division, Point, Record, Row
from contested.resolve.imports.shapes import box, polygon, square_kilometres


def place(**cells: str) -> str:
    row = {
        "id": "7", "name": "Hemsk", "ascii": "Hemsk", "alternates": "Hemsq,Хемск", "lat": "12.5",
        "lon": "40.5", "class": "P", "code": "PPL", "country": "AF", "cc2": "", "admin1": "01",
        "admin2": "", "admin3": "", "admin4": "", "people": "60000",
        "elevation": "", "dem": "", "zone": "", "day": "2020-01-01",
    }  # fmt: skip
    return "\t".join((row | cells).values()) + "\n"


def points(found: Iterable[Record | Row]) -> list[Any]:
    return list(found)


FEATURES = [("PPL", "city"), ("PPLC", "city"), ("DAM", "dam"), ("AIRP", "airport"), ("AIRB", "base"),
            ("PSTB", "crossing"), ("MT", "mountain"), ("LK", "water"), ("PPLX", "area")]  # fmt: skip


@pytest.mark.parametrize(("code", "feature"), FEATURES)
def test_a_place_of_geonames_has_our_feature(code: str, feature: str) -> None:
    (found,) = points(geonames.places(io.StringIO(place(code=code))))
    assert (found.id, found.feature, found.lat, found.lon, found.population) == (
        "gn:7",
        feature,
        12.5,
        40.5,
        60000,
    )
    assert found.within == ("admin1:AF.01", "country:AF")
    assert "Hemsq" in found.names and "Хемск" not in found.names


def test_divisions_of_geonames_are_told_apart() -> None:
    lines = place(code="ADM1", name="Norval") + place(code="ADM2", admin2="0101") + place(code="PCLI")
    first, second, land = points(geonames.places(io.StringIO(lines)))
    assert (first.id, second.codes, land.id) == ("admin1:AF.01", ("gn:7", "AF.01.0101"), "country:AF")


def test_features_that_reports_do_not_name_are_passed_over() -> None:
    assert points(geonames.places(io.StringIO(place(code="FRM") + place(code="SCH")))) == []


BROKEN = [
    place(lat="north"),
    place(lat="95"),
    place(lon="-200"),
    place(people="many"),
    place(name=""),
    "7\tHemsk\n",
]


@pytest.mark.parametrize("line", BROKEN)
def test_a_malformed_line_is_a_row_with_its_number_and_the_rest_is_read(line: str) -> None:
    found = points(geonames.places(io.StringIO(place() + line + place(id="8"))))
    assert [type(each) for each in found] == [Point, Row, Point]
    assert found[1].line == 2 and found[1].why


def test_alternate_names_skip_links_and_codes() -> None:
    lines = "1\t7\ten\tOld Hemsk\t\t\t\t\n2\t7\tlink\thttps://x.test\n3\t7\tru\tХемск\n4\tx\ten\tBad\n5\t7\t\tHemsq\n"
    found = points(geonames.alternates(io.StringIO(lines)))
    assert [each.names[0] for each in found if isinstance(each, Point)] == ["Old Hemsk", "Hemsq"]
    assert [each.line for each in found if isinstance(each, Row)] == [4]


HEADS = [
    "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE",
    "adm0_name,adm0_pcode,adm1_name,adm1_pcode,adm2_name,adm2_pcode",
    "admin0Name_en,admin0Pcode,admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode",
    "Country,iso3,ADM1_REF,ADM1 Pcode,ADM2_REF,ADM2 Pcode",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_pcode_table_gives_each_division_once(head: str, mark: str) -> None:
    rows = ["Afghanistan,AFG,Norval,AF01,Hemsk,AF0101", "Afghanistan,AFG,Norval,AF01,Varn,AF0102"]
    text = "\n".join([head, *rows]).replace(",", mark)
    found = [each for each in tables.read_csv(io.StringIO(text), "codes", "") if isinstance(each, Division)]
    assert [(d.level, d.name, d.codes, d.country) for d in found] == [
        (1, "Norval", ("AF01",), "AF"), (2, "Hemsk", ("AF0101",), "AF"), (2, "Varn", ("AF0102",), "AF"),
    ]  # fmt: skip
    assert found[1].parents == ("AF01", "Norval")


def test_tags_and_bad_rows_of_a_table_are_told() -> None:
    text = (
        "ADM0_PCODE,ADM1_EN,ADM1_PCODE,lat,lon\n#country+code,#adm1+name,#adm1+code,#geo+lat,#geo+lon\n"
        "AF,Norval,AF01,12.5,40.5\nAF,,AF09,1,1\nAF,Sudrey,AF02,120,40\nZZ,Elsewhere,ZZ1,1,1\n"
    )
    found = list(tables.read_csv(io.StringIO(text), "codes", ""))
    assert [d.name for d in found if isinstance(d, Division)] == ["Norval", "Sudrey"]
    assert [row.line for row in found if isinstance(row, Row)] == [4, 5, 6]
    assert "--country" in next(row.why for row in found if isinstance(row, Row) and row.line == 6)


def test_a_spreadsheet_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "about"
    book.active.append(["Made for a test"])
    sheet = book.create_sheet("ADM2")
    sheet.append(["ADM2_EN", "ADM2_PCODE", "ADM1_EN", "ADM1_PCODE", "ADM0_EN", "ADM0_PCODE"])
    sheet.append(["Hemsk", "AF0101", "Norval", "AF01", "Afghanistan", "AF"])
    book.save(tmp_path / "codes.xlsx")
    with (tmp_path / "codes.xlsx").open("rb") as file:
        found = list(tables.read_sheets(file, "codes.xlsx", ""))
    assert [(d.level, d.name) for d in found if isinstance(d, Division)] == [(1, "Norval"), (2, "Hemsk")]


def test_a_damaged_spreadsheet_and_one_without_divisions_are_said(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="damaged"):
        list(tables.read_sheets(io.BytesIO(b"PK\3\4 nothing"), "a.xlsx", ""))
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    with (tmp_path / "b.xlsx").open("rb") as file, pytest.raises(PlacesError, match="no sheet"):
        list(tables.read_sheets(file, "b.xlsx", ""))


def collection(*features: dict[str, Any]) -> io.StringIO:
    return io.StringIO(json.dumps({"type": "FeatureCollection", "features": list(features)}))


def feature(properties: dict[str, Any], geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


PROPERTIES = [
    ({"shapeName": "Hemsk", "shapeGroup": "AFG", "shapeType": "ADM2", "shapeISO": ""}, (2, "Hemsk", (), ())),
    ({"ADM2_EN": "Hemsk", "ADM2_PCODE": "AF0101", "ADM1_EN": "Norval", "ADM1_PCODE": "AF01",
      "ADM0_PCODE": "AF"},
     (2, "Hemsk", ("AF0101",), ("AF01", "Norval"))),
    ({"NAME_1": "Norval", "GID_1": "AFG.1_1", "GID_0": "AFG", "NAME_0": "Afghanistan"},
     (1, "Norval", ("AFG.1_1",), ())),
]  # fmt: skip


@pytest.mark.parametrize(("properties", "wanted"), PROPERTIES, ids=["geoBoundaries", "OCHA", "GADM"])
def test_boundaries_of_several_makers_are_read(properties: dict[str, Any], wanted: tuple[Any, ...]) -> None:
    (found,) = boundaries.read(collection(feature(properties, square(12, 40))), "a", "")
    assert isinstance(found, Division)
    assert (found.level, found.name, found.codes, found.parents) == wanted
    assert found.country == "AF" and found.shape


ADM2 = {"shapeName": "Hemsk", "shapeGroup": "AFG", "shapeType": "ADM2"}
UNUSABLE = [
    (feature({"shapeGroup": "AFG"}, square(12, 40)), "name"),
    (feature({"shapeName": "Hemsk", "shapeGroup": "AFG"}, square(12, 40)), "--level"),
    (feature(ADM2 | {"shapeGroup": ""}, square(12, 40)), "--country"),
    (feature(ADM2 | {"shapeName": "N/A"}, square(12, 40)), "no name"),
    (feature(ADM2, None), "no polygon"),
    (feature(ADM2, {"type": "Point", "coordinates": [40, 12]}), "no polygon"),
    (feature(ADM2, {"type": "Polygon", "coordinates": [[[1, 1]]]}), "cannot be read"),
    (feature(ADM2, {"type": "Polygon", "coordinates": "x"}), "cannot be read"),
    (feature(ADM2, {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [1, 1]]]}), "cannot be read|inside"),
    (feature(ADM2, square(3_400_000, 6_100_000, 5000)), "degrees"),
    ({"type": "Feature"}, "properties"),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "words"), UNUSABLE, ids=[f"{n} {w}" for n, (_, w) in enumerate(UNUSABLE)])
def test_a_feature_that_cannot_be_used_is_told_with_its_number(bad: dict[str, Any], words: str) -> None:
    good = feature(ADM2, square(12, 40))
    found = list(boundaries.read(collection(good, bad, good), "a", ""))
    assert [type(each) for each in found] == [Division, Row, Division]
    row = found[1]
    assert isinstance(row, Row) and row.line == 2
    assert any(word in row.why for word in words.split("|")), row.why


def test_a_crossed_ring_is_mended() -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}
    found = polygon(bow)
    assert isinstance(found, bytes)
    assert box(found) == (0, 0, 2, 2)


def test_the_area_is_that_on_the_sphere() -> None:
    equator, north = polygon(square(0, 0)), polygon(square(60, 0))
    assert isinstance(equator, bytes) and isinstance(north, bytes)
    assert square_kilometres(equator) == pytest.approx(12_364, rel=0.001)
    assert square_kilometres(north) == pytest.approx(12_364 * 0.4924, rel=0.001)


@pytest.mark.parametrize("cut", [40, 200, 400])
def test_a_file_that_breaks_off_is_said(cut: int) -> None:
    whole = collection(*[feature(ADM2, square(12, n)) for n in range(40, 46)]).read()
    with pytest.raises(PlacesError, match=r"cut short|no list"):
        list(boundaries.read(io.StringIO(whole[: len(whole) - cut]), "a.geojson", ""))


NESTED = [
    {"name": "Norval", "nameLocal": "Norvál", "latitude": "12.5", "longitude": "40.9", "districts": [
        {"name": "Hemsk ", "latitude": "12.4", "longitude": "40.4"},
        {"name": "N/A", "latitude": "12.4", "longitude": "40.4"},
        {"name": "District 7", "latitude": "12.4", "longitude": "40.4"},
        {"name": "Varn", "latitude": "north", "longitude": "40.4"},
    ]},
    {"name": "N/A", "districts": [{"name": "Olde"}]},
    "text",
]  # fmt: skip


def test_a_nested_table_gives_provinces_and_their_districts() -> None:
    found = list(nested.read(io.StringIO(json.dumps(NESTED)), "a", "AF"))
    divisions = [each for each in found if isinstance(each, Division)]
    assert [(d.level, d.name, d.parents, d.lat) for d in divisions] == [
        (1, "Norval", (), 12.5), (2, "Hemsk", ("Norval",), 12.4), (2, "Varn", ("Norval",), None),
        (2, "Olde", (), None),
    ]  # fmt: skip
    assert "Norvál" in divisions[0].names
    assert len([each for each in found if isinstance(each, Row)]) == 5


NAMES = [
    ("Zanda  Jan\n", "Zanda Jan", ("Zanda Jan",)),
    ("Qala-I- Naw", "Qala-I-Naw", ("Qala-I-Naw",)),
    ("Ali Khail (Jaji)", "Ali Khail (Jaji)", ("Ali Khail (Jaji)", "Ali Khail", "Jaji")),
    ("Khost(Matun)", "Khost(Matun)", ("Khost(Matun)", "Khost", "Matun")),
    ("Abyei / Muglad", "Abyei / Muglad", ("Abyei / Muglad", "Abyei", "Muglad")),
]


@pytest.mark.parametrize(("written", "cleaned", "all_of_it"), NAMES)
def test_names_are_cleaned_and_taken_apart(written: str, cleaned: str, all_of_it: tuple[str, ...]) -> None:
    assert clean(written) == cleaned
    assert spellings(cleaned) == all_of_it


PLACEHOLDERS = [
    "N/A",
    "n/a.",
    "NA",
    "District 7",
    "PD 11",
    "1st City District",
    "Center of Balkh",
    "",
    "Unknown",
]


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_what_tells_nothing_alone_is_no_name(name: str) -> None:
    assert placeholder(name)


@pytest.mark.parametrize(
    "name", ["Markazi Bihsud", "Nad Ali", "Area C", "6th of October", "District of Columbia"]
)
def test_names_stay_names(name: str) -> None:
    assert not placeholder(name)
