"""Sayings as a reader would mark them: the whole phrase of the speaker, all words of saying, what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.extract.syntax import is_verb
from contested.extract.voices.attribution import Attribution

PARTS_OF_CUES = frozenset({"aux", "aux:pass", "compound:prt", "cop", "fixed", "expl"})
PARTS_OF_NAMES = frozenset({"appos", "flat", "nmod:desc", "compound"})
OUTSIDE = frozenset({"cop", "nsubj", "parataxis", "advcl", "cc"})
"""What hangs on a noun and is no part of its phrase: a predicate's subject, a clause, "and"."""


@dataclass(frozen=True, slots=True)
class Said:
    """Token indices of who says what by which words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def words(doc: Doc, found: list[Attribution]) -> Iterator[Said]:
    """Our sayings in the words that claims need: a name, the one word of saying, what is said."""
    for saying in found:
        if saying.speaker.kind != "report":
            yield Said(frozenset(named(doc, saying)), frozenset({saying.cue}), _content(doc, saying))


def named(doc: Doc, saying: Attribution) -> range:
    """The words that name the speaker."""
    mention = saying.speaker.mention
    span = mention.span if mention is not None else None
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None
    return range(found.start, found.end) if found is not None else range(0)


def _content(doc: Doc, saying: Attribution) -> frozenset[int]:
    return frozenset(i for i in saying.content if not doc[i].is_space)


def whole(doc: Doc, found: list[Attribution]) -> Iterator[Said]:
    """Our sayings with whole phrases; the report's own voice and sayings inside of others are left out."""
    found = [saying for saying in found if saying.speaker.kind != "report"]
    for saying in found:
        if any(saying.cue in other.content for other in found if other is not saying):
            continue
        content, name = _content(doc, saying), named(doc, saying)
        cue = frozenset(cue_phrase(doc[saying.cue], content))
        source = source_phrase(doc[name.start : name.stop].root, content | cue) if name else set()
        yield Said(frozenset(source), cue, content)


def cue_phrase(cue: Token, content: frozenset[int]) -> set[int]:
    """The words of saying that belong to one word: "has repeatedly said", "pointed out", "according to"."""
    if cue.is_punct:
        return set()
    found = {cue.i}
    for child in cue.children:
        small = child.dep_ in PARTS_OF_CUES or (child.dep_ == "advmod" and _lies_beside(child, cue))
        if small and child.i not in content:
            found.add(child.i)
    if cue.lower_ == "according" and cue.i + 1 < len(cue.doc) and cue.nbor().lower_ == "to":
        found.add(cue.i + 1)
    found |= {t.i for t in cue.children if t.dep_ == "case" and not is_verb(cue) and t.i not in content}
    return found


def _lies_beside(adverb: Token, cue: Token) -> bool:
    """Between auxiliaries and verb, or right before or behind the verb."""
    return cue.i - 4 < adverb.i < cue.i + 2 and not any(adverb.children)


def source_phrase(head: Token, taken: frozenset[int]) -> set[int]:
    """The whole noun phrase around the words that name a speaker, without what is said and the cue."""
    while head.dep_ in PARTS_OF_NAMES and head.head.pos_ in ("NOUN", "PROPN") and head.head.i not in taken:
        head = head.head
    found = {t.i for t in head.subtree if t.i not in taken and not t.is_space}
    for child in head.children:
        if child.dep_ in OUTSIDE:
            found -= {t.i for t in child.subtree}
    start = end = head.i
    while start - 1 in found:
        start -= 1
    while end + 1 in found:
        end += 1
    return _trimmed(head.doc, start, end)


def _trimmed(doc: Doc, start: int, end: int) -> set[int]:
    """Without punctuation and prepositions at the edges."""
    while start < end and (doc[start].is_punct or doc[start].dep_ in ("case", "mark", "cc")):
        start += 1
    while end > start and doc[end].is_punct and doc[end].text not in (")", "’", "."):
        end -= 1
    return set(range(start, end + 1))
