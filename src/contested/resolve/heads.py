"""One stretch of a place phrase, without prepositions: its name, kind words, directions, owner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from contested.model import Feature
from contested.resolve.folding import fold, without_possessive
from contested.resolve.partydata import party_data
from contested.resolve.placedata import DATA, read_yaml

TRIM = " \t\n,.;:'\"()[]“”‘’"
_OWNER = re.compile(r"^(.*\w)['’]s\s+(.+)$")
_PREFIX = re.compile(r"^(?:(?:[a-z]{2}|ash|esh|uch|ibn)['’-])+")
_INNER = frozenset(
    ("al", "el", "ul", "i", "e", "ez", "az", "ad", "ar", "as", "ash", "la", "las", "los", "de", "del", "du")
)
"""Small words inside a name."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of data/places/_words.yaml, folded, and the pattern of the words that link stretches."""

    features: dict[str, tuple[Feature, ...]]
    parts: frozenset[str]
    directions: dict[str, str]
    determiners: frozenset[str]
    links: re.Pattern[str]
    relations: dict[str, str]
    adjectives: dict[str, str]
    lands: frozenset[str]
    never: frozenset[str]
    whole: re.Pattern[str]
    """Names of countries that hold a linking word: "Republic of X", "A and B"."""
    formal: re.Pattern[str]
    """What a formal name sets before the usual one: the "Kingdom of" before "Norway"."""


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
    links = re.compile(rf"(?:\s|^)({'|'.join(longest)})\s|\s*(,)\s*|(?-i:\s(and)\s(?=[A-Z]))", re.IGNORECASE)
    return PlaceWords(
        features,
        frozenset(raw["parts"]),
        {fold(w): d for w, d in raw["directions"].items()},
        frozenset(raw["determiners"]),
        links,
        relations,
        {fold(a): code for a, code in party_data().adjectives.items()},
        frozenset(fold(name) for name in party_data().lands),
        frozenset(fold(str(word)) for word in raw["never"]),
        _whole(party_data().lands),
        _formal(raw["formal"], party_data().lands),
    )


def _whole(lands: Iterable[str]) -> re.Pattern[str]:
    linked = sorted((name for name in lands if re.search(r" (?:of|and|the) ", name)), key=len, reverse=True)
    names = "|".join(re.escape(name).replace(r"of\ the\ ", r"of\ (?:the\ )?") for name in linked)
    return re.compile(rf"\b(?:{names})\b")


def _formal(words: Iterable[str], lands: Iterable[str]) -> re.Pattern[str]:
    before, names = "|".join(map(re.escape, words)), "|".join(map(re.escape, lands))
    return re.compile(rf"\b(?:{before}) of (?:the )?(?=(?:{names})\b)")


def held_together(text: str) -> str:
    """The text with the words of such names tied by "_", so that "of" parts them no more."""
    words = place_words()
    return words.formal.sub("", words.whole.sub(lambda m: m.group().replace(" ", "_"), text))


@dataclass(frozen=True, slots=True)
class Head:
    """`kind` is the kind word as written; `part`: it means a part of what follows; `directed` the name with
    its direction as written; `definite`: a thing told before ("the base", "this city")."""

    name: str = ""
    features: tuple[Feature, ...] = ()
    kind: str = ""
    directions: tuple[str, ...] = ()
    directed: str = ""
    country: str = ""
    owner: str = ""
    part: bool = False
    definite: bool = False

    @property
    def empty(self) -> bool:
        return not (self.name or self.directions or self.country)


def proper(token: str) -> bool:
    """Whether a word is written as a name: "al-Qusayr" too."""
    bare = _PREFIX.sub("", token.strip(TRIM))
    return bare[:1].isupper()


def head_of(piece: str) -> Head:
    """Read one stretch."""
    words = place_words()
    owned = _OWNER.match(piece.strip())
    owner = head_of(owned.group(1)) if owned else Head()
    tokens = without_possessive(owned.group(2) if owned else piece).strip(TRIM).split()
    tokens = [t for token in tokens for t in _split_direction(token, words)]
    reader = _Reader(tokens, [fold(t) for t in tokens], words)
    reader.read()
    directions = tuple(dict.fromkeys(reader.directions))
    written = " ".join(reader.written)
    name = " ".join(reader.names).strip(TRIM).replace("_", " ")
    return Head(
        name, reader.features, reader.kind, directions, written,
        reader.country or owner.country, owner.name, reader.part,
        bool(tokens) and tokens[0].lower() in ("the", "this", "that"),
    )  # fmt: skip


def _split_direction(token: str, words: PlaceWords) -> list[str]:
    """ "rebel-held" and "Syrian-Iraqi" say nothing of where; "north-eastern" and names stay whole."""
    folded = fold(token)
    if folded in words.directions or "-" not in token:
        return [token]
    parts = folded.split()
    if all(part in words.adjectives for part in parts):
        return []
    return (
        [token]
        if proper(token) and parts[-1] not in ("held", "controlled", "led", "backed")
        else [token.lower()]
    )


@dataclass(slots=True)
class _Reader:
    tokens: list[str]
    folded: list[str]
    words: PlaceWords
    names: list[str]
    written: list[str]
    directions: list[str]
    features: tuple[Feature, ...]
    country: str
    kind: str
    part: bool

    def __init__(self, tokens: list[str], folded: list[str], words: PlaceWords) -> None:
        self.tokens, self.folded, self.words = tokens, folded, words
        self.names, self.written, self.directions = [], [], []
        self.features, self.country, self.kind, self.part = (), "", "", False

    def read(self) -> None:
        index = 0
        while index < len(self.tokens):
            length = self._feature(index)
            if length:
                index += length
                continue
            self._word(index, self.tokens[index].strip(TRIM), self.folded[index])
            index += 1

    def _feature(self, index: int) -> int:
        """Take the longest kind word that starts here; its length in words."""
        for length in (3, 2, 1):
            phrase = " ".join(self.folded[index : index + length])
            if index + length <= len(self.folded) and phrase in self.words.features:
                following = self.tokens[index + length : index + length + 1]
                written = " ".join(self.tokens[index : index + length])
                if proper(written) and following and proper(following[0]) and not self.names:
                    self.names.append(written)  # "Mount Hermon", "Camp Bastion"
                self.features, self.kind = self.words.features[phrase], written
                self.part = self.part or phrase in self.words.parts
                return length
        return 0

    def _word(self, index: int, token: str, word: str) -> None:
        following = self.tokens[index + 1 : index + 2]
        if word in self.words.determiners and not (proper(token) and following and proper(following[0])):
            return  # but "New York", "Greater Manchester" are names
        if word in self.words.parts and not (proper(token) and self.names):
            self.part, self.kind = True, self.kind or word
        elif word in self.words.directions and not self.names:
            if direction := self.words.directions[word]:
                self.directions.append(direction)
                self.written.append(word)
        elif word in self.words.adjectives and proper(token) and not self.names:
            self.country = self.words.adjectives[word]
        elif proper(token) or (self.names and word in _INNER) or (token[:1].isdigit() and self.names):
            self.names.append(token)
            self.written.append(word)
