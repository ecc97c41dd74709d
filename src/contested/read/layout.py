"""The layout of a text: every stretch of it as title, body, caption, heading, quotation or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from contested.model import BlockKind, Span
from contested.read import captions, datelines, furniture, head, sections, titles
from contested.read.lexicon import agency
from contested.read.lines import is_wrapped, joined, lines
from contested.read.pieces import Piece, parted, trimmed

DATELINE_WITHIN = 4
"""A dateline opens one of this many first body lines; a standfirst may stand before it."""
_CAPITALS = re.compile(
    r"(?:(?<=[.!?”\"’)] )|^)[A-Z]{3,}(?: [A-Z’'-]{2,}){1,6}(?= [A-Z][a-z]| (?i:slideshow))"
)
UNMARKED: Mapping[str, BlockKind] = {}


def lay_out(text: str, title: str = "", marked: Mapping[str, BlockKind] = UNMARKED) -> tuple[Piece, ...]:
    """Pieces in order that cover all of the text but white space.

    `title` is one given from outside; `marked` holds the lines whose part in the page its markup tells.
    """
    first = []
    if text.startswith("\ufeff"):  # a byte order mark is a character of the text as given
        first, text = [Piece("furniture", 0, 1)], " " + text[1:]
    spans = lines(text)
    if is_wrapped(text, spans):
        spans = list(joined(text, spans))
    pieces = _begin(text, [_whole(text, span, marked) for span in spans], title)
    pieces = [part for piece in pieces for part in _divided(text, piece)]
    pieces = _end(text, sections.arranged(text, _dateline(text, pieces)))
    return tuple(first + pieces)


def _whole(text: str, span: Span, marked: Mapping[str, BlockKind]) -> Piece:
    dateline = datelines.whole(text, span.start, span.end)
    found = dateline or captions.whole(text, span) or furniture.whole(text, span)
    return found or Piece(marked.get(span.of(text), "body"), span.start, span.end)


def _begin(text: str, pieces: list[Piece], title: str) -> list[Piece]:
    """Find the title and what is run into the first line of the report."""
    bodies = [i for i, p in enumerate(pieces) if p.kind == "body"]
    if not bodies:
        return pieces
    at = _credited_title(text, pieces, bodies[0])
    if at is not None:
        return [*pieces[:at], *titles.titled(text, pieces[at]), *pieces[at + 1 :]]
    at = bodies[0]
    piece, alone = pieces[at], len(bodies) == 1
    opened = head.opening(text, piece, title, alone)
    if not alone and len(opened) == 1 and opened[0].kind == "body" and head.is_title(text, opened[0]):
        opened = titles.titled(text, opened[0])
    return [*pieces[:at], *opened, *pieces[at + 1 :]]


def _credited_title(text: str, pieces: list[Piece], body: int) -> int | None:
    """Where a title stands that looks like a caption, since its agency is in brackets; or None."""
    first = next(i for i, p in enumerate(pieces) if p.kind != "furniture")
    piece = pieces[first]
    if first >= body or piece.written or captions.pictured(text, piece):
        return None
    words = piece.of(text)
    return first if re.fullmatch(rf"[^.!?()]{{10,150}} \({agency()}\)", words) else None


def _dateline(text: str, pieces: list[Piece]) -> list[Piece]:
    """Set the dateline of the report apart, once."""
    if any(p.dateline for p in pieces):
        return pieces
    for i in [i for i, p in enumerate(pieces) if p.kind == "body"][:DATELINE_WITHIN]:
        if line := datelines.leading(text, pieces[i].start, pieces[i].end):
            return [*pieces[:i], *parted(text, pieces[i], line), *pieces[i + 1 :]]
    return pieces


def _divided(text: str, piece: Piece) -> list[Piece]:
    """A running line with the captions, headings and furniture inside it set apart."""
    if piece.kind != "body":
        return [piece]
    parts = [piece]
    if last := furniture.tail(text, piece):
        parts = parted(text, piece, last)
    for find in (captions.inline, _inner_headings, furniture.inline):
        parts = [
            new
            for part in parts
            for new in _set_in(text, part, find(text, part) if part.kind == "body" else ())
        ]
    return parts


def _set_in(text: str, piece: Piece, found: Iterable[Piece]) -> list[Piece]:
    """The piece with others set into it; those that overlap one before them are left out."""
    parts: list[Piece] = []
    rest = piece
    for inner in sorted(found, key=lambda p: p.start):
        if inner.start < rest.start:
            continue
        *done, rest_or_inner = parted(text, rest, inner)
        parts += done
        if rest_or_inner.start < inner.end:  # nothing is left after it
            return [*parts, rest_or_inner]
        rest = rest_or_inner
    return [*parts, rest]


def _inner_headings(text: str, piece: Piece) -> list[Piece]:
    if piece.end - piece.start < 200:
        return []
    return [
        Piece("heading", *m.span())
        for m in _CAPITALS.finditer(text, piece.start, piece.end)
        if len(m.group()) >= 10
    ]


def _end(text: str, pieces: list[Piece]) -> list[Piece]:
    """An agency in brackets after the very last sentence signs the report; it is no caption's credit."""
    told = [i for i, p in enumerate(pieces) if p.kind in ("body", "caption", "quotation")]
    if not told or pieces[told[-1]].kind != "caption" or len(told) < 3:
        return pieces
    i = told[-1]
    piece = pieces[i]
    match = re.search(r"\s*[(\[][^()\[\]]{2,40}[)\]]\s*$", piece.of(text))
    if not match or not piece.credit or "hoto" in match.group() or captions.pictured(text, piece):
        return pieces
    mark = Piece("furniture", piece.start + match.start(), piece.end)
    body = trimmed(text, replace(piece, kind="body", credit="").cut(piece.start, mark.start))
    signed = furniture.signed(text, trimmed(text, mark) or mark)
    return [*pieces[:i], *([body] if body else []), signed, *pieces[i + 1 :]]
