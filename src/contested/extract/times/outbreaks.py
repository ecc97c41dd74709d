"""What is counted from a beginning: "since the campaign started", "the war, which began in 2011"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Token

from contested.extract.times import days
from contested.extract.times.clauses import inside, is_conflict
from contested.extract.times.when import when_of
from contested.extract.times.words import EVENTS, OUTBREAKS, SMALL, TimeExpression
from contested.model import Period

_YEARS = re.compile(r"(?P<many>[a-z]+|\d{1,2})-year(?:-old|-long)?$", re.IGNORECASE)


def since_when(
    event: Token, clause: Token, times: Sequence[TimeExpression], doc: Doc, base: Period | None
) -> Period | None:
    """From the beginning that a clause counts from to the text date; None when it counts from none."""
    first = (
        _since_clause(clause, times, doc)
        or _since_outbreak(clause, times, doc)
        or _goes_on_since(event, clause, times, doc)
        or _years_of_war(clause, base)
    )
    if first is None:
        return None
    return Period(first, base.last) if base and base.last and base.last >= first else Period(first, None)


def _since_clause(clause: Token, times: Sequence[TimeExpression], doc: Doc) -> date | None:
    """ "Since talks broke down in May, attacks have grown": the day from which the main clause holds."""
    for child in (c for t in inside(clause, clause) for c in t.children):
        opening = next((t.lower_ for t in child.subtree if not t.is_punct), "")
        if child.dep_ in ("advcl", "acl") and opening == "since":
            time = when_of(child, times, doc)
            if time is not None:
                return time.period.first if time.relation == "on" else None
            return _told_elsewhere(child, times, doc)
    return None


def _told_elsewhere(beginning: Token, times: Sequence[TimeExpression], doc: Doc) -> date | None:
    """ "Since the campaign started": when the report says that the fighting began; no day of two."""
    if beginning.lemma_.lower() not in OUTBREAKS:
        return None
    starters = [c for c in beginning.children if c.dep_.startswith("nsubj")]
    if not starters or not _is_fight(starters[0]):
        return None
    found: set[date] = set()
    for time in times:
        for token in doc[time.start].sent:
            if token.lemma_.lower() in OUTBREAKS and token.pos_ == "VERB" and token != beginning:
                day = _began(token, times, doc)
                found |= {day} if day is not None else set()
    return found.pop() if len(found) == 1 else None


def _began(verb: Token, times: Sequence[TimeExpression], doc: Doc) -> date | None:
    """The day on which a fight or war is said to have begun."""
    subjects = [c for c in verb.children if c.dep_.startswith("nsubj")]
    if subjects and subjects[0].tag_ in ("WDT", "WP"):
        subjects = [verb.head]
    if not subjects or not _is_fight(subjects[0]):
        return None
    time = when_of(verb, times, doc)
    return time.period.first if time and time.relation == "on" else None


def _since_outbreak(clause: Token, times: Sequence[TimeExpression], doc: Doc) -> date | None:
    """ "Thousands have died in the war, which began in 2011": a perfect counts from the outbreak."""
    return _outbreak(inside(clause, clause), times, doc) if _is_perfect(clause) else None


def _goes_on_since(event: Token, clause: Token, times: Sequence[TimeExpression], doc: Doc) -> date | None:
    """ "Fighting, which began on 19 June, went on": from its first day."""
    return _outbreak([event], times, doc) if is_conflict(event) else None


def _outbreak(nouns: Sequence[Token], times: Sequence[TimeExpression], doc: Doc) -> date | None:
    for noun in nouns:
        if not is_conflict(noun):
            continue
        for below in noun.children:
            if below.dep_.startswith("acl") and below.lemma_.lower() in OUTBREAKS:
                time = when_of(below, times, doc)
                return time.period.first if time and time.relation == "on" else None
    return None


def _years_of_war(clause: Token, base: Period | None) -> date | None:
    """ "The five-year conflict which has killed thousands": a perfect counts from its first year."""
    if not _is_perfect(clause) or base is None or base.last is None:
        return None
    nouns = [*inside(clause, clause), *([clause.head] if clause.dep_ == "acl:relcl" else [])]
    for noun in nouns:
        if not is_conflict(noun):
            continue
        before = noun.doc[noun.left_edge.i : noun.i].text.split()
        for word in before:
            match = _YEARS.match(word)
            many = match["many"].lower() if match else ""
            count = int(many) if many.isdigit() else SMALL.get(many)
            if count:
                return days.year(base.last.year - count).first
    return None


def _is_fight(token: Token) -> bool:
    return is_conflict(token) or token.lemma_.lower() in EVENTS


def _is_perfect(clause: Token) -> bool:
    return any(c.dep_.startswith("aux") and c.lower_ in ("have", "has") for c in clause.children)
