"""Names taken for people or bodies that are places by the gazetteer and by where they stand.

A tagger trained on news of other decades takes a town that it never met for a person ("captured Sheberghan").
The gazetteer alone would do the reverse harm, since many surnames are towns somewhere: a name is taken for a
place only where the whole of it is one, and either it lies in a country that other names of the same report
lie in, or it stands where places stand ("the rebels overran X", "the road into X"); and where nothing around
any mention of it speaks of a person or names a party.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from contested.extract.lexicon import lexicon
from contested.extract.syntax import case_of, is_passive
from contested.model import PlaceRef, World

_DATA = lexicon("coreference")
_PEOPLE = frozenset({"PER", "PERSON"})
_PLACES = frozenset({"LOC", "GPE", "FAC"})
_MISTAKEN = _PEOPLE | {"ORG", "MISC"}
_TITLES = frozenset({"nmod:desc", "compound", "appos"})
_TITLED = frozenset(_DATA["persons"])
_SAYING = frozenset(_DATA["saying"])
_OF_PLACES = frozenset(_DATA["done_to_places"])
_OF_BOTH = frozenset(_DATA["done_to_places_or_people"])
_FALLING = frozenset(_DATA["fallen"])
_GENERICS = frozenset(_DATA["toponym_generics"])
_INTO = frozenset(_DATA["into"])
_OF = frozenset(_DATA["of_places"])
_NOUNS = frozenset(_DATA["places"])
# So many names of places beside it tell namesakes apart.
_CONTEXT = 8


def with_place_names(doc: Doc, world: World) -> Doc:
    """The parse with such names labelled as places; the same object when there are none."""
    mistaken = [name for name in doc.ents if name.label_ in _MISTAKEN]
    people = [name for name in mistaken if name.label_ in _PEOPLE]
    known = (_known(name, world) for name in doc.ents if name.label_ in _PLACES)
    countries = {place.country for place in known if place is not None}
    may_be = {name.text for name in people if _lies_in(name, world, countries)}
    near = tuple({name.text: None for name in doc.ents if name.label_ in _PLACES})[:_CONTEXT]
    may_be |= {name.text for name in mistaken if _stands_as_place(name, world, near)}
    sure = {name.text for name in doc.ents if name.label_ in _PLACES}
    may_be |= {name.text for name in mistaken if name.text in sure and _is_place(name, world, near)}
    may_be -= {name.text for name in mistaken if _is_person(name)}
    full = {word.text for name in people if len(name) > 1 and name.text not in may_be for word in name}
    may_be -= full
    labels = dict.fromkeys(may_be, "LOC") | dict.fromkeys(_surnames(doc, full, world), "PER")
    return _relabelled(doc, labels) if labels else doc


def _surnames(doc: Doc, full: set[str], world: World) -> set[str]:
    """ "Qanbar", after "Abboud Qanbar": a place for the tagger, a person for the report.

    A place that the gazetteer knows must be called a person's name as often as a place.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in doc.ents:
        if len(name) == 1 and name.text in full:
            counts[name.text]["person" if name.label_ in _PEOPLE else "place"] += 1
    return {
        text
        for text, found in counts.items()
        if found["place"] and (found["person"] >= found["place"] or world.place(text) is None)
    }


def _relabelled(doc: Doc, labels: dict[str, str]) -> Doc:
    renamed = doc.copy()
    of_names = _MISTAKEN | _PLACES
    given = [labels.get(n.text, n.label_) if n.label_ in of_names else n.label_ for n in doc.ents]
    pairs = zip(doc.ents, given, strict=True)
    renamed.set_ents([Tokens(renamed, name.start, name.end, label=label) for name, label in pairs])
    return renamed


def _known(name: Tokens, world: World, near: tuple[str, ...] = ()) -> PlaceRef | None:
    place = world.place(name.text, near)
    return place if place is not None and place.known and place.country else None


def _lies_in(name: Tokens, world: World, countries: set[str]) -> bool:
    place = _known(name, world)
    return place is not None and place.feature != "country" and place.country in countries


def _stands_as_place(name: Tokens, world: World, near: tuple[str, ...]) -> bool:
    """Whether a known place's name, that is no party's, stands where only a place makes sense."""
    head = name.root
    plain = len(name) == 1 or name[0].lower_ in _GENERICS
    if head.pos_ != "PROPN" or not _is_place_slot(head, plain=plain):
        return False
    return _is_place(name, world, near)


def _is_place(name: Tokens, world: World, near: tuple[str, ...]) -> bool:
    place = _known(name, world, near)
    return place is not None and place.feature != "country" and world.party(name.text) is None


def _is_place_slot(name: Token, *, plain: bool) -> bool:
    """ "Rebels overran X", "X fell", "the road into X", "the fall of X".

    What is done to people as well ("seized X") counts for names of one word, people being told by two at
    first, and not where they are led somewhere ("took X to the prison").
    """
    while name.dep_ in ("conj", "flat") and name.head.pos_ == "PROPN":
        name = name.head
    lemma, case = name.head.lemma_.lower(), case_of(name)
    done = name.dep_ == "obj" or (name.dep_ == "nsubj:pass" and is_passive(name.head))
    if done:
        led = any(c.dep_ == "obl" and case_of(c) in ("to", "into", "by") for c in name.head.children)
        return lemma in _OF_PLACES or (plain and lemma in _OF_BOTH and not (led and name.dep_ == "obj"))
    if name.dep_ == "nsubj":
        return lemma in _FALLING
    if name.dep_.startswith(("obl", "nmod")):
        return case in _INTO or (case == "of" and lemma in _OF | _NOUNS)
    return False


def _is_person(name: Tokens) -> bool:
    """Whether the words around a name are those around people: a title beside it, or it says something."""
    head = name.root
    titled = any(c.dep_ in _TITLES and c.lemma_.lower() in _TITLED for c in head.children)
    speaks = head.dep_ == "nsubj" and head.head.lemma_.lower() in _SAYING
    return titled or speaks
