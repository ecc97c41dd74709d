"""The gazetteer's file: built once, rebuilt when it is broken or the data have changed, never half."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from contested.resolve import build, cache, gazetteer, placedata

SMALL = [
    {"geonameid": 1, "name": "Kabul", "latitude": 34.5, "longitude": 69.2, "countrycode": "AF",
     "population": 4_000_000, "admin1code": "13", "alternatenames": ["Kaboul", "KBL", "کابل"]},
    {"geonameid": 2, "name": "Dar‘ā", "latitude": 32.6, "longitude": 36.1, "countrycode": "SY",
     "population": 97_000, "admin1code": "06", "alternatenames": ["Deraa"]},
]  # fmt: skip


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A gazetteer of two towns, and how often it was built."""
    built: list[int] = []
    real = build.build

    def counted(path: Path, progress: build.Progress | None = None) -> None:
        built.append(1)
        real(path, progress)

    monkeypatch.setattr(placedata, "cities", lambda: iter(SMALL))
    monkeypatch.setattr(cache, "build", counted)
    return built


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_built_once(small: list[int], tmp_path: Path) -> None:
    for _ in range(3):
        opened = cache.gazetteer(tmp_path)
        assert {place.id for place in opened.find("Kaboul")} == {"gn:1", "admin1:AF.13"}
        opened.close()
    assert len(small) == 1
    assert len(names(tmp_path)) == 1


def test_names_are_printed_without_marks(small: list[int], tmp_path: Path) -> None:
    opened = cache.gazetteer(tmp_path)
    assert {place.name for place in opened.find("Deraa") if place.feature == "city"} == {"Dara"}
    assert opened.capitals >= {"gn:1"}


def test_codes_of_airports_are_no_names(small: list[int], tmp_path: Path) -> None:
    assert cache.gazetteer(tmp_path).exact("kbl") == ()


@pytest.mark.parametrize(
    ("name", "town", "code"),
    [("KBL", "Kabul", True), ("NYC", "New York City", False), ("Lae", "Lae", False), ("ИЕВ", "Kyiv", False)],
)
def test_three_capitals_are_a_code(name: str, town: str, code: bool) -> None:
    assert placedata.is_code(name, town) is code


def test_progress_is_told(small: list[int], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    cache.gazetteer(tmp_path, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_broken_file_is_built_anew(small: list[int], tmp_path: Path, content: bytes) -> None:
    cache.gazetteer(tmp_path).close()
    path = next(tmp_path.glob("gazetteer-*.sqlite"))
    path.write_bytes(content)
    opened = cache.gazetteer(tmp_path)
    assert opened.find("Kabul")
    assert len(small) == 2


def test_a_file_cut_short_is_built_anew(small: list[int], tmp_path: Path) -> None:
    cache.gazetteer(tmp_path).close()
    path = next(tmp_path.glob("gazetteer-*.sqlite"))
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM meta WHERE key = 'fingerprint'")
    db.close()
    cache.gazetteer(tmp_path)
    assert len(small) == 2


def test_changed_data_make_another_file(
    small: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.gazetteer(tmp_path).close()
    old = names(tmp_path)
    monkeypatch.setattr("contested.resolve.cache.fingerprint", lambda: "other")
    monkeypatch.setattr(placedata, "fingerprint", lambda: "other")
    cache.gazetteer(tmp_path).close()
    assert len(small) == 2
    assert names(tmp_path) != old
    assert len(names(tmp_path)) == 1


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(path: Path, progress: build.Progress | None = None) -> None:
        path.write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(cache, "build", failing)
    with pytest.raises(OSError, match="disk full"):
        cache.gazetteer(tmp_path)
    assert names(tmp_path) == []


def test_two_at_once_build_one_file(small: list[int], tmp_path: Path) -> None:
    opened: list[gazetteer.Gazetteer] = []
    threads = [threading.Thread(target=lambda: opened.append(cache.gazetteer(tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    assert len(small) == 1


def test_a_lock_left_behind_is_passed(
    small: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "STALE", -1.0)
    path = tmp_path / f"gazetteer-{cache.FORMAT}-{placedata.fingerprint()}.lock"
    path.touch()
    assert cache.gazetteer(tmp_path).find("Kabul")


def test_a_folder_that_cannot_be_written_is_an_oserror(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError):
        cache.gazetteer(tmp_path / "file")
