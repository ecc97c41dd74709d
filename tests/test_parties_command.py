"""`contested parties`: lists, one party in full, a user's own files, and groups that nobody knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from contested.cli import app
from contested.errors import ContestedError

MINE = """\
source: a handbook
parties:
- {id: hill-guards, name: Hill Guards, kind: armed group, country: SD, home: [SD]}
"""


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of own parties."""
    folder = tmp_path / "own"
    monkeypatch.setenv("CONTESTED_PARTIES", str(folder))
    monkeypatch.setenv("COLUMNS", "160")
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["parties", *words])


def found(*words: str) -> list[str]:
    return [party["id"] for party in json.loads(run(*words, "--json").stdout)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["jnim"], "jnim"),
        (["Nusrat al-Islam"], "jnim"),
        (["list", "Tatmadaw"], "state:MM:armed-forces"),
        (["karen national liberation"], "knu"),
        (["--kind", "monitor", "Observatory"], "sohr"),
        (["--country", "HT", "grif"], "gran-grif"),
    ],
)
def test_a_query_lists(words: list[str], first: str) -> None:
    assert first in found(*words)


def test_without_a_query_the_whole_book_is_listed() -> None:
    ids = found()
    assert len(ids) > 600
    assert "taliban" in ids and "state:SY" in ids


def test_a_list_is_a_table_of_names_days_and_sources() -> None:
    told = run("hurras")
    assert told.exit_code == 0
    for words in ("1 party", "Hurras al-Din", "hurras-al-din", "2018-02-27 to 2025-01-28", "Wikipedia"):
        assert words in told.output


def test_one_party_is_shown_in_full() -> None:
    told = run("show", "hezbollah")
    assert told.exit_code == 0
    for words in ("Hezbollah", "Al-Manar (al-manar)", "Iran (state:IR)", "Hassan Nasrallah", "Britannica"):
        assert words in told.output


def test_one_party_as_json() -> None:
    party = json.loads(run("show", "Rapid Support Forces", "--json").stdout)
    assert party["id"] == "rsf"
    assert {"kind": "ally", "party": "state:SD", "during": "2013-08-01/2023-04-14"}.items() <= party["ties"][
        0
    ].items()
    assert party["source"]


@pytest.mark.parametrize("words", [["no such group anywhere"], ["show", "no such group anywhere"]])
def test_nothing_found_ends_with_one(words: list[str]) -> None:
    told = run(*words)
    assert told.exit_code == 1
    assert "no party 'no such group anywhere'" in told.stderr


def test_a_name_of_two_parties_asks_for_an_id() -> None:
    told = run("show", "SLA")
    assert told.exit_code == 2
    assert "south-lebanon-army" in told.stderr and "name one by its id" in told.stderr


def test_own_parties_are_brought_listed_and_taken_back(tmp_path: Path, own: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(MINE)
    told = run("import", str(file))
    assert told.exit_code == 0, told.output
    assert "1 new party" in told.stderr and "contested reread" in told.stderr
    assert found("hill guards") == ["hill-guards"]
    assert json.loads(run("files", "--json").stdout)[0]["new"] == ["hill-guards"]
    assert run("forget", "mine").exit_code == 0
    assert run("hill guards").exit_code == 1


def test_a_party_is_added_by_hand() -> None:
    told = run("add", "hill-guards", "--name", "Hill Guards", "--kind", "armed group", "--country", "SD",
               "--alias", "Hill Men", "--ally", "rsf", "--home", "SD", "--source", "field notes")  # fmt: skip
    assert told.exit_code == 0, told.output
    party = json.loads(run("show", "Hill Men", "--json").stdout)
    assert (party["id"], party["aliases"], party["source"]) == ("hill-guards", ["Hill Men"], "field notes")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "x", "--source", "y"], "party x is new and has no `name`"),
        (["add", "x", "--name", "X", "--kind", "army", "--source", "y"], "'army' is none of"),
        (["import", "nowhere.yaml"], "nowhere.yaml"),
        (["forget", "nothing"], "no file 'nothing' among your parties"),
    ],
)
def test_slips_are_one_sentence(words: list[str], told: str) -> None:
    result = run(*words)
    assert isinstance(result.exception, ContestedError)  # `main` says it and ends with 2
    assert told in str(result.exception)


def test_a_file_can_be_named_for_one_command(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(MINE)
    assert found("hill guards", "--parties", str(file)) == ["hill-guards"]
    assert run("hill guards").exit_code == 1


def test_help_names_the_commands() -> None:
    told = run("--help")
    assert told.exit_code == 0
    for word in ("list", "show", "import", "add", "files", "forget"):
        assert word in told.output
