"""Whom people are bound to by their own phrase: "fighters loyal to X", "men suspected of being X members"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.lexicon import lexicon
from contested.extract.phrases import noun_phrase, without_determiner
from contested.extract.syntax import OBLIQUES, case_of, children, oblique

_DATA = lexicon("coreference")["allegiance"]
_BOUND = frozenset(_DATA["bound"])
_SUSPECTED = frozenset(_DATA["suspected"])
_TIES = frozenset(_DATA["ties"])
_SERVING = frozenset(_DATA["serving"])
CALLING = frozenset(_DATA["calling"])
"""Participles that lead to a name: "a group known as X"."""
_TO = ("to", "with", "by")


def bond(people: Token) -> Token | None:
    """The head of the name or description of those whom people are bound to; None where nothing says so."""
    for word in people.children:
        if word.i < people.i:
            continue
        lemma = word.lemma_.lower()
        found: list[Token] = []
        if lemma in _BOUND:
            found = oblique(word, *_TO)
        elif lemma in _SUSPECTED:
            found = _being(word)
        elif lemma in _TIES and case_of(word) == "with":
            found = oblique(word, "to", "with")
        elif lemma in _SERVING and word.dep_.startswith("acl"):
            found = oblique(word, "for")
        if found:
            return found[0]
    return None


def _being(word: Token) -> list[Token]:
    """ "suspected of being X", "accused of belonging to X", "suspected of links to X"."""
    below = [*children(word, "advcl", "ccomp", "xcomp"), *(c for c in word.children if c.dep_ in OBLIQUES)]
    for inner in below:
        if any(c.dep_ == "cop" for c in inner.children):
            return [inner]
        if inner.lemma_.lower() in _BOUND | _TIES:
            return oblique(inner, *_TO)
    return []


def bound_phrase(people: Token) -> tuple[int, int]:
    """Token bounds of a phrase for people, without determiner, with those whom they are bound to."""
    start, end = without_determiner(noun_phrase(people), people)
    to = bond(people)
    return (start, max(end, noun_phrase(to)[1])) if to is not None else (start, end)
