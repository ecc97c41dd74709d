"""How many people were harmed: counts of victims, tolls, joint totals, and those "among them"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from contested.extract.events.matching import Match, cues
from contested.extract.lexicon import lexicon
from contested.extract.numbers.counts import Count, count_of, counts
from contested.extract.numbers.numerals import CURRENCIES, MULTIPLIERS
from contested.extract.syntax import children, conjuncts, is_verb, oblique
from contested.model import Bounds

_DATA = lexicon("harm")
_TOTALS = frozenset(_DATA["totals"])
_RESTATING = frozenset(_DATA["restating"])
_RISING = frozenset(_DATA["rising"])
_ONE_PERSON = frozenset({"he", "she", "him", "her"})
_NOBODY = frozenset({"nobody", "none", "noone"})
_DEFINITE = frozenset({"the", "this", "that"})
_NOUNS = lexicon("nouns")
_SINGLE = frozenset([*_NOUNS["people"], *_NOUNS["officials"], *_DATA["fighting_men"]]) - frozenset(
    _DATA["collectives"]
)
_UNCOUNTED = frozenset({"number", "many", "several"})
_REACH = 14
"""So many words behind the victims those "among them" are looked for."""


def inner_of(victim: Token) -> Token | None:
    """ "an unknown number of soldiers": the soldiers."""
    found = oblique(victim, "of")
    # "hundreds of thousands of Syrians": the parser may hang both on the hundreds.
    people = [t for t in found if t.lemma_.lower() not in MULTIPLIERS]
    return next(iter(people or found), None)


def count(match: Match, victim: Token) -> Bounds:
    """How many of a group of victims there were, as far as it is told."""
    number, inner = count_of(victim), inner_of(victim)
    if inner is not None and (number is None or (inner.pos_ == "NUM" and victim.pos_ != "NUM")):
        number = count_of(inner) or number  # "a family of six" is six
    if number is not None and number.unit != "percent":
        # "ten of the 25 wounded": twenty-five are wounded, whatever is told of the ten.
        return number.of if victim == match.head and number.of else number.bounds
    top = _total(victim)
    if match.cue.flag("noun_count"):
        number = count_of(match.head) or reached(match.head)
    elif top != victim or (victim == match.head and victim.dep_ == "obj"):
        number = reached(top)
    if number is not None and number.unit != "percent":
        return number.bounds
    named = victim.ent_type_ == "PER" and victim.pos_ == "PROPN"
    if victim != match.head and (named or victim.lower_ in _ONE_PERSON or _is_the_one(victim)):
        return Bounds.exactly(1)
    return Bounds()


def _is_the_one(victim: Token) -> bool:
    """ "The soldier", "the mayor of the city": one, and no family or crew."""
    known = any(c.lower_ in _DEFINITE or c.dep_ == "nmod:poss" for c in children(victim, "det", "nmod:poss"))
    single = victim.tag_ == "NN" and not any(c.dep_ == "conj" for c in victim.children)
    return known and single and victim.lemma_.lower() in _SINGLE


def _total(victim: Token) -> Token:
    """ "The number of people killed": the number."""
    while victim.dep_ == "nmod" and victim.head.lemma_.lower() in _TOTALS:
        victim = victim.head
    return victim


def reached(toll: Token) -> Count | None:
    """ "the death toll rose to 50", "the toll is 50", "put the dead at 17"."""
    verb = toll.head
    if toll.dep_ in ("nsubj", "nsubj:pass"):
        found = [verb, *children(verb, "obj"), *oblique(verb, "to", "at", "above", "over", "past", "beyond")]
    elif toll.dep_ == "obj" and verb.lemma_.lower() in _RESTATING:
        found = oblique(verb, "to", "at")
    else:
        return None
    found += oblique(verb, "from")
    numbers = (n for n in map(count_of, found) if n is not None)
    number = next((n for n in numbers if n.unit not in CURRENCIES.values()), None)
    if number is not None and toll.doc[number.start].lower_ == "from" and number.bounds.high is not None:
        return replace(number, bounds=Bounds.exactly(number.bounds.high))  # "from 30 to 46"
    return number


def shared(victims: list[Token]) -> Token | None:
    """ "270 soldiers, guards and staff": one count over several nouns is one group of victims."""
    first = count_of(victims[0]) if len(victims) > 1 else None
    if first is None:
        return None
    if first.bounds == Bounds.exactly(1):
        return victims[0] if all(map(_is_one, victims)) else None
    rest = [count_of(v) or v.lemma_.lower() in _UNCOUNTED for v in victims[1:]]
    return None if any(rest) else victims[0]


def together(victims: list[Token], number: Bounds) -> Bounds:
    """ "a woman and her child" are two."""
    return Bounds.exactly(len(victims)) if len(victims) > 1 and all(map(_is_one, victims)) else number


def _is_one(victim: Token) -> bool:
    """ "a woman", "her child"; two people with names are told of each by itself."""
    if victim.pos_ != "NOUN" or victim.tag_ == "NNS":
        return False
    number = count_of(victim)
    owned = bool(children(victim, "nmod:poss")) and number is None
    return owned or (number is not None and number.bounds == Bounds.exactly(1))


def is_nobody(victim: Token) -> bool:
    """ "No civilians were hurt", "nobody was": none, which is a number too."""
    return victim.lower_ in _NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in victim.children)


def is_uncounted_total(victim: Token, number: Bounds) -> bool:
    """ "gave no figure for the number of people killed": asks for a number and tells none."""
    return not number and _total(victim) != victim


def may_rise(toll: Token) -> bool:
    """ "The death toll is likely to rise": more are feared dead."""
    verb = toll.head
    if not toll.dep_.startswith("nsubj"):
        return False
    below = [verb, *children(verb, "xcomp", "ccomp")]
    return any(t.lemma_.lower() in _RISING and t.tag_ in ("VB", "VBP") for t in below)


def is_joint(head: Token) -> bool:
    """ "35 were killed or wounded", "killed and wounded dozens": one count over two fates counts neither."""
    partners = [c for c in head.children if c.dep_ == "conj"]
    if head.dep_ == "conj":
        partners.append(head.head)
    return any(_shares_count(*sorted((head, p), key=lambda t: t.i)) for p in partners)


def _shares_count(first: Token, second: Token) -> bool:
    fates = [{m.cue.values["harm"] for m in cues("harm").matches(t)} for t in (first, second)]
    after = second.doc[second.i + 1] if second.i + 1 < len(second.doc) else second
    if not all(fates) or fates[0] & fates[1] or before(second) is not None or after.pos_ == "NUM":
        return False
    link = next((c.lower_ for c in second.children if c.dep_ == "cc"), "")
    if not (link in ("or", "and/or") or (link == "and" and fates[0] | fates[1] == {"killed", "wounded"})):
        return False
    own = [c for c in second.children if c.dep_.startswith(("nsubj", "obj")) and c.i < second.i]
    apart = children(first, "obj") and children(second, "obj")
    return not own and not apart


def before(head: Token) -> Token | None:
    """ "three dead, five hurt": the number right before a word of harm, in a text without verbs."""
    if head.i == 0 or head.dep_ in ("amod", "compound", "nmod") or children(head, "obj", "aux"):
        return None
    number = head.doc[head.i - 1]
    return number if number.pos_ == "NUM" and count_of(number) is not None else None


def subsets(match: Match, victim: Token) -> list[tuple[Token, Bounds]]:
    """ "19 people, including three children": each member of the list is harmed too."""
    named = [m for t in oblique(victim, "including", "among them") for m in conjuncts(t)]
    return _counted(named) or _told_apart(match, victim)


def _counted(members: list[Token]) -> list[tuple[Token, Bounds]]:
    numbers = ((m, count_of(m)) for m in members)
    return [(m, n.bounds) for m, n in numbers if n is not None and n.bounds and not n.percent]


def _told_apart(match: Match, victim: Token) -> list[tuple[Token, Bounds]]:
    """ "Among them five children", "two of them children": by the words; the parser ties them variously."""
    doc = victim.doc
    for i in range(victim.i + 1, min(victim.sent.end - 1, victim.i + _REACH)):
        word, last = doc[i], doc[i - 1].lower_
        if word != match.head and is_verb(word) and cues("harm").matches(word):
            break
        if word.lower_ in ("them", "whom") and last == "of":
            number = next((n for n in counts(doc, victim.i + 1, i) if n.end == i - 1), None)
            member = _next_noun(word)
            if number is not None and member is not None and not number.percent:
                return [(member, number.bounds)]
        if word.lower_ == "including" or (word.lower_ in ("them", "whom") and last in ("among", "of")):
            number = next((n for n in counts(doc, i + 1, victim.sent.end) if n.start <= i + 2), None)
            if number is not None and number.noun is not None:
                return _counted(conjuncts(doc[number.noun]))
    return []


def _next_noun(word: Token) -> Token | None:
    """The noun behind "of them", past "were"."""
    behind = word.doc[word.i + 1 : min(word.i + 6, word.sent.end)]
    for token in behind:
        if token.is_punct or (is_verb(token) and token.lemma_ != "be"):
            return None
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
            return token
    return None
