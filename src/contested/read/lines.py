"""Lines, paragraphs and sentences of a text, as spans: the raw stuff that blocks are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contested.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Brig|Gov|Sen|Rep|Rev|Prof|No|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|Lt\. Gen|U\.S|U\.N|U\.K))\.$"
)
_FINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$")
WRAP = range(50, 101)
"""Lengths of the lines of a text that was broken by hand or by a mail program."""


def lines(text: str) -> list[Span]:
    """Every line that is not blank, without the white space around it."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        if left < len(line):
            found.append(Span(match.start() + left, match.start() + len(line.rstrip())))
    return found


def sentences(text: str, start: int, end: int) -> list[Span]:
    """A quick, rough division into sentences: enough to find where a caption or a sign-off begins."""
    found, begin = [], start
    for match in _END.finditer(text, start, end):
        if _SHORT.search(text[max(start, match.start() - 8) : match.start() + 1]):
            continue
        found.append(Span(begin, match.start() + len(match.group().rstrip())))
        begin = match.end()
    if begin < end:
        found.append(Span(begin, end))
    return found


def is_closed(text: str, span: Span) -> bool:
    """Whether a line ends as a sentence ends."""
    return bool(_FINAL.search(text, max(span.start, span.end - 6), span.end))


def is_wrapped(text: str, spans: list[Span]) -> bool:
    """Whether the text's lines were broken at a width, so that a paragraph is several lines."""
    inner = [a for a, b in pairwise(spans) if _touch(text, a, b)]
    if len(inner) < 3:
        return False
    fitting = sum(len(a) in WRAP and not is_closed(text, a) for a in inner)
    return fitting >= 0.6 * len(inner)


def joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Runs of lines with no blank line between them, as paragraphs; only for a wrapped text."""
    begin = last = None
    for span in spans:
        if begin is not None and last is not None:
            if _touch(text, last, span) and len(last) >= WRAP.start - 10:
                last = span
                continue
            yield Span(begin.start, last.end)
        begin = last = span
    if begin is not None and last is not None:
        yield Span(begin.start, last.end)


def _touch(text: str, a: Span, b: Span) -> bool:
    between = text[a.end : b.start]
    return between.replace("\r\n", "\n").count("\n") + between.count("\r") - between.count("\r\n") == 1
