"""Rows of party files: what their keys mean, and how a later file adds to a row or overrides it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contested.model import ALWAYS, DatedName, Party, Period, Tie, TieKind
from contested.resolve.placedata import Row

TIES: dict[str, TieKind] = {"member": "member", "allies": "ally", "owner": "owned", "follows": "follows"}
"""Keys of a row that tie it to other parties."""
LISTS = frozenset({"aliases", "known_as", "people", "allies", "follows", "home", "generic"})
"""Keys to which a later row adds; the values of all other keys take the place of the earlier ones."""
TABLES = frozenset({"usual", "organs", "governs"})
NEUTRAL_KINDS = ("media", "monitor")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A row as the book and the resolver want it. `names`: all that it may be called, its own name first."""

    party: Party
    names: tuple[DatedName, ...]
    homes: tuple[str, ...]
    generic: frozenset[str]
    neutral: bool
    governs: tuple[tuple[str, Period], ...]
    organs: tuple[tuple[str, DatedName], ...]
    usual: dict[str, str]


def merged(old: Row, new: Row) -> Row:
    """A row with what a later one says of the same party: lists grow, everything else is replaced."""
    row = dict(old)
    for key, value in new.items():
        if key in LISTS and key in old:
            row[key] = [*_list(old[key]), *(v for v in _list(value) if v not in _list(old[key]))]
        elif key == "organs" and key in old:
            row[key] = {k: [*old[key].get(k, ()), *value.get(k, ())] for k in old[key] | value}
        elif key in TABLES and key in old:
            row[key] = {**old[key], **value}
        else:
            row[key] = value
    return row


def read_row(row: Row) -> PartyRow:
    """What a row says. Raises KeyError, TypeError or ValueError for a row that breaks the form; files of
    users are checked before (`partyschema`)."""
    source = row.get("source", "")
    aliases = _names(row.get("aliases", ()))
    known_as = _names(row.get("known_as", ()))
    people = tuple(str(name) for name in row.get("people", ()))
    kind, ties = row["kind"], tuple(_ties(row, source))
    party = Party(
        row["id"], row["name"], kind, tuple(n.name for n in aliases), row.get("country", ""), ties, source,
        known_as, people, _period(row.get("active")),
    )  # fmt: skip
    generic = frozenset(row.get("generic", ()))
    dated = [n for n in known_as if n.name not in {a.name for a in aliases}]
    return PartyRow(
        party=party,
        names=(
            DatedName(row["name"]),
            *aliases,
            *(DatedName(n.name) for n in dated),
            *map(DatedName, people),
        ),
        homes=tuple(row.get("home", ())),
        generic=generic | {"fighter"} if generic else generic,
        neutral=bool(row.get("neutral")) or (kind in NEUTRAL_KINDS and not ties),
        governs=tuple((c, _period(d)) for c, days in row.get("governs", {}).items() for d in _list(days)),
        organs=tuple((key, n) for key, names in row.get("organs", {}).items() for n in _names(names)),
        usual=dict(row.get("usual", {})),
    )


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _period(text: object) -> Period:
    return Period.parse(str(text)) if text else ALWAYS


def _names(values: Iterable[object]) -> tuple[DatedName, ...]:
    return tuple(_name(value) for value in values)


def _name(value: object) -> DatedName:
    """ "SNA", or {name: SNA, in: [SO], during: 1991/, source: ...}."""
    if isinstance(value, dict):
        countries = tuple(value.get("in", ()))
        return DatedName(value["name"], _period(value.get("during")), countries, value.get("source", ""))
    return DatedName(str(value))


def _ties(row: Row, source: str) -> Iterator[Tie]:
    for key, kind in TIES.items():
        for value in _list(row[key]) if key in row else ():
            # A faction that reports name as a side of its own (`keep`) fights beside its movement.
            made: TieKind = "ally" if kind == "member" and row.get("keep") else kind
            if isinstance(value, dict):
                during = _period(value.get("during"))
                yield Tie(made, value["party"], during, value.get("source", source))
            else:
                yield Tie(made, str(value), ALWAYS, source)
