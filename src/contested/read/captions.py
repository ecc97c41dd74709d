"""Captions: lines and sentences that a photo credit closes, or that a caption's label opens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from contested.model import Span
from contested.read.furniture import signed
from contested.read.lexicon import agency, load, words
from contested.read.lines import sentences
from contested.read.pieces import Piece, caption_date, trimmed

LONGEST = 90
"""Words in the longest caption."""
_COPYRIGHT = re.compile(r"(?:©|\([Cc]\)|Copyright\b)")
_SOURCE = re.compile(
    r"^Image (?:source|credit)\W*(?P<name>\S+(?: \S+){0,5})$"
    r"|[(\[](?P<bracket>[A-Z][\w .,&/'’-]{1,40})[)\]]\.?$"
)
_CLOSED = re.compile(r"[.!?\"”’\d]\s*$")
_ANEW = re.compile(r"\s*$|[.]?\s+[A-Z“\"'‘\d(\[]")
_LABEL = re.compile(
    r"(?i)^(?:(?:photograph|photo|image|picture|video|screengrab|credit|source)s?"
    r"(?: credit)?\s*(?:by|:|/|©)?\s*|©\s*|copyright\s*|via\s+)+"
)


def whole(text: str, span: Span) -> Piece | None:
    """The line as a caption with its credit, or None."""
    line = span.of(text)
    opened = _open().match(line)
    closed = _line_end().search(line) or _any_end().search(line)
    words = line.count(" ") + 1
    if not (opened or closed) or words > LONGEST or (_COPYRIGHT.match(line) and words < 10):
        return None
    credit = closed.group() if closed else ""
    if not opened and "/" not in credit and is_told(line):
        return None  # a paragraph with its agency behind it, as round-ups print it
    if not credit and opened and "©" in opened.group():
        credit = re.split(r"[.:] ", line, maxsplit=1)[0] if words < 60 else opened.group()
    elif not credit and (source := _SOURCE.search(line)):
        credit = source["name"] or source["bracket"]
    return Piece("caption", span.start, span.end, credit=named(credit))


def inline(text: str, piece: Piece) -> Iterator[Piece]:
    """Captions inside a running line: the sentence before a credit, with the credit.

    A credit that ends the line after somebody's words signs the line, and is furniture.
    """
    starts: list[int] = []
    for match in _inside().finditer(text, piece.start, piece.end):
        if not _CLOSED.search(text, max(piece.start, match.start() - 3), match.start()):
            continue
        if not _ANEW.match(text, match.end(), piece.end):
            continue
        starts = starts or [s.start for s in sentences(text, piece.start, piece.end)]
        # A credit after the full stop belongs to the sentence before it, not to one of its own.
        before = trimmed(text, piece.cut(piece.start, match.start()))
        begin = starts[max(0, bisect_left(starts, before.end if before else match.start()) - 1)]
        if match.end() == piece.end and "/" not in match.group() and is_told(text[begin : match.start()]):
            yield signed(text, piece.cut(*match.span()))
        else:
            yield Piece("caption", begin, match.end(), credit=named(match.group()))


def named(credit: str) -> str:
    """Who a credit names: "(Photo by AFP)" is AFP."""
    inner = credit.strip().strip("()[]").strip()
    return _LABEL.sub("", inner).strip(" .:") or inner


@cache
def _filled(section: str) -> list[str]:
    data = load("captions")
    every = data[section] if isinstance(data[section], list) else [data[section]]
    openers = words(data["openers"])
    return [p.replace("{agency}", agency(pictures=True)).replace("{openers}", openers) for p in every]


@cache
def _inside() -> re.Pattern[str]:
    slash = _filled("slash")[0]
    return re.compile("|".join([*(f"(?:{p})" for p in _filled("close")), slash]))


@cache
def _line_end() -> re.Pattern[str]:
    slash = _filled("slash")[0].replace("(?P<name>", "(?:")
    close = "|".join(f"(?:{p})" for p in [*_filled("close"), rf"{slash}(?: [A-Z][\w’'-]+)?"])
    alone = "|".join(f"(?:{p})" for p in _filled("line"))
    return re.compile(rf"(?:{close})[\s.]*$|(?:^|(?<=[.!?\"”’)\]] )|(?<=\d ))(?:{alone})[\s.]*$")


@cache
def _any_end() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<=\w\W )(?:{p})[\s.]*$" for p in _filled("end")))


@cache
def _open() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _filled("open")))


def pictured(text: str, piece: Piece) -> bool:
    """Whether a caption's words describe a picture: it has a day of its own, or people doing things."""
    return caption_date(text, piece) is not None or bool(_words("picture").search(piece.of(text)))


def is_told(words: str) -> bool:
    """Whether a sentence reports what was said rather than what a picture shows."""
    if not _words("said").search(words):
        return False
    return bool(re.search(r"[“”\"]", words)) or not _words("picture").search(words)


@cache
def _words(section: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words(load('captions')[section])})\b")
