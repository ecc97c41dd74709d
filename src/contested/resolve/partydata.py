"""Parties as data: the YAML files, and a state party with its organs for every country of the world."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from contested.model import ALWAYS, Party, PartyBook, PartyKind, Period, Tie, TieKind
from contested.resolve.placedata import DATA, Row, countries, read_yaml


@dataclass(frozen=True, slots=True)
class PartyData:
    """The book and what the resolver must know beside it.

    `homes`: countries where a group fights; `generic`: kind words that fit it; `usual`: whom a kind word
    means in a country; `neutral`: bodies of no side; `governs`: (country, days, party) that is the state for
    a time.
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


@dataclass(slots=True)
class _Gather:
    parties: dict[str, Party] = field(default_factory=dict)
    aliases: list[tuple[str, str]] = field(default_factory=list)
    homes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    generic: dict[str, frozenset[str]] = field(default_factory=dict)
    usual: dict[str, dict[str, str]] = field(default_factory=dict)
    neutral: set[str] = field(default_factory=set)
    governs: list[tuple[str, Period, str]] = field(default_factory=list)


@cache
def party_data() -> PartyData:
    """Read data/parties. Raises ValueError when a tie names a party that is not there."""
    folder = DATA / "parties"
    words = read_yaml(folder / "_words.yaml")
    adjectives = read_yaml(folder / "demonyms.yaml")
    states = read_yaml(folder / "states.yaml")
    names = read_yaml(DATA / "places" / "_countries.yaml")
    gather = _Gather()
    for country in countries():
        code = country["iso"]
        usual = names.get(code, [country["name"]])
        _state(gather, code, usual[0], states["states"].get(code, {}), states["source"])
        adjective = (adjectives.get(code) or [usual[0]])[0]
        _organs(gather, code, adjective, words["organs"])
    for name, kind in (("groups", "armed group"), ("bodies", "organisation"), ("media", "media")):
        content = read_yaml(folder / f"{name}.yaml")
        for row in content.get("parties", content.get("media", ())):
            _party(gather, row, row.get("kind", kind), content["source"])
    _check(gather.parties)
    return PartyData(
        book=PartyBook(gather.parties),
        aliases=tuple(gather.aliases),
        homes=gather.homes,
        generic=gather.generic,
        usual=gather.usual,
        neutral=frozenset(gather.neutral),
        governs=tuple(gather.governs),
        words=words,
        lands=_lands(names),
        adjectives={form: code for code, forms in adjectives.items() for form in forms},
        capitals=_capitals(),
    )


def _state(gather: _Gather, code: str, land: str, row: Row, source: str) -> None:
    party_id = f"state:{code}"
    name, aliases = row.get("name", land), tuple(row.get("aliases", ()))
    gather.parties[party_id] = Party(party_id, name, "state", aliases, code, source=row.get("source", source))
    gather.aliases += [(alias, party_id) for alias in (name, *aliases)] if row else []
    for key, names in row.get("organs", {}).items():
        gather.aliases += [(alias, organ_id(code, key)) for alias in names]
    gather.usual[code] = row.get("usual") or {}


def _organs(gather: _Gather, code: str, adjective: str, organs: Row) -> None:
    for key, organ in organs.items():
        tie = Tie("member", f"state:{code}")
        party_id = organ_id(code, key)
        name = organ["name"].format(adj=adjective)
        gather.parties[party_id] = Party(party_id, name, "organ", country=code, ties=(tie,))


def organ_id(country: str, key: str) -> str:
    """The id of a state's organ: `state:AF:interior-ministry`."""
    return f"state:{country}:{key.replace(' ', '-')}"


def _party(gather: _Gather, row: Row, kind: PartyKind, source: str) -> None:
    party_id, source = row["id"], row.get("source", source)
    aliases = tuple(row.get("aliases", ()))
    ties = tuple(_ties(row, source))
    country = row.get("country", "")
    gather.parties[party_id] = Party(party_id, row["name"], kind, aliases, country, ties, source)
    gather.aliases += [(alias, party_id) for alias in (row["name"], *aliases)]
    gather.homes[party_id] = tuple(row.get("home", ()))
    generic = frozenset(row.get("generic", ()))
    gather.generic[party_id] = generic | {"fighter"} if generic else generic
    if row.get("neutral") or (kind in ("media", "monitor") and not ties):
        gather.neutral.add(party_id)
    for code, days in row.get("governs", {}).items():
        gather.governs.append((code, Period.parse(days), party_id))


def _ties(row: Row, source: str) -> list[Tie]:
    during = Period.parse(row["member_during"]) if "member_during" in row else ALWAYS
    ties = [Tie("ally", ally, ALWAYS, source) for ally in row.get("allies", ())]
    if member := row.get("member"):
        # A faction that reports name as a side of its own (`keep`) fights beside its movement.
        kind: TieKind = "ally" if row.get("keep") else "member"
        ties.append(Tie(kind, member, during, source))
    if owner := row.get("owner"):
        ties.append(Tie("owned", owner, ALWAYS, source))
    return ties


def _check(parties: dict[str, Party]) -> None:
    for party in parties.values():
        for tie in party.ties:
            if tie.party not in parties:
                raise ValueError(f"party {party.id} is tied to {tie.party!r}, which is not in the data")


def _lands(names: dict[str, list[str]]) -> dict[str, str]:
    lands = {country["name"]: country["iso"] for country in countries()}
    return lands | {name: code for code, forms in names.items() for name in forms}


def _capitals() -> dict[str, str]:
    capitals = {c["capital"]: c["iso"] for c in countries() if c["capital"] and c["population"] > 1_000_000}
    also = read_yaml(DATA / "parties" / "_capitals.yaml")["also"]
    return {name: code for name, code in (capitals | also).items() if code}
