"""From the reports to claims and to answers, scored by the scorers that come with the gold data."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.eventcoder import EventCoder
from benchmarks.shared import extracted, need, rows, run_scorer, write_rows
from benchmarks.views import views_from_ledger

from contested import flow
from contested.errors import UnknownPlaceError
from contested.ledger import Ledger
from contested.publish.as_json import status_json
from contested.settings import Settings
from contested.stages import Installed

SYSTEMS: dict[str, type[Installed]] = {"contested": Installed, "event coder": EventCoder}
"""Ours, and the usual reading of event coders with the same parse, lexicon and names (`eventcoder.py`)."""


def claims_scores(shared: Path, errors: bool = False) -> str:
    """Claims found in the reports of the index against `gold/dev.jsonl`, by kind, beside an event coder's."""
    gold, index = shared / "gold", shared / "reports" / "index.jsonl"
    need(gold / "dev.jsonl", gold / "score.py", index)
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{n}.jsonl" for n, name in enumerate(SYSTEMS)}
        for name, file in files.items():
            write_rows(file, extracted(index, SYSTEMS[name](Settings())))
        scores = {
            name: json.loads(run_scorer(gold / "score.py", gold / "dev.jsonl", file, "--json"))
            for name, file in files.items()
        }
        detail = run_scorer(gold / "score.py", gold / "dev.jsonl", files["contested"], *["--errors"] * errors)
    return "\n".join([*beside(scores), "", "contested, field by field", "", detail.rstrip()])


def beside(scores: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What each system found, and got wholly right, by kind; then what departs from the default."""
    yield f"{'':<16}" + "".join(f"{name:<38}" for name in scores).rstrip()
    columns = f"{'found P':>9}{'R':>7}{'F1':>7}{'exact F1':>10}{'':>5}"
    yield f"{'':<9}{'gold':>6}{columns * len(scores)}".rstrip()
    first = next(iter(scores.values()))
    for kind in (kind for kind in first if kind != "marked"):
        cells = (_cells(score[kind]) for score in scores.values())
        yield (f"{kind:<10}{first[kind]['gold']:>5}" + "".join(cells)).rstrip()
    yield ""
    yield "of found claims, what departs from the default (F1)"
    for field in first["marked"]:
        cells = (f"{100 * score['marked'][field]:>23.1f}{'':>15}" for score in scores.values())
        yield f"{field:<15}" + "".join(cells).rstrip()


def _cells(row: dict[str, Any]) -> str:
    found, given, gold = row["found"], row["predicted"], row["gold"]
    precision, recall = 100 * found / max(1, given), 100 * found / max(1, gold)
    both, exact = (200 * n / max(1, given + gold) for n in (found, row["exact"]))
    return f"{precision:>9.1f}{recall:>7.1f}{both:>7.1f}{exact:>10.1f}{'':>5}"


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
