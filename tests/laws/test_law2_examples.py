"""Law 2 with the real stages: the example reports, read in another order and twice, give the same answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from contested import flow
from contested.errors import ContestedError
from contested.ledger import Ledger
from contested.settings import Settings
from contested.stages import Installed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
LAST = date(2021, 8, 31)


@pytest.fixture(scope="module")
def stages() -> Installed:
    installed = Installed(Settings())
    try:
        list(installed.parse([]))
    except ContestedError as error:
        pytest.skip(f"the language model is not in this checkout: {error}")
    return installed


def answers(stages: Installed, readings: Sequence[Sequence[Path]], batch: int) -> dict[str, Any]:
    """Everything that can be asked of the ledger that these readings, one after another, give."""
    with Ledger.open(":memory:") as ledger:
        for paths in readings:
            flow.read_into(ledger, paths, stages, NOW, batch)
        found: dict[str, Any] = {
            "disputes": flow.disputes(ledger, stages.names, known=LAST),
            "figures": flow.figures(ledger, stages.names, known=LAST),
            "claims": flow.claims(ledger, stages.names),
        }
        for place in sorted({p.name for p in ledger.places()}):
            for day in (date(2021, 7, 10), date(2021, 7, 20), date(2021, 8, 10)):
                asof = flow.as_of(ledger, day, LAST)
                found[f"{place} on {day}"] = flow.who(ledger, stages.names, place, asof)
            found[f"timeline {place}"] = flow.timeline(ledger, stages.names, place, LAST)
        return {question: plain(answer) for question, answer in found.items()}


def plain(value: Any) -> Any:
    """An answer without the numbers of rows, which tell the order of arrival."""
    if is_dataclass(value):
        names = [f.name for f in fields(value) if f.name not in ("row", "head")]
        return {name: plain(getattr(value, name)) for name in names}
    return [plain(item) for item in value] if isinstance(value, tuple | list) else value


def test_neither_order_nor_repetition_changes_an_answer(stages: Installed) -> None:
    paths = sorted(p for p in EXAMPLES.rglob("*") if p.suffix in (".txt", ".html", ".jsonl"))
    forward = answers(stages, [paths], 16)
    backward = answers(stages, [paths[::-1][:9], paths[::-1], paths], 5)
    assert len(forward["claims"]) > 50
    assert forward.keys() == backward.keys()
    different = {question for question in forward if forward[question] != backward[question]}
    assert not different
