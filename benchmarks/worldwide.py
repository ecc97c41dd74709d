"""Claims in eight short reports on eight conflicts, written for this project in the manners of many outlets.

They were coded by hand before the program read them (`gold/worldwide.jsonl`). The events are near to public
ones; people, outlets and quotations are invented.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.shared import extracted, need, run_scorer, write_rows

from contested.settings import Settings
from contested.stages import Installed

GOLD = Path(__file__).resolve().parent / "gold"
REPORTS, CLAIMS = GOLD / "worldwide" / "index.jsonl", GOLD / "worldwide.jsonl"


def worldwide_scores(shared: Path, errors: bool = False, stages: Installed | None = None) -> str:
    """Found against coded claims by kind; the scorer is that of the gold data."""
    scorer = shared / "gold" / "score.py"
    need(scorer)
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        write_rows(predicted, extracted(REPORTS, stages or Installed(Settings())))
        return run_scorer(scorer, CLAIMS, predicted, *["--errors"] * errors).rstrip()
