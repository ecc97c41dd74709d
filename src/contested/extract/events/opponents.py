"""Who attacks and who is attacked: at a verb of violence, and at a noun with the verb that carries it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from contested.extract.events.matching import Match
from contested.extract.events.reading import Reading
from contested.extract.events.sides import between, carried_by, carrier, modifiers, subject_of
from contested.extract.events.weapons import ascribed, is_weapon, owners
from contested.extract.lexicon import lexicon
from contested.extract.syntax import agent, case_of, children, conjuncts, is_verb, oblique

TARGETS = ("against", "on", "at", "with", "targeting")
_DOWN = ("on", "onto", "in", "into", "at", "near")
_COURSE = ("after", "amid", "during", "following", "in", "despite")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who attacks and who is attacked, as the heads that name them; the verb that carries a noun."""

    by: list[Token]
    against: list[Token]
    verb: Token | None = None


def is_nominal(match: Match) -> bool:
    """A noun, or a gerund that stands for one ("fighting, which began at dawn", "killed in shelling")."""
    return match.cue.pos == "noun" or is_gerund(match.head)


def is_gerund(token: Token) -> bool:
    """A form in -ing in the place of a noun, with no object and no subject of its own."""
    if token.tag_ != "VBG" or children(token, "obj", "nsubj", "aux"):
        return False
    if token.dep_.split(":")[0] in ("nsubj", "obj", "obl", "nmod"):
        return True
    if token.dep_ == "conj":
        return token.head.pos_ in ("NOUN", "PROPN") or is_gerund(token.head)
    return token.dep_ == "acl" and any(c.lower_ == "of" for c in children(token, "mark", "case"))


def of_verb(reading: Reading, match: Match) -> Sides | None:
    """The sides of an attack that a verb tells; None where its doer cannot have done it."""
    verb = match.head
    by = [t for d in agent(verb) for t in conjuncts(d)]
    if any(t.lower_ == "who" for t in by):
        return None
    if match.cue.flag("falls"):
        fallen = by if any(is_weapon(reading, t) for t in by) else _fallen_before(reading, verb)
        struck = [t for d in oblique(verb, *_DOWN) for t in conjuncts(d)]
        return Sides(owners(reading, fallen), struck) if fallen else None
    against = [t for d in match.tokens("against", reading.is_party) for t in conjuncts(d)]
    if not against and verb.dep_ == "conj":
        # "killed and executed 270 people": the object after both verbs is that of both.
        against = [t for d in children(verb.head, "obj") if d.i > verb.i for t in conjuncts(d)]
    if not against:
        against = [t for d in oblique(verb, *TARGETS) if reading.is_actor(d) for t in conjuncts(d)]
    if by and not any(is_weapon(reading, t) or has_side(reading, t) for t in by):
        return None
    if match.cue.flag("weapon") and not any(is_weapon(reading, t) for t in by):
        return None
    by = owners(reading, by)
    if match.cue.values["act"] == "clash" and not against:
        by, against = _two_sides(by)
    return Sides(by, against)


def _fallen_before(reading: Reading, verb: Token) -> list[Token]:
    """ "reports of gas falling on the town": what falls is named in the noun phrase before it."""
    if verb.dep_ != "acl":
        return []
    return [t for t in verb.head.subtree if t.i < verb.i and t.pos_ == "NOUN" and is_weapon(reading, t)][-1:]


def of_noun(reading: Reading, match: Match) -> Sides | None:
    """The sides of an attack or a fight that a noun tells; None where a verb tells it."""
    noun = match.head
    if _is_doer(noun):
        return None
    verb = _carrying(noun)
    heads = [noun, *([verb] if verb is not None else [])]
    both = between(heads)
    if len(both) > 1:
        return Sides(both[:1], both[1:], verb)
    by = both or oblique(noun, "by") or ascribed(noun)
    against = [t for h in heads for d in oblique(h, *TARGETS) for t in conjuncts(d)]
    if verb is not None and verb.head == noun:
        by = by or agent(verb)
    elif verb is not None and carried_by(noun, verb):
        found = _of_carrier(reading, noun, verb, by)
        if found is None:
            return None
        by, against = found[0], found[1] or against
    by = by or modifiers(reading, noun) or _responsible(noun)
    if not against and match.cue.flag("of_target"):
        against = [t for d in oblique(noun, "of") for t in conjuncts(d)]
    if not by and (against or match.cue.flag("general")):
        by = _in_whose_course(reading, noun)
    by = [t for b in by for t in conjuncts(b)]
    if match.cue.values["act"] == "clash" and not against:
        by, against = _two_sides(by)
    return Sides(by, against, verb)


def _carrying(noun: Token) -> Token | None:
    light = lexicon("violence")["carriers"]
    verb = carrier(noun, light)
    if verb is not None and verb.lemma_.lower() == "lead" and noun.dep_ != "obj":
        # "The attack led to strikes" is no strike of the attack.
        verb = None
    if verb is None:
        verb = next((c for c in children(noun, "acl") if c.lemma_.lower() in light), None)
    return verb


def _of_carrier(
    reading: Reading, noun: Token, verb: Token, by: list[Token]
) -> tuple[list[Token], list[Token]] | None:
    """Who attacks by a verb that lends its clause to the noun, and who "faces" or "comes under" it."""
    heads = (noun, verb)
    if _is_under(noun) or (noun.dep_ == "obj" and verb.lemma_.lower() in lexicon("violence")["undergoing"]):
        doers = by or [t for h in heads for t in oblique(h, "from", "by")] or modifiers(reading, noun)
        return doers, subject_of(verb)
    if by:
        return by, []
    if verb.lemma_.lower() in lexicon("violence")["telling"]:
        return [], []
    found = [t for d in agent(verb) for t in conjuncts(d)]
    return None if any(t.lower_ == "who" for t in found) else (found, [])


def _responsible(noun: Token) -> list[Token]:
    """ "X was behind the attack", "X claimed responsibility for it": X did it."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    governor = top.head
    words = lexicon("violence")["responsible"]
    if case_of(top) not in ("for", "behind") or governor == top:
        return []
    if governor.lemma_.lower() in words:
        holder = governor if any(c.dep_ == "cop" for c in governor.children) else governor.head
        return subject_of(holder)
    return subject_of(top) if case_of(top) == "behind" and any(c.dep_ == "cop" for c in top.children) else []


def _two_sides(by: list[Token]) -> tuple[list[Token], list[Token]]:
    """ "A and B clashed", "Greek and Turkish troops clashed": the second is the first one's foe."""
    if len(by) == 1:
        nations = [t for a in children(by[0], "amod") if a.text[:1].isupper() for t in conjuncts(a)]
        by = nations if len(nations) > 1 else by
    return by[:1], by[1:]


def _in_whose_course(reading: Reading, noun: Token) -> list[Token]:
    """ "After battles with the rebels, troops rested": the other side is the subject of that clause."""
    top = noun
    while top.dep_ in ("nmod", "acl") and top.head.pos_ == "NOUN":
        top = top.head
    if case_of(top) not in _COURSE:
        return []
    doers = agent(top.head) if is_verb(top.head) else []
    return [t for t in doers if reading.is_party(t) and t != top]


def _is_doer(noun: Token) -> bool:
    """ "The raids hit the market": the verb tells it, with the noun as its subject."""
    told = noun.dep_ in ("nsubj", "obj", "nsubj:pass") and is_verb(noun.head)
    return told and noun.head.lemma_.lower() in lexicon("violence")["striking"]


def _is_under(noun: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ == "under" for c in noun.children)


def has_side(reading: Reading, token: Token) -> bool:
    """Whether the doer may bear arms: crowds and professions do not, unless they are named a force."""
    if token.pos_ == "PRON":
        return reading.is_actor(token)
    lemma = token.lemma_.lower()
    if lemma in reading.nouns.forces or lemma in lexicon("violence")["armed"]:
        return True
    return token.pos_ != "VERB" and lemma not in reading.nouns.people and reading.is_actor(token)
