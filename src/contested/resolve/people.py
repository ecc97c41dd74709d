"""Whose side a named person is on, when the claim does not say: the words beside the name in the report."""

from __future__ import annotations

import re

from contested.model import Mention, PartyRef
from contested.resolve.context import Context
from contested.resolve.parties import PartyResolver
from contested.resolve.words import Label, Word, split

_BREAK = re.compile(r"[,;:()\n\"“”]|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.\s|\bsaid\b|\btold\b")
_AFTER = re.compile(
    r"\s*(?:,|\(|\s-|\s–|\s—)\s*(?:who (?:is|was)\s+)?(an?\s+|the\s+|its\s+)?([^,;.()\n\"“”]{3,90})"
)
_ROLES = frozenset({"organ", "strong", "weak", "topic", "party", "armed"})
_PARTICLES = frozenset({"al", "ag", "bin", "ibn", "abu", "de", "del", "van", "von", "el"})
_INNER = frozenset({"of", "for", "the", "and", "s"})
TRIES = 4
"""How many places of the report where the name stands are looked at."""


def owner_of(mention: Mention) -> str:
    """Whom "his" of "his troops" means: the antecedent is the owner's name before those words."""
    end = f" {mention.text}"
    return mention.antecedent.removesuffix(end) if mention.antecedent.endswith(end) else ""


def looks_personal(name: str, parties: PartyResolver) -> bool:
    """Whether words may be a person's name: capitalised, and no party, country, office or kind of group."""
    words = split(name)
    labels = parties.lexicon.labels(words)
    named = (b for b in labels if not parties.lexicon.is_surname(words[b.start : b.end]))
    known = {i for b in named for i in range(b.start, b.end)}
    return bool(words) and not known and all(w.capital or w.folded in _PARTICLES for w in words)


def same_person(name: str, words: str) -> bool:
    """Whether words are a person's name, or its last word, with or without something owned behind."""
    told, asked = [w.folded for w in split(name)], [w.folded for w in split(words)]
    short = told[-1:] if len(told) > 1 and len(told[-1]) > 3 else told
    return bool(told) and (asked[: len(told)] == told or asked[:1] == short)


def only_first_word(name: str, mention: Mention, text: str) -> bool:
    """Whether one word is taken for a group only because it begins a sentence: "Masked fighters"."""
    if mention.span is None or mention.antecedent or " " in name or not mention.text.startswith(name):
        return False
    before = text[: mention.span.start].rstrip(" “\"‘'")
    begins = not before or before[-1] in ".!?:\n”–—-"
    return begins and re.search(rf"[a-z,] {re.escape(name)}\b", text) is None


def side_of(name: str, text: str, parties: PartyResolver, context: Context) -> PartyRef | None:
    """The party of a person, from a title before the name ("army spokesman X") or words set after it
    ("X, a spokesman for the ministry"); None when no such words stand there."""
    if len(name) < 4 or not name[:1].isupper():
        return None
    at = -1
    for _ in range(TRIES):
        at = text.find(name, at + 1)
        if at < 0:
            return None
        ref = _before(text[max(0, at - 140) : at], parties, context)
        ref = ref or _after(text[at + len(name) : at + len(name) + 140], parties, context)
        if ref:
            return ref
    return None


def _before(text: str, parties: PartyResolver, context: Context) -> PartyRef | None:
    stretches = _BREAK.split(text)
    ref = _titled(stretches[-1], parties, context)
    if ref is None and len(stretches) > 1 and _ranks_only(stretches[-1], parties):
        return _titled(stretches[-2], parties, context)  # "the army commander, Gen. X"
    return ref


def _ranks_only(stretch: str, parties: PartyResolver) -> bool:
    words = split(stretch)
    labels = parties.lexicon.labels(words)
    return (
        bool(words)
        and all(b.sort == "weak" for b in labels)
        and sum(b.end - b.start for b in labels) == len(words)
    )


def _titled(stretch: str, parties: PartyResolver, context: Context) -> PartyRef | None:
    words = split(stretch)
    labels = parties.lexicon.labels(words)
    kept = _title(words, labels)
    if not kept:
        return None
    first, last = kept[0], next((b for b in labels if b.end == len(words)), None)
    if last is None or last.sort not in _ROLES or (last.sort == "party" and len(kept) > 1):
        return None
    return parties.single(" ".join(w.text for w in words[first:]), context)


def _title(words: tuple[Word, ...], labels: list[Label]) -> list[int]:
    """The words right before a name that may be its title, by position."""
    known = {i for b in labels if b.sort not in ("stop", "pointer", "nobody") for i in range(b.start, b.end)}
    kept: list[int] = []
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if not (index in known or word.capital or word.folded in _INNER) or len(kept) > 9:
            break
        kept.insert(0, index)
    while kept and words[kept[0]].folded in _INNER:
        kept.pop(0)
    return kept


def _after(text: str, parties: PartyResolver, context: Context) -> PartyRef | None:
    match = _AFTER.match(text)
    if not match:
        return None
    words = split(match.group(2))
    if not words or not (match.group(1) or words[0].capital or _starts(words, parties)):
        return None
    labels = parties.lexicon.labels(words)
    head = [b for b in labels if b.start < _head_end(words)]
    if not any(b.sort in _ROLES - {"party"} for b in head):
        return None
    return parties.single(match.group(2), context)


def _starts(words: tuple[Word, ...], parties: PartyResolver) -> bool:
    """Whether a bare apposition begins with a known word ("spokesman for X") and not with a verb."""
    first = next(iter(parties.lexicon.labels(words)), None)
    return first is not None and first.start == 0 and first.sort in _ROLES


def _head_end(words: tuple[Word, ...]) -> int:
    """Where the first preposition stands: the role must be before it."""
    ends = (
        i for i, w in enumerate(words) if w.folded in ("of", "for", "in", "at", "from", "with", "on", "to")
    )
    return next(ends, len(words))
