"""Clauses and the expressions of time in them: their heads, what stands in them, what follows what."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.extract.times.words import CONFLICTS, TimeExpression

_CLAUSES = frozenset({"ccomp", "advcl", "acl", "csubj", "parataxis", "root", "ROOT", "xcomp"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
VERBAL = frozenset({"VERB", "AUX"})
_STEPS = 40


def clause_head(token: Token) -> Token:
    """The head of the clause that a token stands in."""
    for _ in range(_STEPS):
        if heads_clause(token):
            return token
        token = token.head
    return token


def heads_clause(token: Token) -> bool:
    return (
        token.head == token
        or token.dep_.split(":")[0] in _CLAUSES
        or (token.dep_ == "conj" and token.pos_ in VERBAL)
    )


def root_of(time: TimeExpression, doc: Doc) -> Token:
    """The token of an expression that hangs outside it, prepositions left aside."""
    span = range(time.start, time.end)
    outer = [doc[i] for i in span if doc[i].head.i not in span or doc[i].head == doc[i]]
    nominal = [t for t in outer if t.dep_ not in ("case", "mark", "punct", "cc")]
    return (nominal or outer or [doc[time.end - 1]])[-1]


def climb(token: Token, goal: Token) -> int | None:
    """Steps up from a token to its ancestor without leaving the clause; None when it is not above."""
    for steps in range(12):
        if token.i == goal.i:
            return steps
        if heads_clause(token):
            return None
        token = token.head
    return None


def follows(event: Token, time: TimeExpression, doc: Doc) -> bool:
    """With no other verb, relative word or mark between."""
    between = doc[event.i + 1 : time.start]
    return event.i < time.start and not any(
        t.pos_ in VERBAL or t.tag_ in _RELATIVE or (t.is_punct and t.text not in "“”\"'-") for t in between
    )


def inside(event: Token, clause: Token) -> list[Token]:
    """The event and the nominals of its clause."""
    return [event, *(t for t in clause.subtree if t.i != event.i and clause_head(t).i == clause.i)]


def is_conflict(token: Token) -> bool:
    """A war or a fight; "fighting" may be taken for a verb."""
    return bool({token.lemma_.lower(), token.lower_} & CONFLICTS)


def same_sentence(doc: Doc, event: Token, time: TimeExpression) -> bool:
    """Whether a time stands in an event's sentence; within forty words in a text without sentences."""
    if not doc.has_annotation("SENT_START"):
        return abs(time.start - event.i) < 40
    return bool(event.sent.start <= time.start < event.sent.end)
