"""The environment and what it sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from contested.errors import ContestedError
from contested.settings import Settings


def test_defaults_where_nothing_is_set() -> None:
    assert Settings.from_environment({}) == Settings() == Settings.from_environment({"CONTESTED_LEDGER": ""})


def test_the_environment_decides() -> None:
    given = {
        "CONTESTED_LEDGER": "x.db",
        "CONTESTED_PIPELINE": "p",
        "CONTESTED_CACHE": "c",
        "CONTESTED_BATCH": "4",
    }
    assert Settings.from_environment(given) == Settings("x.db", "p", Path("c"), 4)


def test_the_users_own_places_have_a_file() -> None:
    assert Settings.from_environment({"CONTESTED_PLACES": "own.sqlite"}).places == Path("own.sqlite")


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5"])
def test_a_batch_is_a_whole_number(number: str) -> None:
    with pytest.raises(ContestedError, match="CONTESTED_BATCH"):
        Settings.from_environment({"CONTESTED_BATCH": number})


@pytest.mark.parametrize(
    ("given", "user"),
    [
        ({}, ""),
        ({"USER": "mira"}, "mira"),
        ({"USER": "mira", "CONTESTED_USER": "M. Ek"}, "M. Ek"),
        ({"LOGNAME": " "}, ""),
    ],
)
def test_who_decides_is_told_or_the_name_of_the_account(given: dict[str, str], user: str) -> None:
    assert Settings.from_environment(given).user == user
