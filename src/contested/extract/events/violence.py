"""Violence claims: attacks and fights that nobody said were for ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, evidence_of, used, where
from contested.extract.events.matching import Match, cues
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.events.sides import between, carried_by, carrier, modifiers, named, subject_of
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import agent, children, conjuncts, is_passive, is_verb, oblique, patient
from contested.model import Act, Mention, Violence

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
        return
    sides = _of_verb(reading, match) if match.cue.pos == "verb" else _of_noun(reading, match)
    if sides is None or not _is_violent(reading, match, sides):
        return
    by = named(reading, [t for t in sides.by if not _is_weapon(reading, t)])
    against = _target(reading, sides.against)
    spots = _places(reading, match, sides)
    if by is None and against is None and not spots and not (match.cue.flag("plain") or sides.verb):
        return
    head = sides.verb or match.head
    uses = used(match) | {head.i}
    matter = Violence(_act(reading, match, sides), by, against)
    for spot in spots or [None]:
        yield Draft(head, evidence_of(head), matter, match.cue.name, spot, None, uses)


# Who and whom


def _of_verb(reading: Reading, match: Match) -> Sides | None:
    verb = match.head
    by = [t for d in agent(verb) for t in conjuncts(d)]
    against = [t for d in match.tokens("against", reading.is_party) for t in conjuncts(d)]
    if not against:
        against = [t for d in oblique(verb, *TARGETS) if reading.is_actor(d) for t in conjuncts(d)]
    strike = next((t for t in by if _is_weapon(reading, t)), None)
    if strike is not None:
        # "Air raids hit the town": whose raids they were is said at the raids.
        by = [*oblique(strike, "by"), *modifiers(reading, strike)]
    elif by and not any(_has_side(reading, t) for t in by):
        return None
    if match.cue.values["act"] == "clash" and not against and len(by) > 1:
        by, against = by[:1], by[1:]
    return Sides(by, against)


def _of_noun(reading: Reading, match: Match) -> Sides | None:
    noun = match.head
    if _is_doer(noun):
        return None
    verb = carrier(noun, lexicon("violence")["carriers"])
    heads = [noun, *([verb] if verb is not None else [])]
    both = between(heads)
    if len(both) > 1:
        return Sides(both[:1], both[1:], verb)
    by = both or oblique(noun, "by")
    against = [t for h in heads for d in oblique(h, *TARGETS) for t in conjuncts(d)]
    if verb is not None and carried_by(noun, verb):
        if _is_under(noun):
            against, by = subject_of(verb), by or [t for h in heads for t in oblique(h, "from", "by")]
        else:
            by = by or [t for d in agent(verb) for t in conjuncts(d)]
    by = by or modifiers(reading, noun)
    if match.cue.values["act"] == "clash" and not against and len(by) > 1:
        by, against = by[:1], by[1:]
    return Sides([t for b in by for t in conjuncts(b)], against, verb)


def _is_doer(noun: Token) -> bool:
    """ "The raids hit the market": the verb tells it, with the noun as its subject."""
    return noun.dep_ == "nsubj" and is_verb(noun.head) and noun.head.lemma_.lower() in _striking()


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


def _is_weapon(reading: Reading, token: Token) -> bool:
    """What acts by itself and belongs to somebody: a raid, a shell, a warplane."""
    lemma = token.lemma_.lower()
    return lemma not in ("bomber", "attacker") and (
        lemma in reading.nouns.strikes or lemma in reading.nouns.aircraft
    ) and not any(_is_nation(reading, c) for c in children(token, "amod", "compound"))  # fmt: skip


def _is_nation(reading: Reading, word: Token) -> bool:
    return word.text[:1].isupper() and reading.party(f"{word.text} forces") is not None


# Whether it is violence at all


def _is_violent(reading: Reading, match: Match, sides: Sides) -> bool:
    cue, head = match.cue, match.head
    if cue.flag("person_against") and not _harms_people(reading, sides.against):
        return False
    if cue.flag("needs_target") and not _has_target(reading, match, sides):
        return False
    if cue.flag("forces") and not sides.by:
        return False
    if cue.flag("forces") and (oblique(head, "for") or _is_purpose(head)) and not oblique(head, *TARGETS):
        return False
    if cue.pos == "noun" and sides.by and not any(_has_side(reading, t) or _is_weapon(reading, t)
                                                  or t.text[:1].isupper() for t in sides.by):  # fmt: skip
        return False
    return not (cue.flag("general") and sides.verb is None and len(sides.by) + len(sides.against) < 2
                and not _told(head))  # fmt: skip


def _is_purpose(verb: Token) -> bool:
    """ "formed to fight the group": what somebody is for, no fight of its own."""
    return verb.dep_ in ("acl", "advcl") and any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def _told(head: Token) -> bool:
    """ "fighting continued", "shelling was reported": the noun is what its clause tells of."""
    return head.dep_ in ("nsubj", "nsubj:pass", "ROOT") or any(
        oblique(head, near) for near in ("in", "near", "around", "inside", "outside", "at")
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
    return token.ent_type_ != "" or token.pos_ == "PRON" or reading.is_place_name(token)


def _harms_people(reading: Reading, found: list[Token]) -> bool:
    words = reading.nouns.people | reading.nouns.forces
    return any(t.lemma_.lower() in words or t.ent_type_ == "PER" or t.pos_ in ("PRON", "NUM") for t in found)


def _is_or_has(token: Token, words: list[str]) -> bool:
    near = [token, *children(token, "compound", "amod", "nmod:desc")]
    return any(t.lemma_.lower() in words for t in near)


# Target, place, act


def _target(reading: Reading, tokens: list[Token]) -> Mention | None:
    """The side that is hit; without one, the thing as written ("a market")."""
    found = reading.actors([t for t in tokens if not _is_place(reading, t)])
    if found is not None or not tokens:
        return found
    thing = tokens[0]
    if thing.pos_ not in ("NOUN", "PROPN") or _is_place(reading, thing) or thing.i in reading.timed:
        return None
    bounds = without_determiner(noun_phrase(thing), thing)
    return Mention(text_of(bounds, thing), char_span(bounds, thing))


def _is_place(reading: Reading, token: Token) -> bool:
    return token.lemma_.lower() in reading.nouns.administrative or (
        reading.is_place_name(token) and reading.place(token.text) is not None
    )


def _places(reading: Reading, match: Match, sides: Sides) -> list[Mention | None]:
    """The places of the event, each of a list on its own."""
    for token in match.tokens("place", reading.is_party):
        found = [phrase.mention for t in conjuncts(token) for phrase in places(reading, t)[:1]]
        if found:
            return list(dict.fromkeys(found))
    hung = [t for t in sides.against if t.pos_ in ("NOUN", "PROPN")]
    spot = where(reading, sides.verb or match.head, match.head, *hung)
    return [spot] if spot is not None else []


def _act(reading: Reading, match: Match, sides: Sides) -> Act:
    """An attack by aircraft, or by an air strike, is an air strike; one by shells is shelling."""
    act = cast(Act, match.cue.values["act"])
    if act not in ("attack", "shelling"):
        return act
    head = match.head
    means = [head] if head.pos_ == "NOUN" else []
    means += [d for d in agent(head) if is_verb(head)] + oblique(head, "with", "using")
    if sides.verb is not None:
        means += agent(sides.verb) + oblique(sides.verb, "with", "using")
    words = {t.lemma_.lower() for m in means for t in (m, *children(m, "compound", "amod"))}
    if "suicide" in words or "car" in words or words & set(lexicon("nouns")["strikes"]["bombing"]):
        return "bombing"
    if words & reading.nouns.aircraft or any(word.startswith(("air", "drone")) for word in words):
        return "air strike"
    if act == "attack" and words & set(lexicon("violence")["shells"]):
        return "shelling"
    bare = head.lemma_.lower() == "strike" and not words & set(lexicon("violence")["missiles"])
    return "air strike" if bare and head.pos_ == "NOUN" and _from_the_air(reading) else act


def _from_the_air(reading: Reading) -> bool:
    """Bare "strikes" are what the report calls them elsewhere."""
    signs = reading.nouns.aircraft | {"airstrike", "air-strike", "aerial", "airspace"}
    return any(
        t.lemma_.lower() in signs or (t.lower_ == "air" and t.dep_ in ("compound", "amod"))
        for t in reading.doc
    )
