"""How the words before a place name set the matter to it: near Homs, between Goma and Sake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from contested.model import Relation
from contested.resolve.heads import place_words
from contested.resolve.placedata import DATA, read_yaml

REACH = 60
"""How many characters before a name are read."""
_OF = r"(?:\s+(?:[a-z]+\s+)?(?:town|city|village|capital|province|district|camp|port)\s+of)?"
"""A kind word between: "the northern city of"."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    near: re.Pattern[str]
    fringe: re.Pattern[str]
    between: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = place_words()
    near = _any(word for word, relation in words.relations.items() if relation == "near")
    fringe = _any(read_yaml(DATA / "places" / "_words.yaml")["fringe"])
    parts = _any(words.parts)
    directions = _any(words.directions)
    return _Patterns(
        re.compile(rf"\b(?:{near})(?:\s+the)?(?:\s+(?:{directions}))?{_OF}\s+$", re.IGNORECASE),
        re.compile(rf"\b(?:{fringe})\s+of(?:\s+the)?{_OF}\s+$", re.IGNORECASE),
        re.compile(
            r"\bbetween\s+(?:the\s+)?(?:[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}\s+and\s+(?:the\s+)?)?$"
        ),
        re.compile(
            rf"\b(?:(?:{directions})|(?:{parts})(?:\s+[a-z]+)?\s+of(?:\s+the)?{_OF})\s+$", re.IGNORECASE
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def relation_before(text: str, start: int) -> Relation:
    """The relation that the words right before a name tell."""
    before = text[max(0, start - REACH) : start]
    patterns = _patterns()
    if patterns.between.search(before):
        return "between"
    if patterns.near.search(before) or patterns.fringe.search(before):
        return "near"
    return "part of" if patterns.part.search(before) else "at"
