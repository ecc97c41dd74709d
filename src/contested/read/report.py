"""From one input to one report: the document with its blocks, and its publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contested.model import Credit, Document, KnownDate, Problem, Publication, Report
from contested.read import dating, english, page
from contested.read.decode import Decoded, declared_charset, decode
from contested.read.inputs import Input, problem
from contested.read.layout import lay_out
from contested.read.limits import MAX_TEXT_BYTES
from contested.read.page import Page
from contested.read.pieces import Piece, block
from contested.read.record import Record


def reports(item: Input) -> Iterator[Report | Problem]:
    """The report of an input, with a problem beside it where something was lost; or the problem alone."""
    try:
        data = _bytes(item)
    except (OSError, ValueError) as error:
        reason = "may not be read (permission denied)" if isinstance(error, PermissionError) else str(error)
        yield problem(item.source, reason)
        return
    if isinstance(data, Problem):
        yield data
        return
    suffix = item.file.suffix.lower() if item.file else ""
    named_page = suffix in (".html", ".htm", ".xhtml")
    decoded = decode(data, declared_charset(data) if named_page else "")
    if decoded.refused:
        yield problem(item.source, decoded.refused)
        return
    if named_page or (item.file and page.is_page(decoded.text)):
        made = _from_page(item, data, decoded)
    else:
        made = _from_text(item, data, decoded)
    if isinstance(made, Report):
        warning = decoded.warning or _bad_date(item.record)
        if warning:
            yield replace(problem(item.source, warning), document_id=made.document.id)
    yield made


def _bytes(item: Input) -> bytes | Problem:
    limit = f"is longer than {MAX_TEXT_BYTES // 1_000_000} MB, the most that is read as one report"
    if item.file is None:
        return (item.record.text or "").encode("utf-8")
    if item.file.stat().st_size > MAX_TEXT_BYTES:
        return problem(item.source, limit)
    with item.file.open("rb") as handle:
        data = handle.read(MAX_TEXT_BYTES + 1)
    return data if len(data) <= MAX_TEXT_BYTES else problem(item.source, limit)


def _from_text(item: Input, data: bytes, decoded: Decoded) -> Report | Problem:
    text = decoded.text
    if code := english.other_language(text):
        return _foreign(item, code)
    pieces = lay_out(text, item.record.title)
    document = Document(
        Document.id_of(data),
        data,
        text,
        tuple(block(text, p) for p in pieces),
        "text/plain",
        decoded.encoding,
    )
    return Report(document, publication(item, document, pieces))


def _from_page(item: Input, data: bytes, decoded: Decoded) -> Report | Problem:
    found = page.article(decoded.text, item.record.url)
    if found is None:
        return problem(item.source, "is a page without an article in it")
    if code := english.other_language(found.text):
        return _foreign(item, code)
    pieces = lay_out(found.text, item.record.title or found.title, found.marked)
    blocks = tuple(block(found.text, p) for p in pieces)
    document = Document(Document.id_of(data), data, found.text, blocks, "text/html", decoded.encoding)
    return Report(document, publication(item, document, pieces, found))


def publication(
    item: Input, document: Document, pieces: Sequence[Piece], found: Page | None = None
) -> Publication:
    """One appearance of a document. What the record tells goes before the page, and the page before the text.

    Its id holds only what was handed in from outside, so that a better reader does not make a new appearance.
    """
    told, page_told = item.record, found or Page()
    given = dating.known(told.published, "given") or dating.known(page_told.published, page_told.how)
    url = told.url or page_told.url
    text_date, published = dating.dates(document.text, pieces, given, url)
    title = next((p.of(document.text) for p in pieces if p.kind == "title"), "")
    outlet = told.outlet or page_told.outlet or next((p.outlet for p in pieces if p.outlet), "")
    return Publication(
        id=Publication.id_of(document.id, told.outlet, told.url, told.published),
        document_id=document.id,
        report=told.report,
        outlet=outlet,
        url=url,
        title=told.title or page_told.title or title,
        byline=told.byline
        or page_told.byline
        or ", ".join(dict.fromkeys(p.byline for p in pieces if p.byline)),
        dateline=next((p.place for p in pieces if p.place and p.place != outlet), ""),
        credits=_credits(pieces),
        text_date=text_date,
        published=published,
        source=item.source,
    )


def _credits(pieces: Sequence[Piece]) -> tuple[Credit, ...]:
    """Each credit once: a photo's credit stays with its caption and is none of the report's."""
    every = {(c.name, c.how): c for p in reversed(pieces) for c in reversed(p.credits)}
    return tuple(sorted(every.values(), key=lambda c: (c.span is None, c.span or 0)))


def _foreign(item: Input, code: str) -> Problem:
    what = "a script that is not Latin" if code == "und" else f"another language ({code})"
    return problem(item.source, f"is in {what}; only English is read")


def _bad_date(record: Record) -> str:
    known: KnownDate | None = dating.known(record.published, "given")
    return (
        f"has a `published` that is no date ({record.published[:40]!r})"
        if record.published and not known
        else ""
    )
