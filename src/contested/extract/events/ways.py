"""Where a movement comes from and where it goes: by its verb, its people and the clauses around it."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.events.matching import Match
from contested.extract.events.places import place
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span
from contested.extract.syntax import ancestors, children, conjuncts, is_verb, oblique, patient, subject
from contested.model import Mention, Span

_HOMES = frozenset(lexicon("movement")["homes"])
_DWELLERS = frozenset(lexicon("movement")["dwellers"])
_DEICTIC = ("there", "home", "here")
_WITHIN = ("in", "at", "near", "around", "across", "inside", "outside", "of")


def origin_of(reading: Reading, match: Match, movers: list[Token]) -> Mention | None:
    """Where from: as the cue says; else where the homes are that are left, or where those live who leave."""
    heads = [t for found in match.readings("from", reading.is_party) for t in found]
    heads = [t for t in heads if t != match.head.head or not _is_where(match.head)]
    told = _first_place(reading, heads)
    if told is not None:
        return told
    for mover in movers:
        live = ("from", "of", "in") if mover.lemma_.lower() in _DWELLERS else ("from",)
        if match.cue.values["move"] == "withdrew":
            live = (*live, "in")  # "The troops in Mali will withdraw": from there.
        if found := _first_place(reading, oblique(mover, *live)):
            return found
    if match.cue.values["move"] == "fled" and any(t.lemma_.lower() in _HOMES for t in heads):
        return _told_around(reading, match.head)
    return None


def goal_of(reading: Reading, match: Match) -> Mention | None:
    """Where to: as the cue says, or where those who move are to act."""
    heads = [t for found in match.readings("to", reading.is_party) for t in found]
    if _is_where(match.head):
        heads.append(match.head.head)  # "the desert, where they fled"
    across = match.cue.values["move"] == "fled"
    return (
        _first_place(reading, heads)
        or _aim(reading, match.head)
        or (_across(reading, match.head) if across else None)
    )


def _is_where(verb: Token) -> bool:
    return verb.dep_ in ("acl:relcl", "advcl:relcl") and any(c.lower_ == "where" for c in verb.children)


def _first_place(reading: Reading, heads: list[Token]) -> Mention | None:
    for head in heads:
        if head.lower_ in _DEICTIC:
            found = reading.coref.antecedent(head)
            if found is not None:
                return Mention(head.text, char_span((head.i, head.i + 1), head), antecedent=found.text)
            continue
        for member in conjuncts(head):
            # "a church in Juba", "their homes in Ituri": what is no place itself lies in one.
            for nominal in (member, *oblique(member, *_WITHIN)):
                phrase = place(reading, nominal)
                if phrase is not None and phrase.named:
                    return phrase.mention
    return None


def _told_around(reading: Reading, verb: Token) -> Mention | None:
    """ "Attacks in X forced people to flee their homes": the homes are where the clauses around say it is."""
    for clause in (verb, *ancestors(verb)):
        doer = subject(clause) if is_verb(clause) else None
        for nominal in (clause, *([doer] if doer is not None else [])):
            for candidate in oblique(nominal, "in", "across", "near", "around"):
                phrase = place(reading, candidate)
                if phrase is not None and phrase.named and not phrase.implied:
                    return phrase.mention
    return None


def _aim(reading: Reading, head: Token) -> Mention | None:
    """ "sent troops to retake the town": where they are to act is where they go."""
    carried = [head.head] if head.dep_ == "obj" and head.pos_ == "NOUN" else []
    for purpose in [p for h in (head, *carried) for p in children(h, "advcl", "xcomp", "acl")]:
        if any(c.dep_ == "mark" and c.lower_ == "to" for c in purpose.children):
            for token in patient(purpose):
                phrase = place(reading, token)
                if phrase is not None and phrase.named:
                    return phrase.mention
    return None


def _across(reading: Reading, head: Token) -> Mention | None:
    """ "crossed the border and fled": into the one other country that the sentence names."""
    verbs = [head, head.head, *children(head, "conj")]
    if not any(v.lemma_.lower() == "cross" and _border(v) for v in verbs):
        return None
    abroad: dict[str, Mention] = {}
    for entity in head.sent.ents:
        found = reading.place(entity.text)
        if found is not None and found.feature == "country" and found.name != reading.country:
            abroad.setdefault(found.id, Mention(entity.text, Span(entity.start_char, entity.end_char)))
    return next(iter(abroad.values())) if len(abroad) == 1 else None


def _border(verb: Token) -> bool:
    return any(t.lemma_.lower() in ("border", "frontier") for t in patient(verb))


def is_aim(head: Token) -> bool:
    """ "crossed the river to escape the shelling": the reason of a movement is no second one."""
    return head.dep_ in ("advcl", "acl") and any(c.dep_ == "mark" and c.lower_ == "to" for c in head.children)


def is_abroad(reading: Reading, goal: Mention) -> bool:
    found = reading.place(goal.words)
    return found is not None and found.feature == "country"
