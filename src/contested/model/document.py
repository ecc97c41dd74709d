"""What was read: documents, their blocks, and the appearances of a document in outlets."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from contested.model.span import Span
from contested.model.time import KnownDate, Period

BlockKind = Literal["title", "body", "caption", "heading", "quotation", "furniture"]
CreditHow = Literal["dateline", "byline", "title", "caption", "source line", "copyright", "metadata", "text"]


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the text with its part in the page; a caption may have its own date and photo credit."""

    kind: BlockKind
    span: Span
    date: KnownDate | None = None
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as they came and the text read from them; `id` is the SHA-256 of the bytes. Never changes.

    `blocks` cover the text in order without overlap; what lies between them is white space.
    """

    id: str
    data: bytes = field(repr=False)
    text: str
    blocks: tuple[Block, ...] = ()
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    language: str = "en"

    @staticmethod
    def id_of(data: bytes) -> str:
        return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody the page credits its words to: an agency in a dateline, a byline, a source line."""

    name: str
    how: CreditHow
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """One appearance of a document: the same words in two outlets are two publications of one document.

    `text_date` is the day that "Thursday" is reckoned from; `published` is what the *known* clock uses, by
    its latest end. `report` is the given id or the file's stem. `dateline` is the place as written.
    """

    id: str
    document_id: str
    report: str
    outlet: str = ""
    url: str = ""
    title: str = ""
    byline: str = ""
    dateline: str = ""
    credits: tuple[Credit, ...] = ()
    text_date: KnownDate | None = None
    published: KnownDate | None = None
    version: int = 1
    supersedes: str = ""
    source: str = ""

    @staticmethod
    def id_of(document_id: str, outlet: str, url: str, published: str) -> str:
        """The identity of an appearance; `published` is the date as given from outside, or empty."""
        return sha256("\x1f".join((document_id, outlet, url, published)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """The everyday word: a publication with its document."""

    document: Document
    publication: Publication


@dataclass(frozen=True, slots=True)
class Extraction:
    """One run of one extractor on one document; relative dates are reckoned from `text_date`."""

    id: str
    document_id: str
    extractor: str
    text_date: Period | None = None

    @staticmethod
    def of(document_id: str, extractor: str, text_date: Period | None) -> Extraction:
        key = "\x1f".join((document_id, extractor, str(text_date or "")))
        return Extraction(sha256(key.encode()).hexdigest(), document_id, extractor, text_date)
