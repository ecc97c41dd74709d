"""Who is the subject of a verb of saying: by the tree, else by what stands right beside the verb."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.syntax import case_of, is_passive, relative_of, subject

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SKIPPED = frozenset({"AUX", "ADV", "PART"})
_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "X", "PART"})


def sayer(verb: Token) -> Token | None:
    """The nominal that says; None when nobody is named ("it was reported that")."""
    if is_passive(verb) and verb.tag_ == "VBN":
        return _agent(verb) or (_own(verb) if verb.lemma_.lower() in ("quote", "cite") else None)
    own = _own(verb)
    if own is not None and _fits(own, verb):
        return relative_of(own)
    near = _beside(verb)
    if near is not None:
        return near
    lent = subject(verb)
    return lent if lent is not None and lent.pos_ in _NOMINAL | {"ADJ", "NUM", "DET"} else None


def _own(verb: Token) -> Token | None:
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer")]
    return min(subjects, key=lambda t: abs(t.i - verb.i)) if subjects else None


def _fits(own: Token, verb: Token) -> bool:
    """A subject far behind the verb is the content's, not the speaker's."""
    return own.i < verb.i or own.left_edge.i - verb.i <= 4


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("obl:agent", "obl") and case_of(child) == "by":
            return child
    return None


def _beside(verb: Token) -> Token | None:
    """Inverted "said X" after a pause, or "X said" whose X the parser hung elsewhere."""
    doc, sent = verb.doc, verb.sent
    at = verb.i + 1
    paused = verb.i == sent.start or doc[verb.i - 1].pos_ == "PUNCT"
    if paused and at < sent.end and doc[at].pos_ in _INSIDE | {"PRON"} and doc[at].lower_ not in ("that", "there"):
        return _top(doc[at], verb, +1)
    at = verb.i - 1
    while at > sent.start and (doc[at].pos_ in _SKIPPED or doc[at].text == ","):
        at -= 1
    if at >= sent.start and doc[at].pos_ in _NOMINAL:
        return _top(doc[at], verb, -1)
    return None


def _top(token: Token, verb: Token, side: int) -> Token | None:
    """The head of the noun phrase around a token, staying on its side of the verb."""
    for _ in range(6):
        head: Token = token.head
        if head == token or head.pos_ not in _NOMINAL or (head.i - verb.i) * side <= 0 or abs(head.i - token.i) > 8:
            break
        token = head
    return token if token.pos_ in _NOMINAL else None
