"""Words of war in other senses: who fights with words, at the polls, in court, in games, without arms."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from contested.extract.events.reading import Reading
from contested.extract.events.weapons import is_weapon
from contested.extract.lexicon import lexicon
from contested.extract.syntax import children, oblique

_ARMED = frozenset({"state", "organ", "coalition", "armed group", "people"})
_PERSON = frozenset({"PER", "PERSON"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("figurative")[name])


def is_peaceful(reading: Reading, head: Token, by: list[Token], against: list[Token]) -> bool:
    """Whether an attack is one of words, votes, balls or weather: by its kind, its doers, its target."""
    if _is_rehearsed(head) or (head.pos_ in ("NOUN", "PROPN") and is_of_peaceful_kind(head)):
        return True
    if any(t.lemma_.lower() in _words("blows") for t in oblique(head, "with")):
        return True
    if by:
        if all(is_peaceful_doer(reading, t) for t in by):
            return True
        if any(bears_arms(reading, t) for t in by):
            return False
        if all(_is_person(reading, t) for t in by):
            # A ruler strikes places and forces; whoever else he attacks, he attacks with words.
            return _is_reasoned(reading, head, against) or not any(_is_ground(reading, t) for t in against)
    people = [t for t in against if _is_person(reading, t) or (by and t.pos_ == "PRON")]
    if by:
        return not against or len(people) == len(against) or _is_reasoned(reading, head, against)
    return bool(people) and len(people) == len(against)


def is_of_peaceful_kind(noun: Token) -> bool:
    """ "personal attacks", "court fight", "attack ad": the words beside the noun say what kind it is."""
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in _words("kinds"):
        return True
    kinds = _words("kinds") | (_words("stoppages") if noun.lemma_.lower() == "strike" else frozenset())
    return any(c.lemma_.lower() in kinds for c in children(noun, "amod", "compound", "nmod:desc"))


def is_peaceful_doer(reading: Reading, doer: Token) -> bool:
    """A party of parliament, a court, a club, a storm; an armed side may have the same name."""
    if doer.lemma_.lower() not in _words("doers") and doer.lower_ not in _words("doers"):
        return False
    return not _is_armed_party(reading, doer)


def bears_arms(reading: Reading, doer: Token) -> bool:
    """Weapons, people under arms, states and armed groups by name; a politician bears none."""
    lemma = doer.lemma_.lower()
    if is_weapon(reading, doer):
        return True
    if lemma in reading.nouns.officials or _is_person(reading, doer):
        return False
    if lemma in reading.nouns.forces | reading.nouns.people:
        return True
    return _is_armed_party(reading, doer)


def why_bloodless(reading: Reading, head: Token, doers: list[Token], place: str) -> str:
    """Why a place is held, won or lost at the polls or in a game here; empty where arms may be at work."""
    if _is_rehearsed(head):
        return "a drill, no attack"
    if any(bears_arms(reading, t) or (t.pos_ == "PRON" and not _is_person(reading, t)) for t in doers):
        return ""
    if place in _words("prizes"):
        return "a seat of power that is won at the polls"
    if not doers:
        return ""
    if all(is_peaceful_doer(reading, t) for t in doers):
        return "those who do it use no arms"
    if head.lemma_.lower() in _words("winning") or _is_contest(head):
        return "what is won or lost is a vote or a game"
    return ""


def _is_rehearsed(head: Token) -> bool:
    """ "Simulated an attack", "a mock assault"."""
    drills = _words("rehearsals")
    return (head.dep_ == "obj" and head.head.lemma_.lower() in drills) or any(
        c.lower_ in drills for c in children(head, "amod", "compound")
    )


def _is_contest(head: Token) -> bool:
    """Whether a clause and what is around it tell of an election or a game: no ground is won there."""
    below = [t for t in head.subtree if t.dep_ in ("acl:relcl", "advcl") and t != head]
    apart = {t.i for clause in below for t in clause.subtree}
    around = (t for t in head.sent if t.i not in apart and t.pos_ in ("NOUN", "ADJ"))
    return any(t.lemma_.lower() in _words("contests") for t in around)


def _is_armed_party(reading: Reading, token: Token) -> bool:
    if not token.text[:1].isupper():
        return False
    found = reading.party(reading.actor(token).words)
    return found is not None and found.kind in _ARMED


def _is_ground(reading: Reading, token: Token) -> bool:
    nouns = reading.nouns
    if token.ent_type_ in _PERSON:
        return False
    if token.lemma_.lower() in (nouns.forces - nouns.officials) | nouns.administrative:
        return True
    return reading.is_place_name(token) or _is_armed_party(reading, token)


def _is_person(reading: Reading, token: Token) -> bool:
    """A named person, or the pronoun for one."""
    if token.ent_type_ in _PERSON:
        return True
    if token.pos_ == "PRON" and token.lower_ in ("he", "she", "him", "her", "his"):
        return True
    return token.lemma_.lower() in reading.nouns.officials and token.pos_ in ("NOUN", "PROPN")


def _is_reasoned(reading: Reading, head: Token, against: list[Token]) -> bool:
    """ "attacked the press over its reports": for what was said or done, by those who bear no arms."""
    reasons = oblique(head, *_words("reasons"))
    return any(t.i not in reading.timed and not t.ent_type_ and t not in against for t in reasons)
