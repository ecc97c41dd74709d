"""Options that several commands share. Nothing heavy is imported here: `contested --help` passes through."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="The ledger: a file or a database address; else CONTESTED_LEDGER, else contested.ledger here.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
PathsArgument = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Texts, saved pages, JSONL files, or folders of them."),
]
PlaceArgument = Annotated[str, typer.Argument(metavar="PLACE", help="A place, in any of its spellings.")]
KnownOption = Annotated[
    datetime | None,
    typer.Option(
        "--known",
        metavar="DATE",
        formats=["%Y-%m-%d"],
        help="Count only what was published by this day. Default: today.",
    ),
]
OnOption = Annotated[
    datetime | None,
    typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help="The day asked about. Default: today."),
]


def moment() -> datetime:
    """The moment of the command: the edge where the clock enters."""
    return datetime.now(UTC)
