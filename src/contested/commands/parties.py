"""`contested parties`: the party book, the user's own parties beside it, and groups that nobody knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from contested.commands import session
from contested.commands.ask import day
from contested.commands.options import JsonOption, KnownOption, LedgerOption

if TYPE_CHECKING:
    from contested.model import Party, PartyBook
    from contested.resolve.ownparties import PartyFile

PartiesOption = Annotated[
    Path | None,
    typer.Option(
        "--parties",
        metavar="FILE",
        help="Your own party file or a folder of them; else CONTESTED_PARTIES, else one in your data folder.",
        show_default=False,
    ),
]
FOLLOW = "contested reread lets the names in a ledger follow"


class Listing(TyperGroup):
    """A group whose bare form lists: `contested parties KAREN` is `contested parties list KAREN`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = ["list", *args]
        return super().parse_args(ctx, args)


def listing(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Words of a name or an id; all without.")
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="state, organ, armed group, monitor, media ...")
    ] = "",
    country: Annotated[str, typer.Option("--country", metavar="CODE", help="Of this country: SD, MM.")] = "",
    unknown: Annotated[
        bool,
        typer.Option("--unknown", help="Groups that reports of the ledger name and no party file knows."),
    ] = False,
    parties: PartiesOption = None,
    known: KnownOption = None,
    ledger: LedgerOption = "",
    as_json: JsonOption = False,
) -> None:
    """The parties that names are resolved to: sides, organs, media, monitors, with days and sources."""
    if unknown:
        _unknown(query or ledger, known, as_json)
        return
    from contested.publish.parties import parties_table, party_json

    book = _book(parties)
    found = [
        p
        for p in matching(book, query)
        if kind in ("", p.kind) and country.upper() in ("", p.country) and (query or kind or _written(p))
    ]
    if as_json:
        session.print_json([party_json(party, book) for party in found])
    elif found:
        session.draw(parties_table(found, book))
    if not found:
        session.nothing(f"no party {query!r}" if query else "no such parties")


def show(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="The id of a party, or a name of it.")],
    parties: PartiesOption = None,
    as_json: JsonOption = False,
) -> None:
    """All that is known of one party: names, days, members, allies, media, sources."""
    from contested.publish.parties import party_view, shown_json

    book = _book(parties)
    found = meant(book, party)
    if not found:
        session.nothing(f"no party {party!r}")
    if len(found) > 1:
        session.misuse(f"{party!r} may be {', '.join(p.id for p in found)}: name one by its id")
    if as_json:
        session.print_json(shown_json(found[0], book))
    else:
        session.draw(party_view(found[0], book))


def bring(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A party file: see the guide to its form.")],
    parties: PartiesOption = None,
) -> None:
    """Bring in a party file of your own: new parties, or more about known ones."""
    from contested.resolve import ownparties

    _told(ownparties.bring(file, _where(parties)))


def add(
    party_id: Annotated[str, typer.Argument(metavar="ID", help="A new id, or that of a known party.")],
    source: Annotated[str, typer.Option("--source", metavar="WORDS", help="Where a reader can check it.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Its usual name.")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="armed group, organ, media ...")] = "",
    country: Annotated[str, typer.Option("--country", metavar="CODE", help="ISO 3166: SD, MM.")] = "",
    alias: Annotated[
        list[str], typer.Option("--alias", metavar="NAME", help="Another name; may be repeated.")
    ] = [],  # noqa: B006
    member: Annotated[str, typer.Option("--member", metavar="ID", help="It belongs to this party.")] = "",
    owner: Annotated[str, typer.Option("--owner", metavar="ID", help="A medium of this party.")] = "",
    ally: Annotated[
        list[str], typer.Option("--ally", metavar="ID", help="It fights beside this party.")
    ] = [],  # noqa: B006
    home: Annotated[
        list[str], typer.Option("--home", metavar="CODE", help="A country where it fights.")
    ] = [],  # noqa: B006
    parties: PartiesOption = None,
) -> None:
    """Add one party, or more names and ties of a known one."""
    from contested.resolve import ownparties

    row = ownparties.row_of(
        party_id,
        {
            "name": name, "kind": kind, "country": country, "aliases": alias, "member": member,
            "owner": owner, "allies": ally, "home": home, "source": source,
        },
    )  # fmt: skip
    _told(ownparties.add(row, _where(parties)))


def files(parties: PartiesOption = None, as_json: JsonOption = False) -> None:
    """Your own party files, and how many parties each brings."""
    from contested.resolve import ownparties

    found = ownparties.listed(_where(parties))
    if as_json:
        session.print_json(
            [{"file": str(f.path), "new": list(f.new), "added_to": list(f.added_to)} for f in found]
        )
    for file in [] if as_json else found:
        typer.echo(f"{file.path}: {_count(file)}")
    if not found:
        session.nothing("no party files of your own")


def forget(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of one of your party files.")],
    parties: PartiesOption = None,
) -> None:
    """Take back a party file of your own."""
    from contested.resolve import ownparties

    session.say(f"{ownparties.forget(name, _where(parties))} is gone; {FOLLOW}")


def matching(book: PartyBook, query: str) -> list[Party]:
    """The parties one of whose names or whose id holds all words of a query, in the order of the book."""
    words = query.casefold().split()
    return [p for p in book if any(all(w in name.casefold() for w in words) for name in (p.id, *p.names))]


def meant(book: PartyBook, word: str) -> list[Party]:
    """The party of an id, else those of that very name, else of that alias."""
    if (party := book.get(word)) is not None:
        return [party]
    asked = word.casefold().strip()
    named = [p for p in book if p.name.casefold() == asked]
    also = [
        p
        for p in book
        if asked in [n.casefold() for n in (*p.aliases, *p.people, *(k.name for k in p.known_as))]
    ]
    return named or also


def _unknown(ledger: str, known: Any, as_json: bool) -> None:
    from contested.provisional import provisional
    from contested.publish.parties import unknown_json, unknown_table

    with session.asking(ledger) as (store, names):
        found = provisional(store, names, day(known))
    if as_json:
        session.print_json(unknown_json(found))
    elif found:
        session.draw(unknown_table(found))
        session.say("contested merge GROUP PARTY --because WORDS counts one for a known party")
    if not found:
        session.nothing("no groups that are not known")


def _written(party: Party) -> bool:
    """Whether a party is more than a template of a state or of one of its organs."""
    return not party.id.startswith("state:") or bool(party.aliases or party.people)


def _where(parties: Path | None) -> Path | None:
    return parties or session.settings().parties


def _book(parties: Path | None) -> PartyBook:
    from contested.resolve import ownparties

    return ownparties.book(_where(parties))


def _count(file: PartyFile) -> str:
    new, more = len(file.new), len(file.added_to)
    return f"{new} new part{'ies' if new != 1 else 'y'}, more about {more} known"


def _told(file: PartyFile) -> None:
    session.say(f"{file.path}: {_count(file)}; {FOLLOW}")
