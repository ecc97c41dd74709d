"""Titles, and what is printed before and after them: labels, agencies, the outlet."""

from __future__ import annotations

import re
from functools import cache

from contested.model import Credit, Span
from contested.read.lexicon import agency, agency_of, load, words
from contested.read.pieces import Piece

_SUFFIX = re.compile(r"\s+(?P<bar>[|]|[-–—])\s+(?P<name>[A-Z][\w.&’' -]{1,40})$")


def titled(text: str, piece: Piece) -> list[Piece]:
    """A title, with the newsroom's label before it and the agency or the outlet after it set apart."""
    found: list[Piece] = []
    if label := _label().match(text, piece.start, piece.end):
        found = [Piece("furniture", piece.start, len(text[: label.end()].rstrip()))]
        piece = piece.cut(label.end(), piece.end)
    mark = _outlet(text, piece) or _agency(text, piece)
    if mark is None:
        return [*found, Piece("title", piece.start, piece.end)]
    return [*found, Piece("title", piece.start, len(text[: mark.start].rstrip())), mark]


def _outlet(text: str, piece: Piece) -> Piece | None:
    """The mark of an outlet or an agency after a bar or a dash; after a dash only agencies are sure."""
    match = _SUFFIX.search(text[piece.start : piece.end])
    if match is None:
        return None
    name, at = match["name"].strip(), piece.start + match.start("name")
    known = agency_of(name) if re.fullmatch(agency(), name) else ""
    if not known and match["bar"] != "|":
        return None
    credits = (Credit(known, "title", Span(at, piece.end)),) if known else ()
    start = piece.start + match.start("bar")
    return Piece("furniture", start, piece.end, credits=credits, outlet="" if known else name)


def _agency(text: str, piece: Piece) -> Piece | None:
    """An agency's bare name at the end of a title, unless it belongs to the sentence ("tells AFP")."""
    match = re.search(
        rf"(?P<before>\S+) (?P<open>\(?)(?P<name>{agency()})\)?$", text[piece.start : piece.end]
    )
    if match is None or match["before"].lower().strip(",") in load("agencies")["bind"]:
        return None
    if match["name"] in load("agencies")["shy"] and not match["open"]:
        return None
    start = piece.start + match.start("name")
    credit = Credit(agency_of(match["name"]), "title", Span(start, start + len(match["name"])))
    return Piece("furniture", piece.start + match.end("before") + 1, piece.end, credits=(credit,))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{words(load('furniture')['title labels'])})(?: \d+)? ?[-–—:|]+ ?(?=[A-Z\d“‘'\"])")
