"""Commands that answer: `who`, `changes`, `timeline`, `disputes`, `figures`, each at a point of view."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from contested.commands import session
from contested.commands.options import (
    JsonOption,
    KnownOption,
    LedgerOption,
    OnOption,
    PlaceArgument,
    moment,
)

NarrowOption = Annotated[str, typer.Option("--place", metavar="PLACE", help="Only about this place.")]


def who(
    place: PlaceArgument,
    on: OnOption = None,
    known: KnownOption = None,
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """Who holds a place, according to whom, and what was known then."""
    from contested import flow
    from contested.errors import UnknownPlaceError
    from contested.model import PlaceStatus

    with session.asking(ledger) as (store, names):
        asof = flow.as_of(store, day(on), day(known))
        try:
            status = flow.who(store, names, place, asof)
        except UnknownPlaceError as unknown:
            if not as_json:
                raise
            # A program that asks gets an object all the same: nothing is known of such a place.
            status = PlaceStatus(place, "", asof, "unknown", reasons=(str(unknown),))
    if as_json:
        from contested.publish.as_json import status_json

        session.print_json(status_json(status))
    else:
        from contested.publish.status import status_view

        session.draw(status_view(status))
    if not status.claims and not status.may_include:
        raise typer.Exit(session.NOTHING)


def changes(
    since: Annotated[
        datetime,
        typer.Option(
            "--since", metavar="DATE", formats=["%Y-%m-%d"], help="What became known after this day."
        ),
    ],
    until: Annotated[
        datetime | None,
        typer.Option(
            "--until", metavar="DATE", formats=["%Y-%m-%d"], help="And by this day. Default: today."
        ),
    ] = None,
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """What is new since a day, which places changed hands, and what fell into dispute: a morning brief."""
    from contested import flow

    if day(until) < day(since):
        session.misuse(f"--until {day(until)} lies before --since {day(since)}")
    with session.asking(ledger) as (store, names):
        brief = flow.changes(store, names, day(since), day(until))
        mark = session.marks(names)
    if as_json:
        from contested.publish.changes import changes_json

        session.print_json(changes_json(brief))
    else:
        from contested.publish.changes import changes_view

        session.draw(changes_view(brief, mark))
    if not brief.claims:
        raise typer.Exit(session.NOTHING)


def timeline(
    place: PlaceArgument, known: KnownOption = None, ledger: LedgerOption = "", as_json: JsonOption = False
) -> None:
    """What was said of a place in the order of the days spoken of, and what each day's answer became."""
    from contested import flow

    with session.asking(ledger) as (store, names):
        rows = flow.timeline(store, names, place, day(known))
    if as_json:
        from contested.publish.as_json import timeline_json

        session.print_json([timeline_json(row) for row in rows])
    elif rows:
        from contested.publish.timeline import timeline_view

        session.draw(timeline_view(place, rows))
    if not rows:
        session.nothing(f"nothing is said of {place} in what was known on {day(known)}")


def disputes(
    place: NarrowOption = "",
    known: KnownOption = None,
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """Claims that cannot all be true, side by side."""
    from contested import flow

    with session.asking(ledger) as (store, names):
        found, mark = flow.disputes(store, names, place, day(known)), session.marks(names, store)
    if as_json:
        from contested.publish.as_json import dispute_json

        session.print_json([dispute_json(dispute, mark) for dispute in found])
    elif found:
        from contested.publish.side_by_side import disputes_view

        session.draw(disputes_view(found, mark))
    if not found:
        session.nothing("no disputes")


def figures(
    place: NarrowOption = "",
    known: KnownOption = None,
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """Totals that reports give, those that count the same thing together."""
    from contested import flow

    with session.asking(ledger) as (store, names):
        rows = flow.figures(store, names, place, day(known))
    if as_json:
        from contested.publish.as_json import figure_json

        session.print_json([figure_json(row) for row in rows])
    elif rows:
        from contested.publish.side_by_side import figures_view

        session.draw(figures_view(rows))
    if not rows:
        session.nothing("no figures")


def day(given: datetime | None) -> date:
    """The day given on the command line, or today."""
    return (given or moment()).date()
