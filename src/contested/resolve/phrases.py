"""Reading a phrase about a place: the name in it, what kind of place it says, and how the matter lies to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from contested.model import Feature, Relation
from contested.resolve.folding import fold, without_possessive
from contested.resolve.partydata import party_data
from contested.resolve.placedata import DATA, read_yaml

_SPACE = re.compile(r"\s+")
_TRIM = " \t\n,.;:'\"()[]“”‘’"


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """What a phrase about a place says.

    `name` is empty when only a kind is told ("the country"). `features` are the kinds that its words allow.
    `directions` make a region of the place. `within` are the containers told, `country` an adjective's.
    """

    name: str = ""
    features: tuple[Feature, ...] = ()
    directions: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    country: str = ""
    relation: Relation = "at"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of data/places/_words.yaml, folded, and the patterns made of them."""

    features: dict[str, tuple[Feature, ...]]
    parts: frozenset[str]
    directions: dict[str, str]
    determiners: frozenset[str]
    links: re.Pattern[str]
    relations: dict[str, str]
    adjectives: dict[str, str] = field(default_factory=dict)


@cache
def place_words() -> PlaceWords:
    """Read the words once."""
    raw = read_yaml(DATA / "places" / "_words.yaml")
    features: dict[str, tuple[Feature, ...]] = {}
    for feature, words in raw["features"].items():
        for word in words:
            features[fold(word)] = (*features.get(fold(word), ()), feature)
    relations = {w: name for name in ("near", "between", "inside", "apposition", "ends") for w in raw[name]}
    longest = sorted((re.escape(w) for w in relations), key=len, reverse=True)
    links = re.compile(rf"(?:\s|^)({'|'.join(longest)})\s|\s*(,)\s*", re.IGNORECASE)
    return PlaceWords(
        features,
        frozenset(raw["parts"]),
        {fold(w): d for w, d in raw["directions"].items()},
        frozenset(raw["determiners"]),
        links,
        relations,
        {fold(a): code for a, code in party_data().adjectives.items()},
    )


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    features: tuple[Feature, ...]
    directions: tuple[str, ...]
    country: str
    owner: str
    part: bool
    kind: str


def read(phrase: str) -> PlacePhrase:
    """Read a phrase. What is no place comes back without a name, features and directions."""
    words = place_words()
    pieces, links = _pieces(phrase, words)
    head = _head(pieces[0], words)
    relation: Relation = "at"
    if head.name or not pieces[1:]:
        inner = tuple(_name(p, words) for p, link in zip(pieces[1:], links, strict=False) if link != "ends")
        return _phrase(head, relation, tuple(n for n in inner if n))
    link = links[0]
    if link == "ends":
        return _phrase(head, relation, ())
    behind = _behind(pieces, links, words)
    if link == "between":
        relation = "between"
    elif link == "near":
        relation = "near"
    elif link == "inside" or head.part or "area" in head.features:
        relation = "part of"
    if not behind.name and not behind.directions and not behind.country and behind.kind != "country":
        return _phrase(head, relation, ())
    apposed = link == "apposition" and relation == "at"
    hint = head.features if apposed else _container(head.kind)
    features = hint or behind.features
    return PlacePhrase(
        behind.name, features, behind.directions, behind.within, behind.country or head.country,
        behind.relation if behind.relation != "at" else relation, behind.kind,
    )  # fmt: skip


def _container(kind: str) -> tuple[Feature, ...]:
    """Districts and towns lie in a province; neighbourhoods and streets in a city."""
    if kind in ("districts", "villages", "towns", "provinces", "district", "village", "town"):
        return ("admin1",)
    return ()


def _behind(pieces: list[str], links: list[str], words: PlaceWords) -> PlacePhrase:
    """The place behind the first link, with whatever follows it."""
    head = _head(pieces[1], words)
    if head.name or head.directions or head.country or len(pieces) < 3:
        inner = tuple(
            _name(p, words) for p, link in zip(pieces[2:], links[1:], strict=False) if link != "ends"
        )
        return _phrase(head, "at", tuple(n for n in inner if n))
    if links[1] == "ends":
        return _phrase(head, "at", ())
    last = _behind(pieces[1:], links[1:], words)
    if links[1] == "apposition" and not head.part and head.features:
        return PlacePhrase(
            last.name, head.features, last.directions, last.within, last.country, last.relation, last.kind
        )
    return last


def _phrase(head: _Head, relation: Relation, within: tuple[str, ...]) -> PlacePhrase:
    owner = (head.owner,) if head.owner else ()
    return PlacePhrase(
        head.name, head.features, head.directions, owner + within, head.country, relation, head.kind
    )


def _pieces(phrase: str, words: PlaceWords) -> tuple[list[str], list[str]]:
    """The stretches between prepositions and commas, and what each preposition says."""
    text = _SPACE.sub(" ", phrase.replace("(", ",").replace(")", " ")).strip(_TRIM)
    pieces, links, start, at = [], [], 0, 0
    while match := words.links.search(text, at):
        word = (match.group(1) or ",").lower()
        kind = "apposition_comma" if word == "," else words.relations[word]
        if text[start : match.start()].strip(_TRIM) or kind in ("near", "between"):
            pieces.append(text[start : match.start()])
            links.append("inside" if kind == "apposition_comma" else kind)
        start = match.end()
        at = match.end() - 1 if match.group(1) else match.end()
    pieces.append(text[start:])
    return pieces, links


def _name(piece: str, words: PlaceWords) -> str:
    head = _head(piece, words)
    return head.name or head.country


def _head(piece: str, words: PlaceWords) -> _Head:
    """The name and the kind words of one stretch without prepositions."""
    owner, _, rest = piece.rpartition("’s ") if "’s " in piece else piece.rpartition("'s ")
    tokens = without_possessive(rest).strip(_TRIM).split(" ")
    folded = [fold(t) for t in tokens]
    names: list[str] = []
    directions: list[str] = []
    features: tuple[Feature, ...] = ()
    country, kind, part = "", "", False
    index = 0
    while index < len(tokens):
        token, word = tokens[index].strip(_TRIM), folded[index]
        length, found = _feature(folded, index, words)
        if length and not (names and names[-1:] == ["-"]):
            features, kind = found, " ".join(folded[index : index + length])
            part = part or kind in words.parts
            if token[:1].isupper() and _keeps(tokens, index, length, names):
                names.append(" ".join(tokens[index : index + length]))
            index += length
            continue
        if word in words.parts:
            part, kind = True, word
        elif word in words.directions and not (token[:1].isupper() and names):
            if words.directions[word]:
                directions.append(words.directions[word])
        elif word in words.adjectives and token[:1].isupper() and not names:
            country = words.adjectives[word]
        elif token[:1].isupper() or (names and word in ("al", "el", "i", "e", "ez", "az", "al")):
            if word not in words.determiners:
                names.append(token)
        index += 1
    owner_head = _head(owner, words) if owner else None
    return _Head(
        " ".join(names).strip(_TRIM), features, tuple(dict.fromkeys(directions)),
        country or (owner_head.country if owner_head else ""), owner_head.name if owner_head else "", part, kind,
    )  # fmt: skip


def _feature(folded: list[str], index: int, words: PlaceWords) -> tuple[int, tuple[Feature, ...]]:
    """The longest kind word that starts here."""
    for length in (3, 2, 1):
        phrase = " ".join(folded[index : index + length])
        if index + length <= len(folded) and phrase in words.features:
            return length, words.features[phrase]
    return 0, ()


def _keeps(tokens: list[str], index: int, length: int, names: list[str]) -> bool:
    """A capitalised kind word is kept where a name goes on after it ("Mount Hermon", "Camp Bastion")."""
    following = tokens[index + length : index + length + 1]
    return bool(following and following[0][:1].isupper() and not names)
