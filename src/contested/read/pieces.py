"""Pieces: blocks in the making, with what each of them tells about the publication."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contested.model import Block, BlockKind, Credit, KnownDate, Span
from contested.read.days import Written, find


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch `[start, end)` of the text and its part in the page.

    `written` is a date that dates the page (`updated`: its last change); `credits`, `outlet`, `byline` and
    `place` (of a dateline) are what the piece says about where the words come from; `credit` is a caption's;
    `leads` marks a line that introduces links to other reports, `bare` a date line without label or time.
    """

    kind: BlockKind
    start: int
    end: int
    written: Written | None = None
    updated: bool = False
    dateline: bool = False
    place: str = ""
    credits: tuple[Credit, ...] = ()
    credit: str = ""
    outlet: str = ""
    byline: str = ""
    leads: bool = False
    bare: bool = False

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    @property
    def day(self) -> tuple[int | None, int, int | None] | None:
        """The written date as year, month and day."""
        return (self.written.year, self.written.month, self.written.day) if self.written else None

    def cut(self, start: int, end: int) -> Piece:
        return replace(self, start=start, end=end)


def trimmed(text: str, piece: Piece) -> Piece | None:
    """The piece without white space at its ends; None when nothing is left."""
    start, end = piece.start, piece.end  # no slice: a text may have thousands of pieces
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return piece.cut(start, end) if start < end else None


def parted(text: str, piece: Piece, inner: Piece) -> list[Piece]:
    """The piece with another set into it: what stands before, the inner one, what comes after."""
    before, after = piece.cut(piece.start, inner.start), piece.cut(inner.end, piece.end)
    return [p for p in (trimmed(text, before), trimmed(text, inner), trimmed(text, after)) if p]


def block(text: str, piece: Piece) -> Block:
    """The finished block; a caption's date is the most exact one that its words give."""
    span = Span(piece.start, piece.end)
    return Block(piece.kind, span, caption_date(text, piece), piece.credit)


def caption_date(text: str, piece: Piece) -> KnownDate | None:
    """The day (or month) that a caption gives for its picture."""
    if piece.kind != "caption":
        return None
    found = [w for w in find(text, piece.start, piece.end) if w.year]
    best = min(found, key=lambda w: w.day is None, default=None)
    period = best.period() if best else None
    return KnownDate(period, "caption", best.span) if best and period else None
