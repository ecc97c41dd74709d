"""A program for the kill test: read a folder of reports into a ledger with small stages, never in a hurry."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from contested import flow
from contested.ledger import Ledger
from contested.model import Problem, Report
from fakes import FakeStages


class Slow(FakeStages):
    """As the small stages, with a pause so that a signal can hit any moment."""

    def read(self, paths: Iterable[Path]) -> Iterator[Report | Problem]:
        for found in super().read(paths):
            time.sleep(0.002)
            yield found


def read_all(ledger: Path, folder: Path) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    with Ledger.open(ledger) as opened:
        flow.read_into(opened, sorted(folder.rglob("*.txt")), Slow(), now, batch=4)


if __name__ == "__main__":
    read_all(Path(sys.argv[1]), Path(sys.argv[2]))
