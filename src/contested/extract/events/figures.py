"""Figures that no change of control carries: things destroyed or seized, people living somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, evidence_of, where
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.events.sides import enemy, modifiers, named
from contested.extract.lexicon import lexicon
from contested.extract.numbers.counts import Count, count_of
from contested.extract.phrases import noun_phrase, without_determiner
from contested.extract.syntax import agent, children, conjuncts, is_verb, oblique, patient, subject
from contested.model import Figure, Mention

COUNTED = "counted things"
"""What stands in the place of a cue's name."""
MANY = 1000
"""So many people in one place are told as a total though the place has no name."""


def figures(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of counted things and of counted people in a place, at one verb or noun head."""
    lemma, words = token.lemma_.lower(), lexicon("figures")
    if is_verb(token) and (lemma in words["loses"] or lemma in words["moves"]):
        for thing in [m for t in patient(token) for m in conjuncts(_meant(reading, t))]:
            yield from _thing(reading, token, thing, lemma)
    if lemma in words["dwells"]:
        for people in _dwellers(token, lemma):
            yield from _people(reading, token, people)


@cache
def figure_words() -> frozenset[str]:
    """The words at which things and people are counted."""
    words = lexicon("figures")
    return frozenset(word for group in ("loses", "moves", "dwells") for word in words[group])


def _meant(reading: Reading, token: Token) -> Token:
    """ "an equivalent of 980 loads", "a number of tanks": the things themselves."""
    inner = next(iter(oblique(token, "of")), None)
    return inner if inner is not None and token.lemma_.lower() in reading.nouns.quantities else token


def _thing(reading: Reading, verb: Token, thing: Token, lemma: str) -> Iterator[Draft]:
    number = count_of(thing)
    if number is None or not number.bounds or thing.lemma_.lower() not in reading.nouns.equipment:
        reading.drop_at(verb, COUNTED, "no counted equipment", thing)
        return
    article = any(c.lower_ in ("a", "an") for c in children(thing, "det"))
    if article and thing.lemma_.lower() not in lexicon("figures")["arms"]:
        reading.drop_at(verb, COUNTED, "a single thing is no total", thing)
        return
    owner = _owner(reading, thing)
    if owner is None and lemma in lexicon("figures")["moves"]:
        owner = reading.actors(agent(verb))
    elif owner is None and thing.lemma_.lower() not in lexicon("figures")["civil"]:
        owner = enemy(reading, verb)
    yield _figure(verb, thing, number, owner, where(reading, verb, thing))


def _owner(reading: Reading, thing: Token) -> Mention | None:
    owners = [t for t in oblique(thing, "of", "belonging to", "for") if reading.is_party(t)]
    return named(reading, modifiers(reading, thing) or owners)


def _dwellers(token: Token, lemma: str) -> list[Token]:
    if not is_verb(token):
        return oblique(token, "to") if lemma == "home" else []
    if token.dep_ in ("acl", "acl:relcl"):
        return [token.head]
    found, about = [t for t in patient(token) if count_of(t) is not None], subject(token)
    return found or ([about] if about is not None else [])


def _people(reading: Reading, head: Token, people: Token) -> Iterator[Draft]:
    number = count_of(people)
    inner = next(iter(oblique(people, "of")), people)
    if number is None or not number.bounds or number.bounds.low in (None, 1):
        reading.drop_at(head, COUNTED, "no number of people", people)
        return
    if people.lemma_.lower() not in reading.nouns.people and inner.lemma_.lower() not in reading.nouns.people:
        reading.drop_at(head, COUNTED, "no people are counted", people)
        return
    spot = where(reading, head, people) or _home(reading, head) or _relative(reading, head)
    if spot is not None or (number.bounds.low or 0) >= MANY:
        yield _figure(head, people, number, None, spot, unit="person")
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


def _figure(
    head: Token, thing: Token, number: Count, holder: Mention | None, scope: Mention | None, unit: str = ""
) -> Draft:
    matter = Figure(unit or thing.lemma_.lower(), holder, number.bounds, number.of, scope)
    start, end = without_determiner(noun_phrase(thing), thing)
    evidence = (min(start, number.start), max(end, number.end)) if thing.dep_ == "conj" else evidence_of(head)
    return Draft(head, evidence, matter, COUNTED, None, None, frozenset())
