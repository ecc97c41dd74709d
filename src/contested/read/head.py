"""How a report begins: its title, the date and the agency run into it, and its dateline."""

from __future__ import annotations

import re

from contested.model import Credit, Span
from contested.read import datelines, days
from contested.read.lexicon import agency, agency_of
from contested.read.lines import is_closed
from contested.read.pieces import Piece, trimmed
from contested.read.titles import titled

TITLE_WORDS = range(2, 31)
_RUN_IN = 250
"""A title and a date that stand in the same line as the body are looked for in this many characters."""
_LEAST_BODY = 60
"""Characters that must follow a title and a date in one line for them to be taken for that."""
_NO_TITLE = re.compile(
    r"(?i)(?:\b(?:on|in|of|since|until|till|from|by|to|the|and|between|after|before|dated|for)|,)\s*$"
)


def opening(text: str, piece: Piece, title: str, alone: bool) -> list[Piece]:
    """The first body line, divided: furniture dates, the title, a dateline, and the body that is left.

    `title` is the title given from outside, found again here when the text begins with it. `alone` says that
    the line is the whole report.
    """
    found: list[Piece] = []
    rest: Piece | None = piece
    dated = False
    if lead := days.leading(text, piece.start, piece.end):
        written, after = lead
        found.append(Piece("furniture", piece.start, len(text[:after].rstrip()), written=written))
        rest, dated = trimmed(text, piece.cut(after, piece.end)), True
    if rest and title and (end := given_end(text, rest.start, rest.end, title)):
        if end < rest.end or not alone:
            found += titled(text, rest.cut(rest.start, end))
            rest = trimmed(text, rest.cut(end, rest.end))
            if rest and not dated and (marks := _credit_and_date(text, rest)):
                found += marks[:-1]
                rest, dated = marks[-1], True
    elif rest and not dated and (parts := _run_in(text, rest)):
        found += parts[:-1]
        rest, dated = parts[-1], True
    if rest and dated and (line := datelines.bare(text, rest.start, rest.end)):
        found.append(line)
        rest = trimmed(text, rest.cut(line.end, rest.end))
    return [*found, rest] if rest else found


def is_title(text: str, piece: Piece) -> bool:
    """Whether the first line of a report, standing alone, is its title."""
    words = piece.of(text).count(" ") + 1
    if words not in TITLE_WORDS or datelines.leading(text, piece.start, piece.end):
        return False
    return not is_closed(text, Span(piece.start, piece.end)) or (text[piece.end - 1] in "?!" and words <= 20)


def given_end(text: str, start: int, end: int, title: str) -> int | None:
    """Where a title given from outside ends when the text begins with it, punctuation and case aside."""
    for candidate in (title, re.split(r"\s[|]\s", title)[0]):
        wanted = [c for c in candidate.casefold() if c.isalnum()]
        if len(wanted) < 8:
            continue
        at, left = start, list(reversed(wanted))
        while at < end and left and at - start < 3 * len(candidate):
            folded = text[at].casefold()
            if folded.isalnum() and folded != left.pop():
                left = ["mismatch"]
                break
            at += 1
        if not left and (at >= end or not text[at].isalnum()):
            closing = re.compile(r"[.!?\"”’)]*").match(text, at, end)
            at = closing.end() if closing else at
            # A sentence that begins with the title's words goes on after them.
            return (
                at
                if re.compile(r"$|\s+[A-Z\d“\"‘(\[]").match(text[at:end][:3]) and text[at : at + 2] != " ("
                else None
            )
    return None


def _credit_and_date(text: str, piece: Piece) -> list[Piece]:
    """An agency, a date, and the body after them; empty when the piece does not begin so."""
    match = re.compile(rf"[-–—|(]? ?(?P<name>{agency()})\)?[,|]? +").match(text, piece.start, piece.end)
    begin = match.end() if match else piece.start
    lead = days.leading(text, begin, piece.end)
    body = trimmed(text, piece.cut(lead[1], piece.end)) if lead else None
    if lead is None or body is None:
        return []
    date = Piece("furniture", begin, len(text[: lead[1]].rstrip()), written=lead[0])
    if not match:
        return [date, body]
    credit = Credit(agency_of(match["name"]), "title", Span(*match.span("name")))
    return [Piece("furniture", piece.start, match.end("name"), credits=(credit,)), date, body]


def _run_in(text: str, piece: Piece) -> list[Piece]:
    """A title, an agency and a date run together before the body; empty when it does not look like that."""
    found = days.within(text, piece.start, min(piece.end, piece.start + _RUN_IN))
    if not found:
        return []
    begin, written, end = found
    before = trimmed(text, piece.cut(piece.start, begin))
    body = trimmed(text, piece.cut(end, piece.end))
    if before is None or body is None or body.end - body.start < _LEAST_BODY:
        return []
    line = before.of(text)
    if line.count(" ") + 1 not in range(3, 31) or _NO_TITLE.search(line) or re.search(r"[.!?;]\s", line):
        return []
    date = Piece("furniture", begin, len(text[:end].rstrip()), written=written)
    return [*titled(text, before), date, body]
