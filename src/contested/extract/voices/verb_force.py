"""What a verb of saying does to what it says: its stance and mood, negated, declined or left open."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.extract.voices.words import Saying, Words
from contested.model import Modality, Stance

_WORDS_OF_DENIAL = frozenset({"n't", "not", "never", "n’t", "nt"})
_OPEN = frozenset({"would", "will", "could", "may", "might", "can", "'ll", "should", "must"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})


def force(verb: Token, saying: Saying, how: str, inside: set[int]) -> tuple[Stance, Modality | None]:
    """What a verb does to what it says, by its own word, its negation and the form of its content."""
    stance, modality = saying.stance, saying.modality
    doc = verb.doc
    quoted = quoted_in(inside, doc)
    if modality in ("intended", "demanded") and how not in ("infinitive", "of"):
        keep = (
            modality == "demanded"
            and how == "clause"
            and not quoted
            and verb.lemma_.lower() not in ("ask", "call")
        )
        modality = modality if keep or (modality == "intended" and how == "clause" and not quoted) else None
    if saying.only_open and how not in ("of", "noun"):
        modality = modality if any(doc[i].lower_ in _OPEN for i in inside) else None
    if quoted and how in ("before", "clause"):
        modality = None
    if is_negated(verb):
        if saying.stance == "denies":
            stance = "asserts"
        else:
            stance = "denies" if saying.modality == "possible" and not saying.only_open else "unconfirmed"
    elif _declined(verb):
        stance = "unconfirmed"
    return stance, modality


def conjuncts_of(verb: Token) -> list[Token]:
    """A verb with those coordinated with it, the first first."""
    first = verb.head if verb.dep_ == "conj" else verb
    return [first, *(c for c in first.children if c.dep_ == "conj")]


def left_open(verb: Token, words: Words) -> bool:
    """ "Neither confirmed nor denied", "declined to confirm or deny": nothing is said either way."""
    pair = [v for v in conjuncts_of(verb) if v.lemma_.lower() in words.verbs]
    denials = [v for v in pair if words.verbs[v.lemma_.lower()].stance == "denies"]
    if verb not in pair or not denials or len(denials) == len(pair):
        return False
    marks = {c.lower_ for v in pair for c in v.children if c.dep_ in ("cc", "cc:preconj", "advmod", "det")}
    if not marks & {"nor", "or"}:
        return False
    return bool(marks & {"neither", "nor"}) or is_negated(pair[0]) or _declined(pair[0])


def is_negated(verb: Token) -> bool:
    """ "did not say", "never confirmed"; the speaker's verb, not what is said."""
    return any(
        c.lower_ in ("n't", "n’t") or (c.lower_ in _WORDS_OF_DENIAL and c.dep_ in ("advmod", "part"))
        for c in verb.children
    )


def _declined(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("decline", "refuse")


def quoted_in(tokens: set[int], doc: Doc) -> bool:
    """Whether a quotation mark is among the tokens."""
    return any(doc[i].text in QUOTES for i in tokens)
