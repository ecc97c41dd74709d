"""Figures that no change of control carries: things destroyed or seized, people living somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, where
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.events.sides import enemy, modifiers, named
from contested.extract.events.totals import COUNTED, MANY, are_people, total, totals
from contested.extract.lexicon import lexicon
from contested.extract.numbers.counts import count_of
from contested.extract.syntax import agent, children, conjuncts, is_verb, oblique, patient, subject
from contested.model import Mention

_GROUPS = (
    "loses",
    "moves",
    "dwells",
    "gives",
    "has",
    "razes",
    "falls",
    "sets",
    "comprises",
    "active",
    "pays",
)


def figures(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of counted things and of counted people in a place, at one verb or noun head."""
    lemma, words = token.lemma_.lower(), lexicon("figures")
    if is_verb(token):
        for thing in _things(reading, token, lemma):
            yield from _thing(reading, token, thing, lemma)
    elif lemma in words["sets"]:
        for thing in oblique(token, "of"):
            yield from _thing(reading, token, thing, lemma)
    if lemma in words["dwells"]:
        for people in _dwellers(token, lemma):
            yield from _people(reading, token, people)
    yield from totals(reading, token)


def _things(reading: Reading, verb: Token, lemma: str) -> list[Token]:
    """What a verb destroys, moves, gives or has; the subject of what falls."""
    words, about = lexicon("figures"), subject(verb)
    if any(lemma in words[group] for group in ("loses", "moves", "gives", "has", "razes")):
        return [m for t in patient(verb) for m in conjuncts(_meant(reading, t))]
    if lemma in words["falls"] and about is not None and about.lemma_.lower() in words["munitions"]:
        return conjuncts(about)
    return []


@cache
def figure_words() -> frozenset[str]:
    """The words at which things and people are counted."""
    words = lexicon("figures")
    return frozenset(word for group in _GROUPS for word in words[group])


def _meant(reading: Reading, token: Token) -> Token:
    """ "an equivalent of 980 loads", "a number of tanks": the things themselves."""
    inner = next(iter(oblique(token, "of")), None)
    counted = token.lemma_.lower() in reading.nouns.quantities or token.pos_ == "NUM"
    return inner if inner is not None and counted else token


def _thing(reading: Reading, verb: Token, thing: Token, lemma: str) -> Iterator[Draft]:
    number, words, kind = count_of(thing), lexicon("figures"), thing.lemma_.lower()
    razed = lemma in words["razes"] and kind in reading.nouns.subdivisions
    if number is None or not number.bounds or not (razed or kind in reading.nouns.equipment):
        reading.drop_at(verb, COUNTED, "no counted equipment", thing)
        return
    single = number.bounds.high == 1
    if single and (kind not in words["arms"] or lemma not in [*words["loses"], *words["moves"]]):
        reading.drop_at(verb, COUNTED, "a single thing is no total", thing)
        return
    doers = [t for t in agent(verb) if t != thing]
    given = any(lemma in words[group] for group in ("gives", "has"))
    owner = (reading.actors(doers) if given else None) or _owner(reading, thing)
    if owner is None and lemma in words["moves"]:
        owner = reading.actors(doers)
    elif owner is None and lemma in words["loses"] and kind not in words["civil"] and not razed:
        owner = enemy(reading, verb)
    yield total(verb, thing, number, owner, where(reading, verb, thing))


def _owner(reading: Reading, thing: Token) -> Mention | None:
    owners = [t for t in oblique(thing, "of", "belonging to", "for") if reading.is_party(t)]
    return named(reading, modifiers(reading, thing) or owners)


def _dwellers(token: Token, lemma: str) -> list[Token]:
    if not is_verb(token):
        return oblique(token, "to") if lemma == "home" else children(token, "nsubj")
    if token.dep_ in ("acl", "acl:relcl"):
        return [token.head]
    found, about = [t for t in patient(token) if count_of(t) is not None], subject(token)
    return found or ([about] if about is not None else [])


def _people(reading: Reading, head: Token, people: Token) -> Iterator[Draft]:
    number = count_of(people)
    if number is None or not number.bounds or number.bounds.low in (None, 1):
        reading.drop_at(head, COUNTED, "no number of people", people)
        return
    if not are_people(reading, people):
        reading.drop_at(head, COUNTED, "no people are counted", people)
        return
    spot = where(reading, head, people) or _home(reading, head) or _relative(reading, head)
    if spot is not None or (number.bounds.low or 0) >= MANY:
        yield total(head, people, number, None, spot, unit="person")
    else:
        reading.drop_at(head, COUNTED, "few people, and no named place", people)


def _home(reading: Reading, head: Token) -> Mention | None:
    """ "the camp is home to", "the city hosts": the place is the subject."""
    about = subject(head)
    return next((p.mention for p in places(reading, about)), None) if about is not None else None


def _relative(reading: Reading, head: Token) -> Mention | None:
    """ "the east, where people are thought to be living": the place that the clause describes."""
    while head.dep_ == "xcomp":
        head = head.head
    if head.dep_ not in ("acl:relcl", "advcl:relcl") or not any(c.lower_ == "where" for c in head.subtree):
        return None
    return next((p.mention for p in places(reading, head.head)), None)
