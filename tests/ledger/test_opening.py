"""Every ledger that cannot be used says why in one sentence."""

from __future__ import annotations

import os
import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contested.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerReadOnlyError,
    LedgerVersionError,
    NoLedgerError,
    NotALedgerError,
)
from contested.ledger import Ledger, schema
from contested.model import Problem

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_a_ledger_in_memory_and_one_that_lasts(tmp_path: Path) -> None:
    with Ledger.open(":memory:") as passing:
        assert passing.add_problems([Problem("read", "x")], NOW) == 1
    path = tmp_path / "with space & 100%.ledger"
    with Ledger.open(path) as first:
        first.add_problems([Problem("read", "x")], NOW)
    with Ledger.open(str(path), create=False) as again:
        assert again.head() == 1
    with Ledger.open(f"sqlite:///{path}", create=False) as by_address:
        assert by_address.head() == 1


def test_a_view_makes_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "none.ledger"
    with pytest.raises(NoLedgerError, match="no ledger at"):
        Ledger.open(path, create=False)
    assert not path.exists()
    with pytest.raises(NoLedgerError, match="no folder"):
        Ledger.open(tmp_path / "nowhere" / "a.ledger")


def make_text(path: Path) -> None:
    path.write_text("A text file, not a database, and long enough to be looked at as one. " * 20)


def make_other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def make_same_table_name(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE about (me TEXT)")


def make_empty(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [make_text, make_other_database, make_same_table_name])
@pytest.mark.parametrize("create", [True, False])
def test_other_files_are_left_alone(tmp_path: Path, make: object, create: bool) -> None:
    path = tmp_path / "other.file"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(NotALedgerError, match=r"other\.file is not a ledger"):
        Ledger.open(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_and_a_folder(tmp_path: Path) -> None:
    make_empty(tmp_path / "empty")
    with pytest.raises(NotALedgerError, match="is empty"):
        Ledger.open(tmp_path / "empty", create=False)
    with pytest.raises(NotALedgerError, match="is a folder"):
        Ledger.open(tmp_path)


@pytest.mark.parametrize(("found", "said"), [(schema.SCHEMA + 1, "a newer version"), (0, "an older version")])
def test_another_layout(tmp_path: Path, found: int, said: str) -> None:
    path = tmp_path / "a.ledger"
    Ledger.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER about_no_update")
        connection.execute("UPDATE about SET schema = ?", (found,))
    with pytest.raises(LedgerVersionError, match=said):
        Ledger.open(path)


def test_a_busy_ledger_can_be_read_but_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as one, Ledger.open(path, wait=0.1) as other, one.writing(NOW):
        one.add_problems([Problem("read", "x")], NOW)
        assert other.head() == 0
        with pytest.raises(LedgerBusyError, match="in use by another program"):
            other.add_problems([Problem("read", "y")], NOW)


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    Ledger.open(path).close()

    def write(name: str) -> None:
        with Ledger.open(path, wait=20) as ledger:
            for n in range(20):
                ledger.add_problems([Problem("read", f"{name} {n}")], NOW)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger.open(path) as ledger:
        assert ledger.head() == len(ledger.problems()) == 60


def test_a_ledger_that_may_not_be_written_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.add_problems([Problem("read", "x")], NOW)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        if os.access(path, os.W_OK):
            pytest.skip("this user may write everywhere")
        with Ledger.open(path, create=False) as ledger:
            assert ledger.head() == 1
            with pytest.raises(LedgerReadOnlyError, match="not written to"):
                ledger.add_problems([Problem("read", "y")], NOW)
    finally:
        tmp_path.chmod(0o755)


def test_a_driver_that_is_not_there() -> None:
    with pytest.raises(LedgerError, match=r"driver|address"):
        Ledger.open("nosuchdb://host/name")
