"""Where something lies by what is said around it: "districts of Herat", "a base north of Homs"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from contested.extract.events.bearings import directed, direction, owner_that_lost_its_sign, side_of
from contested.extract.events.placenames import PlacePhrase, demonym, is_side
from contested.extract.events.reading import Reading
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import agent, case_of, children, is_verb, oblique, subject
from contested.model import Mention

Descend = Callable[[Token], PlacePhrase | None]
"""Reads a nominal inside another as a place."""
WITHIN = (
    *("of", "in", "across", "around", "within", "inside", "throughout", "near"),
    *("outside", "on", "along", "at", "from", "bordering"),
)
_INSIDE = ("in", "within", "inside", "across", "throughout", "outside", "around")
_PLAIN_SIDES = ("north", "south", "east", "west")
_WAYS = ("from", "to", "into", "towards", "toward", "through")
_BESIDES = ("outside", "around", "near", "along")


def lying_in(reading: Reading, token: Token, descend: Descend) -> PlacePhrase | None:
    """The place that a nominal is said to lie in or by; the nearest way of saying so counts."""
    for candidate in _inside(token):
        found = descend(candidate)
        if found is not None and found.extent in ("all", "part") and found.named:
            return found
    for candidate in _off(token):
        found = descend(candidate)
        if found is not None and found.named:
            return found
    for candidate in (*_owners(reading, token), *_divided(token), *_there(token)):
        found = descend(candidate)
        if found is not None:
            return found
    for modifier in children(token, "compound", "amod", "nmod:desc"):
        name = demonym(reading, modifier)
        if name:
            return PlacePhrase(Mention(name, char_span((modifier.i, modifier.i + 1), modifier)))
    for candidate in _around(token):
        found = descend(candidate)
        if found is not None and found.extent == "all":
            return found
    return None


def _inside(token: Token) -> Iterator[Token]:
    """ "districts of X"; "territory held by the rebels in the north-east": it lies where it is held."""
    yield from oblique(token, *WITHIN)
    for held in children(token, "acl"):
        for holder in (held, *agent(held)):
            yield from oblique(holder, *_INSIDE, *_BESIDES)


def _off(token: Token) -> Iterator[Token]:
    """ "A headquarters north of Homs" lies near it."""
    for side in children(token, "advmod"):
        if direction(side):
            yield from oblique(side, "of")
    for side in children(token.head, "advmod"):
        if side_of(side) and side.i == token.i + 1:
            yield from oblique(side, "of")


def _owners(reading: Reading, token: Token) -> Iterator[Token]:
    """ "The city's suburbs"; "its" only where it is a place's."""
    for owner in children(token, "nmod:poss"):
        of_a_side = owner.pos_ == "PRON" and not _place_owns(reading, owner)
        if not (is_side(reading, owner) or of_a_side):
            yield owner


def _divided(token: Token) -> Iterator[Token]:
    """ "The city is split into districts"."""
    if case_of(token) != "into" or not is_verb(token.head):
        return
    nominal = (t for t in token.head.lefts if t.pos_ in ("NOUN", "PROPN") and not case_of(t))
    divided = subject(token.head) or next(nominal, None)
    if divided is not None:
        yield divided


def _there(token: Token) -> Iterator[Token]:
    for around in (token, token.head):
        yield from (c for c in children(around, "advmod") if c.lower_ == "there" and c.i > token.i)


def _around(token: Token) -> Iterator[Token]:
    """Where the clause around it says that things are: "took 12 villages in X"."""
    for above in _governors(token):
        for candidate in oblique(above, "in", "across", "throughout"):
            if candidate != token and case_of(candidate):
                yield candidate


def _governors(token: Token) -> list[Token]:
    """What a nominal hangs on, up to the verb where it is a part of the verb's object."""
    found = [token.head] if token.head != token else []
    while token.dep_ == "nmod" and not is_verb(token.head) and len(found) < 4:
        token = token.head
        found += [token.head] if token.head != token else []
    return found


def _place_owns(reading: Reading, owner: Token) -> bool:
    """ "Insurgents control three of its districts": "its" is the province's, no side's."""
    found = reading.coref.antecedent(owner)
    return found is not None and reading.place(found.text) is not None and reading.party(found.text) is None


def side_within(reading: Reading, token: Token, descend: Descend) -> PlacePhrase | None:
    """ "the city's east", "the north of the country": a place of its own, "eastern Aleppo"."""
    if not side_of(token):
        return None
    whole = without_determiner(noun_phrase(token, whole=True), token)
    words = Mention(text_of(whole, token), char_span(whole, token))
    container = lying_in(reading, token, descend)
    if container is not None:
        return PlacePhrase(replace(words, antecedent=directed(token, container.mention.words)))
    owner = owner_that_lost_its_sign(token)
    found = reading.coref.antecedent(owner) if owner is not None else None
    if found is not None:
        return PlacePhrase(replace(words, antecedent=directed(token, found.text)))
    # "The north-east" is hardly ever a town's; "the east" may be.
    open_side = side_of(token) not in _PLAIN_SIDES or not _in_a_town(reading, token)
    if reading.country and case_of(token) not in _WAYS and open_side:
        return PlacePhrase(replace(words, antecedent=directed(token, reading.country)))
    return None


def _in_a_town(reading: Reading, token: Token) -> bool:
    """Whether a town is spoken of in the sentence or the one before: then "the east" is rather its own."""
    before = token.doc[token.sent.start - 1].sent.start if token.sent.start else 0
    names = (e for e in token.doc[before : token.i].ents if e.label_ == "LOC")
    places = (reading.place(e.text) for e in names)
    return any(p is not None and p.feature not in ("country", "region") for p in places)
