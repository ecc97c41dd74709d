"""Parties as data: a state with its organs for every country, the YAML files, and a user's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from contested.errors import PartiesError
from contested.model import ALWAYS, DatedName, Party, PartyBook, Period, Tie
from contested.resolve.partycache import content_key, kept
from contested.resolve.partyrows import PartyRow, merged, read_row
from contested.resolve.partyschema import checked
from contested.resolve.placedata import DATA, Row, countries, files, read_yaml
from contested.resolve.words import split


@dataclass(frozen=True, slots=True)
class PartyData:
    """The book and what the resolver must know beside it.

    `homes`: countries where a group fights; `generic`: kind words that fit it; `usual`: whom a kind word
    means in a country; `neutral`: bodies of no side; `governs`: (country, days, party) that is the state for
    a time; `conditions`: names that mean a party only on some days or in reports on some countries;
    `own_names`: what stands for a state whoever governs ("Syrian government"); `spelled`: names in their
    words, folded and as written.
    """

    book: PartyBook
    aliases: tuple[tuple[str, str], ...]
    homes: dict[str, tuple[str, ...]]
    generic: dict[str, frozenset[str]]
    usual: dict[str, dict[str, str]]
    neutral: frozenset[str]
    governs: tuple[tuple[str, Period, str], ...]
    words: dict[str, Any]
    lands: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    conditions: dict[tuple[str, str], DatedName] = field(default_factory=dict)
    own_names: frozenset[str] = frozenset()
    spelled: dict[str, list[list[str]]] = field(default_factory=dict)


COUNTRIES = "GeoNames, CC BY 4.0: countries"
"""The source of a state that no file says more of."""


_MADE: dict[tuple[Path, ...], PartyData] = {}


def party_data(own: tuple[Path, ...] = (), cache: Path | None = None) -> PartyData:
    """The built-in files, then the user's `own`, each adding to what stands before or overriding it.

    It is made once for a process; `cache` is a folder where what the files say is kept for the next one.
    Raises ContestedError for a file of the user's that breaks the form or ties a party to one that is not
    there, ValueError for such a built-in file.
    """
    if own not in _MADE:
        sources = [*files("parties"), DATA / "places" / "_countries.yaml", *own]
        _MADE[own] = _made(kept(cache, content_key(sources), lambda: _said(own)))
    return _MADE[own]


def forgotten() -> None:
    """Let the files be read again: one of them has changed."""
    _MADE.clear()


def _said(own: tuple[Path, ...]) -> Row:
    """What all files say, as JSON can hold it: rows by id, word lists, and every name in its words."""
    folder = DATA / "parties"
    said: Row = {
        "words": read_yaml(folder / "_words.yaml"),
        "adjectives": read_yaml(folder / "_demonyms.yaml"),
        "lands": read_yaml(DATA / "places" / "_countries.yaml"),
        "capitals": read_yaml(folder / "_capitals.yaml")["also"],
        "rows": {},
    }
    states = _states(said["lands"])
    templates = states | _organ_rows(states, said)
    told: dict[str, Row] = said["rows"]
    for content in _contents(own):
        shared = {key: content[key] for key in ("kind", "source") if key in content}
        for row in content["parties"]:
            party_id = row["id"]
            # A file's `kind` and `source` hold for the parties that it brings, a template's kind before it.
            first = templates.get(party_id, {}) | shared
            first["kind"] = templates.get(party_id, first).get("kind")
            told[party_id] = merged(told.get(party_id) or first, row)
    _whole(told)
    data = _made(said)
    mine = {row["id"] for path in own for row in checked(path)["parties"]}
    _check(data, mine)
    names = {*(alias for alias, _ in data.aliases), *data.lands, *data.adjectives, *data.capitals}
    said["spelled"] = {n: [[w.folded, w.text] for w in split(n)] for n in sorted(names)}
    return said


def _made(said: Row) -> PartyData:
    """The book and the tables of what the files say."""
    states = _states(said["lands"])
    named = [read_row(row) for row in said["rows"].values()]
    parties = {party_id: read_row(row).party for party_id, row in states.items()}
    parties |= _organs(states, said) | {row.party.id: row.party for row in named}
    parties |= _named_organs(named, parties)
    names = [(n, row.party.id) for row in named for n in row.names]
    names += [(n, organ_id(row.party.country, key)) for row in named for key, n in row.organs]
    return PartyData(
        book=PartyBook(parties),
        aliases=tuple((n.name, party_id) for n, party_id in names),
        homes={row.party.id: row.homes for row in named if not row.party.id.startswith("state:")},
        generic={row.party.id: row.generic for row in named if not row.party.id.startswith("state:")},
        usual={row.party.country: row.usual for row in named if row.usual},
        neutral=frozenset(row.party.id for row in named if row.neutral),
        governs=tuple((code, days, row.party.id) for row in named for code, days in row.governs),
        words=said["words"],
        lands=_lands(said["lands"]),
        adjectives={form: code for code, forms in said["adjectives"].items() for form in forms},
        capitals=_capitals(said["capitals"]),
        conditions={(n.name, i): n for n, i in names if n.countries or n.during != ALWAYS},
        own_names=frozenset(row.party.name for row in named if row.party.id.startswith("state:")),
        spelled=said.get("spelled", {}),
    )


def _states(lands: dict[str, list[str]]) -> dict[str, Row]:
    """The rows that nobody need write: a state for every country."""
    rows: dict[str, Row] = {}
    for country in countries():
        code = country["iso"]
        name = lands.get(code, [country["name"]])[0]
        state = f"state:{code}"
        rows[state] = {"id": state, "name": name, "kind": "state", "country": code, "source": COUNTRIES}
    return rows


def _organs(states: dict[str, Row], said: Row) -> dict[str, Party]:
    """The organs that every state has."""
    found: dict[str, Party] = {}
    for state, row in states.items():
        code, ties = row["country"], (Tie("member", state, ALWAYS, COUNTRIES),)
        adjective = (said["adjectives"].get(code) or [row["name"]])[0]
        for key, organ in said["words"]["organs"].items():
            party_id, name = organ_id(code, key), organ["name"].format(adj=adjective)
            found[party_id] = Party(party_id, name, "organ", (), code, ties, COUNTRIES)
    return found


def _organ_rows(states: dict[str, Row], said: Row) -> dict[str, Row]:
    """The same as rows, to which a file may add."""
    return {
        p.id: {
            "id": p.id, "name": p.name, "kind": "organ", "member": p.ties[0].party, "country": p.country,
            "source": COUNTRIES,
        }
        for p in _organs(states, said).values()
    }  # fmt: skip


def organ_id(country: str, key: str) -> str:
    """The id of a state's organ: `state:AF:interior-ministry`."""
    return f"state:{country}:{key.replace(' ', '-')}"


def _contents(own: tuple[Path, ...]) -> Iterator[Row]:
    """All party files: the built-in ones by name, then the user's in their order."""
    yield from (read_yaml(file) for file in files("parties") if not file.name.startswith("_"))
    yield from (checked(path) for path in own)


def _named_organs(named: Iterable[PartyRow], parties: dict[str, Party]) -> dict[str, Party]:
    """The organs that go by names of their own ("Tatmadaw"). Raises PartiesError for one no state has."""
    found: dict[str, Party] = {}
    for row in named:
        for key, name in row.organs:
            party_id = organ_id(row.party.country, key)
            if party_id not in parties:
                raise PartiesError(f"party {row.party.id}: no state has an organ {key!r}")
            party = found.get(party_id, parties[party_id])
            found[party_id] = replace(party, aliases=(*party.aliases, name.name), source=row.party.source)
    return found


def _whole(told: dict[str, Row]) -> None:
    """A party that no earlier file knows must have a name and a kind. Raises PartiesError."""
    for party_id, row in told.items():
        missing = [key for key in ("name", "kind") if not row.get(key)]
        if missing:
            raise PartiesError(
                f"party {party_id} is new and has no `{missing[0]}`; only a known party may go without"
            )


def _check(data: PartyData, own: set[str]) -> None:
    """Every tie leads to a party. Raises PartiesError for a user's party, ValueError for a built-in one."""
    named = [(p.id, tie.party) for p in data.book for tie in p.ties]
    named += [(f"state:{code}", party) for code, table in data.usual.items() for party in table.values()]
    for party_id, other in named:
        if other not in data.book.parties:
            what = f"party {party_id} is tied to {other!r}, which no party file knows"
            raise PartiesError(what) if party_id in own else ValueError(what)


def _lands(names: dict[str, list[str]]) -> dict[str, str]:
    lands = {country["name"]: country["iso"] for country in countries()}
    return lands | {name: code for code, forms in names.items() for name in forms}


def _capitals(also: dict[str, str]) -> dict[str, str]:
    capitals = {c["capital"]: c["iso"] for c in countries() if c["capital"] and c["population"] > 1_000_000}
    return {name: code for name, code in (capitals | also).items() if code}
