"""Harm claims: people killed, wounded, captured, missing, surrendered, and who did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from spacy.tokens import Token

from contested.extract.events.casualties import (
    count,
    is_joint,
    is_nobody,
    is_uncounted_total,
    may_rise,
    shared,
    subsets,
    together,
)
from contested.extract.events.drafts import Draft, evidence_of, used, where
from contested.extract.events.matching import Match, cues
from contested.extract.events.reading import Reading
from contested.extract.events.sides import enemy, modifiers, named
from contested.extract.events.victims import (
    can_suffer,
    has_own_fate,
    hit,
    is_active_after_all,
    is_other_sense,
    told,
)
from contested.extract.numbers.counts import count_of, counts
from contested.extract.phrases import clause, noun_phrase, without_determiner
from contested.extract.syntax import children, conjuncts, is_verb, oblique
from contested.model import Bounds, Harm, HarmKind, Mention, Modality

_ANYBODY = frozenset({"those", "anyone", "anybody", "someone", "somebody", "everyone", "everybody"})


def harm(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of harm at one head: one for each counted group of victims, and one for each named subset."""
    for match in cues("harm").matches(token):
        drafts = list(_drafts(reading, match))
        if drafts:
            yield from drafts
            return


def _drafts(reading: Reading, match: Match) -> Iterator[Draft]:
    cue, head = match.cue, match.head
    victims = hit(reading, match)
    if not victims:
        _note_nobody(reading, match)
        return
    by = _by(reading, match)
    kind = cast(HarmKind, cue.values["harm"])
    spot = where(reading, head, *victims, *match.tokens("by", reading.is_party))
    group = shared(victims)
    for victim in [group] if group is not None else victims:
        number = count(match, victim) or _of_them(reading, victim)
        if why := _unfit(reading, match, victim, number):
            reading.drop(match, why, victim)
            continue
        mention = _mention(reading, match, victim, victims if group is not None else [])
        bounds = evidence_of(head) if len(victims) == 1 or group is not None else _own(victim, head)
        number = together(victims, number) if group is not None else number
        matter = Harm(kind, mention, Bounds() if is_joint(head) else number, by)
        feared: Modality | None = "possible" if cue.flag("toll") and not number and may_rise(head) else None
        yield Draft(head, bounds, matter, cue.name, spot, feared, _used(match))
        for subset, some in subsets(match, victim):
            matter = Harm(kind, told(reading, match, subset, []), some, by)
            bounds = without_determiner(noun_phrase(subset), subset)
            yield Draft(head, bounds, matter, f"{cue.name}: of whom", spot, None, _used(match))


def _unfit(reading: Reading, match: Match, victim: Token, number: Bounds) -> str:
    """Why a victim makes no claim, in words; empty where it does."""
    cue, head = match.cue, match.head
    if cue.flag("counted") and not is_nobody(victim) and (not number or (number.low == 1 and victim == head)):
        return "no number, and this cue asks for one"
    if cue.flag("counted") and number == Bounds.exactly(1) and victim != head and count_of(victim) is None:
        return "one somebody, and this cue asks for a number"
    if cue.flag("uncounted") and number:
        return "those counted are told by another cue"
    if cue.flag("toll") and not number and not may_rise(head):
        return "a toll without a number"
    if is_uncounted_total(victim, number):
        return "a total is spoken of and not told"
    share = count_of(victim.head)
    some = victim.head.lemma_.lower() in reading.nouns.quantities and not (share and share.percent)
    if victim.lower_ in _ANYBODY and not number and head.dep_.startswith("acl") and not some:
        return "people spoken of at large"
    if not number and head.sent[-1].text == "?":
        return "asked, not told"
    if victim.pos_ == "PRON" and not number and any(c.tag_ == "MD" for c in head.children):
        return "what may or should befall somebody who is not told apart"
    return ""


def _of_them(reading: Reading, victim: Token) -> Bounds:
    """ "trapped 150 soldiers and was holding them": how many they are is told in the same sentence."""
    if victim.lower_ not in ("they", "them"):
        return Bounds()
    people = reading.nouns.people | reading.nouns.forces
    for number in reversed(counts(victim.doc, victim.sent.start, victim.i)):
        if number.noun is not None and victim.doc[number.noun].lemma_.lower() in people:
            return Bounds() if number.percent else number.bounds
    return Bounds()


def _mention(reading: Reading, match: Match, victim: Token, together: list[Token]) -> Mention | None:
    """The victims as told; a toll names nobody, and "killing 45" those whom the deed was done to."""
    toll = victim == match.head and match.cue.flag("toll")
    mention = None if toll else told(reading, match, victim, together)
    return enemy(reading, match.head) if mention is None and is_verb(match.head) else mention


def _note_nobody(reading: Reading, match: Match) -> None:
    if reading.trace is None:
        return
    if is_other_sense(match):
        reading.drop(match, "another sense of the word: nobody is taken")
        return
    heads = [v for found in match.readings("victims", reading.is_party) for t in found for v in conjuncts(t)]
    fit = [v for v in heads if can_suffer(reading, match, v) and not has_own_fate(v, match)]
    if fit:
        reading.drop(match, "no number, and this cue asks for one", *fit)
    elif heads:
        reading.drop(match, "nobody whom this can befall, or another word says what befell them", *heads)
    else:
        reading.drop(match, "nobody stands where those are due whom it befell")


def _used(match: Match) -> frozenset[int]:
    """An execution or an abduction is violence as well: its words stay free for that."""
    return frozenset() if match.cue.flag("violent") else used(match)


def _own(victim: Token, head: Token) -> tuple[int, int]:
    """One coordinate of a list of victims: its own words are its evidence."""
    start, end = noun_phrase(victim)
    first, last = clause(head)
    if victim.dep_ != "conj" and first <= start:
        start = first
    return start, max(end, min(last, end))


def _by(reading: Reading, match: Match) -> Mention | None:
    """Who did it: an actor, or whoever the air strike or attack that did it belongs to."""
    active = is_active_after_all(match)
    tokens = children(match.head, "nsubj:pass") if active else match.tokens("by", reading.is_party)
    strikes = reading.nouns.strikes
    doers: list[Token] = []
    for token in tokens:
        if token.lemma_.lower() in strikes and token.lemma_.lower() not in reading.nouns.forces:
            doers += oblique(token, "by") or modifiers(reading, token)
        else:
            doers += conjuncts(token)
    return named(reading, doers)
