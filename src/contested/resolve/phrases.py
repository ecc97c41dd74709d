"""Reading a phrase about a place: the name in it, the kind of place it says, how the matter lies to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from contested.model import Feature, Relation
from contested.resolve.folding import fold
from contested.resolve.heads import TRIM, Head, head_of, held_together, place_words

_SPACE = re.compile(r"\s+")
UNITS = frozenset(
    ("districts", "villages", "towns", "district", "village", "town", "counties", "municipalities")
)
"""Units of a division: "five districts of Herat" means the province."""
THINGS = frozenset(
    ("crossing", "base", "airport", "field", "dam", "camp", "road", "building", "city", "water")
)
"""Kinds that a description may single out among the named places of a report ("the base")."""


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """What a phrase about a place says.

    `name` is empty when only a kind is told ("the country"). `features` are the kinds that its words allow,
    `kind` the word itself. `directions` make a region of the place; `directed` is the name with the direction
    as written. `within` are the containers told, `country` an adjective's. `thing` are the kinds of a thing
    described without its name ("a crossing in the west"). `ends` are the two names of "between X and Y".
    """

    name: str = ""
    features: tuple[Feature, ...] = ()
    kind: str = ""
    directions: tuple[str, ...] = ()
    directed: str = ""
    within: tuple[str, ...] = ()
    country: str = ""
    relation: Relation = "at"
    thing: tuple[Feature, ...] = ()
    definite: bool = False
    ends: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def read(phrase: str) -> PlacePhrase:
    """Read a phrase. What is no place comes back without a name, features and directions."""
    pieces, links = _pieces(phrase)
    return _read([_named_by_owner(head_of(piece)) for piece in pieces], links)


def _named_by_owner(head: Head) -> Head:
    """ "Goma's airport" is Goma airport; "Syria's airport" is one of many."""
    alone = head.owner and not head.name and not head.part and not head.directions
    if alone and "airport" in head.features and fold(head.owner) not in place_words().lands:
        return replace(head, name=head.owner, owner="")
    return head


def _read(heads: list[Head], links: list[str]) -> PlacePhrase:
    head = heads[0]
    if head.name or not links or links[0] == "ends":
        return _of(head, heads[1:], links)
    behind = _read(heads[1:], links[1:])
    if not (behind.name or behind.directions or behind.country or behind.kind):
        return _of(head, [], [])
    link = links[0]
    if link == "apposition" and not head.part and not head.empty | bool(head.features):
        return behind
    if link == "apposition" and not head.part and "area" not in head.features:
        # "the city of X", "the northern province of X"
        features = head.features or behind.features
        return replace(
            behind, features=features, country=behind.country or head.country, kind=behind.kind or head.kind
        )
    relation = _relation(link, head, behind)
    features = behind.features or (("admin1",) if head.kind.lower() in UNITS else ())
    country = behind.country or head.country
    return replace(
        behind,
        features=features,
        country=country,
        relation=relation,
        thing=_thing(head),
        definite=head.definite,
        ends=_ends(link, heads, links) or behind.ends,
    )


def _ends(link: str, heads: list[Head], links: list[str]) -> tuple[str, ...]:
    """ "between Herat and Iran": both names."""
    if link != "between" or len(heads) < 3 or links[1] != "also":
        return ()
    ends = tuple(head.name or head.country for head in heads[1:3])
    return ends if all(ends) else ()


def _relation(link: str, head: Head, behind: PlacePhrase) -> Relation:
    if link in ("near", "between"):
        return "between" if link == "between" else "near"
    if behind.relation != "at":
        return behind.relation
    return "part of" if link == "inside" or head.part or head.features else "at"


def _thing(head: Head) -> tuple[Feature, ...]:
    return tuple(f for f in head.features if f in THINGS) if not head.part else ()


def _of(head: Head, rest: list[Head], links: list[str]) -> PlacePhrase:
    """The phrase of a stretch that names something, or that nothing useful follows."""
    within = [head.owner] if head.owner else []
    for other, link in zip(rest, links, strict=False):
        if link in ("ends", "also"):
            break
        within += [name for name in (other.name, other.country, other.owner) if name]
    relation: Relation = "part of" if head.part and head.name else "at"
    return PlacePhrase(
        head.name, head.features, head.kind, head.directions, head.directed, tuple(within), head.country,
        relation, () if head.name else _thing(head), head.definite,
    )  # fmt: skip


def _pieces(phrase: str) -> tuple[list[str], list[str]]:
    """The stretches between prepositions and commas, and what each link says."""
    words = place_words()
    text = held_together(_SPACE.sub(" ", phrase.replace("(", ",").replace(")", " ")).strip(TRIM))
    pieces: list[str] = []
    links: list[str] = []
    start = at = 0
    while match := words.links.search(text, at):
        word = (match.group(1) or match.group(2) or match.group(3)).lower()
        kind = {",": "inside", "and": "also"}.get(word) or words.relations[word]
        pieces.append(text[start : match.start()])
        links.append(kind)
        start = match.end()
        at = start if match.group(2) else start - 1
    pieces.append(text[start:])
    return pieces, links
