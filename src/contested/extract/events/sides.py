"""Who stands on which side of an event told by a noun: the verb that carries it, those named beside it."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import (
    OBLIQUES,
    agent,
    case_of,
    children,
    conjuncts,
    is_passive,
    is_verb,
    oblique,
    patient,
)
from contested.model import Mention

_HITTING = frozenset(lexicon("figures")["hits"])


def carrier(noun: Token, light: Collection[str]) -> Token | None:
    """The verb that only lends its clause to a noun: "launched an attack", "clashes broke out"."""
    while noun.dep_ == "conj" and not is_verb(noun.head):
        noun = noun.head
    verb = noun.head
    if verb == noun or not is_verb(verb) or verb.lemma_.lower() not in light:
        return None
    if noun.dep_ in ("obj", "nsubj", "nsubj:pass"):
        return verb
    return verb if noun.dep_ in OBLIQUES and case_of(noun) in ("in", "under", "with", "to") else None


def subject_of(verb: Token) -> list[Token]:
    """The grammatical subjects of a verb itself, coordinates too."""
    return [t for s in children(verb, "nsubj") for t in conjuncts(s)]


def carried_by(noun: Token, verb: Token | None) -> bool:
    """Whether the noun is what its carrier does, not who does it."""
    if verb is None:
        return False
    while noun.dep_ == "conj" and noun.head != verb:
        noun = noun.head
    return noun.dep_ == "obj" or (noun.dep_ == "nsubj:pass" and is_passive(verb)) or noun.dep_ in OBLIQUES


def actors_in(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Those who can act; "with their backer, Rwanda" is with Rwanda."""
    found = []
    for token in tokens:
        fit = reading.is_actor(token) or token.lemma_.lower() in reading.nouns.officials
        found += [token] if fit else [
            a for a in children(token, "appos") if reading.is_actor(a)
        ]  # fmt: skip
    return found


def between(heads: list[Token]) -> list[Token]:
    """ "between A and B", "A with B": those named, in their order."""
    for head in heads:
        for first in oblique(head, "between", "among"):
            return conjuncts(first)
    return []


def named(reading: Reading, tokens: list[Token]) -> Mention | None:
    """Sides by their names; an adjective of a nation ("Israeli strikes") stands for its forces."""
    if len(tokens) == 1 and tokens[0].pos_ in ("ADJ", "PROPN") and _is_modifier(tokens[0]):
        return nation(reading, tokens[0])
    if len(tokens) == 1 and (plain := _by_its_own_name(reading, tokens[0])) is not None:
        return plain
    if len(tokens) == 1 and (whose := _of_insurgents(reading, tokens[0])):
        return reading.actors(whose)
    found = reading.actors(tokens) if len(tokens) != 1 or not _is_another(tokens[0]) else None
    if found is not None or not tokens:
        return found
    if len(tokens) == 1 and _is_another(tokens[0]):
        bounds = without_determiner(noun_phrase(tokens[0]), tokens[0])
        return Mention(text_of(bounds, tokens[0]), char_span(bounds, tokens[0]))
    if tokens[0].lemma_.lower() in reading.nouns.officials | reading.nouns.forces:
        return reading.actor(tokens[0])
    return nation(reading, tokens[0])


def _is_another(token: Token) -> bool:
    """ "Rival fighters", "another group": not those told of before."""
    return any(c.lower_ in ("rival", "other", "another", "unidentified", "unknown") for c in token.children)


def apart(reading: Reading, one: Mention | None, other: Mention | None) -> Mention | None:
    """ "The government and the Taliban": nobody meets or fights himself; the bare words then count."""
    if one is None or other is None or not one.antecedent:
        return one
    meant, met = reading.party(one.words), reading.party(other.words)
    if meant is None or met is None or meant.side_id != met.side_id:
        return one
    return Mention(one.text, one.span)


def _of_insurgents(reading: Reading, official: Token) -> list[Token]:
    """ "Rebel military officials": the rebels' own, no state's."""
    if official.lemma_.lower() not in reading.nouns.officials:
        return []
    beside = children(official, "compound", "amod")
    return [t for t in beside if t.lemma_.lower() in ("rebel", "opposition", "insurgent", "militant")][:1]


def _is_modifier(word: Token) -> bool:
    return word.dep_ in ("amod", "compound") or (
        word.dep_ == "conj" and word.head.dep_ in ("amod", "compound")
    )


def _by_its_own_name(reading: Reading, token: Token) -> Mention | None:
    """ "Afghan special forces" name their side themselves and stand for nobody before them."""
    bounds = without_determiner(noun_phrase(token), token)
    text = text_of(bounds, token)
    if token.pos_ == "PRON" or not any(t.text[:1].isupper() for t in token.doc[bounds[0] : bounds[1]]):
        return None
    return Mention(text, char_span(bounds, token)) if reading.party(text) is not None else None


def nation(reading: Reading, word: Token) -> Mention | None:
    """The forces that an adjective or a name before a noun stands for."""
    if not word.text[:1].isupper() or word.lemma_.lower() in reading.nouns.forces:
        return reading.actors([word])
    if not word.ent_type_ and word.pos_ != "PROPN":
        return None
    if reading.party(word.text) is not None:
        return reading.actors([word])
    forces = f"{word.text} forces"
    if reading.party(forces) is None:
        return reading.actors([word]) if reading.is_party(word) else None
    return Mention(word.text, char_span((word.i, word.i + 1), word), antecedent=forces)


def modifiers(reading: Reading, noun: Token) -> list[Token]:
    """Words before a noun that say whose it is: "rebel shelling", "Israeli air strike", "the army's raid"."""
    found = children(noun, "nmod:poss")
    beside = children(noun, "compound", "amod", "nmod:desc")
    leaders = [
        t for w in beside if w.lemma_.lower() == "lead" for t in children(w, "compound", "obl", "nsubj")
    ]
    for word in (*beside, *leaders):
        lemma = word.lemma_.lower()
        if lemma in reading.nouns.aircraft or lemma in reading.nouns.remote:
            continue
        if word.text[:1].isupper():
            found += [word] if nation(reading, word) is not None else []
        elif word.pos_ == "NOUN" and lemma in reading.nouns.forces:
            found.append(word)
    return found


def enemy(reading: Reading, verb: Token) -> Mention | None:
    """Whom a deed hits that names nobody itself: "struck the rebels, killing 8 and destroying a tank"."""
    top = verb
    while top.dep_ in ("conj", "advcl", "xcomp", "ccomp") and is_verb(top.head):
        top = top.head
    deeds = [v for v in top.subtree if is_verb(v) and v != verb and v.lemma_.lower() in _HITTING]
    doers = {t.i for v in (verb, *deeds) for t in agent(v)}
    hit = [t for v in deeds for t in (*patient(v), *oblique(v, "against", "on"))]
    hit += [t for v in deeds for p in patient(v) for t in oblique(p, "against", "on")]
    hit = [inner for t in hit for inner in (t, *oblique(t, "of"))]
    return reading.actors([t for t in hit if reading.is_party(t) and t.i not in doers][:1])
