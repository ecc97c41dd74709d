"""Lines seen among their neighbours: headings, links to other reports, dates of a chronicle, quotations."""

from __future__ import annotations

import re
from dataclasses import replace

from contested.model import Span
from contested.read.lines import is_closed
from contested.read.pieces import Piece

HEADING_WORDS = 12
CHRONICLE = 3
"""From this many different dates on, date lines are a chronicle's headings, and none dates the page."""
_OPEN, _CLOSE = '“"«„', '”"»“'
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our|Our|us)\b")


def arranged(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with headings, links and quotations told apart from the body."""
    return _quotations(text, _headings(text, _chronicle(pieces)))


def _chronicle(pieces: list[Piece]) -> list[Piece]:
    """Date lines between the paragraphs of a chronicle are its headings."""
    told = [i for i, p in enumerate(pieces) if p.written and p.kind == "furniture" and p.bare]
    if len({pieces[i].written and pieces[i].day for i in told}) < CHRONICLE:
        return pieces
    return [replace(p, kind="heading", written=None) if i in set(told) else p for i, p in enumerate(pieces)]


def _headings(text: str, pieces: list[Piece]) -> list[Piece]:
    """Short unclosed lines are headings, or after a line that introduces links, titles of other reports."""
    result: list[Piece] = []
    linking = False
    last_body = max((i for i, p in enumerate(pieces) if p.kind == "body"), default=-1)
    for i, piece in enumerate(pieces):
        if piece.kind == "furniture":
            linking = piece.leads or linking
            # The date beside a link is that of the other report.
            piece = replace(piece, written=None) if linking else piece
        elif piece.kind == "body":
            closed = is_closed(text, Span(piece.start, piece.end))
            short = piece.of(text).count(" ") < HEADING_WORDS
            if linking and (
                (short and (not closed or text[piece.end - 1] in "?!")) or (i == last_body and not closed)
            ):
                piece = replace(piece, kind="furniture")
            elif short and not closed and i and _begins(text, piece) and not _goes_on(text, pieces, i):
                piece = replace(piece, kind="heading")
            else:
                linking = False
        result.append(piece)
    return result


def _begins(text: str, piece: Piece) -> bool:
    return bool(re.match(r"[A-Z0-9“\"‘'(]", text[piece.start]))


def _goes_on(text: str, pieces: list[Piece], i: int) -> bool:
    """Whether the piece before is a dateline, or the next goes on in small letters: then it is no heading."""
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    return pieces[i - 1].dateline or bool(after and after.kind == "body" and text[after.start].islower())


def _quotations(text: str, pieces: list[Piece]) -> list[Piece]:
    """Paragraphs that are wholly quoted: between quotation marks, or a statement after "... said:"."""
    result: list[Piece] = []
    inside = False
    statement = False
    for piece in pieces:
        if piece.kind == "body":
            words = piece.of(text)
            opens, ends = words[0] in _OPEN, words[-1] in _CLOSE
            whole = opens and ends and len(words) > 1 and not re.search(r"[”\"»](?:[\s,.]|$)", words[1:-1])
            runs_on = opens and not re.search(r"[”\"»]", words[1:])
            if whole or runs_on or (inside and opens):
                inside = runs_on
                piece = replace(piece, kind="quotation")
            elif statement and not opens and (_FIRST_PERSON.search(words) or result[-1].kind == "quotation"):
                piece = replace(piece, kind="quotation")
            else:
                inside = False
                statement = words.endswith(":") and len(words) < 250
        elif piece.kind in ("heading", "furniture"):
            statement = inside = False
        result.append(piece)
    return result
