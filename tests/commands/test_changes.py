"""`contested changes` as it is run: exit codes, the table, JSON, misuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.publish.sample import TEXT
from tests.publish.stages import Fake
from typer.testing import CliRunner

from contested import stages
from contested.cli import app

runner = CliRunner()


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(stages, "Installed", Fake)
    monkeypatch.setenv("CONTESTED_LEDGER", str(tmp_path / "own.ledger"))
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "varda.txt").write_text(TEXT, encoding="utf-8")
    assert runner.invoke(app, ["read", str(tmp_path / "varda.txt")]).exit_code == 0
    return tmp_path


def test_what_came_since_a_day_is_told(ledger: Path) -> None:
    done = runner.invoke(app, ["changes", "--since", "2020-01-01"])
    assert done.exit_code == 0, done.output
    assert "from 1 report; the answer changed for" in done.output


def test_as_json_with_both_answers(ledger: Path) -> None:
    done = runner.invoke(app, ["changes", "--since", "2020-01-01", "--json"])
    brief = json.loads(done.output)
    assert {"since", "until", "changes", "steady", "counts", "claims"} <= set(brief)
    assert sum(brief["counts"].values()) == len(brief["claims"]) > 0
    (change,) = brief["changes"]
    assert change["kinds"] == ["disputed", "new"]
    assert (change["before"]["state"], change["after"]["basis"]) == ("unknown", "disputed")
    assert set(change["new_claims"]) <= {claim["id"] for claim in brief["claims"]} != set()


def test_nothing_new_ends_with_one(ledger: Path) -> None:
    done = runner.invoke(app, ["changes", "--since", "2019-01-01", "--until", "2019-02-01"])
    assert done.exit_code == 1
    assert "No report became known in these days." in done.output


def test_a_span_that_runs_backwards_is_misuse(ledger: Path) -> None:
    done = runner.invoke(app, ["changes", "--since", "2024-02-01", "--until", "2024-01-01"])
    assert done.exit_code == 2
    assert "lies before" in done.output
