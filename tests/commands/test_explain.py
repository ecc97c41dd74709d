"""`explain` at the command line: where the words come from, what is asked of the stages, exit codes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.publish.test_explanation import told
from typer.testing import CliRunner

from contested import flow
from contested.cli import app

runner = CliRunner()


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the command asks of the flow; every text is explained in the same way."""
    calls: list[Any] = []

    def explain(text: str, stages: object, day: date | None = None, outlet: str = "") -> object:
        calls.append((text, day, outlet))
        return told()

    monkeypatch.setattr(flow, "explain", explain)
    monkeypatch.setenv("COLUMNS", "120")
    return calls


def run(*arguments: str, words: str | None = None) -> Any:
    return runner.invoke(app, ["explain", *arguments], input=words, catch_exceptions=True)


def test_a_sentence_its_day_and_outlet_are_handed_on(asked: list[Any]) -> None:
    done = run("Rebels seized Varda.", "--on", "2020-03-08", "--outlet", "Radio Lowland")
    assert done.exit_code == 0 and "capture people" in done.output
    assert asked == [("Rebels seized Varda.", date(2020, 3, 8), "Radio Lowland")]


def test_words_come_from_standard_input(asked: list[Any]) -> None:
    assert run("-", words="Rebels seized Varda.").exit_code == 0
    assert asked == [("Rebels seized Varda.", None, "")]


def test_near_misses_are_shown_with_all() -> None:
    assert "take control" not in run("Rebels seized Varda.").output
    assert "take control" in run("Rebels seized Varda.", "--all").output


def test_json_holds_near_misses_anyway() -> None:
    plain = json.loads(run("Rebels seized Varda.", "--json").output)
    assert [row["outcome"] for row in plain["cues"]] == ["claim", "dropped", "no match"]


@pytest.mark.parametrize("words", ["", "  \n"])
def test_nothing_to_explain_is_misuse(words: str, asked: list[Any]) -> None:
    assert run(words).exit_code == 2 and not asked
