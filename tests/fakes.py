"""Small stages for tests of the flow: one claim for each line `SIDE took PLACE`, no language model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from contested.model import (
    Claim,
    Control,
    Document,
    Extraction,
    KnownDate,
    Mention,
    Party,
    PartyBook,
    PartyRef,
    Period,
    Place,
    PlaceRef,
    Problem,
    Publication,
    Report,
    Span,
)
from strategies import COUNTRY, PLACES, SIDES

LINE = re.compile(r"(\w+) took (\w+)")
DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass
class FakeNames:
    """A resolver that knows the sides and places of the small world by their names."""

    book: PartyBook = field(
        default_factory=lambda: PartyBook.of(Party(s.id, s.name, "armed group") for s in SIDES)
    )

    def party(self, text: str, context: Sequence[str] = ()) -> PartyRef | None:
        return next((side for side in SIDES if side.name == text), None)

    def place(self, text: str, context: Sequence[str] = ()) -> PlaceRef | None:
        return next((ref for ref in PLACES if ref.name == text), None)

    def resolve(self, claims: Sequence[Claim], document: Document, publication: Publication) -> list[Claim]:
        if "RESOLVE BREAKS" in document.text:
            raise RuntimeError("no map")
        return [self._resolved(claim) for claim in claims]

    def find(self, name: str) -> list[Place]:
        return [Place(ref.id, ref.name, ref.feature) for ref in PLACES if ref.name == name]

    def lookup(self, name: str, among: Iterable[PlaceRef] = ()) -> PlaceRef | None:
        return self.place(name)

    def _resolved(self, claim: Claim) -> Claim:
        assert isinstance(claim.matter, Control) and claim.matter.holder and claim.place
        holder = replace(claim.matter.holder, party=self.party(claim.matter.holder.text))
        place = replace(claim.place, place=self.place(claim.place.text))
        return replace(claim, matter=replace(claim.matter, holder=holder), place=place)


@dataclass
class FakeStages:
    """Reads text files, the date from the first line; breaks where the text asks for it."""

    extractor: str = "1.0"
    resolver: str = "1.0"
    names: FakeNames = field(default_factory=FakeNames)
    parsed: list[str] = field(default_factory=list)

    def read(self, paths: Iterable[Path]) -> Iterator[Report | Problem]:
        for path in paths:
            data = path.read_bytes()
            try:
                text = data.decode()
            except UnicodeDecodeError:
                yield Problem("read", "this is no text", str(path))
                continue
            if "READ BREAKS" in text:
                raise OSError("the disk is gone")
            document = Document(Document.id_of(data), data, text)
            found = DATE.search(text)
            day = KnownDate(Period.day(date.fromisoformat(found[0])), "text") if found else None
            outlet = path.parent.name
            identity = Publication.id_of(document.id, outlet, "", "")
            yield Report(
                document,
                Publication(
                    identity, document.id, path.stem, outlet, text_date=day, published=day, source=str(path)
                ),
            )

    def parse(self, documents: Sequence[Document]) -> Iterator[str]:
        for document in documents:
            if "PARSE BREAKS" in document.text:
                raise ValueError("odd words")
            self.parsed.append(document.id)
            yield document.text

    def extract(
        self, document: Document, doc: str, publication: Publication
    ) -> tuple[list[Claim], list[Problem]]:
        if "EXTRACT BREAKS" in doc:
            raise KeyError("head")
        base = publication.text_date
        extraction = Extraction.of(document.id, self.extractor, base.period if base else None)
        claims = [
            Claim(
                sha256(f"{extraction.id}{m.start()}".encode()).hexdigest()[:16],
                document.id,
                extraction.id,
                Span(m.start(), m.end() + ("EVIDENCE BREAKS" in doc) * 10_000),
                Control("took", Mention(m[1])),
                place=Mention(m[2]),
            )
            for m in LINE.finditer(doc)
        ]
        problems = [Problem("extract", "a doubtful line", "", document.id)] if "DOUBTFUL" in doc else []
        return claims, problems


__all__ = ["COUNTRY", "FakeNames", "FakeStages"]
