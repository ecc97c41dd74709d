"""The words that tell a place name in a text from the other names there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from contested.resolve.folding import fold
from contested.resolve.placedata import DATA, read_yaml

_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w’'-]*)"
_RUN = re.compile(rf"{_CAPITAL}(?: (?:of (?:the )?)?{_CAPITAL})*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of data/places/_toponyms.yaml, folded; of several words by their last one."""

    seated: frozenset[str]
    seated_of: frozenset[str]
    never: frozenset[str]
    in_town: frozenset[str]
    before_place: frozenset[str]
    before_person: frozenset[str]
    after_person: frozenset[str]
    after_none: frozenset[str]
    sold: frozenset[str]
    """Top-level domains of countries that anybody buys."""


@cache
def words() -> Words:
    """Read the words once."""
    raw = read_yaml(DATA / "places" / "_toponyms.yaml")
    keys = (
        "seated", "seated of", "never in", "within a town", "before a place", "before a person",
        "after a person", "after no place", "sold domains",
    )  # fmt: skip
    return Words(*(frozenset(fold(str(word)) for word in raw[key]) for key in keys))


def capitals(text: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words."""
    for match in _RUN.finditer(text):
        if match.group()[0].isupper():
            yield match.span()
