"""The opponent: claims as event coders read them - PETRARCH and its kin - with all that is ours otherwise.

Per sentence: a verb or noun of a lexicon, the nearest known actors before and after it, the nearest place,
the nearest number, the nearest words of time, else the day of the report; the outlet speaks, everything is
asserted and has happened. It is given our reading of pages, parse, lexicon, gazetteer, parties, numbers and
times, so that what differs is how a claim is put together. Source of the way: Schrodt, Beieler and Idris,
"Three's a Charm?: Open Event Data Coding with EL:DIABLO, PETRARCH, and the Open Event Data Alliance", 2014.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from spacy.tokens import Doc, Span, Token

from contested.extract.events.matching import Cue, Match, cues
from contested.extract.numbers.counts import counts
from contested.extract.times.finding import find_times
from contested.extract.times.words import TimeExpression
from contested.model import (
    Bounds,
    Claim,
    Control,
    Diplomacy,
    Document,
    Figure,
    Harm,
    Matter,
    Mention,
    Movement,
    Period,
    Problem,
    Publication,
    Violence,
    World,
)
from contested.model import Span as Offsets
from contested.stages import Installed

KINDS = ("control", "harm", "movement", "violence", "diplomacy")
PLACES = frozenset({"LOC", "GPE", "FAC"})
ROLE_OF_SUBJECT = {"lost": "loser", "left": "loser"}


class EventCoder(Installed):
    """The stages with this reading in place of ours."""

    def extract(
        self, document: Document, doc: Any, publication: Publication
    ) -> tuple[list[Claim], list[Problem]]:
        return list(read(document, doc, publication, self.names)), []


def read(document: Document, doc: Doc, publication: Publication, world: World) -> Iterator[Claim]:
    """The claims of one report; one matter is read once in a sentence."""
    base = publication.text_date.period if publication.text_date else None
    times = find_times(doc, base)
    furniture = [block.span for block in document.blocks if block.kind == "furniture"]
    for sentence in doc.sents:
        if any(f.start <= sentence.start_char < f.end for f in furniture):
            continue
        around = _Around(sentence, world, times, base)
        seen: set[Matter] = set()
        for claim in around.claims(document.id):
            key = _plain(claim.matter)
            if key not in seen:
                seen.add(key)
                yield claim


def _plain(matter: Matter) -> Matter:
    """The matter without where its words stand, to tell repetitions."""
    names = {
        name: Mention(value.words)
        for name in matter.__dataclass_fields__
        if isinstance(value := getattr(matter, name), Mention)
    }
    return replace(matter, **names)  # type: ignore[arg-type]


class _Around:
    """What stands in one sentence: actors, places, numbers, times, each with its position."""

    def __init__(
        self, sentence: Span, world: World, times: list[TimeExpression], base: Period | None
    ) -> None:
        self.sentence, self.base = sentence, base
        self.actors = [span for span in _names(sentence) if world.party(span.text) is not None]
        self.places = [
            ent for ent in sentence.ents if ent.label_ in PLACES and world.place(ent.text) is not None
        ]
        self.counts = counts(sentence.doc, sentence.start, sentence.end)
        self.times = [t for t in times if sentence.start <= t.start < sentence.end]

    def claims(self, document: str) -> Iterator[Claim]:
        for token in self.sentence:
            for kind in KINDS:
                match = next(iter(cues(kind).matches(token)), None)
                matter = self._matter(match) if match is not None else None
                if match is not None and matter is not None:
                    yield self._claim(document, token, matter, match)
                    break
        yield from self._figures(document)

    def _claim(self, document: str, head: Token, matter: Matter, match: Match | None) -> Claim:
        where = _nearest(self.places, head)
        time = min(self.times, key=lambda t: abs(t.start - head.i), default=None)
        return Claim(
            id=f"{document}:{head.i}:{matter.kind}",
            document_id=document,
            extraction_id="",
            evidence=Offsets(self.sentence.start_char, self.sentence.end_char),
            matter=matter,
            when=time.period if time is not None else self.base,
            place=_mention(where) if not isinstance(matter, Movement | Figure) else None,
            cues=(match.cue.name,) if match is not None else (),
        )

    def _matter(self, match: Match) -> Matter | None:
        head, cue = match.head, match.cue
        before = _nearest([a for a in self.actors if a.start < head.i], head)
        after = _nearest([a for a in self.actors if a.start > head.i], head)
        source, target = _mention(before), _mention(after)
        if any(c.dep_ == "nsubj:pass" for c in head.children):
            source, target = target, source
        match cue.kind:
            case "control":
                return self._control(cue, source, target, head)
            case "harm":
                return Harm(cast(Any, cue.values["harm"]), target or source, self._count(head), source)
            case "movement":
                goal = _nearest([p for p in self.places if p.start > head.i], head)
                return Movement(
                    cast(Any, cue.values["move"]), source, None, _mention(goal), self._count(head)
                )
            case "violence":
                return Violence(cast(Any, cue.values["act"]), source, target) if source or target else None
            case _:
                return Diplomacy(cast(Any, cue.values["act"]), source, target) if source else None

    def _control(
        self, cue: Cue, source: Mention | None, target: Mention | None, head: Token
    ) -> Matter | None:
        """A change of control needs an actor and a place in the sentence."""
        if not self.places or not (source or target):
            return None
        change = cast(Any, cue.values["change"])
        if change in ROLE_OF_SUBJECT:
            return Control(change, None, source or target)
        return Control(change, source or target, target if source else None)

    def _count(self, head: Token) -> Bounds:
        near = min(self.counts, key=lambda c: abs(c.start - head.i), default=None)
        return near.bounds if near is not None and not near.percent else Bounds()

    def _figures(self, document: str) -> Iterator[Claim]:
        """A counted share, or a counted unit of land, is a figure of the nearest actor."""
        units = (
            "percent",
            "district",
            "province",
            "village",
            "town",
            "city",
            "kilometre",
            "kilometer",
            "mile",
        )
        for count in self.counts:
            if count.unit.split()[-1:] and count.unit.split()[-1] in units:
                head = self.sentence.doc[count.start]
                holder = _mention(_nearest(self.actors, head))
                figure = Figure(
                    count.unit, holder, count.bounds, count.of, _mention(_nearest(self.places, head))
                )
                yield self._claim(document, head, figure, None)


def _names(sentence: Span) -> Iterator[Span]:
    """Spans that may name an actor: entities, and noun phrases of up to four words."""
    taken: set[int] = set()
    for entity in sentence.ents:
        taken |= set(range(entity.start, entity.end))
        yield entity
    for token in sentence:
        if token.pos_ == "NOUN" and token.i not in taken:
            start = next(
                (
                    c.i
                    for c in token.lefts
                    if c.dep_ in ("amod", "compound", "nmod:desc") and c.i > token.i - 4
                ),
                token.i,
            )
            yield sentence.doc[start : token.i + 1]


def _nearest(spans: Iterable[Span], head: Token) -> Span | None:
    return min(spans, key=lambda s: min(abs(s.start - head.i), abs(s.end - 1 - head.i)), default=None)


def _mention(span: Span | None) -> Mention | None:
    return Mention(span.text, Offsets(span.start_char, span.end_char)) if span is not None else None
