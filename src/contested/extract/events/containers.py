"""Where something lies by what is said around it: "districts of Herat", "a base north of Homs"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from contested.extract.events.placenames import PlacePhrase, demonym, direction, is_side, side_of
from contested.extract.events.reading import Reading
from contested.extract.phrases import char_span
from contested.extract.syntax import agent, case_of, children, is_verb, oblique, subject
from contested.model import Mention

Descend = Callable[[Token], PlacePhrase | None]
"""Reads a nominal inside another as a place."""
WITHIN = (
    *("of", "in", "across", "around", "within", "inside", "throughout", "near"),
    *("outside", "on", "along", "at", "from", "bordering"),
)
_INSIDE = ("in", "within", "inside", "across", "throughout", "outside", "around")
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
