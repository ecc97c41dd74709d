"""Words for kinds of places beside a name: "Balkh province", "Kulbus border crossing", "town of Sinja"."""

from __future__ import annotations

import re
from functools import cache

from contested.resolve.folding import fold
from contested.resolve.heads import place_words
from contested.resolve.partydata import party_data

TELLING = frozenset(("admin1", "admin2", "city", "crossing", "airport", "base", "dam", "camp"))
"""Kinds whose word makes a name before it a place's, though nobody knows the name."""
_BEHIND = re.compile(r" ([a-z]+)(?: ([a-z]+))?")
_BEFORE = re.compile(r"\b([a-z]+) of (?:the )?$")
_REACH = 40


def kind_behind(text: str, start: int, end: int) -> str:
    """The lower-case word or two right behind a name that tell its kind; empty where none do.

    In "the Chad town of Adré" the town is another's.
    """
    match = _BEHIND.match(text[end : end + _REACH])
    if match is None:
        return ""
    one, two = match.groups(default="")
    features = place_words().features
    if two and fold(f"{one} {two}") in features:
        return f"{one} {two}"
    another = two == "of" and text[start:end] in party_data().lands
    return one if fold(one) in features and not another else ""


def kind_before(text: str, start: int) -> str:
    """The kind of "the town of" right before a name; empty where none is told."""
    match = _BEFORE.search(text[max(0, start - _REACH) : start])
    word = match.group(1) if match else ""
    return word if fold(word) in place_words().features else ""


def tells_a_place(kind: str) -> bool:
    """Whether a kind word makes a place of a name that nobody knows."""
    return bool(set(place_words().features.get(fold(kind), ())) & TELLING)


@cache
def party_names() -> frozenset[str]:
    """The folded names of all parties: "Hamas camp" names no place."""
    return frozenset(fold(alias) for alias, _ in party_data().aliases)


def with_kind(text: str, start: int, end: int, name: str) -> str:
    """A name with the kind that the words beside it tell."""
    if behind := kind_behind(text, start, end):
        return f"{name} {behind}"
    before = kind_before(text, start)
    return f"{before} of {name}" if before else name
