"""A reading that is killed at any moment leaves a usable ledger and can be taken up again."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from contested.errors import NotALedgerError
from contested.ledger import Ledger
from contested.model import Entry
from reading_slowly import read_all

pytestmark = pytest.mark.prove
TESTS = Path(__file__).parent.parent
REPORTS, KILLS = 300, 12


def contents(path: Path) -> tuple[dict[str, int], list[Entry]]:
    """All that a ledger says, without the numbers of its rows."""
    with Ledger.open(path, create=False) as ledger:
        entries = [
            replace(e, row=0, appearances=tuple(replace(a, row=0) for a in e.appearances))
            for e in ledger.entries()
        ]
        return ledger.counts(), entries


def whole(path: Path) -> bool:
    """Whether every report in the ledger is there with all of its claims, and SQLite finds nothing broken."""
    with sqlite3.connect(path) as connection:
        (said,) = connection.execute("PRAGMA integrity_check").fetchone()
    counts, entries = contents(path)
    return (
        said == "ok" and counts["publications"] >= counts["extractions"] and len(entries) == counts["claims"]
    )


@pytest.mark.parametrize("seed", range(3))
def test_killed_readings_end_where_an_unkilled_one_ends(tmp_path: Path, seed: int) -> None:
    folder, chance = tmp_path / "reports", random.Random(seed)
    folder.mkdir()
    for n in range(REPORTS):
        day = f"2021-07-{chance.randint(1, 28):02}"
        text = f"{day} report {n % (REPORTS - 20)}. " + "Reds took A. Blues took B. " * chance.randint(0, 3)
        (folder / f"{n:03}.txt").write_text(text)
    killed, straight = tmp_path / "killed.ledger", tmp_path / "straight.ledger"
    read_all(straight, folder)

    command = [sys.executable, str(TESTS / "reading_slowly.py"), str(killed), str(folder)]
    heads = [0]
    for _ in range(KILLS):
        process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(TESTS)})
        wait_for_growth(killed, heads[-1], process)
        time.sleep(chance.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert whole(killed)
        with Ledger.open(killed) as ledger:
            heads.append(ledger.head())
    assert heads == sorted(heads)
    assert heads[-1] < Ledger.open(straight).head(), "the reading was over before it was killed"
    read_all(killed, folder)
    assert contents(killed) == contents(straight)


def wait_for_growth(path: Path, head: int, process: subprocess.Popen[bytes]) -> None:
    """Until the program has written something new, so that the signal falls into its work."""
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            with Ledger.open(path, create=False) as ledger:
                if ledger.head() > head:
                    return
        except (OSError, NotALedgerError, LookupError):
            pass
        except Exception as error:  # the file may not be there yet
            if "no ledger" not in str(error):
                raise
        time.sleep(0.01)


def test_a_kill_while_the_ledger_is_made_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom contested.ledger import Ledger\nprint('go', flush=True)\nLedger.open(sys.argv[1])"
    )
    for n in range(20):
        path = tmp_path / f"{n}.ledger"
        command = [sys.executable, "-c", program, str(path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(n * 0.003)
        process.kill()
        process.wait()
        process.stdout.close()
        with Ledger.open(path) as ledger:
            assert ledger.head() == 0
