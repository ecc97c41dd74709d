"""Captions: lines and sentences that a photo credit closes, or that a caption's label opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contested.model import Span
from contested.read.lexicon import agency, load, words
from contested.read.lines import sentences
from contested.read.pieces import Piece, caption_date

LONGEST = 90
"""Words in the longest caption."""
_PICTURE = re.compile(
    r"\b(?:stands?|walks?|sits?|looks?|holds?|carr(?:y|ies)|waves?|rides?|patrols?|inspects?|gathers?|rises?|poses?|flees?|"
    r"arrives?|attends?|search(?:es)?|breathes?|reacts?|watch(?:es)?|pictured|seen|photo|image|file|left|right|centre)\b"
)
_LABEL = re.compile(
    r"(?i)^(?:(?:photo|image|picture|photograph|video|screengrab|credit|source)s?"
    r"(?: credit)?\s*(?:by|:|/|©)?\s*|©\s*|copyright\s*|via\s+)+"
)


def whole(text: str, span: Span) -> Piece | None:
    """The line as a caption with its credit, or None."""
    line = span.of(text)
    opened = _open().match(line)
    closed = _line_end().search(line)
    if not (opened or closed) or line.count(" ") >= LONGEST:
        return None
    credit = closed.group() if closed else ""
    if not credit and opened and "©" in opened.group():
        credit = opened.group()
    return Piece("caption", span.start, span.end, credit=named(credit))


def inline(text: str, piece: Piece) -> Iterator[Piece]:
    """Captions inside a running line: the sentence before a credit, with the credit."""
    divided = None
    for match in _inside().finditer(text, piece.start, piece.end):
        if not re.search(r"[.!?\"”’\d]\s*$", text[max(piece.start, match.start() - 3) : match.start()]):
            continue
        if not re.match(r"\s*(?:$|[.]?\s+[A-Z“\"'‘\d(\[])", text[match.end() : piece.end][:8]):
            continue
        divided = sentences(text, piece.start, piece.end) if divided is None else divided
        last = len(text[: match.start()].rstrip())
        begin = max((s.start for s in divided if s.start < last), default=piece.start)
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
def _open() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _filled("open")))


def pictured(text: str, piece: Piece) -> bool:
    """Whether a caption's words describe a picture: it has a day of its own, or people doing things."""
    return caption_date(text, piece) is not None or bool(_PICTURE.search(piece.of(text)))
