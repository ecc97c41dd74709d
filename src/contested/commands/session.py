"""What every command does around its work: settings, opening the ledger, and its words to the user."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from contested.settings import Settings

if TYPE_CHECKING:
    from contested.ledger import Ledger

NOTHING = 1
MISUSE = 2


def settings(ledger: str = "") -> Settings:
    """The settings of the environment, with the ledger named on the command line if one was."""
    from dataclasses import replace

    found = Settings.from_environment()
    return replace(found, ledger=ledger) if ledger else found


@contextmanager
def opened(address: str, create: bool = False) -> Iterator[Ledger]:
    """The ledger at an address; unless it is to be made, one that is not there is an error with a hint."""
    from contested.ledger import Ledger

    with Ledger.open(address, create=create) as ledger:
        yield ledger


def say(text: str) -> None:
    """A line beside the results: to standard error, so that JSON and tables stay clean."""
    typer.echo(text, err=True)


def nothing(message: str) -> NoReturn:
    """End with 1 and a sentence saying what was not found."""
    say(message)
    raise typer.Exit(NOTHING)


def misuse(message: str) -> NoReturn:
    """End with 2 and a sentence saying what was asked wrongly."""
    say(f"contested: {message}")
    raise typer.Exit(MISUSE)


def print_json(value: object) -> None:
    from contested.publish.as_json import dumps

    sys.stdout.write(dumps(value) + "\n")
