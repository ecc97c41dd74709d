"""Who makes diplomacy: states, bodies and their officials; crowds and firms make none."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.events.matching import Match
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.syntax import children, conjuncts, is_verb, oblique

_BODIES = frozenset({"state", "organ", "coalition", "organisation", "armed group", "people"})


def speaks_for_somebody(reading: Reading, token: Token, fighters: bool = False) -> bool:
    """Whether the doer is a state, a body or one of its officials; crowds and firms make no diplomacy."""
    if token.pos_ == "PRON":
        return reading.is_actor(token) and _stands_for_somebody(reading, token, fighters)
    lemma = token.lemma_.lower()
    if lemma in reading.nouns.strikes and token.pos_ == "NOUN":
        return False
    if lemma in reading.nouns.officials or lemma in lexicon("diplomacy")["bodies"]:
        return True
    if token.ent_type_ in ("PER", "PERSON") and not is_verb(token):
        return _is_in_office(reading, token)
    if lemma in reading.nouns.forces and token.pos_ == "NOUN":
        return fighters
    found = reading.party(reading.actor(token).words)
    return found is not None and found.kind in _BODIES


def _stands_for_somebody(reading: Reading, pronoun: Token, fighters: bool) -> bool:
    """Whether what a pronoun stands for speaks for a side; one that stands for nothing known is passed on."""
    words = reading.actor(pronoun).antecedent
    if not words or fighters:
        return True
    found, last = reading.party(words), words.split()[-1].lower()
    if found is not None:
        return found.kind in _BODIES
    known = reading.nouns.officials | reading.nouns.forces | frozenset(lexicon("diplomacy")["bodies"])
    return last in known or any(
        s.speaker.affiliation and s.speaker.name.endswith(words) for s in reading.sayings
    )


def _is_in_office(reading: Reading, person: Token) -> bool:
    """A person whom the names, a title beside the name, or the report's own words put on a side."""
    if reading.party(reading.actor(person).words) is not None:
        return True
    if any(
        t.lemma_.lower() in reading.nouns.officials
        for t in children(person, "compound", "appos", "nmod", "flat")
    ):
        return True
    last = person.right_edge.text if person.right_edge.ent_type_ else person.text
    return any(
        s.speaker.affiliation is not None and s.speaker.name.endswith((last, person.text))
        for s in reading.sayings
    )


def are_officials(reading: Reading, doers: list[Token]) -> bool:
    return any(d.lemma_.lower() in reading.nouns.officials or d.ent_type_ == "PER" for d in doers)


def each_side(reading: Reading, doer: Token) -> list[Token]:
    """ "Delegations from A and B": A and B; "regime allies A and B" likewise."""
    if doer.pos_ != "NOUN":
        return [doer]
    named = [t for d in oblique(doer, "from", "of") for t in conjuncts(d)]
    if len(named) > 1 and doer.tag_ == "NNS" and all(speaks_for_somebody(reading, t) for t in named):
        return named
    beside = [t for d in children(doer, "appos") for t in conjuncts(d)]
    several = len(beside) > 1 and all(speaks_for_somebody(reading, t) for t in beside)
    return beside if several else [doer]


def are_several(head: Token, doers: list[Token]) -> bool:
    """ "The two presidents met": with each other."""
    alike = bool(doers) and doers[0].tag_ == "NNS"
    return alike and (head.lemma_.lower() == "discuss" or not children(head, "obj"))


def is_of_side(reading: Reading, match: Match) -> bool:
    """ "Activists accused the army": whoever speaks, a side is accused."""
    found = [t for t in match.tokens("toward", reading.is_party) if t.pos_ != "PRON"]
    return any(reading.is_party(t) and speaks_for_somebody(reading, t, True) for t in found)


def any_actor(reading: Reading, tokens: list[Token]) -> bool:
    """ "Troops met pockets of resistance", "met with approval": nobody was met."""
    return any(reading.is_actor(t) or t.lemma_.lower() in reading.nouns.officials for t in tokens)
