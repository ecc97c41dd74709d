"""Lines seen among their neighbours: headings, links to other reports, dates of a chronicle, quotations."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contested.model import Span
from contested.read.lexicon import load, words
from contested.read.lines import is_closed
from contested.read.pieces import Piece

HEADING_WORDS = 12
CHRONICLE = 3
"""From this many different dates on, date lines are a chronicle's headings, and none dates the page."""
_OPEN, _CLOSE = '“"«„', '”"»“'
_MARKS = re.compile(r"[“”«»\"]")
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
    stated = _statements(text, pieces)
    return [
        replace(p, kind="quotation") if p.kind == "body" and (i in stated or _is_quoted(p.of(text))) else p
        for i, p in enumerate(pieces)
    ]


def _is_quoted(line: str) -> bool:
    """Whether a paragraph opens with a quotation mark that nothing closes before its end."""
    if len(line) < 2 or line[0] not in _OPEN:
        return False
    closed_before = re.search(r"[”\"»](?:[\s,.]|$)", line[1:-1])
    return not closed_before and (line[-1] in _CLOSE or not _MARKS.search(line[1:]))


def _statements(text: str, pieces: list[Piece]) -> set[int]:
    """Paragraphs without marks after a line like "The minister said:", up to the last "we" or "I"."""
    found: set[int] = set()
    run: list[int] | None = None
    for i, piece in enumerate(pieces):
        line = piece.of(text)
        if piece.kind != "body" or _MARKS.search(line):
            run = None
        elif line.endswith(":") and len(line) < 250 and _said().search(line):
            run = []
        elif run is not None and not _said().search(line):
            run.append(i)
            if _FIRST_PERSON.search(line):
                found.update(run)
        else:
            run = None
    return found


@cache
def _said() -> re.Pattern[str]:
    verbs = words(load("captions")["said"])
    return re.compile(rf"\b(?:{verbs}|statement|words|remarks|wrote|posted|read|reads)\b")
