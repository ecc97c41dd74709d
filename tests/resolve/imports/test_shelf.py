"""The shelf: idempotent, reversible, whole after a kill, and clear about what is no shelf."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.resolve.imports.conftest import Bring, Small
from tests.resolve.imports.squares import boundaries, square

from contested.errors import PlacesError
from contested.resolve.imports.bringing import Brought, forget
from contested.resolve.shelf import Shelf

TOWN = "7\tFenn\tFenn\tPhenn\t12.7\t40.7\tP\tPPL\tAF\t\t01\t\t\t\t900\t\t900\tAsia/Kabul\t2020-01-01\n"


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    path = tmp_path / "AF.txt"
    path.write_text(TOWN + "8\tbroken\n", encoding="utf-8")
    return path


def content(shelf: Shelf) -> list[tuple[object, ...]]:
    """All that look-ups see, without the numbers of rows."""
    with sqlite3.connect(shelf.path) as db:
        places = db.execute("SELECT id, name, feature, lat, lon, within, source, names FROM place").fetchall()
        names = db.execute("SELECT fold, country, main FROM name").fetchall()
        inside = db.execute("SELECT * FROM inside").fetchall()
    db.close()
    return sorted(map(repr, (*places, *names, *inside)))  # type: ignore[arg-type]


def test_an_import_is_recorded(put: Bring, shelf: Shelf, towns: Path) -> None:
    (done,) = put(towns)
    assert isinstance(done, Brought)
    (kept,) = shelf.imports()
    assert (kept.file, kept.format, kept.places, kept.problems) == ("AF.txt", "GeoNames places", 1, 1)
    assert (
        kept.source == "GeoNames, CC BY 4.0" and kept.at.startswith("2026-03-01") and len(kept.sha256) == 64
    )
    assert [(row.line, "cells" in row.why) for row in shelf.problems(kept.id)] == [(2, True)]


def test_importing_again_adds_nothing(put: Bring, shelf: Shelf, towns: Path, districts: Path) -> None:
    put(towns, districts)
    before, version = content(shelf), shelf.version
    assert all(isinstance(done, Brought) and done.known for done in put(towns, districts))
    assert (content(shelf), shelf.version) == (before, version)


def test_forgetting_brings_back_what_was(
    put: Bring, shelf: Shelf, small: Small, towns: Path, districts: Path
) -> None:
    put(districts)
    before = content(shelf)
    put(towns)
    assert content(shelf) != before
    forget(shelf, small, 2)
    assert content(shelf) == before
    forget(shelf, small, 1)
    assert content(shelf) == [] and shelf.imports() == []


def test_every_change_raises_the_version(
    put: Bring, shelf: Shelf, small: Small, towns: Path, districts: Path
) -> None:
    versions = [shelf.version]
    for change in (lambda: put(towns), lambda: put(districts), lambda: forget(shelf, small, 1)):
        change()
        versions.append(shelf.version)
    assert versions[0] == ""
    assert [int(v.split(".")[0]) for v in versions[1:]] == [1, 2, 3]
    assert len({v.split(".")[1] for v in versions[1:]}) == 3, "the hash tells what stands there"


def test_names_alone_are_kept_for_known_places_only(
    put: Bring, shelf: Shelf, towns: Path, tmp_path: Path
) -> None:
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text("1\t7\ten\tFennmouth\n2\t999\ten\tNowhere\n3\t1\ten\tOld Hemsk\n", encoding="utf-8")
    put(names, towns)
    assert shelf.named("fennmouth") and shelf.named("old hemsk") and not shelf.named("nowhere")


def test_a_file_without_any_place_is_refused_and_leaves_nothing(
    put: Bring, shelf: Shelf, tmp_path: Path
) -> None:
    empty = boundaries(tmp_path / "none.geojson", [])
    bad = tmp_path / "bad.csv"
    bad.write_text("ADM1_EN,ADM1_PCODE\nNorval,X\n", encoding="utf-8")
    found = put(empty, bad)
    assert [type(each) for each in found] == [PlacesError, PlacesError]
    assert "no place" in str(found[0]) and "--country" in str(found[1])
    assert shelf.imports() == [] and shelf.version == ""


def test_one_bad_file_does_not_stop_the_others(put: Bring, shelf: Shelf, towns: Path, tmp_path: Path) -> None:
    found = put(tmp_path / "none.txt", towns)
    assert isinstance(found[0], PlacesError) and isinstance(found[1], Brought)


def test_a_file_that_breaks_off_leaves_the_shelf_as_it_was(put: Bring, shelf: Shelf, tmp_path: Path) -> None:
    whole = boundaries(tmp_path / "a.geojson", [("Brin", square(12, 40)), ("Fjor", square(12, 41))])
    whole.write_text(whole.read_text(encoding="utf-8")[:-60], encoding="utf-8")
    (found,) = put(whole)
    assert isinstance(found, PlacesError) and "cut short" in str(found)
    assert content(shelf) == []


def test_a_killed_import_leaves_the_shelf_usable(
    put: Bring, shelf: Shelf, towns: Path, tmp_path: Path
) -> None:
    put(towns)
    before = content(shelf)
    program = f"""
        import os, signal
        from pathlib import Path
        from contested.resolve.imports.records import Point
        from contested.resolve.shelf import Import, Shelf
        shelf = Shelf.open(Path({str(shelf.path)!r}))
        with shelf.changing():
            number = shelf.start(Import(0, "x", "y", "z", "s", "now"))
            for n in range(30_000):
                shelf.add(number, Point(f"gn:{{n}}", f"Place {{n}}", "city", "AF", "01", 12.0, 40.0))
            os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False, capture_output=True)
    assert done.returncode == -9, done.stderr
    with Shelf.open(shelf.path) as again:
        assert len(again.imports()) == 1
        assert content(again) == before


@pytest.mark.parametrize("bytes_", [b"not a database at all, surely", b"SQLite format 3\0" + b"\0" * 200])
def test_what_is_no_shelf_is_said(tmp_path: Path, bytes_: bytes) -> None:
    path = tmp_path / "places.sqlite"
    path.write_bytes(bytes_)
    with pytest.raises(PlacesError, match=r"places\.sqlite"):
        Shelf.open(path, create=True)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE poems (line TEXT)")
    db.close()
    with pytest.raises(PlacesError, match="something else"):
        Shelf.open(path, create=True)


def test_a_later_layout_is_said(shelf: Shelf) -> None:
    shelf.note("format", "contested places 99")
    with pytest.raises(PlacesError, match="another version"):
        Shelf.open(shelf.path)


def test_no_shelf_is_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="no file"):
        Shelf.open(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()
