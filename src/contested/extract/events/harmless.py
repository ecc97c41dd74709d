"""When a word of violence tells no violence: a case that is put, a reference, a thing, a fight with words."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.events.figurative import is_peaceful
from contested.extract.events.matching import Match, cues
from contested.extract.events.opponents import (
    TARGETS,
    Sides,
    has_side,
    is_gerund,
    is_nominal,
)
from contested.extract.events.reading import Reading
from contested.extract.events.weapons import is_weapon
from contested.extract.lexicon import lexicon
from contested.extract.syntax import (
    ancestors,
    case_of,
    children,
    conjuncts,
    is_passive,
    is_verb,
    oblique,
    patient,
)

_NO_NEWS = frozenset(lexicon("violence")["undergoing"] + lexicon("violence")["telling"])
_SAYS_WHERE = ("in", "near", "around", "inside", "outside", "at")


def why_harmless(reading: Reading, match: Match, sides: Sides) -> str:
    """Why a cue tells no violence of its own here; empty where it does."""
    cue, head = match.cue, match.head
    if cue.flag("person_against") and not _harms_people(reading, sides.against):
        return "no people are hit, and this cue asks for them"
    if cue.flag("thing") and (not is_deadly(head) or _falls(head)):
        return "a thing that harms nobody here"
    if cue.flag("needs_target") and not _has_target(reading, match, sides):
        return "nothing that can be hit"
    if cue.flag("general") and _is_of_things(reading, head):
        return "a clash of things, no fight"
    hit = [t for t in sides.against if t.i not in reading.timed]
    if hit and is_nominal(match) and not any(_can_be_hit(reading, t) or reading.is_actor(t) for t in hit):
        return "nothing that can be hit"
    if is_peaceful(reading, head, sides.by, sides.against):
        return "a fight with words, at the polls, in court or in a game"
    if _is_heading(head) or _only_describes(match):
        return "a heading, or what somebody does by trade"
    if cue.flag("told") and sides.verb is None and not sides.against:
        return "nobody carries it out"
    if _is_supposed(reading, head):
        return "a case that is put, no attack that is told"
    gerund = is_nominal(match) and cue.pos == "verb"
    if cue.flag("forces") and not sides.by and not gerund:
        return "nobody is named who fights"
    if cue.flag("forces") and (oblique(head, "for") or _is_purpose(head)) and not oblique(head, *TARGETS):
        return "what somebody is for, no fight of its own"
    if cue.flag("armed") and not _are_armed(reading, sides):
        return "not between sides under arms"
    if cue.pos == "noun" and sides.by and not _any_armed(reading, sides):
        return "none of those named bears arms"
    if (
        cue.flag("general")
        and sides.verb is None
        and len(sides.by) + len(sides.against) < 2
        and not _told(head)
    ):
        return "fighting in general, which the clause does not tell of"
    reference = _is_reference(reading, match, sides)
    return "the report speaks of what it told before" if reference else ""


def is_deadly(head: Token) -> bool:
    """ "The blast killed nine", "killed in the blast", "a bomb went off": the noun is what did it."""
    while head.dep_ == "conj" and not is_verb(head.head):
        head = head.head
    harming = head.head.lemma_.lower() in lexicon("violence")["harming"]
    if not harming or head.head == head:
        return False
    return head.dep_ == "nsubj" or (
        head.dep_ in ("obl", "obl:agent") and case_of(head) in ("in", "by", "from", "during", "after")
    )


def _falls(thing: Token) -> bool:
    """ "bombs that landed on the town": the falling tells it."""
    falling = lexicon("violence")["falling"]
    return any(c.lemma_.lower() in falling for c in children(thing, "acl"))


def _is_supposed(reading: Reading, head: Token) -> bool:
    """ "if the US struck", "whether they struck", "will they strike?": a case that is put, none told."""
    voice = reading.voices.at(head.i)
    if _is_definite(head) or (voice is not None and voice.stance != "asserts"):
        return False
    for token in (head, *ancestors(head, 4)):
        if any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless", "lest") for c in token.children):
            return True
        if is_verb(token) and token.dep_ not in ("xcomp", "acl", "conj", "advcl"):
            return _is_asked(token)
    return False


def _is_asked(verb: Token) -> bool:
    """ "Will the army strike?": the helper stands before the subject."""
    subjects = children(verb, "nsubj")
    helpers = [c for c in children(verb, "aux") if subjects and c.i < subjects[0].i]
    return bool(helpers) and verb.sent[-1].text in ("?", "”", '"')


def _is_definite(head: Token) -> bool:
    words = ("the", "this", "that", "these", "those", "such")
    return not is_verb(head) and any(c.lower_ in words for c in head.children)


def _is_of_things(reading: Reading, noun: Token) -> bool:
    """ "A clash of heads", "a battle of nerves"; the battle of a town is one, and the fighting of a day."""
    found = [t for t in oblique(noun, "of") if t.i not in reading.timed]
    places = reading.nouns.places
    return any(t.pos_ == "NOUN" and not reading.is_party(t) and t.lemma_.lower() not in places for t in found)


def _any_armed(reading: Reading, sides: Sides) -> bool:
    """ "The battle between ambition and love" is none."""
    named_for = [*sides.by, *(sides.against if sides.by else [])]
    return any(has_side(reading, t) or is_weapon(reading, t) or t.text[:1].isupper() for t in named_for)


def _is_heading(head: Token) -> bool:
    """ "Military offensive" between two paragraphs."""
    return head.dep_ == "ROOT" and not is_verb(head) and len([t for t in head.sent if t.is_alpha]) < 4


def _only_describes(match: Match) -> bool:
    """ "the rebels fighting the regime": who they are; with a place or a day it is news."""
    head = match.head
    says_more = [c for c in children(head, "obl", "advmod") if case_of(c) not in ("against", "with", "")]
    return (
        head.dep_ == "acl"
        and head.tag_ == "VBG"
        and match.cue.values["act"] == "clash"
        and not says_more
        and not is_gerund(head)
    )


def _are_armed(reading: Reading, sides: Sides) -> bool:
    """Whether both sides bear arms: "troops engaged the rebels", "operations against militants"."""
    parties = [
        t for t in sides.against if reading.is_party(t) and t.lemma_.lower() not in reading.nouns.officials
    ]
    return bool(parties) and (not sides.by or any(has_side(reading, t) for t in sides.by))


def _is_purpose(verb: Token) -> bool:
    """ "formed to fight the group": what somebody is for, no fight of its own."""
    return verb.dep_ in ("acl", "advcl") and any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def _told(head: Token) -> bool:
    """ "fighting continued", "shelling was reported": the noun is what its clause tells of."""
    if is_deadly(head):
        return True
    return head.dep_ in ("nsubj", "nsubj:pass", "ROOT") or bool(oblique(head, "between", *_SAYS_WHERE))


def _is_reference(reading: Reading, match: Match, sides: Sides) -> bool:
    """ "the attack", "such strikes" once one was told: what the report speaks of, no news of its own."""
    head = match.head
    if match.cue.pos != "noun" or not _is_definite(head) or (sides.by and sides.against):
        return False
    if sides.verb is not None and sides.verb.lemma_.lower() not in _NO_NEWS:
        return False
    if any(reading.is_place_name(t) for t in (*oblique(head, "on", "in", "at"), *beside(head))):
        return False
    act, book = match.cue.values["act"], cues("violence")
    return any(
        act in (cue.values["act"], "attack")
        for t in head.doc[: head.i]
        for cue in book.by_lemma.get(t.lemma_.lower(), ())
    )


def beside(noun: Token) -> list[Token]:
    return children(noun, "compound", "nmod:poss", "nmod:desc")


def _has_target(reading: Reading, match: Match, sides: Sides) -> bool:
    """A blow at people, places or things; "hit a record" and "struck a deal" are none."""
    if not is_verb(match.head) or (not children(match.head, "obj") and not is_passive(match.head)):
        return bool(sides.against) or not is_verb(match.head)
    return any(_can_be_hit(reading, t) for d in patient(match.head) for t in conjuncts(d))


def _can_be_hit(reading: Reading, token: Token) -> bool:
    nouns, lemma = reading.nouns, token.lemma_.lower()
    if lemma in nouns.people | nouns.forces | nouns.places | nouns.equipment | nouns.administrative:
        return True
    if lemma in lexicon("violence")["targets"] or lemma in lexicon("violence")["persons"]:
        return True
    return token.ent_type_ != "" or token.pos_ == "PRON" or reading.is_place_name(token)


def _harms_people(reading: Reading, found: list[Token]) -> bool:
    words = reading.nouns.people | reading.nouns.forces | frozenset(lexicon("violence")["persons"])
    found = [t for t in found if t.lower_ not in ("it", "this", "that", "itself", "what", "which")]
    return any(t.lemma_.lower() in words or t.ent_type_ == "PER" or t.pos_ in ("PRON", "NUM") for t in found)
