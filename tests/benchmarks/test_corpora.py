"""Corpora of place names: how they are read, and that names stand where they are said to."""

from __future__ import annotations

import lzma
from datetime import date
from pathlib import Path

import pytest
from benchmarks.places.corpora import aligned, corpus, geovirus, trnews
from benchmarks.shared import DEFAULT

HERE = (1.0, 2.0)
PLACES = DEFAULT / "data" / "places"


@pytest.mark.parametrize(
    ("text", "marks", "starts"),
    [
        ("Vesk fell. Orlo held.", [(0, "Vesk"), (11, "Orlo")], [0, 11]),
        ("Vesk fell. Orlo held.", [(12, "Orlo")], [11]),  # a space was taken out before it
        ("Vesk fell. Vesk held.", [(0, "Vesk"), (13, "Vesk")], [0, 11]),
        ("Vesk or Vesk or Vesk.", [(10, "Vesk"), (18, "Vesk")], [8, 16]),  # the drift of the name before
        ("Vesk fell.", [(0, "Orlo")], [None]),
        ("So Vesk fell.", [(0, "Vesk")], [None]),  # nothing was ever put in
        ("Vesk fell. Orlo held.", [(11, "Orlo"), (0, "Vesk")], [0, 11]),  # told in any order
    ],
)
def test_names_stand_where_their_words_stand(
    text: str, marks: list[tuple[int, str]], starts: list[int | None]
) -> None:
    found = list(aligned(text, [(start, phrase, HERE) for start, phrase in marks]))
    assert [name.start if name else None for name in found] == starts
    assert all(text[name.start : name.end] == name.phrase for name in found if name)


def test_an_article_of_trnews(tmp_path: Path) -> None:
    path = _packed(
        tmp_path,
        '<articles><article docid="7"><title> Fighting at Vesk </title><domain>example.org</domain>'
        "<dltime>2019-03-04</dltime><text>Vesk fell. Orlo held.</text><toponyms>"
        "<toponym><phrase>Vesk</phrase><start>0</start><end>4</end><gaztag geonameid='1'><name>Vesk</name>"
        "<lat>1.5</lat><lon>-2</lon></gaztag></toponym>"
        "<toponym><phrase>Orlo</phrase><start>11</start><end>15</end></toponym>"
        "</toponyms></article></articles>",
    )
    (text,) = trnews(path)
    assert (text.id, text.title, text.outlet) == ("7", "Fighting at Vesk", "example.org")
    assert text.published == date(2019, 3, 4)
    assert [(name.phrase, name.start, name.point) for name in text.toponyms] == [
        ("Vesk", 0, (1.5, -2.0)),
        ("Orlo", 11, None),
    ]


@pytest.mark.parametrize("told", ["", "8:10 AM, Tuesday", "2019-13-40"])
def test_a_day_that_cannot_be_read_is_no_day(tmp_path: Path, told: str) -> None:
    path = _packed(
        tmp_path, f"<articles><article docid='1'><dltime>{told}</dltime><text>x</text></article></articles>"
    )
    assert trnews(path)[0].published is None


def test_offsets_of_geovirus_count_from_one(tmp_path: Path) -> None:
    path = _packed(
        tmp_path,
        "<articles><article><source>https://news.example.org/a</source><text>In Vesk.</text><locations>"
        "<location><name>Vesk</name><start>4</start><end>8</end><lat>1</lat><lon>2</lon></location>"
        "</locations></article></articles>",
    )
    (text,) = geovirus(path)
    assert text.outlet == "news.example.org"
    assert [(name.start, name.end, name.point) for name in text.toponyms] == [(3, 7, (1.0, 2.0))]


@pytest.mark.parametrize(
    ("marks", "start"),
    [
        ("<toponyms><toponym><phrase>Vesk</phrase><start>3</start><end>7</end></toponym></toponyms>", 3),
        (
            "<locations><location><name>Vesk</name><start>4</start><end>8</end><lat>1</lat><lon>2</lon>"
            "</location></locations>",
            3,
        ),
    ],
)
def test_a_corpus_in_either_form_is_read(tmp_path: Path, marks: str, start: int) -> None:
    xml = f"<articles><article docid='1'><text>In Vesk.</text>{marks}</article></articles>"
    plain = tmp_path / "own.xml"
    plain.write_text(xml, encoding="utf-8")
    for path in (plain, _packed(tmp_path, xml)):
        (text,) = corpus(path)
        assert [name.start for name in text.toponyms] == [start]


@pytest.mark.parametrize(("name", "data"), [("a.xml", b"no xml"), ("a.xml.xz", b"not packed")])
def test_what_is_no_corpus_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ValueError, match="no corpus"):
        corpus(path)


@pytest.mark.skipif(
    not PLACES.exists(), reason="the corpora lie outside the project, in ../shared/data/places"
)
def test_every_name_of_both_corpora_stands_in_its_text() -> None:
    for texts, names in (
        (trnews(PLACES / "TR-News.xml.xz"), 1319),
        (geovirus(PLACES / "GeoVirus.xml.xz"), 2170),
    ):
        assert sum(text.unplaced for text in texts) == 0
        assert sum(len(text.toponyms) for text in texts) == names
        assert all(
            text.text[name.start : name.end] == name.phrase for text in texts for name in text.toponyms
        )


def _packed(folder: Path, xml: str) -> Path:
    path = folder / "corpus.xml.xz"
    path.write_bytes(lzma.compress(xml.encode()))
    return path
