"""Violence claims: attacks and fights that nobody said were for ground."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, evidence_of, used, where
from contested.extract.events.figurative import is_peaceful
from contested.extract.events.matching import Match, cues
from contested.extract.events.opponents import (
    TARGETS,
    Sides,
    has_side,
    is_gerund,
    is_nominal,
    of_noun,
    of_verb,
)
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.events.sides import named
from contested.extract.events.weapons import act_of, is_weapon, owners
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
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
from contested.model import Mention, Violence


def violence(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of violence at one head: one for each named place of a list."""
    for match in _matches(token):
        drafts = list(_drafts(reading, match))
        if drafts:
            yield from drafts
            return


def _matches(token: Token) -> list[Match]:
    """The cues at a head; a gerund in the place of a noun is read as that noun ("after days of fighting")."""
    if is_gerund(token):
        found = cues("violence").by_lemma.get(token.lower_, ())
        nouns = [Match(cue, token) for cue in found if cue.pos == "noun" and not cue.modifiers]
        if nouns:
            return nouns
    return cues("violence").matches(token)


def _drafts(reading: Reading, match: Match) -> Iterator[Draft]:
    wanted = match.cue.flag("mods_of_object")
    if wanted and match.companion is not None and not _is_or_has(match.companion, wanted):
        reading.drop(match, "not said of one of the things that this cue asks for", match.companion)
        return
    sides = of_noun(reading, match) if is_nominal(match) else of_verb(reading, match)
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


def _stands_alone(reading: Reading, match: Match, sides: Sides, spots: list[Mention | None]) -> bool:
    """Whether an event of nobody against nobody is one: carried by a verb, deadly, or at a place."""
    head = match.head
    if match.cue.flag("plain") or sides.verb is not None:
        return True
    if _is_deadly(head) or sides.against:
        return True
    found = reading.place(spots[0].words) if spots and spots[0] is not None else None
    return bool(spots) and (found is None or found.feature != "country")


def _is_deadly(head: Token) -> bool:
    """ "The blast killed nine", "killed in the blast", "a bomb went off": the noun is what did it."""
    while head.dep_ == "conj" and not is_verb(head.head):
        head = head.head
    harming = head.head.lemma_.lower() in lexicon("violence")["harming"]
    if not harming or head.head == head:
        return False
    return head.dep_ == "nsubj" or (
        head.dep_ in ("obl", "obl:agent") and case_of(head) in ("in", "by", "from", "during", "after")
    )


def _is_supposed(head: Token) -> bool:
    """ "if the US struck", "whether strikes were carried out": a case that is put, no attack that is told."""
    for token in (head, *ancestors(head, 4)):
        if any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless", "lest") for c in token.children):
            return True
        if is_verb(token) and token.dep_ not in ("xcomp", "acl", "conj", "advcl"):
            break
    return False


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
    if cue.flag("general") and _is_of_things(reading, head):
        return "a clash of things, no fight"
    hit = [t for t in sides.against if t.i not in reading.timed]
    if hit and is_nominal(match) and not any(_can_be_hit(reading, t) or reading.is_actor(t) for t in hit):
        return "nothing that can be hit"
    if is_peaceful(reading, head, sides.by, sides.against):
        return "a fight with words, at the polls, in court or in a game"
    if _is_supposed(head):
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
    if _is_reference(match, sides):
        return "the report speaks of what it told before"
    if cue.flag("general") and _is_of_things(reading, head):
        return "a clash of things, no fight"
    hit = [t for t in sides.against if t.i not in reading.timed]
    if hit and is_nominal(match) and not any(_can_be_hit(reading, t) or reading.is_actor(t) for t in hit):
        return "nothing that can be hit"
    if is_peaceful(reading, head, sides.by, sides.against):
        return "a figure of speech, or no deed of arms"
    return "a case that is put, no attack that is told" if _is_supposed(head) else ""


def _is_of_things(reading: Reading, noun: Token) -> bool:
    """ "A clash of heads", "a battle of nerves"; the battle of a town is one, and the fighting of a day."""
    found = [t for t in oblique(noun, "of") if t.i not in reading.timed]
    places = reading.nouns.places
    return any(t.pos_ == "NOUN" and not reading.is_party(t) and t.lemma_.lower() not in places for t in found)


def _any_armed(reading: Reading, sides: Sides) -> bool:
    """ "The battle between ambition and love" is none."""
    named_for = [*sides.by, *(sides.against if sides.by else [])]
    return any(has_side(reading, t) or is_weapon(reading, t) or t.text[:1].isupper() for t in named_for)


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
    if _is_deadly(head):
        return True
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
    if lemma in lexicon("violence")["targets"] or lemma in lexicon("violence")["persons"]:
        return True
    return token.ent_type_ != "" or token.pos_ == "PRON" or reading.is_place_name(token)


def _harms_people(reading: Reading, found: list[Token]) -> bool:
    words = reading.nouns.people | reading.nouns.forces | frozenset(lexicon("violence")["persons"])
    found = [t for t in found if t.lower_ not in ("it", "this", "that", "itself")]
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
    if spot is not None:
        return [spot]
    hit = [t for t in sides.against if _is_place(reading, t)]
    return list(dict.fromkeys(phrase.mention for t in hit for phrase in places(reading, t)[:1]))
