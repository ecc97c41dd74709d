"""The ways of geoparsing that are compared: ours, the most populous place of a name, and look-ups of PyPI."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.places.corpora import Point, Text, Toponym

from contested.model import Block, Document, KnownDate, Period, Publication, Span
from contested.model import Toponym as Named
from contested.resolve import Resolver
from contested.resolve.folding import fold
from contested.resolve.gazetteer import Gazetteer

Entity = tuple[int, int, str]
"""A named entity of the language stage: start, end, label."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place name that a system found: offsets, words, where it puts it, and why if it says so."""

    start: int
    end: int
    phrase: str
    point: Point | None = None
    told: str = ""


class System(Protocol):
    """A way of geoparsing."""

    @property
    def name(self) -> str: ...

    def find(self, text: Text) -> list[Found]:
        """The names of a text, found and put on the map."""
        ...

    def locate(self, text: Text, names: Sequence[Toponym]) -> list[Found]:
        """The same for names that are given, one for each."""
        ...


class Contested:
    """This program, with the entities that its language stage finds (by text id)."""

    name = "contested"

    def __init__(self, resolver: Resolver, entities: dict[str, list[Entity]]) -> None:
        self.resolver, self.entities = resolver, entities

    def find(self, text: Text) -> list[Found]:
        document, publication = report(text)
        return [_found(t) for t in self.resolver.toponyms(document, publication, self.entities[text.id])]

    def locate(self, text: Text, names: Sequence[Toponym]) -> list[Found]:
        document, publication = report(text)
        spans = [Span(name.start, name.end) for name in names]
        return [
            _found(t) for t in self.resolver.located(document, publication, spans, self.entities[text.id])
        ]


class MostPopulous:
    """The most populous place that our gazetteer has under exactly that name; the names found are ours."""

    name = "population"

    def __init__(self, gazetteer: Gazetteer, ours: Contested) -> None:
        self._gazetteer, self._ours = gazetteer, ours

    def find(self, text: Text) -> list[Found]:
        return [self._put(found.start, found.end, found.phrase) for found in self._ours.find(text)]

    def locate(self, text: Text, names: Sequence[Toponym]) -> list[Found]:
        return [self._put(name.start, name.end, name.phrase) for name in names]

    def _put(self, start: int, end: int, phrase: str) -> Found:
        known = [p for p, _ in self._gazetteer.exact(fold(phrase)) if p.lat is not None and p.lon is not None]
        best = max(known, key=lambda place: place.population, default=None)
        if best is None or best.lat is None or best.lon is None:
            return Found(start, end, phrase)
        return Found(start, end, phrase, (best.lat, best.lon), best.id)


def report(text: Text) -> tuple[Document, Publication]:
    """The article as the program reads one: its text, with title, outlet and day if the corpus tells them."""
    data = text.text.encode()
    document = Document(Document.id_of(data), data, text.text, (Block("body", Span(0, len(text.text))),))
    day = KnownDate(Period.day(text.published), "given") if text.published else None
    return document, Publication(
        text.id, document.id, text.id, text.outlet, title=text.title, text_date=day, published=day
    )


def parsed(texts: Iterable[Text]) -> dict[str, list[Entity]]:
    """What the language stage finds in each text, by text id."""
    from contested import language

    texts = list(texts)
    docs = language.parse(language.load(), [report(text)[0] for text in texts])
    return {
        text.id: [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        for text, doc in zip(texts, docs, strict=True)
    }


def _found(named: Named) -> Found:
    span, ref = named.span, named.ref
    if ref is None:
        return Found(span.start, span.end, named.text, told="no place of that name")
    point = (ref.lat, ref.lon) if ref.known and ref.lat is not None and ref.lon is not None else None
    reasons = "; ".join(ref.reasons)
    told = f"{ref.id or 'no answer'} ({reasons})" if reasons else ref.id or "no answer"
    if ref.candidates:
        told += f" of {', '.join(ref.candidates[:4])}"
    return Found(span.start, span.end, named.text, point, told)
