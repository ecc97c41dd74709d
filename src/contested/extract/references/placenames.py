"""Names that the tagger took for people and the gazetteer knows as places of the countries a report is about.

A tagger trained on news of other decades takes a town that it never met for a person ("captured Sheberghan").
The gazetteer alone would do the reverse harm, since many surnames are towns somewhere: a name is taken for a
place only where the whole of it is one, in a country that other names of the same report lie in, and where
nothing around any mention of it speaks of a person.
"""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from contested.extract.lexicon import lexicon
from contested.model import PlaceRef, World

_PEOPLE = frozenset({"PER", "PERSON"})
_PLACES = frozenset({"LOC", "GPE", "FAC"})
_TITLES = frozenset({"nmod:desc", "compound", "appos"})
_TITLED = frozenset(lexicon("coreference")["persons"])
_SAYING = frozenset(lexicon("coreference")["saying"])


def with_place_names(doc: Doc, world: World) -> Doc:
    """The parse with such names labelled as places; the same object when there are none."""
    people = [name for name in doc.ents if name.label_ in _PEOPLE]
    known = (_known(name, world) for name in doc.ents if name.label_ in _PLACES)
    countries = {place.country for place in known if place is not None}
    may_be = {name.text for name in people if _lies_in(name, world, countries)}
    may_be -= {name.text for name in people if _is_person(name)}
    full = {word.text for name in people if len(name) > 1 and name.text not in may_be for word in name}
    may_be -= full
    if not may_be:
        return doc
    renamed = doc.copy()
    labels = ("LOC" if name.label_ in _PEOPLE and name.text in may_be else name.label_ for name in doc.ents)
    pairs = zip(doc.ents, labels, strict=True)
    renamed.set_ents([Tokens(renamed, name.start, name.end, label=label) for name, label in pairs])
    return renamed


def _known(name: Tokens, world: World) -> PlaceRef | None:
    place = world.place(name.text)
    return place if place is not None and place.known and place.country else None


def _lies_in(name: Tokens, world: World, countries: set[str]) -> bool:
    place = _known(name, world)
    return place is not None and place.feature != "country" and place.country in countries


def _is_person(name: Tokens) -> bool:
    """Whether the words around a name are those around people: a title beside it, or it says something."""
    head = name.root
    titled = any(c.dep_ in _TITLES and c.lemma_.lower() in _TITLED for c in head.children)
    speaks = head.dep_ == "nsubj" and head.head.lemma_.lower() in _SAYING
    return titled or speaks
