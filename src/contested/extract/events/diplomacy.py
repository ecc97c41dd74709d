"""Diplomacy claims, coarse: one for a statement or a meeting, not one for each clause of a speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, evidence_of, used, where
from contested.extract.events.matching import Match, cues
from contested.extract.events.reading import Reading
from contested.extract.events.sides import actors_in, apart, between, carried_by, carrier, modifiers, named
from contested.extract.events.spokespeople import (
    any_actor,
    are_officials,
    are_several,
    each_side,
    is_of_side,
    speaks_for_somebody,
)
from contested.extract.events.statements import STATEMENTS, carried_elsewhere, said, spoken_act, statement
from contested.extract.lexicon import lexicon
from contested.extract.syntax import agent, ancestors, case_of, children, conjuncts, is_verb, oblique, patient
from contested.extract.voices.attribution import Attribution, negated
from contested.model import Diplomacy, Diplomatic, Mention

_WEIGHTY = frozenset({"warns", "urges", "condemns", "accuses", "offers", "rejects", "sanctions"})
_ADDED = frozenset({"accuses", "urges"})
"""Acts that are told beside what they are about: who is accused of a deed, or urged to one."""


def diplomacy(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of diplomacy at one head: the statement that it introduces, else the act that it names."""
    if not reading.tells_of_states:
        return
    saying = _saying_at(reading, token)
    if saying is not None and (draft := _added(reading, token, saying)) is not None:
        yield draft
        return
    if saying is not None and carried_elsewhere(reading, saying):
        _note(reading, token, "what is said is told by another kind of claim")
        return
    draft = _stated(reading, saying) if saying is not None else None
    if draft is None:
        draft = _act_at(reading, token)
        if draft is not None and saying is not None:
            draft = replace(draft, evidence=_with_words(draft.evidence, said(reading, saying)))
    if draft is None:
        return
    if is_verb(token) and not _is_weighty(draft) and _has_act(reading, children(token, "obj")):
        _note(reading, token, "its object tells the act")
    elif draft.cue in STATEMENTS or not _is_within(reading, token):
        yield draft
    else:
        _note(reading, token, "what another act or statement is about, told by that")


def _with_words(evidence: tuple[int, int], content: list[Token]) -> tuple[int, int]:
    """The clause of a verb of saying with the words that follow it."""
    follows = bool(content) and 0 <= content[0].i - evidence[1] < 3
    return (evidence[0], content[-1].i + 1) if follows else evidence


def _added(reading: Reading, token: Token, saying: Attribution) -> Draft | None:
    """Who is accused of a deed or urged to one is told beside the deed."""
    return statement(reading, saying) if spoken_act(token) in _ADDED else None


def _stated(reading: Reading, saying: Attribution) -> Draft | None:
    """The statement that a verb of saying introduces; a mere "said" gives way to the act in what is said."""
    draft = statement(reading, saying)
    if draft is None or draft.cue == "statement":
        return draft
    return None if _has_act(reading, said(reading, saying)) else draft


def _is_within(reading: Reading, token: Token) -> bool:
    return _is_within_statement(reading, token) or _is_within_act(reading, token)


def _is_weighty(draft: Draft) -> bool:
    """Refusals, warnings and the like are the act, whatever they are about; "announced a deal" is a deal."""
    return isinstance(draft.matter, Diplomacy) and draft.matter.act in _WEIGHTY


def _is_within_act(reading: Reading, token: Token) -> bool:
    """ "refused to negotiate", "rejected a truce", "accused them of breaking it": that is the act."""
    below = token
    for verb in ancestors(token, 3):
        inner = below.dep_ in ("xcomp", "ccomp", "advcl", "acl") or (
            below.dep_ == "obj" and not is_verb(below)
        )
        if not inner:
            return False
        draft = _act_at(reading, verb) if is_verb(verb) else None
        if draft is not None and (_is_weighty(draft) or below.dep_ in ("xcomp", "ccomp")):
            return True
        below = verb
    return False


def _note(reading: Reading, token: Token, why: str) -> None:
    for match in cues("diplomacy").matches(token) if reading.trace is not None else ():
        reading.drop(match, why)


def _act_at(reading: Reading, token: Token) -> Draft | None:
    for match in cues("diplomacy").matches(token):
        draft = _verbal(reading, match) if match.cue.pos == "verb" else _nominal(reading, match)
        if draft is not None:
            return draft
    return None


def _has_act(reading: Reading, content: list[Token]) -> bool:
    return any(_act_at(reading, t) is not None for t in content)


def _is_within_statement(reading: Reading, token: Token) -> bool:
    """Whether the act is what a warning, an offer or the like is about, which is coded already."""
    for saying in reading.sayings:
        if token.i in saying.content and saying.cue != token.i and token.sent == reading.doc[saying.cue].sent:
            draft = statement(reading, saying)
            if draft is not None and _is_weighty(draft):
                return True
            if draft is not None and draft.cue == "statement":
                return not _has_act(reading, children(reading.doc[saying.cue], "obj"))
    return False


def _saying_at(reading: Reading, token: Token) -> Attribution | None:
    return next((s for s in reading.sayings if s.cue == token.i and s.content), None)


def _verbal(reading: Reading, match: Match) -> Draft | None:
    cue, head = match.cue, match.head
    doers = [d for t in match.tokens("by", reading.is_party) for d in conjuncts(t)]
    if not (cue.flag("anyone") and is_of_side(reading, match)):
        doers = [d for d in doers if speaks_for_somebody(reading, d, bool(cue.flag("fighters")))]
    if cue.flag("officials") and (children(head, "obj") or not are_officials(reading, doers)):
        reading.drop(match, "no officials do it, or it has an object")
        return None
    if head.lemma_.lower() == "threaten" and not (children(head, "xcomp") or oblique(head, "with")):
        reading.drop(match, "what is a danger warns nobody")
        return None
    if cue.flag("finite") and head.dep_ in ("advcl", "acl"):
        reading.drop(match, "what a meeting was for, told by the meeting")
        return None
    if cue.flag("object") and not patient(head):
        reading.drop(match, "it has no object")
        return None
    if not doers or _keeps_silent(head):
        reading.drop(
            match, "a refusal to speak" if doers else "nobody who speaks for a state or body does it"
        )
        return None
    others = [t for d in match.tokens("toward", reading.is_party) for t in conjuncts(d)]
    beside = [t for d in oblique(head, "with") for t in conjuncts(d)]
    others = others or actors_in(reading, beside)
    doers = [t for d in doers for t in each_side(reading, d)]
    alone = len(doers) < 2 and not any_actor(reading, others) and not are_several(head, doers)
    if cue.flag("meets") and alone and not (beside and cue.flag("fighters")):
        reading.drop(match, "nobody is met")
        return None
    return _draft(reading, match, doers, others, head)


def _keeps_silent(head: Token) -> bool:
    """ "declined to comment" is no refusal of anything but words."""
    return any(c.lemma_.lower() in lexicon("diplomacy")["silence"] for c in children(head, "xcomp", "obj"))


def _nominal(reading: Reading, match: Match) -> Draft | None:
    noun = match.head
    verb = carrier(noun, lexicon("diplomacy")["carriers"])
    heads = [noun, *([verb] if verb is not None else []), *children(noun, "acl")]
    doers, others = between(heads), []
    fighters = bool(doers)
    if not doers:
        doers = oblique(noun, "by", "from")
        if verb is not None and carried_by(noun, verb):
            doers = doers or agent(verb)
        elif not doers and match.cue.flag("under_way"):
            doers = _under_way(noun)
        doers = [t for d in doers or modifiers(reading, noun) for t in conjuncts(d)]
        prepositions = ("with", "to", "against", "on")
        others = [t for h in heads for d in oblique(h, *prepositions) for t in conjuncts(d)]
    doers = [d for d in doers if speaks_for_somebody(reading, d, fighters)]
    others = [t for t in others if speaks_for_somebody(reading, t)]
    if not doers and match.cue.flag("imposed") and others:
        matter = Diplomacy(cast(Diplomatic, match.cue.values["act"]), None, _toward(reading, others))
        return Draft(noun, evidence_of(noun), matter, match.cue.name, None, None, used(match))
    if not doers:
        reading.drop(match, "nobody who speaks for a state or body does it")
        return None
    if verb is None and not others and len(doers) < 2 and not match.cue.flag("plain"):
        reading.drop(match, "only spoken of: no verb carries it, and it is with nobody")
        return None
    return _draft(reading, match, doers, others, verb or noun)


def _under_way(noun: Token) -> list[Token]:
    """ "The minister is on a trip", "said on a visit": whoever is, or speaks, on it."""
    if case_of(noun) not in ("on", "during"):
        return []
    if any(c.dep_ == "cop" for c in noun.children):
        return children(noun, "nsubj")
    return agent(noun.head) if is_verb(noun.head) else []


def _draft(
    reading: Reading, match: Match, doers: list[Token], others: list[Token], head: Token
) -> Draft | None:
    act = match.cue.values["act"]
    if act == "agrees" and any(c.lower_ in ("not", "n't", "n’t", "never") for c in match.head.children):
        act = act if negated(match.head) else "rejects"
    if act in ("talks", "agrees") and not others and len(doers) > 1:
        doers, others = doers[:1], doers[1:]
    by = named(reading, doers)
    if by is None:
        reading.drop(match, "nobody is named who does it", *doers)
        return None
    toward = _toward(reading, others)
    matter = Diplomacy(cast(Diplomatic, act), apart(reading, by, toward), apart(reading, toward, by))
    spot = where(reading, head, match.head, *others) if act in ("talks", "visit") else None
    return Draft(head, evidence_of(head), matter, match.cue.name, spot, None, used(match) | {head.i})


def _body(reading: Reading, doers: list[Token]) -> Mention | None:
    """A body that no class of actors knows ("European powers"), as written."""
    bodies = lexicon("diplomacy")["bodies"]
    return next((reading.actor(d) for d in doers if d.lemma_.lower() in bodies), None)


def _toward(reading: Reading, others: list[Token]) -> Mention | None:
    return named(reading, [t for t in others if speaks_for_somebody(reading, t, True)])
