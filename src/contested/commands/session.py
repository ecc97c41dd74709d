"""What every command does around its work: settings, opening the ledger, and its words to the user."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import typer

from contested.settings import Settings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from contested.ledger import Ledger
    from contested.publish.wording import Mark
    from contested.stages import Names

NOTHING = 1
MISUSE = 2


def settings(ledger: str = "") -> Settings:
    """The settings of the environment, with the ledger named on the command line if one was."""
    found = Settings.from_environment()
    return replace(found, ledger=ledger) if ledger else found


@contextmanager
def opened(address: str, create: bool = False) -> Iterator[Ledger]:
    """The ledger at an address; one that is not there is an error unless it is to be made."""
    from contested.ledger import Ledger

    with Ledger.open(address, create=create) as ledger:
        yield ledger


@contextmanager
def asking(ledger: str) -> Iterator[tuple[Ledger, Names]]:
    """The ledger named on the command line, with the resolver that knows places and parties."""
    from contested.stages import Installed

    found = settings(ledger)
    with opened(found.ledger) as store:
        yield store, Installed(found).names


def marks(names: Names, ledger: Ledger | None = None) -> Mark:
    """The notes that views set beside claims: whose count of the dead is an adversary's."""
    from contested.assess import adversary_count
    from contested.judged import Judged

    book = Judged(ledger).book(names) if ledger is not None else names.book
    return lambda entry: "adversary's count" if adversary_count(entry, book) else ""


def draw(view: RenderableType) -> None:
    """A view on the terminal."""
    from contested.publish.theme import console

    console().print(view)


def print_json(value: object) -> None:
    """A value as JSON, and nothing else, on standard output."""
    from contested.publish.as_json import dumps

    sys.stdout.write(dumps(value) + "\n")


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
