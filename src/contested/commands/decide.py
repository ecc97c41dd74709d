"""Commands that decide which names are one: `merge`, `split`, `undo`, and `decisions`, their history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from contested.commands import session
from contested.commands.options import JsonOption, LedgerOption, moment

if TYPE_CHECKING:
    from contested.deciding import Sort
    from contested.ledger import Ledger
    from contested.model import DecisionMade
    from contested.stages import Names

BecauseOption = Annotated[
    str, typer.Option("--because", metavar="TEXT", help="Why; kept with the decision and shown by it.")
]
ByOption = Annotated[
    str,
    typer.Option(
        "--by", metavar="NAME", help="Who decides; else CONTESTED_USER, else the name of your account.",
        show_default=False,
    ),
]  # fmt: skip
KindOption = Annotated[
    str,
    typer.Option("--kind", metavar="KIND", help="place, party, outlet or person, where a name is several."),
]


def merge(
    a: Annotated[str, typer.Argument(metavar="A", help="A name as reports have it, or an id.")] = "",
    b: Annotated[str, typer.Argument(metavar="B", help="What A is; the name that is kept.")] = "",
    because: BecauseOption = "",
    kind: KindOption = "",
    by: ByOption = "",
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Decide nothing; list names that may be one, with reasons.")
    ] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many suggestions; 0: all.")] = 40,
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """Decide that A is the same as B: a place, party, outlet or person. Nothing stored is altered."""
    if suggest:
        _suggest(a or b, _sort(kind), limit, ledger, as_json)
        return
    _two(a, b, because, "merge")

    def decide(store: Ledger, names: Names) -> DecisionMade:
        from contested import deciding

        return deciding.merge(store, names, a, b, _who(by), moment(), because, _sort(kind))

    _told(decide, ledger, as_json)


def split(
    a: Annotated[str, typer.Argument(metavar="A", help="The name, spelling or id to set apart.")] = "",
    b: Annotated[str, typer.Argument(metavar="B", help="What A is not.")] = "",
    because: BecauseOption = "",
    kind: KindOption = "",
    by: ByOption = "",
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """Decide that A is not B: undoes a merge, and what a rule took for one, and keeps them apart."""
    _two(a, b, because, "split")

    def decide(store: Ledger, names: Names) -> DecisionMade:
        from contested import deciding

        return deciding.split(store, names, a, b, _who(by), moment(), because, _sort(kind))

    _told(decide, ledger, as_json)


def undo(
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="The id of a decision, or its beginning.")
    ],
    because: BecauseOption = "",
    by: ByOption = "",
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """Take back a decision, by a new one; what it changed is as if it had not been made."""
    if not because.strip():
        session.misuse("a decision needs its reason: undo DECISION --because TEXT")

    def decide(store: Ledger, names: Names) -> DecisionMade:
        from contested import deciding

        return deciding.undo(store, names, decision, _who(by), moment(), because)

    _told(decide, ledger, as_json)


def decisions(ledger: LedgerOption = "", as_json: JsonOption = False) -> None:
    """Every decision, who made it, when and why, and whether it is in force."""
    from contested import deciding

    with session.opened(session.settings(ledger).ledger) as store:
        found = deciding.history(store)
    if as_json:
        from contested.publish.decisions import ruling_json

        session.print_json([ruling_json(ruling) for ruling in found])
    elif found:
        from contested.publish.decisions import history_view

        session.draw(history_view(found))
    if not found:
        session.nothing("no decisions")


def _suggest(word: str, sort: Sort | None, limit: int, ledger: str, as_json: bool) -> None:
    """Names that may be one, all or those with a word in them."""
    from contested import deciding
    from contested.publish.decisions import likeness_json, likenesses_view

    with session.asking(ledger) as (store, names):
        found = deciding.likenesses(store, names, word, sort)
    shown = found[:limit] if limit else found
    if as_json:
        session.print_json([likeness_json(each) for each in shown])
    elif shown:
        session.draw(likenesses_view(shown))
        if len(found) > len(shown):
            session.say(f"{len(found) - len(shown)} more; see them with --limit 0")
    if not found:
        session.nothing("no names that look like one")


def _told(decide: Callable[[Ledger, Names], DecisionMade], ledger: str, as_json: bool) -> None:
    """Decide, then say what it changed."""
    from contested.publish.decisions import made_json, made_words

    with session.asking(ledger) as (store, names):
        made = decide(store, names)
    if as_json:
        session.print_json(made_json(made))
    else:
        for line in made_words(made):
            typer.echo(line)


def _two(a: str, b: str, because: str, verb: str) -> None:
    if not a.strip() or not b.strip():
        session.misuse(f"{verb} takes two names: {verb} A B --because TEXT")
    if not because.strip():
        session.misuse(f"a decision needs its reason: {verb} {a!r} {b!r} --because TEXT")


def _sort(kind: str) -> Sort | None:
    from contested.deciding import SORTS

    found = next((sort for sort in SORTS if sort == kind), None)
    if kind and found is None:
        session.misuse(f"--kind {kind!r} is none of {', '.join(SORTS)}")
    return found


def _who(by: str) -> str:
    """Who decides: as told, else as the settings say. Without a name there is no decision."""
    name = by.strip() or session.settings().user
    if not name:
        session.misuse("who decides? --by NAME, or set CONTESTED_USER")
    return name
