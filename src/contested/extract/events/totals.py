"""Totals that no verb of loss or supply tells: shares of things, people somewhere, forces, money, land."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.extract.events.casualties import reached
from contested.extract.events.drafts import Draft, evidence_of, where
from contested.extract.events.matching import cues
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.events.sides import actors_in, modifiers, named
from contested.extract.events.victims import is_of_a_people
from contested.extract.lexicon import lexicon
from contested.extract.numbers.counts import Count, count_of
from contested.extract.numbers.numerals import CURRENCIES
from contested.extract.phrases import noun_phrase, without_determiner
from contested.extract.syntax import (
    agent,
    ancestors,
    case_of,
    children,
    conjuncts,
    is_verb,
    oblique,
    patient,
    subject,
)
from contested.model import Figure, Mention

_WORDS = lexicon("figures")
_UNITS: dict[str, str] = _WORDS["units"]
_MONEY = frozenset(CURRENCIES.values())
MANY = 1000
"""So many people in one place are told as a total though the place has no name."""
SOME = 10
"""Fewer under arms are a squad somewhere, no strength of a side."""
COUNTED = "counted things"
"""What stands in the place of a cue's name."""


def totals(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of totals at one head."""
    yield from _share(reading, token)
    yield from _forces(reading, token)
    yield from _joined(reading, token)
    yield from _there_are(reading, token)
    yield from _number_of(reading, token)
    yield from _beyond_control(reading, token)
    if is_verb(token):
        yield from _money(reading, token)
        yield from _land(reading, token)


def unit_of_thing(noun: Token) -> str:
    """The usual name of what is counted: "militants" are fighters, "machineguns" machine guns."""
    lemma = noun.lemma_.lower()
    return _UNITS.get(lemma, lemma)


def total(
    head: Token, thing: Token, number: Count, holder: Mention | None, scope: Mention | None, unit: str = ""
) -> Draft:
    """A counted thing as a draft; one of several in a list has its own words as evidence."""
    matter = Figure(unit or unit_of_thing(thing), holder, number.bounds, number.of, scope)
    start, end = without_determiner(noun_phrase(thing), thing)
    listed = thing.dep_ == "conj" or (head.dep_ in ("acl", "acl:relcl") and thing == head.head)
    evidence = (min(start, number.start), max(end, number.end)) if listed else evidence_of(head)
    return Draft(head, evidence, matter, COUNTED, None, None, frozenset())


def are_people(reading: Reading, noun: Token) -> bool:
    """Civilians, or a people by its name in the plural."""
    inner = next(iter(oblique(noun, "of")), noun)
    counted = noun.lemma_.lower() in reading.nouns.quantities
    told = (inner,) if counted else (noun, inner)
    return any(t.lemma_.lower() in reading.nouns.people or is_of_a_people(t) for t in told)


def _under_arms(reading: Reading, noun: Token) -> bool:
    return noun.lemma_.lower() in reading.nouns.forces and noun.tag_ in ("NNS", "NN")


def _share(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "84 percent of the buildings", "11 of the 36 hospitals": what no cue of another kind tells."""
    number = count_of(token)
    if number is None or token.i != number.end - 1 or not (number.percent or number.of):
        return
    top = token if token.pos_ != "NUM" or number.of else token.head
    whole = next((t for n in (token, top) for t in oblique(n, "of", "out of")), None)
    if whole is None or whole.pos_ in ("PRON", "DET") or whole.i in reading.timed:
        return
    if not _is_of_concern(reading, whole):
        return
    if not number.percent and not (_is_thing(whole) and number.bounds and number.bounds.high != 1):
        return
    governor = next((a for a in ancestors(top, 4) if is_verb(a) or children(a, "cop", "nsubj")), None)
    if governor is None or any(_is_told_elsewhere(a) for a in (whole, governor, *children(governor, "conj"))):
        return
    doers = [t for t in agent(governor) if reading.is_actor(t) and t != top] if is_verb(governor) else []
    holder = named(reading, doers) or named(reading, modifiers(reading, whole))
    scope = where(reading, whole, governor)
    unit = "percent" if number.percent else unit_of_thing(whole)
    yield total(governor, top, number, holder, scope, unit)


def _is_of_concern(reading: Reading, whole: Token) -> bool:
    """People, forces, places and things of a war and its relief: no voters, shares or taxes."""
    known = reading.nouns
    classes = (
        known.people | known.forces | known.places | known.equipment | known.facilities | known.subdivisions
    )
    nouns = [whole, *children(whole, "compound"), *conjuncts(whole)]
    if any(t.lemma_.lower() in classes | set(_WORDS["shared"]) or is_of_a_people(t) for t in nouns):
        return True
    return reading.is_place_name(whole) or reading.is_party(whole)


def _is_thing(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and noun.tag_ in ("NNS", "NN")


def _is_told_elsewhere(head: Token) -> bool:
    return any(cues(kind).matches(head) for kind in ("control", "harm", "movement"))


def _forces(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "has 20,000 men under arms", "is made up of 12,000 peacekeepers", "militants were active"."""
    lemma = token.lemma_.lower()
    holder = agent(token) if is_verb(token) else []
    if is_verb(token) and lemma in _WORDS["has"]:
        found = patient(token)
    elif is_verb(token) and lemma in _WORDS["comprises"]:
        found, about = [*oblique(token, "of"), *children(token, "obj")], subject(token)
        holder = [about] if about is not None else []
    elif lemma in _WORDS["active"]:
        about = subject(token)
        found, holder = ([about] if about is not None else []), []
    else:
        return
    for people in [m for t in found for m in conjuncts(t)]:
        number = count_of(people)
        if number is None or (number.bounds.low or number.bounds.high or 0) < SOME or number.percent:
            continue
        if lemma in _WORDS["has"] and (number.bounds.low or 0) >= MANY and are_people(reading, people):
            # "has more than a million refugees": people somewhere, or the strength of a side.
            yield total(
                token, people, number, reading.actors(holder), where(reading, token, people), "person"
            )
            continue
        armed = people.lemma_.lower() in _WORDS["strength"] and any(reading.is_actor(t) for t in holder)
        if armed or _under_arms(reading, people):
            owner = reading.actors([t for t in holder if t != people]) or named(
                reading, modifiers(reading, people)
            )
            yield total(token, people, number, owner, where(reading, token, people))


def _joined(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "5,000 foreigners have joined the group", "joined the war on the side of the rebels"."""
    about = subject(token) if is_verb(token) and token.lemma_.lower() == "join" else None
    number = count_of(about) if about is not None else None
    if about is None or number is None or (number.bounds.low or number.bounds.high or 0) < SOME:
        return
    if not (are_people(reading, about) or _under_arms(reading, about)):
        return
    sides = [s for t in oblique(token, "on") for s in oblique(t, "of")]
    sides += [t for t in children(token, "obj") if reading.is_party(t)]
    sides += [s for t in children(token, "obj") for s in oblique(t, "of")]
    holder = named(reading, actors_in(reading, sides)[:1])
    if holder is not None:
        unit = "" if _under_arms(reading, about) else "person"
        yield total(token, about, number, holder, where(reading, token), unit)


def _there_are(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "There are 1,500 checkpoints in Kashmir", "there are 40,000 refugees in Congo"."""
    if token.lemma_ != "be" or not children(token, "expl"):
        return
    for thing in [m for t in children(token, "nsubj") for m in conjuncts(t)]:
        number, scope = count_of(thing), where(reading, token, thing)
        if number is None or (number.bounds.low or 0) < SOME or cues("harm").matches(thing):
            continue
        told = any(
            cues("harm").matches(c) or cues("movement").matches(c) for c in children(thing, "acl", "amod")
        )
        if told or (scope is None and (number.bounds.low or 0) < MANY):
            continue
        equipment = thing.lemma_.lower() in reading.nouns.equipment | set(_WORDS["sites"])
        if are_people(reading, thing):
            yield total(token, thing, number, None, scope, "person")
        elif equipment or _under_arms(reading, thing):
            yield total(token, thing, number, named(reading, modifiers(reading, thing)), scope)


def _beyond_control(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "Three strongholds outside government control": places that a side has not got, counted."""
    if token.lemma_.lower() not in _WORDS["grip"] or case_of(token) not in ("outside", "beyond", "out of"):
        return
    about = token.head if token.dep_ == "nmod" else subject(token)
    number = count_of(about) if about is not None else None
    if about is None or number is None or (number.bounds.low or 0) < 2 or number.percent:
        return
    if about.lemma_.lower() in reading.nouns.subdivisions | set(_WORDS["sites"]):
        yield total(about, about, number, None, where(reading, about, token))


def _number_of(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "The number of displaced people has reached 360,000"."""
    if token.lemma_.lower() not in lexicon("harm")["totals"] or token.dep_ not in ("nsubj", "nsubj:pass"):
        return
    number, people = reached(token), next(iter(oblique(token, "of")), None)
    if people is None or number is None or (number.bounds.low or number.bounds.high or 0) < MANY:
        return
    told = [c for c in people.children if c.dep_.startswith("acl")]
    if any(cues(k).matches(t) for t in (people, *told) for k in ("harm", "movement")):
        return
    if number.percent or number.unit in _MONEY or not are_people(reading, people):
        return
    verb = token.head
    yield total(verb, token, number, None, where(reading, people, verb), "person")


def _money(reading: Reading, verb: Token) -> Iterator[Draft]:
    """ "has given Kyiv $45bn", "committed over 1bn pounds": sums that are given or promised."""
    if verb.lemma_.lower() not in _WORDS["pays"]:
        return
    for money in patient(verb):
        number = count_of(money)
        unit = _UNITS.get(number.unit, number.unit) if number is not None else ""
        if number is not None and number.bounds and unit in _MONEY:
            above = [subject(v) for v in ancestors(verb, 4) if is_verb(v) or children(v, "cop")]
            givers = [agent(verb), *([t] for t in above if t is not None)]
            fit = (reading.actors([t for t in found if t != money]) for found in givers)
            holder = next((h for h in fit if h is not None), None)
            yield total(verb, money, number, holder, None, unit)


def _land(reading: Reading, verb: Token) -> Iterator[Draft]:
    """ "control 1,000 square kilometres of the country": land without a name."""
    matches = [m for m in cues("control").matches(verb) if "holder" in m.cue.roles]
    if not matches:
        return
    for land in [*patient(verb), *children(verb, "obj", "obl:unmarked")]:
        number = count_of(land)
        if number is not None and number.bounds and number.unit.startswith("square "):
            scope = next((p.mention for t in oblique(land, "of", "in") for p in places(reading, t)), None)
            yield total(verb, land, number, reading.actors(agent(verb)), scope, number.unit)
            return
