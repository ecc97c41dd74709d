"""Which time belongs to an event: the one in its own clause, not the one on who reported it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from contested.extract.times.clauses import (
    VERBAL,
    clause_head,
    climb,
    follows,
    heads_clause,
    is_conflict,
    root_of,
    same_sentence,
)
from contested.extract.times.words import (
    DETACHED,
    LASTING,
    OUTBREAKS,
    REPORTING,
    VIOLENT,
    TimeExpression,
)

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_SAME_TIME = frozenset({"when", "as", "while", "amid"})
_OTHER_TIME = frozenset({"after", "before", "since", "until", "once"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def when_of(event: Token, times: Sequence[TimeExpression], doc: Doc) -> TimeExpression | None:
    """The time of an event, a verb or a noun, among the expressions of its sentence; None when it has none.

    In order: the event's own modifiers, its clause, a clause that lends its time (coordination, participles,
    "when" and "as" clauses), a clause below. A time on a verb of saying is that of the words only. Stretches
    whose beginning is not told ("for weeks") say nothing of the day and are passed over.
    """
    near = [t for t in times if same_sentence(doc, event, t) and _tells(t)]
    if not near:
        return None
    if not doc.has_annotation("DEP"):
        return min(near, key=lambda t: abs(t.start - event.i))
    at, lent = event, ""
    for _ in range(6):
        clause = clause_head(at)
        # "For a week troops pushed on and took the town": a stretch does not pass to the next verb.
        usable = [t for t in near if t.kind != "duration"] if lent == "conj" else near
        found = _described_by(clause, near) or _in_clause(at, clause, usable, doc)
        if found:
            return found
        lender = _lender(clause)
        if lender is None:
            break
        at, lent = lender, clause.dep_
    return _in_lower_clause(event, near, doc)


def reports(verb: Token) -> bool:
    """A verb of saying that has words said under it."""
    return verb.lemma_.lower() in REPORTING and any(c.dep_ in ("ccomp", "parataxis") for c in verb.children)


def said_when(event: Token, times: Sequence[TimeExpression], doc: Doc) -> TimeExpression | None:
    """The time of the words in which an event is told: "said on Saturday that ..."; None when not told."""
    clause = clause_head(event)
    for _ in range(4):
        governor = clause.head
        if governor == clause:
            break
        if reports(governor):
            near = [t for t in times if same_sentence(doc, event, t) and _tells(t)]
            return _in_clause(governor, governor, near, doc)
        clause = clause_head(governor)
    return None


def _tells(time: TimeExpression) -> bool:
    return time.kind != "duration" or time.period.first is not None


def saying_before(time: TimeExpression, doc: Doc) -> Token | None:
    """The verb of saying right before a time: "a monitor said Thursday", "told reporters on Friday".

    Told by the words, since a parser often ties such a day to the words said.
    """
    for i in range(time.start - 1, max(-1, time.start - 6), -1):
        token = doc[i]
        if token.is_punct or token.pos_ == "SCONJ" or token.tag_ in ("VBN", "VBG"):
            return None
        if token.pos_ == "VERB":
            return (
                token if token.lemma_.lower() in REPORTING and token.tag_ in ("VBD", "VBZ", "VBP") else None
            )
    return None


def is_of_words(time: TimeExpression, doc: Doc) -> bool:
    """Whether a time is that of words said: "said on Saturday that", "on Saturday officials said that"."""
    return saying_before(time, doc) is not None or clause_head(root_of(time, doc)).lemma_.lower() in REPORTING


def _in_clause(
    event: Token, clause: Token, times: Iterable[TimeExpression], doc: Doc
) -> TimeExpression | None:
    """The best time of a clause: the event's own modifiers, then what stands beside it, then the clause's."""
    if reports(clause) and event.i != clause.i and climb(event, clause) is None:
        return None
    ranked: list[tuple[int, int, TimeExpression]] = []
    for time in times:
        distance = _distance(event, clause, time, doc)
        if distance is not None:
            ranked.append((distance + (5 if time.kind == "duration" else 0), abs(time.start - event.i), time))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _distance(event: Token, clause: Token, time: TimeExpression, doc: Doc) -> int | None:
    """How far a time is from an event of a clause; None when it is another's."""
    saying = saying_before(time, doc)
    if saying is not None and saying.i != clause.i:
        return None
    root = root_of(time, doc)
    steps = climb(root, event)
    if steps is not None:
        beside = event.pos_ == "NOUN" and _modifies_other(root, event) and root.head.dep_ == "conj"
        return None if beside else steps
    apart = _set_apart(event, clause)
    if apart is not None and not (apart.is_ancestor(root) or follows(apart, time, doc)):
        return None
    if _beside(event, time, doc):
        return 6
    owner = saying if saying is not None else clause_head(root)
    if owner.i != clause.i or _modifies_other(root, event):
        return None
    return 10 + (climb(root, clause) or 0)


def _set_apart(event: Token, clause: Token) -> Token | None:
    """ "Took the town on Monday after weeks of clashes": the clashes were before, Monday is not theirs."""
    while event.i != clause.i and not heads_clause(event):
        marks = {c.lower_ for c in event.children if c.dep_ == "case"}
        if event.pos_ in ("NOUN", "PROPN", "NUM") and marks & _OTHER_TIME and "since" not in marks:
            return event
        event = event.head
    return None


def _beside(event: Token, time: TimeExpression, doc: Doc) -> bool:
    """Whether a time follows a verb with no other verb and no mark between: "driven out of X a year ago"."""
    if event.pos_ != "VERB" or not event.i < time.start <= event.i + 20:
        return False
    return follows(event, time, doc)


def _modifies_other(root: Token, event: Token) -> bool:
    """A time that only names another thing: "Sunday's attack", "the 2015 deal", "the crisis of 1962"."""
    if root.head.i == event.i:
        return False
    if root.dep_ in ("nmod:poss", "compound", "amod", "nummod", "appos"):
        return True
    return root.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "of" for c in root.children)


def _described_by(clause: Token, times: Iterable[TimeExpression]) -> TimeExpression | None:
    """ "Two years ago, when it held half the country": the time that a clause describes is its own."""
    if clause.dep_ not in ("acl:relcl", "advcl:relcl", "acl", "advcl"):
        return None
    first = next((t for t in clause.subtree if not t.is_punct), clause)
    before = first.i - 1 if first.lower_ == "when" else -1
    if before > 0 and first.doc[before].is_punct:
        before -= 1
    return next((t for t in times if t.start <= clause.head.i < t.end or t.end - 1 == before), None)


def is_told_apart(event: Token, clause: Token) -> bool:
    """ "A town recently taken", "after weeks of clashes": not of the time of the main clause."""
    return bool(_marks(clause) & (DETACHED | _OTHER_TIME)) or _set_apart(event, clause) is not None


def _marks(clause: Token) -> set[str]:
    return {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod", "case") and c.i <= clause.i}


def _lender(clause: Token) -> Token | None:
    """The clause whose time this one shares, or None.

    Coordinated verbs share the first one's, participles and infinitives their governor's, "as", "when" and
    "while" clauses that of the main one. A finite clause under a verb of saying shares nothing.
    """
    governor = clause.head
    if governor == clause:
        return None
    label = clause.dep_.split(":")[0]
    if label == "conj":
        return governor
    if reports(governor) and label in ("ccomp", "parataxis"):
        return None
    marks = _marks(clause)
    if marks & DETACHED:
        return None
    if label == "advcl" and marks & _SAME_TIME:
        return governor
    if label in ("advcl", "acl", "xcomp") and clause.dep_ != "acl:relcl" and not _is_finite(clause):
        return governor if not marks & _OTHER_TIME else None
    return None


def _is_finite(clause: Token) -> bool:
    if clause.tag_ in _FINITE:
        return True
    return any(c.tag_ in _FINITE for c in clause.children if c.dep_ in ("aux", "aux:pass", "cop"))


def _in_lower_clause(event: Token, times: Sequence[TimeExpression], doc: Doc) -> TimeExpression | None:
    """The time of a clause below: "when" and "as" clauses, coordinated verbs, what describes an event."""
    for child in _sharing(event, clause_head(event)):
        found = _in_clause(child, child, times, doc)
        if found:
            return found
    return None


def _at_once(child: Token) -> Iterator[Token]:
    """A clause of "when" or "as" tells the time of the main one; "while" mostly sets two things apart."""
    if child.dep_ == "advcl" and _marks(child) & {"when", "as"}:
        yield child
        yield from (c for c in child.children if c.dep_ == "xcomp")


def _begins(event: Token, clause: Token) -> bool:
    """ "Fighting, which began on 19 June": its first day, not its only one."""
    return is_conflict(event) and clause.lemma_.lower() in OUTBREAKS


def _sharing(event: Token, clause: Token) -> Iterator[Token]:
    if event.pos_ in ("NOUN", "PROPN"):
        # "The attack that killed dozens a year ago", "strikes carried out on Monday".
        yield from (c for c in event.children if c.dep_ in ("acl", "acl:relcl") and not _begins(event, c))
    for child in clause.children:
        yield from _at_once(child)
        if child.dep_ == "conj" and child.pos_ in VERBAL:
            own_subject = any(c.dep_ in _SUBJECTS for c in child.children)
            if not own_subject or {event.lemma_.lower(), child.lemma_.lower()} <= VIOLENT:
                # "40 were killed and 60 had been wounded since Tuesday".
                yield child
            else:
                yield from (c for below in child.children for c in _at_once(below))
    for below in clause.subtree:
        if (
            below.dep_ == "acl:relcl"
            and below.lemma_.lower() in LASTING
            and clause_head(below.head).i == clause.i
        ):
            yield below
