"""Files are told by their content; what is no file of places gets one sentence."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
from pathlib import Path

import openpyxl
import pytest

from contested.errors import PlacesError
from contested.resolve.imports.formats import recognised
from contested.resolve.imports.opening import digest, sources

PLACE = (
    "7\tHemsk\tHemsk\tHemsq,Xemsk\t12.5\t40.5\tP\tPPL\tAF\t\t01\t\t\t\t60000\t\t900\tAsia/Kabul\t2020-01-01\n"
)
FORMATS = [
    (PLACE, "GeoNames places"),
    ("1\t7\ten\tHemsk\t\t\t\t\n", "GeoNames alternate names"),
    ("1\t7\ten\tHemsk\t\t\t\t\t\t\n", "GeoNames alternate names"),
    ("AF.01\tNorval\tNorval\t99\n", "GeoNames division names"),
    ("AF.01.0101\tHemsk\tHemsk\t98\n", "GeoNames division names"),
    ("ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE\nAfghanistan,AF,Norval,AF01\n", "table"),
    ("admin1Name_en;admin1Pcode;admin2Name_en;admin2Pcode\nNorval;AF01;Hemsk;AF0101\n", "table"),
    ('{"type": "FeatureCollection", "features": []}', "boundaries"),
    ('\ufeff{"features": [{"type": "Feature"}], "type": "FeatureCollection"}', "boundaries"),
    ('[{"name": "Norval", "latitude": 12, "longitude": 40, "districts": []}]', "nested table"),
]


@pytest.mark.parametrize(("content", "form"), FORMATS, ids=[f"{f} {n}" for n, (_, f) in enumerate(FORMATS)])
def test_content_tells_the_format(tmp_path: Path, content: str, form: str) -> None:
    path = tmp_path / "data"
    path.write_text(content, encoding="utf-8")
    assert recognised(sources(path)[0]) == form


def test_packings_are_opened(tmp_path: Path) -> None:
    data = PLACE.encode()
    (tmp_path / "a.gz").write_bytes(gzip.compress(data))
    (tmp_path / "a.xz").write_bytes(lzma.compress(data))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "About these data")
        archive.writestr("AF.txt", data)
    found = [sources(tmp_path / f"a.{ending}") for ending in ("gz", "xz", "zip")]
    assert [len(each) for each in found] == [1, 1, 1]
    assert {recognised(each[0]) for each in found} == {"GeoNames places"}
    assert len({digest(each[0]) for each in found}) == 1, "one file in three packings is one file"


def test_a_spreadsheet_is_told_from_an_archive(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "codes.xlsx")
    assert recognised(sources(tmp_path / "codes.xlsx")[0]) == "spreadsheet"


def _archive(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return held.getvalue()


BAD = [
    (b"", "empty"),
    (b"  \n\n", "empty"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\0", "binary"),
    (b"A poem about a river.\nIt has two lines.\n", "no table of places"),
    (b"colour,weight\nred,3\n", "no column"),
    (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
    (b'{"answer": 42}', "neither GeoJSON nor a table"),
    (_archive(), "binary"),
    (_archive(**{"photo.png": "x"}), "no data"),
    (lzma.compress(PLACE.encode() * 50)[:60], "damaged or cut short"),
    (gzip.compress(PLACE.encode() * 500)[:60], "damaged or cut short"),
    (_archive(**{"AF.txt": PLACE})[:80], "zip"),
]


@pytest.mark.parametrize(("content", "words"), BAD, ids=[words for _, words in BAD])
def test_what_is_no_file_of_places_is_said_in_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "data"
    path.write_bytes(content)
    with pytest.raises(PlacesError, match=words) as raised:
        for source in sources(path):
            recognised(source)
            digest(source)
    assert "\n" not in str(raised.value)


def test_no_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="no such file"):
        sources(tmp_path / "none")
    with pytest.raises(PlacesError, match="folder"):
        sources(tmp_path)
