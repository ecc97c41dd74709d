"""Stages that stand in for the real ones: they find the two claims of the sample in every text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.publish.sample import COLUMN, PLACE, TUESDAY, ministry, publication, spokesman

from contested.model import Claim, Document, Extraction, PartyBook, Problem, Publication, Report


class Names:
    """A resolver that knows one bridge and one party."""

    book = PartyBook()

    def resolve(self, claims: Sequence[Claim], document: Document, publication: Publication) -> list[Claim]:
        return list(claims)

    def lookup(self, name: str, among: Iterable[object] = ()) -> object:
        return PLACE if "varda" in name.casefold() else None

    def place(self, text: str, context: Sequence[str] = ()) -> object:
        return self.lookup(text)

    def party(self, text: str, context: Sequence[str] = ()) -> object:
        return COLUMN if "column" in text.casefold() else None

    def find(self, name: str) -> list[object]:
        return []


class Fake:
    """Stages that find the two claims of the sample in every text that holds its words."""

    extractor = "1"
    resolver = "1"

    def __init__(self, settings: object = None) -> None:
        self.names = Names()

    def read(self, paths: Iterable[Path]) -> Iterator[Report | Problem]:
        for path in paths:
            if not path.exists():
                yield Problem("read", "there is no such file", str(path))
                continue
            data = path.read_bytes()
            document = Document(Document.id_of(data), data, data.decode())
            yield Report(document, replace(publication(report=path.stem), document_id=document.id))

    def parse(self, documents: Sequence[Document]) -> Iterator[Document]:
        yield from documents

    def extract(
        self, document: Document, doc: Any, publication: Publication
    ) -> tuple[list[Claim], list[Problem]]:
        of = Extraction.of(document.id, self.extractor, TUESDAY).id
        found = [replace(c, document_id=document.id, extraction_id=of) for c in (spokesman(), ministry())]
        keys = [sha256(f"{of}{claim.id}".encode()).hexdigest()[:16] for claim in found]
        return [replace(claim, id=key) for claim, key in zip(found, keys, strict=True)], []
