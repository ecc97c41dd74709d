"""Violence claims: attacks and fights that nobody said were for ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, evidence_of, used, where
from contested.extract.events.matching import Match, cues
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.events.sides import between, carried_by, carrier, modifiers, named, subject_of
from contested.extract.events.weapons import act_of, is_weapon, owners
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import (
    agent,
    case_of,
    children,
    conjuncts,
    is_passive,
    is_verb,
    oblique,
    patient,
)
from contested.model import Mention, Violence

TARGETS = ("against", "on", "at", "with", "targeting")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who attacks and who is attacked, as the heads that name them; the verb that carries a noun."""

    by: list[Token]
    against: list[Token]
    verb: Token | None = None


def violence(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of violence at one head: one for each named place of a list."""
    for match in cues("violence").matches(token):
        drafts = list(_drafts(reading, match))
        if drafts:
            yield from drafts
            return


def _drafts(reading: Reading, match: Match) -> Iterator[Draft]:
    wanted = match.cue.flag("mods_of_object")
    if wanted and match.companion is not None and not _is_or_has(match.companion, wanted):
        reading.drop(match, "not said of one of the things that this cue asks for", match.companion)
        return
    sides = _of_noun(reading, match) if _is_nominal(match) else _of_verb(reading, match)
    if sides is None:
        reading.drop(match, "told by its verb, or done by nobody who bears arms")
        return
    if why := _harmless(reading, match, sides):
        reading.drop(match, why)
        return
    by = named(reading, owners(reading, sides.by))
    against = _target(reading, sides.against)
    spots = _places(reading, match, sides)
    if by is None and against is None and not _stands_alone(reading, match, sides, spots):
        reading.drop(match, "by nobody, against nobody, and nowhere")
        return
    head = sides.verb if sides.verb is not None and sides.verb.head != match.head else match.head
    uses = used(match) | {head.i}
    matter = Violence(act_of(reading, match, sides.verb), by, against)
    for spot in spots or [None]:
        yield Draft(head, evidence_of(head), matter, match.cue.name, spot, None, uses)


def _is_nominal(match: Match) -> bool:
    """A noun, or a gerund that stands as a subject ("fighting, which began at dawn")."""
    return match.cue.pos == "noun" or (match.head.dep_.startswith("nsubj") and match.head.tag_ == "VBG")


def _stands_alone(reading: Reading, match: Match, sides: Sides, spots: list[Mention | None]) -> bool:
    """Whether an event of nobody against nobody is one: carried by a verb, deadly, or at a place."""
    head = match.head
    if match.cue.flag("plain") or sides.verb is not None:
        return True
    if _is_deadly(head):
        return True
    found = reading.place(spots[0].words) if spots and spots[0] is not None else None
    return bool(spots) and (found is None or found.feature != "country")


def _is_deadly(head: Token) -> bool:
    """ "The blast killed nine", "a bomb went off": the noun is what did it."""
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in lexicon("violence")["harming"]


# Who and whom


def _of_verb(reading: Reading, match: Match) -> Sides | None:
    verb = match.head
    by = [t for d in agent(verb) for t in conjuncts(d)]
    if any(t.lower_ == "who" for t in by):
        return None
    if match.cue.flag("falls"):
        return Sides([], []) if any(is_weapon(reading, t) for t in by) else None
    against = [t for d in match.tokens("against", reading.is_party) for t in conjuncts(d)]
    if not against:
        against = [t for d in oblique(verb, *TARGETS) if reading.is_actor(d) for t in conjuncts(d)]
    if by and not any(is_weapon(reading, t) or _has_side(reading, t) for t in by):
        return None
    by = owners(reading, by)
    if match.cue.values["act"] == "clash" and not against:
        by, against = _two_sides(by)
    return Sides(by, against)


def _of_noun(reading: Reading, match: Match) -> Sides | None:
    noun = match.head
    if _is_doer(noun):
        return None
    verb = carrier(noun, lexicon("violence")["carriers"])
    if verb is None:
        light = lexicon("violence")["carriers"]
        verb = next((c for c in children(noun, "acl") if c.lemma_.lower() in light), None)
    heads = [noun, *([verb] if verb is not None else [])]
    both = between(heads)
    if len(both) > 1:
        return Sides(both[:1], both[1:], verb)
    by = both or oblique(noun, "by")
    against = [t for h in heads for d in oblique(h, *TARGETS) for t in conjuncts(d)]
    if verb is not None and verb.head == noun:
        by = by or agent(verb)
    elif verb is not None and carried_by(noun, verb):
        if _is_under(noun):
            against, by = subject_of(verb), by or [t for h in heads for t in oblique(h, "from", "by")]
        else:
            by = by or [t for d in agent(verb) for t in conjuncts(d)]
            if any(t.lower_ == "who" for t in by):
                return None
    by = by or modifiers(reading, noun)
    if not by and against:
        by = _in_whose_course(reading, noun)
    by = [t for b in by for t in conjuncts(b)]
    if match.cue.values["act"] == "clash" and not against:
        by, against = _two_sides(by)
    return Sides(by, against, verb)


def _two_sides(by: list[Token]) -> tuple[list[Token], list[Token]]:
    """ "A and B clashed", "Greek and Turkish troops clashed": the second is the first one's foe."""
    if len(by) == 1:
        nations = [t for a in children(by[0], "amod") if a.text[:1].isupper() for t in conjuncts(a)]
        by = nations if len(nations) > 1 else by
    return by[:1], by[1:]


def _in_whose_course(reading: Reading, noun: Token) -> list[Token]:
    """ "After battles with the rebels, troops rested": the other side is the subject of that clause."""
    top = noun
    while top.dep_ == "nmod" and top.head.pos_ == "NOUN":
        top = top.head
    if case_of(top) not in ("after", "amid", "during", "following", "in", "despite"):
        return []
    doers = agent(top.head) if is_verb(top.head) else []
    return [t for t in doers if reading.is_party(t) and t != top]


def _is_doer(noun: Token) -> bool:
    """ "The raids hit the market": the verb tells it, with the noun as its subject."""
    told = noun.dep_ in ("nsubj", "obj", "nsubj:pass") and is_verb(noun.head)
    return told and noun.head.lemma_.lower() in _striking()


def _striking() -> frozenset[str]:
    return frozenset(lexicon("violence")["striking"])


def _is_under(noun: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ == "under" for c in noun.children)


def _has_side(reading: Reading, token: Token) -> bool:
    """Whether the doer may bear arms: crowds and professions do not, unless they are named a force."""
    if token.pos_ == "PRON":
        return reading.is_actor(token)
    lemma = token.lemma_.lower()
    if lemma in reading.nouns.forces or lemma in ("man", "men", "people", "someone", "member"):
        return True
    return token.pos_ != "VERB" and lemma not in reading.nouns.people and reading.is_actor(token)


# Whether it is violence at all


def _harmless(reading: Reading, match: Match, sides: Sides) -> str:
    """Why a cue tells no violence of its own here; empty where it does."""
    cue, head = match.cue, match.head
    if cue.flag("person_against") and not _harms_people(reading, sides.against):
        return "no people are hit, and this cue asks for them"
    if cue.flag("thing") and not _is_deadly(head):
        return "a thing that harms nobody here"
    if cue.flag("needs_target") and not _has_target(reading, match, sides):
        return "nothing that can be hit"
    if cue.flag("forces") and not sides.by:
        return "nobody is named who fights"
    if cue.flag("forces") and (oblique(head, "for") or _is_purpose(head)) and not oblique(head, *TARGETS):
        return "what somebody is for, no fight of its own"
    if cue.pos == "noun" and sides.by and not _any_armed(reading, sides):
        return "none of those named bears arms"
    if (
        cue.flag("general")
        and sides.verb is None
        and len(sides.by) + len(sides.against) < 2
        and not _told(head)
    ):
        return "fighting in general, which the clause does not tell of"
    return "the report speaks of what it told before" if _is_reference(match, sides) else ""


def _any_armed(reading: Reading, sides: Sides) -> bool:
    """ "The battle between ambition and love" is none."""
    named_for = [*sides.by, *(sides.against if sides.by else [])]
    return any(_has_side(reading, t) or is_weapon(reading, t) or t.text[:1].isupper() for t in named_for)


def _is_purpose(verb: Token) -> bool:
    """ "formed to fight the group": what somebody is for, no fight of its own."""
    return verb.dep_ in ("acl", "advcl") and any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def _told(head: Token) -> bool:
    """ "fighting continued", "shelling was reported": the noun is what its clause tells of."""
    return head.dep_ in ("nsubj", "nsubj:pass", "ROOT") or any(
        oblique(head, near) for near in ("in", "near", "around", "inside", "outside", "at")
    )


def _is_reference(match: Match, sides: Sides) -> bool:
    """ "the attack", "such strikes" once one was told: what the report speaks of, no news of its own."""
    head = match.head
    definite = any(c.lower_ in ("the", "this", "that", "these", "those", "such") for c in head.children)
    if match.cue.pos != "noun" or not definite or sides.verb is not None or (sides.by and sides.against):
        return False
    act, book = match.cue.values["act"], cues("violence")
    return any(
        cue.values["act"] == act
        for t in head.doc[: head.i]
        for cue in book.by_lemma.get(t.lemma_.lower(), ())
    )


def _has_target(reading: Reading, match: Match, sides: Sides) -> bool:
    """A blow at people, places or things; "hit a record" and "struck a deal" are none."""
    if not is_verb(match.head) or (not children(match.head, "obj") and not is_passive(match.head)):
        return bool(sides.against) or not is_verb(match.head)
    return any(_can_be_hit(reading, t) for d in patient(match.head) for t in conjuncts(d))


def _can_be_hit(reading: Reading, token: Token) -> bool:
    nouns, lemma = reading.nouns, token.lemma_.lower()
    if lemma in nouns.people | nouns.forces | nouns.places | nouns.equipment | nouns.administrative:
        return True
    if lemma in lexicon("violence")["targets"]:
        return True
    return token.ent_type_ != "" or token.pos_ == "PRON" or reading.is_place_name(token)


def _harms_people(reading: Reading, found: list[Token]) -> bool:
    words = reading.nouns.people | reading.nouns.forces
    return any(t.lemma_.lower() in words or t.ent_type_ == "PER" or t.pos_ in ("PRON", "NUM") for t in found)


def _is_or_has(token: Token, words: list[str]) -> bool:
    near = [token, *children(token, "compound", "amod", "nmod:desc")]
    return any(t.lemma_.lower() in words for t in near)


# Target and place


def _target(reading: Reading, tokens: list[Token]) -> Mention | None:
    """The side that is hit; without one, the thing as written ("a market")."""
    tokens = [t for t in tokens if t.i not in reading.timed and not is_weapon(reading, t)]
    found = named(reading, [t for t in tokens if not _is_place(reading, t)])
    if found is not None or not tokens:
        return found
    thing = tokens[0]
    if thing.pos_ not in ("NOUN", "PROPN") or _is_place(reading, thing) or thing.i in reading.timed:
        return None
    bounds = without_determiner(noun_phrase(thing), thing)
    return Mention(text_of(bounds, thing), char_span(bounds, thing))


def _is_place(reading: Reading, token: Token) -> bool:
    if token.lemma_.lower() in reading.nouns.administrative:
        # "Islamic State" is no state.
        return not (token.text[:1].isupper() and reading.is_party(token))
    return reading.is_place_name(token) and reading.place(token.text) is not None


def _places(reading: Reading, match: Match, sides: Sides) -> list[Mention | None]:
    """The places of the event, each of a list on its own."""
    for token in match.tokens("place", reading.is_party):
        found = [phrase.mention for t in conjuncts(token) for phrase in places(reading, t)[:1]]
        if found:
            return list(dict.fromkeys(found))
    hung = [t for t in (*sides.against, *sides.by) if t.pos_ in ("NOUN", "PROPN")]
    hung += [inner for t in hung for inner in oblique(t, "of")]
    spot = where(reading, sides.verb or match.head, match.head, *hung)
    return [spot] if spot is not None else []
