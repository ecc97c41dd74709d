"""What cannot be read is one clear problem each; the rest is read, and the exit code says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contested.cli import app

GOOD = (
    "Column takes hill town\n\nVESK, March 3, 2020 (Plain Wire) - Rebel fighters captured the town of Vesk "
    "on Tuesday, the army said. Ten soldiers were killed.\n"
)
FRENCH = (
    "Le ministère de la défense a annoncé mardi que ses forces avaient repris le contrôle de la ville. "
    "Les combats se poursuivent dans les quartiers du nord, selon des habitants joints par téléphone. "
) * 3
BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "damaged.txt": "Der Krieg über die Brücke ".encode("latin-1") * 20,
    "lines.jsonl": b'{"id": "whole", "text": "The army took Vesk on 3 March 2020."}\n{"id": "torn", "te\n',
    "french.txt": FRENCH.encode(),
}


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.setenv("CONTESTED_LEDGER", str(tmp_path / "bad.ledger"))
    return CliRunner()


@pytest.mark.parametrize("name", BAD)
def test_each_bad_input_is_one_problem_and_the_rest_is_read(
    runner: CliRunner, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / name).write_bytes(BAD[name])
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    done = runner.invoke(app, ["read", str(folder), "--json"])
    assert done.exit_code == 1, done.output
    told = json.loads(done.stdout)
    assert [Path(problem["source"].split(":")[0]).name for problem in told["problems"]] == [name]
    assert told["reports_read"] >= 1
    assert json.loads(runner.invoke(app, ["claims", "--report", "good", "--json"]).stdout)


def test_a_missing_file_is_a_problem(runner: CliRunner, tmp_path: Path) -> None:
    done = runner.invoke(app, ["read", str(tmp_path / "none.txt"), "--json"])
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)["problems"]) == 1


def test_a_text_of_50_megabytes_is_a_problem_soon(runner: CliRunner, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    huge.write_text("The army took the town. " * 2_200_000, encoding="utf-8")
    done = runner.invoke(app, ["read", str(huge), "--json"])
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)["problems"]) == 1
