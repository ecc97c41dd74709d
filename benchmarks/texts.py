"""Plain texts parsed as reports that are nothing but body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from contested.language import load, parse
from contested.model import Block, Document, Span


def parsed(texts: Mapping[str, str]) -> Iterator[tuple[str, Doc, Document]]:
    """Each text by its name, with its parse and the document that stands for it."""
    documents = [
        Document(Document.id_of(name.encode()), b"", text, (Block("body", Span(0, len(text))),))
        for name, text in texts.items()
    ]
    for name, document, doc in zip(texts, documents, parse(load(), documents), strict=True):
        yield name, doc, document
