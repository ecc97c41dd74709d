"""The command line: exit codes, options, JSON, and start-up, with stages that stand in for the real ones."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import (
    TEXT,
    TUESDAY,
    disputed,
    entry,
    spokesman,
)
from tests.publish.stages import Fake
from typer.testing import CliRunner

from contested import flow, stages
from contested.cli import app
from contested.errors import UnknownPlaceError
from contested.ledger import Ledger
from contested.model import (
    Dispute,
    Figure,
    FigureRow,
    Mention,
    TimelineRow,
)

runner = CliRunner()


@pytest.fixture(autouse=True)
def fake_stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stages, "Installed", Fake)
    monkeypatch.setenv("CONTESTED_LEDGER", str(tmp_path / "own.ledger"))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "varda.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def ledger(report: Path) -> str:
    done = run("read", str(report))
    assert done.exit_code == 0, done.output
    return str(report.parent / "own.ledger")


def run(*arguments: str) -> Any:
    return runner.invoke(app, list(arguments))


def test_read_closes_with_a_summary(report: Path) -> None:
    done = run("read", str(report))
    assert done.exit_code == 0
    for words in (
        "1  reports read",
        "1    new to the ledger",
        "2  claims",
        "control of places",
        "0  problems",
    ):
        assert words in done.output


def test_reading_again_adds_nothing(ledger: str, report: Path) -> None:
    again = json.loads(run("read", str(report), "--json").output)
    assert (again["new_to_the_ledger"], again["known_already"], again["claims"]) == (0, 1, {})
    with Ledger.open(ledger) as store:
        assert len(store.entries()) == 2


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(report: Path, tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "none.txt"), str(report))
    assert done.exit_code == 1
    assert "there is no such file" in done.output and "2  claims" in done.output
    listed = run("problems", "--json")
    assert listed.exit_code == 0
    assert [problem["message"] for problem in json.loads(listed.output)] == ["there is no such file"]


def test_extract_writes_the_codebooks_rows(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    done = run("extract", str(report), "-o", str(out))
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["stance"] for row in rows] == ["asserts", "denies"]
    assert all(TEXT[row["start"] : row["end"]] == row["quote"] and row["report"] == "varda" for row in rows)


def test_reread_after_a_newer_extractor(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fake, "extractor", "2")
    assert "1  documents read again" in run("reread").output
    assert "0  documents read again" in run("reread").output


@pytest.fixture
def views(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Answers that stand still, and a record of what was asked."""
    asked: list[tuple[Any, ...]] = []

    def who(store: object, names: object, place: str, asof: Any) -> object:
        asked.append((place, asof.valid, asof.known))
        if place == "Nowhere":
            raise UnknownPlaceError("no place 'Nowhere'")
        return disputed()

    figure = FigureRow(
        "districts", "A", "district", "Orn", spokesman().speaker.count, spokesman().speaker.count,
        entry(replace(spokesman(), matter=Figure("district", Mention("A")))),
    )  # fmt: skip
    dispute = Dispute(
        "Varda bridge", "control", "Varda bridge", TUESDAY, disputed().rivals, disputed().claims
    )
    monkeypatch.setattr(flow, "who", who)
    monkeypatch.setattr(flow, "timeline", lambda *_: [TimelineRow(TUESDAY, entry(spokesman()), disputed())])
    monkeypatch.setattr(flow, "disputes", lambda *_: [dispute])
    monkeypatch.setattr(flow, "figures", lambda *_: [figure])
    return asked


def test_who_asks_for_the_days_given(ledger: str, views: list[tuple[Any, ...]]) -> None:
    done = run("who", "Varda bridge", "--on", "2020-03-04", "--known", "2020-03-05", "--json")
    assert done.exit_code == 0, done.output
    assert views == [("Varda bridge", date(2020, 3, 4), date(2020, 3, 5))]
    assert json.loads(done.output)["basis"] == "disputed"


def test_who_asks_for_today_when_no_day_is_given(ledger: str, views: list[tuple[Any, ...]]) -> None:
    run("who", "Varda bridge")
    now = datetime.now(UTC).date()
    assert all(abs((day - now).days) <= 1 for day in views[0][1:])


@pytest.mark.parametrize("command", [["timeline", "Varda"], ["disputes"], ["figures"], ["who", "Varda"]])
def test_every_view_has_a_table_and_json(ledger: str, views: object, command: list[str]) -> None:
    shown, told = run(*command), run(*command, "--json")
    assert (shown.exit_code, told.exit_code) == (0, 0), (shown.output, told.output)
    json.loads(told.output)
    assert max(map(len, shown.output.splitlines())) <= 80


FILTERS = [
    ([], 2),
    (["--kind", "control"], 2),
    (["--kind", "harm,movement"], 0),
    (["--stance", "denies"], 1),
    (["--modality", "intended"], 0),
    (["--speaker", "marn"], 1),
    (["--speaker", "Vardan government"], 1),
    (["--party", "the Column"], 2),
    (["--place", "Varda bridge"], 2),
    (["--report", "varda"], 2),
    (["--report", "another"], 0),
    (["--since", "2020-03-03", "--until", "2020-03-03"], 2),
    (["--since", "2020-03-04"], 0),
    (["--until", "2020-03-02"], 0),
    (["--known", "2020-03-02"], 0),
    (["--limit", "1"], 1),
]


@pytest.mark.parametrize(("filters", "count"), FILTERS, ids=[" ".join(f) or "all" for f, _ in FILTERS])
def test_claims_are_narrowed(ledger: str, filters: list[str], count: int) -> None:
    done = run("claims", *filters, "--json")
    start = done.stdout.index("[")
    assert len(json.loads(done.stdout[start:])) == count
    assert done.exit_code == (0 if count else 1)


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv"])
def test_claims_go_to_files(ledger: str, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"claims.{ending}"
    assert run("claims", "-o", str(out)).exit_code == 0
    written = out.read_text(encoding="utf-8")
    assert written.count("Ivo Marn") >= 1
    assert len(written.splitlines()) == (3 if ending == "csv" else 2) or ending == "json"


def test_show_finds_a_claim_by_the_beginning_of_its_id(ledger: str) -> None:
    found = json.loads(run("claims", "--stance", "denies", "--json").output)[0]
    shown = run("show", found["id"][:8])
    assert shown.exit_code == 0
    assert "The defence ministry" in shown.output
    assert json.loads(run("show", found["id"], "--json").output)["id"] == found["id"]


MISUSE = [
    ["who"],
    ["who", "Varda", "--on", "yesterday"],
    ["claims", "--kind", "weather"],
    ["claims", "--stance", "says"],
    ["claims", "--limit", "-1"],
    ["claims", "-o", "claims.xlsx"],
    ["nonsense"],
    ["read"],
]


@pytest.mark.parametrize("arguments", MISUSE, ids=[" ".join(a) for a in MISUSE])
def test_misuse_ends_with_two(ledger: str, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def shell(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "contested", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={"PATH": "", **environment}
    )


@pytest.mark.parametrize(
    "command", [["who", "Kabul"], ["claims"], ["disputes"], ["show", "abc"], ["problems"]]
)
def test_no_ledger_yet_is_said_in_a_sentence(tmp_path: Path, command: list[str]) -> None:
    done = shell(*command, "--ledger", str(tmp_path / "none.ledger"))
    assert done.returncode == 2
    assert "none.ledger" in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "none.ledger").exists()


def test_an_unknown_place_ends_with_one(ledger: str, views: object) -> None:
    assert run("who", "Nowhere").exit_code == 1
    told = run("who", "Nowhere", "--json")
    assert told.exit_code == 1
    answer = json.loads(told.output)
    assert (answer["state"], answer["holder"], answer["claims"]) == ("unknown", None, [])
    assert answer["reasons"] == ["no place 'Nowhere'"]


def test_an_unknown_claim_ends_with_one(ledger: str) -> None:
    done = shell("show", "zzzz", "--ledger", ledger)
    assert (done.returncode, done.stdout) == (1, "")
    assert "zzzz" in done.stderr and "Traceback" not in done.stderr


def test_help_comes_at_once_and_loads_no_stage() -> None:
    start = time.perf_counter()
    assert shell("--help").returncode == 0
    # Half a second on an idle machine; the rest is for a busy one.
    assert time.perf_counter() - start < 2
    loaded = "import sys, contested.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert not {"spacy", "sqlalchemy", "numpy", "rich"} & set(done.stdout.split())


def test_the_version_is_told() -> None:
    assert run("--version").output.startswith("contested 0.")
