"""From the reports to claims and to answers, scored by the scorers that come with the gold data."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.shared import need, rows, run_scorer, write_rows
from benchmarks.views import views_from_ledger

from contested import flow
from contested.errors import UnknownPlaceError
from contested.ledger import Ledger
from contested.model import Problem
from contested.publish.as_json import status_json
from contested.settings import Settings
from contested.stages import Installed


def claims_scores(shared: Path, errors: bool = False) -> str:
    """Claims found in the reports of the index against `gold/dev.jsonl`, by kind."""
    gold, index = shared / "gold", shared / "reports" / "index.jsonl"
    need(gold / "dev.jsonl", gold / "score.py", index)
    stages, found = Installed(Settings()), []
    for each in flow.extract_only([index], stages):
        found += [] if isinstance(each, Problem) else each[1]
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        write_rows(predicted, found)
        return run_scorer(gold / "score.py", gold / "dev.jsonl", predicted, *["--errors"] * errors).rstrip()


def answers_scores(shared: Path, errors: bool = False) -> str:
    """Answers about places, from the reports by way of a ledger, against `gold/views.jsonl`."""
    questions, index = shared / "gold" / "views.jsonl", shared / "reports" / "index.jsonl"
    need(questions, index)
    with tempfile.TemporaryDirectory() as folder:
        told = answered(index, rows(questions), Path(folder) / "gold.ledger")
    return views_from_ledger(told, shared, errors)


def answered(index: Path, questions: list[dict[str, Any]], ledger: Path) -> list[dict[str, Any]]:
    """What `contested who --json` says to each question; reports without a date count from today."""
    stages, found = Installed(Settings()), []
    with Ledger.open(ledger) as store:
        flow.read_into(store, [index], stages, datetime.now(UTC))
        for asked in questions:
            asof = flow.as_of(store, date.fromisoformat(asked["on"]), date.fromisoformat(asked["known"]))
            found.append({"id": asked["id"]} | _answer(store, stages, asked["place"], asof))
    return found


def _answer(store: Ledger, stages: Installed, place: str, asof: Any) -> dict[str, Any]:
    try:
        return status_json(flow.who(store, stages.names, place, asof))
    except UnknownPlaceError:
        return {"state": "unknown"}
