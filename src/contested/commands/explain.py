"""`explain`: how a sentence is read, rule by rule, for those who mend rules."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from contested.commands import session
from contested.commands.options import JsonOption


def explain(
    sentence: Annotated[
        str, typer.Argument(metavar="SENTENCE", help="The words to read; - takes them from standard input.")
    ],
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on",
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help="The day of the text, from which “Thursday” is reckoned. Without it such words stay open.",
        ),
    ] = None,
    outlet: Annotated[str, typer.Option(metavar="NAME", help="The outlet that printed it.")] = "",
    every: Annotated[
        bool,
        typer.Option(
            "--all", help="Also cues that share a word with the text, but ask for others beside it."
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show how words are read: parse, names, times, who speaks, which cues fired, and why others did not."""
    from contested import flow
    from contested.stages import Installed

    text = sys.stdin.read() if sentence == "-" else sentence
    if not text.strip():
        session.misuse("there is nothing to explain: give a sentence")
    told = flow.explain(text, Installed(session.settings()), on.date() if on else None, outlet)
    if as_json:
        from contested.publish.explanation import explanation_json

        session.print_json(explanation_json(told))
        return
    from contested.publish.explanation import explanation_view

    session.draw(explanation_view(told, every))
