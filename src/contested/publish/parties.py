"""Parties for a user's eye: a list, one in full, and the groups that no party file knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from contested.model import ALWAYS, DatedName, Party, PartyBook, Period, Tie
from contested.publish.as_json import Json

SHOWN = 6
"""How many other names of a party stand in a list."""
TIES = {"member": "part of", "ally": "beside", "owned": "owned by", "follows": "came after"}


class Group(Protocol):
    """A group that reports name and no party file knows."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def claims(self) -> int: ...
    @property
    def reports(self) -> int: ...
    @property
    def first(self) -> Any: ...
    @property
    def last(self) -> Any: ...
    @property
    def country(self) -> str: ...
    @property
    def examples(self) -> tuple[str, ...]: ...
    @property
    def near(self) -> tuple[tuple[str, str, int], ...]: ...


def days(period: Period) -> str:
    """A stretch of days in words; empty where it has no end on either side."""
    if period == ALWAYS:
        return ""
    if period.first is None:
        return f"until {period.last}"
    return f"since {period.first}" if period.last is None else f"{period.first} to {period.last}"


def parties_table(found: Sequence[Party], book: PartyBook) -> RenderableType:
    """One line a party: name and id, kind, side, country, other names, its days, its source."""
    count = f"{len(found):,} part{'ies' if len(found) != 1 else 'y'}"
    table = Table(expand=True, title=count, title_justify="left")
    for heading, ratio in (("party", 4), ("kind", 2), ("side", 3), ("also called", 6), ("source", 4)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for party in found:
        side = book.parties[book.side(party.id)]
        name = Text(party.name, "held").append(f"\n{party.id}", "id")
        if told := days(party.active):
            name.append(f"\n{told}", "label")
        kind = party.kind + (f", {party.country}" if party.country else "")
        more = len(party.aliases) - SHOWN
        also = ", ".join(party.aliases[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        own = "" if side.id == party.id else side.name
        table.add_row(name, kind, own, also, Text(party.source, "label"))
    return table


def party_view(party: Party, book: PartyBook) -> RenderableType:
    """One party in full, every fact with its days and its source."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="label", no_wrap=True)
    table.add_column(overflow="fold")
    side = book.parties[book.side(party.id)]
    table.add_row("party", Text(party.name, "heading").append(f"  {party.id}", "id"))
    table.add_row("kind", party.kind + (f", {party.country}" if party.country else ""))
    table.add_row("side", side.name if side.id != party.id else "its own")
    rows = {
        "days": days(party.active),
        "known as": "\n".join(_dated(name) for name in party.known_as),
        "also called": ", ".join(party.aliases),
        "people": ", ".join(party.people),
    }
    rows |= _tied(party, book)
    rows["source"] = party.source
    for label, text in rows.items():
        if text:
            table.add_row(label, text)
    return table


def _tied(party: Party, book: PartyBook) -> dict[str, str]:
    rows = dict.fromkeys(TIES.values(), "")
    for tie in party.ties:
        rows[TIES[tie.kind]] += ("\n" if rows[TIES[tie.kind]] else "") + _tie(tie, book)
    members = [f"{p.name} ({p.id}){_during(t)}" for p, t in book.members(party.id)]
    beside = [
        f"{p.name} ({p.id}){_during(t)}"
        for p in book
        for t in p.ties
        if (t.kind, t.party) == ("ally", party.id)
    ]
    after = [p.name for p in book for t in p.ties if (t.kind, t.party) == ("follows", party.id)]
    return rows | {
        "members, media": "\n".join(members),
        "beside it": "\n".join(beside),
        "followed by": ", ".join(after),
    }


def _tie(tie: Tie, book: PartyBook) -> str:
    other = book.get(tie.party)
    return f"{other.name if other else tie.party} ({tie.party}){_during(tie)}"


def _during(tie: Tie) -> str:
    return f", {told}" if (told := days(tie.during)) else ""


def _dated(name: DatedName) -> str:
    told = ", ".join(part for part in (days(name.during), name.source) if part)
    return f"{name.name}" + (f" ({told})" if told else "")


def party_json(party: Party, book: PartyBook) -> Json:
    """All that is known of a party as JSON; days in the codebook's form, empty for always."""
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind,
        "country": party.country,
        "side_id": book.side(party.id),
        "side": book.parties[book.side(party.id)].name,
        "active": _period(party.active),
        "known_as": [
            {"name": n.name, "during": _period(n.during), "source": n.source} for n in party.known_as
        ],
        "aliases": list(party.aliases),
        "people": list(party.people),
        "ties": [
            {"kind": t.kind, "party": t.party, "during": _period(t.during), "source": t.source}
            for t in party.ties
        ],
        "source": party.source,
    }


def shown_json(party: Party, book: PartyBook) -> Json:
    """A party with those that belong to it."""
    members = [
        {"id": p.id, "name": p.name, "kind": t.kind, "during": _period(t.during)}
        for p, t in book.members(party.id)
    ]
    return {**party_json(party, book), "members": members}


def _period(period: Period) -> str:
    return "" if period == ALWAYS else str(period)


def unknown_table(found: Sequence[Group]) -> RenderableType:
    """Groups that no party file knows, with known names that are near."""
    title = f"{len(found):,} group{'s' * (len(found) != 1)} that no party file knows"
    table = Table(expand=True, title=title, title_justify="left")
    table.add_column("group", ratio=4, overflow="fold")
    table.add_column("claims", justify="right")
    table.add_column("reports", justify="right")
    table.add_column("known from, to", ratio=2)
    table.add_column("as written", ratio=4, overflow="fold")
    table.add_column("near known names", ratio=5, overflow="fold")
    for group in found:
        name = Text(group.name, "held").append(f"\n{group.id}", "id")
        if group.country:
            name.append(f"\n{group.country}", "label")
        near = "\n".join(f"{text} ({party}), {score}" for text, party, score in group.near)
        when = f"{group.first}\n{group.last}" if group.first != group.last else f"{group.first}"
        table.add_row(
            name, str(group.claims), str(group.reports), when, "\n".join(group.examples), near or "none"
        )
    return table


def unknown_json(found: Iterable[Group]) -> list[Json]:
    """The same as JSON."""
    return [
        {
            "id": g.id,
            "name": g.name,
            "claims": g.claims,
            "reports": g.reports,
            "first": g.first.isoformat(),
            "last": g.last.isoformat(),
            "country": g.country,
            "examples": list(g.examples),
            "near": [{"name": text, "party": party, "likeness": score} for text, party, score in g.near],
        }
        for g in found
    ]
