"""Two states in one run: how an earlier one is found, what is measured, and how ratios are told."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from benchmarks.__main__ import arguments_of
from benchmarks.paired import ROOT, Run, checkout, paired_speed, run, table
from benchmarks.shared import AbsentError


def measured(factor: float) -> Run:
    busy = {"load": 9.0, "read": 1.0 * factor, "extract": 3.0 * factor}
    return Run({stage: 2 * taken for stage, taken in busy.items()}, busy, 400)


def test_ratios_are_those_of_pairs_and_loading_is_left_out() -> None:
    told = list(table([measured(1), measured(2), measured(1)], [measured(2), measured(4), measured(1)], "x"))
    whole = next(line for line in told if line.startswith("text to ledger"))
    assert whole.split()[-4:] == ["100", "50", "0.50x", "0.50x"]
    assert not any(line.startswith("load") for line in told)
    assert told[-1].endswith("50% of processor time, not reached")


def test_a_state_as_fast_as_the_earlier_one_is_fast_enough() -> None:
    assert list(table([measured(1)], [measured(1)], "x"))[-1].endswith("100% of processor time, reached")


def test_a_folder_of_the_project_is_taken_as_it_is(tmp_path: Path) -> None:
    assert checkout(str(ROOT), tmp_path) == ROOT


def test_what_is_no_state_is_said(tmp_path: Path) -> None:
    with pytest.raises(AbsentError, match="neither a folder"):
        checkout("no-such-commit", tmp_path / "earlier")


def test_states_take_turns_each_on_fresh_texts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "src" / "contested").mkdir(parents=True)
    asked: list[tuple[str, list[str]]] = []

    def done(command: list[str], cwd: Path, env: dict[str, str], **_: Any) -> Any:
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(command[-1]).iterdir())]
        asked.append((Path(cwd).name, texts))
        assert env["PYTHONPATH"].startswith(str(cwd))
        one = {"seconds": {"read": 1.0}, "busy": {"read": 1.0}, "words": 2}
        return subprocess.CompletedProcess(command, 0, json.dumps(one), "")

    monkeypatch.setattr(subprocess, "run", done)
    paired_speed(["one", "two", "three"], str(tmp_path), pairs=2)
    old, new = tmp_path.name, ROOT.name
    assert [name for name, _ in asked] == [old, new, old, new, new, old]
    assert [texts for _, texts in asked][:3] == [["one", "two"]] * 2 + [["one", "two", "three"]]


def test_a_state_that_breaks_is_named(tmp_path: Path) -> None:
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "__init__.py").write_text("")
    with pytest.raises(RuntimeError, match="cannot be measured"):
        run(tmp_path, ["one"])


def test_the_option_belongs_to_speed() -> None:
    assert arguments_of(["speed", "--against", "abc"]).against == "abc"
    with pytest.raises(SystemExit):
        arguments_of(["accuracy", "--against", "abc"])
