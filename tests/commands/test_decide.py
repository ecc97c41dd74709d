"""`merge`, `split`, `undo`, `decisions` at the command line: words, exit codes, JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import TEXT
from tests.publish.stages import Fake
from typer.testing import CliRunner

from contested import stages
from contested.cli import app, main

runner = CliRunner()
WHY = ("--because", "two spellings")


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stages, "Installed", Fake)
    monkeypatch.setenv("CONTESTED_LEDGER", str(tmp_path / "own.ledger"))
    monkeypatch.setenv("CONTESTED_USER", "A. Reader")
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "varda.txt").write_text(TEXT, encoding="utf-8")
    assert run("read", str(tmp_path / "varda.txt")).exit_code == 0


def run(*arguments: str) -> Any:
    return runner.invoke(app, list(arguments), catch_exceptions=True)


def test_a_merge_says_what_it_changes_and_how_to_take_it_back() -> None:
    made = json.loads(run("merge", "column", "Defence Ministry", *WHY, "--json").output)
    assert (made["kind"], made["who"], made["reason"]) == ("merge", "A. Reader", "two spellings")
    assert (made["claims"], made["reports"], made["overruled"]) == (2, 1, [])
    sides = {c.get("speaker_side") for c in json.loads(run("claims", "--json").output)}
    assert sides == {"Vardan government"}
    shown = run("decisions").output
    assert made["id"][:10] in shown and "in force" in shown and "two spellings" in shown
    undone = run("undo", made["id"][:6], "--because", "an error", "--by", "B. Reader")
    assert undone.exit_code == 0 and f"{made['id']} is taken back, by B. Reader." in undone.output
    standing = [(d["standing"], d["who"]) for d in json.loads(run("decisions", "--json").output)]
    assert standing == [("withdrawn", "A. Reader"), ("in force", "B. Reader")]
    sides = {c.get("speaker_side") for c in json.loads(run("claims", "--json").output)}
    assert sides == {"Northern Column", "Vardan government"}


def test_a_split_that_overrules_a_merge_names_it() -> None:
    first = json.loads(run("merge", "Radio Lowland", "Lowland Post", *WHY, "--json").output)
    done = run("split", "Radio Lowland", "Lowland Post", "--because", "two houses")
    assert done.exit_code == 0
    assert "Radio Lowland is not the same as Lowland Post (outlet), by A. Reader." in done.output
    assert f"Overruled by this: {first['id']}" in done.output
    assert "Taken back by: contested undo" in done.output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("merge", "column", "ministry"), 2, "--because"),
        (("merge", "column", "ministry", "--because", "  "), 2, "--because"),
        (("merge", "column", *WHY), 2, "two names"),
        (("merge", "column", "ministry", *WHY, "--kind", "town"), 2, "none of place, party, outlet, person"),
        (("merge", "Ivo Marn", "Lowland Post", *WHY), 2, "only things of one kind"),
        (("merge", "column", "column", *WHY), 2, "both"),
        (("merge", "Ivo Marne", "Northern Column", *WHY), 1, "near: Ivo Marn"),
        (("split", "Ivo Marn", *WHY), 2, "two names"),
        (("undo", "ffff", *WHY), 1, "no decision 'ffff'"),
        (("undo", "ffff"), 2, "--because"),
        (("decisions",), 1, "no decisions"),
        (("merge", "--suggest", "nobody"), 1, "no names"),
    ],
)
def test_what_is_asked_wrongly_is_said(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = ended(*arguments)
    assert done[0] == code
    assert words in done[1]
    assert ended("decisions")[0] == 1, "nothing was decided"


def test_a_decision_has_somebody_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONTESTED_USER", "LOGNAME", "USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    code, words = ended("merge", "column", "ministry", *WHY)
    assert (code, "who decides?" in words) == (2, True)


def ended(*arguments: str) -> tuple[int, str]:
    """The exit code and the words of a command, as the program's entry point ends it."""
    try:
        with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as end:
            out = io.StringIO()
            patch.setattr("sys.argv", ["contested", *arguments])
            patch.setattr("sys.stderr", out)
            main()
    finally:
        words = out.getvalue()
    return int(end.value.code or 0), words
