"""The command line. Exit codes: 0; 1 for nothing found or inputs with problems; 2 for misuse.

Only Typer is imported here; each command imports what it needs when it runs.
"""

from __future__ import annotations

import os
import sys

import typer

from contested import __version__
from contested.commands import ask, decide, explain, geoparse, imports, intake, look, parties, places, session
from contested.errors import ContestedError, UnknownClaimError, UnknownNameError, UnknownPlaceError

TAKING_IN = "Taking reports in"
ASKING = "Asking"
LOOKING = "Looking closer"
DECIDING = "Deciding"
NAMES = "Places and parties"

app = typer.Typer(
    name="contested",
    help="A ledger of what each source says about who holds which place in an armed conflict.",
    epilog="Exit codes: 0; 1 for nothing found or inputs with problems; 2 for misuse.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command(rich_help_panel=TAKING_IN)(intake.read)
app.command(rich_help_panel=TAKING_IN)(intake.extract)
app.command(rich_help_panel=TAKING_IN)(intake.reread)
app.command(rich_help_panel=ASKING)(ask.who)
app.command(rich_help_panel=ASKING)(ask.changes)
app.command(rich_help_panel=ASKING)(ask.timeline)
app.command(rich_help_panel=ASKING)(ask.disputes)
app.command(rich_help_panel=ASKING)(ask.figures)
app.command(rich_help_panel=LOOKING)(look.claims)
app.command(rich_help_panel=LOOKING)(look.show)
app.command(rich_help_panel=LOOKING)(look.problems)
app.command(rich_help_panel=LOOKING)(explain.explain)
app.command(rich_help_panel=DECIDING)(decide.merge)
app.command(rich_help_panel=DECIDING)(decide.split)
app.command(rich_help_panel=DECIDING)(decide.undo)
app.command(rich_help_panel=DECIDING)(decide.decisions)
own_places = typer.Typer(
    help="The gazetteer and your own places beside it: look up, add, import, list, take back.",
    no_args_is_help=True,
)
own_places.command()(places.find)
own_places.command()(places.show)
own_places.command("import")(imports.bring)
own_places.command()(imports.imports)
own_places.command()(imports.forget)
own_places.command()(imports.fetch)
own_places.command()(places.add)
own_places.command("in")(geoparse.geoparse)
app.add_typer(own_places, name="places", rich_help_panel=NAMES)
own_parties = typer.Typer(
    cls=parties.Listing,
    help="The parties that names are resolved to, and your own; `contested parties [QUERY]` lists.",
)
own_parties.command("list")(parties.listing)
own_parties.command()(parties.show)
own_parties.command("import")(parties.bring)
own_parties.command()(parties.add)
own_parties.command()(parties.files)
own_parties.command()(parties.forget)
app.add_typer(own_parties, name="parties", rich_help_panel=NAMES)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"contested {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Say the version."
    ),
) -> None:
    """A ledger of what each source says about who holds which place in an armed conflict."""


def main() -> None:
    """The entry point: errors that the user can mend are one sentence and an exit code, never a traceback."""
    try:
        app()
    except (UnknownPlaceError, UnknownClaimError, UnknownNameError) as error:
        session.say(f"contested: {error}")
        sys.exit(session.NOTHING)
    except ContestedError as error:
        session.say(f"contested: {error}")
        sys.exit(session.MISUSE)
    except BrokenPipeError:
        # The reader of our output went away (`contested claims | head`): no word about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
