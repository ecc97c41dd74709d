"""Which time belongs to an event: the one in its own clause, not the one on who reported it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from contested.extract.time_words import GOING_ON, REPORTING, TimeExpression
from contested.model import Period

_CLAUSES = frozenset({"ccomp", "advcl", "acl", "csubj", "parataxis", "root", "ROOT"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_SAME_TIME = frozenset({"when", "as", "while", "amid"})
_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FAR = 99


def when_of(event: Token, times: Sequence[TimeExpression], doc: Doc) -> TimeExpression | None:
    """The time of an event, a verb or a noun, among the expressions of its sentence; None when it has none.

    In order: the event's own modifiers, its clause, a clause it lends from (coordination, participles,
    "when" and "as" clauses). A time on a verb of saying is the time of the words only.
    """
    near = [t for t in times if _same_sentence(doc, event, t)]
    if not near:
        return None
    if not doc.has_annotation("DEP"):
        return min(near, key=lambda t: abs(t.start - event.i))
    clause, seen = event, 0
    while seen < 6:
        found = _in_clause(event if seen == 0 else clause, _clause_head(clause), near, doc)
        if found:
            return found
        lender = _lender(_clause_head(clause))
        if lender is None:
            break
        clause, seen = lender, seen + 1
    return _in_lower_clause(_clause_head(event), near, doc)


def default_when(
    event: Token, times: Sequence[TimeExpression], doc: Doc, base: Period | None
) -> Period | None:
    """The time of an event that has no word of time: the text date for what is said to be going on.

    "Fighting continues", "is under way" are so on the text date; what a source reported with a day to be
    going on ("said on Saturday that troops were gathering") was so on that day.
    """
    if base is None or not doc.has_annotation("DEP"):
        return None
    clause = _clause_head(event)
    going_on = _is_going_on(event) or _is_going_on(clause)
    if not (going_on or _is_progressive(clause)):
        return None
    governor = clause.head if clause.head is not clause else None
    if governor is not None and clause.dep_ in ("ccomp", "parataxis") and _reports(governor):
        said = _in_clause(governor, governor, [t for t in times if _same_sentence(doc, event, t)], doc)
        if said and said.relation == "on":
            return said.period
    return base if going_on else None


def _same_sentence(doc: Doc, event: Token, time: TimeExpression) -> bool:
    if not doc.has_annotation("SENT_START"):
        return abs(time.start - event.i) < 40
    return bool(event.sent.start <= time.start < event.sent.end)


def _clause_head(token: Token) -> Token:
    """The head of the clause that a token stands in."""
    for _ in range(_FAR):
        if token.head is token or token.dep_.split(":")[0] in _CLAUSES or token.dep_ == "xcomp":
            return token
        if token.dep_ == "conj" and token.pos_ in _VERBAL:
            return token
        token = token.head
    return token


def _root_of(time: TimeExpression, doc: Doc) -> Token:
    """The token of an expression that hangs outside it, prepositions left aside."""
    span = range(time.start, time.end)
    outer = [doc[i] for i in span if doc[i].head.i not in span or doc[i].head is doc[i]]
    nominal = [t for t in outer if t.dep_ not in ("case", "mark", "punct", "cc")]
    return (nominal or outer or [doc[time.end - 1]])[-1]


def _in_clause(
    event: Token, clause: Token, times: Iterable[TimeExpression], doc: Doc
) -> TimeExpression | None:
    """The best time whose nearest clause is `clause`; the event's own modifiers first, then the nearest."""
    if _reports(clause) and event.i != clause.i and not _is_within(event, clause):
        return None
    ranked: list[tuple[int, int, TimeExpression]] = []
    for time in times:
        root = _root_of(time, doc)
        distance = _climb(root, event)
        if distance is None:
            if (
                _clause_head(root).i != clause.i
                or _hangs_on_saying(time, event, doc)
                or _modifies_other(root, event)
            ):
                continue
            distance = 10 + (_climb(root, clause) or 0)
        ranked.append((distance + (5 if time.kind == "duration" else 0), abs(time.start - event.i), time))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _climb(token: Token, goal: Token) -> int | None:
    """Steps up from a token to its ancestor without leaving the clause; None when it is not above."""
    for steps in range(12):
        if token.i == goal.i:
            return steps
        if token.head is token or token.dep_.split(":")[0] in _CLAUSES:
            return None
        if token.dep_ == "conj" and token.pos_ in _VERBAL:
            return None
        token = token.head
    return None


def _is_within(event: Token, clause: Token) -> bool:
    """Whether an event noun is a part of the reporting verb's own phrase ("announced the attack")."""
    return _climb(event, clause) is not None


def _reports(verb: Token) -> bool:
    """A verb of saying that has words said under it."""
    return verb.lemma_.lower() in REPORTING and any(c.dep_ in ("ccomp", "parataxis") for c in verb.children)


def _hangs_on_saying(time: TimeExpression, event: Token, doc: Doc) -> bool:
    """ "..., a monitor said Thursday": right behind a verb of saying that is not the event itself.

    Told by the words, since texts that lost their commas mislead a parser here.
    """
    before = doc[time.start - 1] if time.start else None
    return (
        before is not None
        and before.i != event.i
        and before.lemma_.lower() in REPORTING
        and before.tag_ in ("VBD", "VBZ", "VBP", "")
    )


def _modifies_other(root: Token, event: Token) -> bool:
    """A time that only names another thing: "Sunday's attack", "the 2015 deal"."""
    return root.dep_ in ("nmod:poss", "compound", "amod", "nummod", "appos") and root.head.i != event.i


def _lender(clause: Token) -> Token | None:
    """The clause whose time this one shares, or None.

    Coordinated verbs share the first one's, participles and infinitives their governor's, "as", "when" and
    "while" clauses that of the main one. A finite clause under a verb of saying shares nothing.
    """
    governor = clause.head
    if governor is clause:
        return None
    label = clause.dep_.split(":")[0]
    if label == "conj":
        return governor
    if _reports(governor) and label in ("ccomp", "parataxis"):
        return None
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    if label == "advcl" and marks & _SAME_TIME:
        return governor
    if label in ("advcl", "acl", "xcomp") and clause.dep_ != "acl:relcl" and not _is_finite(clause):
        return governor if not marks & {"after", "before", "since"} else None
    return None


def _is_finite(clause: Token) -> bool:
    if clause.tag_ in _FINITE:
        return True
    return any(c.tag_ in _FINITE for c in clause.children if c.dep_ in ("aux", "aux:pass", "cop"))


def _in_lower_clause(clause: Token, times: Sequence[TimeExpression], doc: Doc) -> TimeExpression | None:
    """The time of a "when" or "as" clause below, or of a coordinated verb that has no subject of its own."""
    for child in _sharing(clause):
        found = _in_clause(child, child, times, doc)
        if found:
            return found
    return None


def _sharing(clause: Token) -> Iterator[Token]:
    for child in clause.children:
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
        if child.dep_ == "advcl" and marks & {"when", "as", "while"}:
            yield child
        if child.dep_ == "conj" and child.pos_ in _VERBAL:
            if not any(c.dep_ in _SUBJECTS for c in child.children):
                yield child


def _is_progressive(clause: Token) -> bool:
    return clause.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_.lower() == "be" for c in clause.children)


def _is_going_on(token: Token) -> bool:
    """ "Continues", "is under way": so at the time of speaking, in the present or reported in the past."""
    words = {token.lemma_.lower(), token.lower_}
    words |= {f"{c.lower_} {token.lower_}" for c in token.children if c.i == token.i - 1}
    return bool(words & GOING_ON)
