"""What attacks by itself in a sentence, a raid, a shell, a warplane: whose it was, and which act it tells."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Token

from contested.extract.events.matching import Match
from contested.extract.events.reading import Reading
from contested.extract.events.sides import modifiers
from contested.extract.lexicon import lexicon
from contested.extract.syntax import agent, children, is_verb, oblique
from contested.model import Act


def is_weapon(reading: Reading, token: Token) -> bool:
    """What acts by itself and belongs to somebody: a raid, a shell, a warplane."""
    lemma = token.lemma_.lower()
    return lemma not in ("bomber", "attacker") and (
        lemma in reading.nouns.strikes | reading.nouns.aircraft or lemma in lexicon("violence")["munitions"]
    )


def owners(reading: Reading, tokens: list[Token]) -> list[Token]:
    """ "Air raids hit the town": whose raids they were is said at the raids."""
    found: list[Token] = []
    for token in tokens:
        weapon = is_weapon(reading, token)
        named = [*oblique(token, "by"), *ascribed(token), *modifiers(reading, token)]
        found += named if weapon else [token]
    return found


def ascribed(noun: Token) -> list[Token]:
    """ "an offensive led by X", "strikes blamed on X", "an attack claimed by X": theirs."""
    for verb in children(noun, "acl"):
        if verb.lemma_.lower() in lexicon("violence")["ascribing"]:
            found = oblique(verb, "by", "on", "to")
            if found:
                return found
    return []


def act_of(reading: Reading, match: Match, verb: Token | None) -> Act:
    """An attack by aircraft, or by an air strike, is an air strike; one by shells is shelling."""
    act = cast(Act, match.cue.values["act"])
    if match.cue.flag("falls"):
        return _fallen(reading, match.head)
    if act == "clash" and is_verb(match.head) and any(is_weapon(reading, t) for t in agent(match.head)):
        # "Five strikes engaged two units": nobody fights back.
        act = "attack"
    if act not in ("attack", "shelling"):
        return act
    head = match.head
    means = [head] if head.pos_ == "NOUN" else []
    means += [d for d in agent(head) if is_verb(head)] + oblique(head, "with", "using")
    if verb is not None:
        means += agent(verb) + oblique(verb, "with", "using")
    words = {t.lemma_.lower() for m in means for t in (m, *children(m, "compound", "amod"))}
    if "suicide" in words or "car" in words or words & set(lexicon("nouns")["strikes"]["bombing"]):
        return "bombing"
    if words & reading.nouns.aircraft or any(word.startswith(("air", "drone")) for word in words):
        return "air strike"
    if act == "attack" and words & set(lexicon("violence")["shells"]):
        return "shelling"
    doers = {t.lemma_.lower() for v in (verb, head) if v is not None for t in agent(v)}
    if doers & set(lexicon("violence")["ground"]):
        return act
    bare = head.lemma_.lower() == "strike" and not words & set(lexicon("violence")["missiles"])
    return "air strike" if bare and head.pos_ == "NOUN" and _from_the_air(reading) else act


def _fallen(reading: Reading, verb: Token) -> Act:
    """What fell tells the act: shells, bombs, rockets, or barrels with gas in them."""
    heads = agent(verb)
    if not any(is_weapon(reading, t) for t in heads) and verb.dep_ == "acl":
        heads = [verb.head]
    words = {d.lemma_.lower() for t in heads for d in t.subtree if d.i < verb.i}
    acts = lexicon("violence")["fallen"]
    return next((cast(Act, act) for act, lemmas in acts.items() if words & set(lemmas)), "attack")


def _from_the_air(reading: Reading) -> bool:
    """Bare "strikes" are what the report calls them elsewhere."""
    signs = frozenset(lexicon("violence")["from_the_air"])
    return any(
        t.lemma_.lower() in signs or (t.lower_ == "air" and t.head.lemma_.lower() in ("strike", "raid"))
        for t in reading.doc
    )
