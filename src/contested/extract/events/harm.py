"""Harm claims: people killed, wounded, captured, missing, surrendered, and who did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from spacy.tokens import Token

from contested.extract.events.allegiance import bond, bound_phrase
from contested.extract.events.drafts import Draft, evidence_of, used, where
from contested.extract.events.matching import Match, cues
from contested.extract.events.reading import Reading
from contested.extract.events.sides import enemy, modifiers, named
from contested.extract.numbers.counts import Count, count_of
from contested.extract.phrases import char_span, clause, noun_phrase, text_of, without_determiner
from contested.extract.syntax import children, conjuncts, is_verb, oblique
from contested.model import Bounds, Harm, HarmKind, Mention

_REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_UNCOUNTED = frozenset({"number", "many", "several"})


def harm(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of harm at one head: one for each counted group of victims, and one for each named subset."""
    for match in cues("harm").matches(token):
        drafts = list(_drafts(reading, match))
        if drafts:
            yield from drafts
            return


def _drafts(reading: Reading, match: Match) -> Iterator[Draft]:
    cue, head = match.cue, match.head
    victims = _hit(reading, match)
    if not victims:
        _note_nobody(reading, match)
        return
    by = _by(reading, match)
    kind = cast(HarmKind, cue.values["harm"])
    evidence = evidence_of(head)
    spot = where(reading, head, *victims, *match.tokens("by", reading.is_party))
    shared = _shared(victims)
    for victim in [shared] if shared is not None else victims:
        count = _count(match, victim)
        if cue.flag("counted") and (not count or (count.low == 1 and victim == head)):
            reading.drop(match, "no number, and this cue asks for one", victim)
            continue
        mention = (
            _victims(reading, victim, victims if shared is not None else [])
            if victim != head or (not cue.flag("toll"))
            else None
        )
        if mention is None and is_verb(head):
            mention = enemy(reading, head)
        bounds = evidence if len(victims) == 1 or shared is not None else _own(victim, head)
        yield Draft(head, bounds, Harm(kind, mention, count, by), cue.name, spot, None, _used(match))
        for subset in _subsets(victim):
            number = count_of(subset)
            if number is not None and number.bounds:
                matter = Harm(kind, _victims(reading, subset, []), number.bounds, by)
                bounds = without_determiner(noun_phrase(subset), subset)
                yield Draft(head, bounds, matter, f"{cue.name}: of whom", spot, None, _used(match))


def _note_nobody(reading: Reading, match: Match) -> None:
    if reading.trace is None:
        return
    if _is_other_sense(match):
        reading.drop(match, "another sense of the word: nobody is taken")
        return
    heads = [v for found in match.readings("victims", reading.is_party) for t in found for v in conjuncts(t)]
    fit = [v for v in heads if _can_suffer(reading, match, v) and not _has_own_fate(v, match.head)]
    if fit:
        reading.drop(match, "no number, and this cue asks for one", *fit)
    elif heads:
        reading.drop(match, "nobody whom this can befall, or another word says what befell them", *heads)
    else:
        reading.drop(match, "nobody stands where those are due whom it befell")


def _used(match: Match) -> frozenset[int]:
    """An execution or an abduction is violence as well: its words stay free for that."""
    return frozenset() if match.cue.flag("violent") else used(match)


def _hit(reading: Reading, match: Match) -> list[Token]:
    """Those whom it befell, at the first place that the cue says to look where people are."""
    if _is_other_sense(match):
        return []
    places = [*match.readings("victims", reading.is_party)]
    if _is_active_after_all(match):
        places.insert(0, children(match.head, "obj"))
    if match.cue.pos == "adjective" and match.head.head.pos_ == "NUM":
        places.append([match.head.head])
    if match.head.dep_ in ("orphan", "dep") and match.head.head.pos_ == "NUM":
        places.insert(0, [match.head.head])
    for heads in places:
        heads = heads + oblique(match.head, "along with", "together with", "as well as")
        found = [v for t in heads for v in conjuncts(t) if _can_suffer(reading, match, v)]
        found = [v for v in found if not _has_own_fate(v, match.head)]
        if found and not (match.cue.flag("counted") and not any(_count(match, v) for v in found)):
            return found
    return []


def _has_own_fate(victim: Token, head: Token) -> bool:
    """ "12 dead and 20 wounded": the twenty are not dead."""
    if any(c.dep_ in ("orphan", "dep") and c != head and is_verb(c) for c in victim.children):
        return True
    # "killed 35 and injured scores of others", taken for scores that are injured.
    own = [c for c in children(victim, "amod") if c.tag_ == "VBN" and c != head]
    return victim.dep_ == "conj" and any(cues("harm").matches(c) for c in own)


def _is_active_after_all(match: Match) -> bool:
    """Taken for a passive, but with an object of its own and no auxiliary: "air raids killed 15"."""
    head = match.head
    return match.cue.roles.get("victims") == "patient" and bool(
        children(head, "obj") and children(head, "nsubj:pass") and not children(head, "aux:pass")
    )


def _is_other_sense(match: Match) -> bool:
    """ "take back", "hold accountable" capture nobody."""
    near = children(match.head, "compound:prt", "advmod", "xcomp", "obj")
    near += [a for o in children(match.head, "obj") for a in children(o, "amod")]
    return bool(match.cue.flag("person_victims")) and any(
        c.lower_ in ("back", "accountable", "responsible", "hostile", "in", "part") for c in near
    )


def _can_suffer(reading: Reading, match: Match, token: Token) -> bool:
    lemma = token.lemma_.lower()
    if match.cue.flag("noun_count") and token == match.head:
        return bool(count_of(token)) or bool(match.cue.modifiers)
    counted = lemma in reading.nouns.quantities or token.pos_ == "NUM"
    if counted and (inner := _inner(token)) is not None:
        return _can_suffer(reading, match, inner)
    if any(c.lemma_.lower() in ("displaced", "displace") for c in children(token, "amod")):
        return False
    taken = match.cue.pos == "verb" and match.cue.flag("person_victims")
    if taken and lemma in reading.nouns.equipment:
        return False
    if token.pos_ == "PROPN" and taken and _may_be_place(reading, token):
        return False
    if lemma in reading.nouns.people or token.ent_type_ == "PER" or token.pos_ == "NUM":
        return not (token.pos_ == "NUM" and match.cue.flag("person_victims") and not count_of(token))
    if lemma in reading.nouns.officials:
        return True
    if token.pos_ == "PRON":
        return token.lower_ not in ("it", "this", "that", "what", "itself")
    if lemma in reading.nouns.places and lemma not in reading.nouns.forces:
        return False
    if token.pos_ == "PROPN" and reading.is_place_name(token):
        return False
    if reading.is_party(token):
        return True
    counted = (match.cue.flag("counted") and match.cue.pos == "noun") or (
        not match.cue.flag("person_victims") and _is_numbered(token)
    )
    return bool(counted) and token.pos_ in ("NOUN", "ADJ") and lemma not in reading.nouns.equipment


def _is_numbered(token: Token) -> bool:
    """Counted by a number: "an operation" is not."""
    number = count_of(token)
    return number is not None and any(t.pos_ == "NUM" for t in token.doc[number.start : number.end])


def _may_be_place(reading: Reading, token: Token) -> bool:
    """A name that the gazetteer knows and no title or first name goes with: "captured Goma"."""
    alone = not any(c.dep_ in ("flat", "compound", "nmod:desc", "appos") for c in token.children)
    return alone and reading.party(token.text) is None and reading.place(token.text) is not None


def _inner(token: Token) -> Token | None:
    """ "an unknown number of soldiers": the soldiers."""
    return next(iter(oblique(token, "of")), None)


def _count(match: Match, victim: Token) -> Bounds:
    number = count_of(victim)
    if number is None and (inner := _inner(victim)) is not None:
        number = count_of(inner)
    if number is not None and number.unit != "percent":
        return number.bounds
    if match.cue.flag("noun_count"):
        number = count_of(match.head) or _reached(match.head)
        if number is not None:
            return number.bounds
    if victim.ent_type_ == "PER" and victim.pos_ == "PROPN" and match.cue.pos != "noun":
        return Bounds.exactly(1)
    return Bounds()


def _reached(toll: Token) -> Count | None:
    """ "the death toll rose to 50", "the toll is 50"."""
    verb = toll.head
    if toll.dep_ != "nsubj":
        return None
    found = [verb, *children(verb, "obj"), *oblique(verb, "to", "at", "above", "over", "past")]
    return next((n for n in map(count_of, found) if n is not None), None)


def _shared(victims: list[Token]) -> Token | None:
    """ "270 soldiers, guards and staff": one count over several nouns is one group of victims."""
    if len(victims) < 2 or count_of(victims[0]) is None:
        return None
    rest = [count_of(v) or v.lemma_.lower() in _UNCOUNTED for v in victims[1:]]
    return None if any(rest) else victims[0]


def _victims(reading: Reading, victim: Token, together: list[Token]) -> Mention | None:
    """The shortest form of who was hit: without numbers, determiners and clauses."""
    counted = victim.pos_ == "NUM" or victim.lemma_.lower() in reading.nouns.quantities | _REMAINS
    if counted and (inner := _inner(victim)) is not None:
        return _victims(reading, inner, [])
    if victim.pos_ == "NUM":
        # "killing 45 and wounding 90": nobody is named.
        return None
    start, end = bound_phrase(victim)
    number = count_of(victim)
    if number is not None and victim.pos_ != "NUM":
        start = max(start, min(number.end, victim.i)) if number.start <= start <= number.end else start
    if not together:
        end = _before_place(reading, victim, end)
    if together:
        end = max(end, max(noun_phrase(t)[1] for t in together))
    text = text_of((start, end), victim)
    return Mention(text, char_span((start, end), victim), antecedent=_meant(reading, victim, text))


def _meant(reading: Reading, victim: Token, text: str) -> str:
    """Whom a pronoun means, and the name of the group that "links to the group" means."""
    if (to := bond(victim)) is not None:
        return reading.bound(to, text)
    found = reading.coref.antecedent(victim) if victim.pos_ == "PRON" else None
    return found.text if found else ""


def _before_place(reading: Reading, victim: Token, end: int) -> int:
    """ "protesters in Khartoum": where they were is no part of who they were."""
    cuts = [
        c.left_edge.i
        for c in oblique(victim, "in", "at", "near", "from")
        if c.i > victim.i and reading.is_place_name(c)
    ]
    return min([end, *cuts])


def _own(victim: Token, head: Token) -> tuple[int, int]:
    """One coordinate of a list of victims: its own words are its evidence."""
    start, end = noun_phrase(victim)
    first, last = clause(head)
    if victim.dep_ != "conj" and first <= start:
        start = first
    return start, max(end, min(last, end))


def _subsets(victim: Token) -> list[Token]:
    """ "19 people, including three children": each member of the list is harmed too."""
    return [m for t in oblique(victim, "including", "among them") for m in conjuncts(t)]


def _by(reading: Reading, match: Match) -> Mention | None:
    """Who did it: an actor, or whoever the air strike or attack that did it belongs to."""
    active = _is_active_after_all(match)
    tokens = children(match.head, "nsubj:pass") if active else match.tokens("by", reading.is_party)
    strikes = reading.nouns.strikes
    doers: list[Token] = []
    for token in tokens:
        if token.lemma_.lower() in strikes and token.lemma_.lower() not in reading.nouns.forces:
            doers += oblique(token, "by") or modifiers(reading, token)
        else:
            doers += conjuncts(token)
    return named(reading, doers)
