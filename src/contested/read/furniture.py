"""What belongs to the page and not to its report, and what that tells about where the report comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from contested.model import Credit, CreditHow, Span
from contested.read.days import dates_of_line
from contested.read.lexicon import (
    agency,
    agency_names,
    agency_of,
    inline_patterns,
    line_pattern,
    load,
    tail_pattern,
    words,
)
from contested.read.lines import sentences
from contested.read.pieces import Piece

LONGEST = 480
"""No furniture line is longer than this many characters; no pattern is tried on a longer line."""
SIGN = 20
"""A closing mark no longer than this ("source link") needs no full stop before it."""
PHRASE = 150
"""Nor is a phrase of it inside a running line longer than this."""
_NAME = r"[A-Z][\w.’'-]*(?: (?:al-|bin |de |van |von |el-)?[A-Z][\w.’'-]*){0,4}"
_REPORTERS = _NAME.replace("(?: (?:al-", "(?: (?!Editing|Writing|Additional|Compil|Translat)(?:al-")
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Reported by|Words by|Author)\s*:?\s+"
    rf"(?P<names>{_NAME}(?:(?:,| and| &|/|;) ?{_NAME}){{0,4}})"
    r"(?:,? in [A-Z][\w ,.’'-]{2,40})?\W*"
)
_REPORTER = re.compile(
    r"(?<!dditional )(?<!urther )(?i:reporting|written|writing) (?i:and \w+ )?(?i:by) "
    rf"(?P<names>{_REPORTERS}(?:(?:,| and|,? &) {_REPORTERS})*)"
)
_PLACE = re.compile(rf"(?P<place>{_NAME}(?: ?[/,] ?{_NAME})?),? (?=.{{0,12}}\d)")
_SOURCE = re.compile(
    r"(?:Sources?|SOURCES?|With inputs? from|With (?:files|reporting) from)\s*:?\s+"
    r"(?P<names>[A-Z@][^\n:;?!]{1,70})"
)
_SPLIT = re.compile(r"\s*(?:,|;|/|&|\b(?:and|AND|with)\b|\+)\s*")
_BAR = re.compile(r" [|•·–—] ")
_GENERIC = re.compile(
    r"(?i)(?:news |wire |other )?(?:agenc(?:y|ies)|services|staff(?: writers?)?|wires?|sources|desk)\.?"
)


def whole(text: str, span: Span) -> Piece | None:
    """The line as a piece of furniture with its facts, or None when it belongs to the report."""
    line = span.of(text)
    if len(line) > LONGEST:
        return None
    if dates := dates_of_line(text, span.start, span.end):
        written, updated = min(dates, key=lambda d: d[1])
        bare = len(dates) == 1 and len(written.span) > len(line) - 14 and not re.search(r"[:\d]$", line[:-5])
        return Piece("furniture", span.start, span.end, written=written, updated=updated, bare=bare)
    if (place := _PLACE.match(line)) and (dates := dates_of_line(text, span.start + place.end(), span.end)):
        written = dates[0][0]
        return Piece("furniture", span.start, span.end, written=written, dateline=True, place=place["place"])
    if match := _BYLINE.fullmatch(line):
        return _byline(span, match)
    if _bare_agency().fullmatch(line):
        return Piece("furniture", span.start, span.end, credits=_credits(line, span.start, "source line"))
    if (bar := _BAR.search(line)) and (parts := _parts(text, span, bar.group())):
        return parts
    if _SOURCE.fullmatch(line) or line_pattern().fullmatch(line):
        return facts(text, Piece("furniture", span.start, span.end, leads=bool(_leads().match(line))))
    return None


def _parts(text: str, span: Span, bar: str) -> Piece | None:
    """A line of several facts between bars ("By Jane Roe | 12 May 2022"): furniture when each of them is."""
    merged, at = Piece("furniture", span.start, span.end), span.start
    for part in span.of(text).split(bar):
        found = whole(text, Span(at, at + len(part)))
        if found is None:
            return None
        merged = replace(
            merged,
            written=merged.written or found.written,
            byline=merged.byline or found.byline,
            outlet=merged.outlet or found.outlet,
            credits=(*merged.credits, *found.credits),
        )
        at += len(part) + len(bar)
    return merged


def facts(text: str, piece: Piece) -> Piece:
    """The piece with the outlet, the reporters and the agencies that its words name."""
    words = piece.of(text)
    credits = [*_signatures(words, piece.start)]
    if match := _SOURCE.search(words):
        credits += _credits(match["names"], piece.start + match.start("names"), "source line")
    reporters = _REPORTER.search(words)
    outlet = outlet_of(words)
    if outlet in agency_names():
        credits.append(Credit(agency_of(outlet), "copyright", Span(piece.start, piece.end)))
        outlet = ""
    return Piece(
        piece.kind, piece.start, piece.end, piece.written, piece.updated,
        credits=(*piece.credits, *credits), outlet=piece.outlet or outlet,
        byline=reporters["names"] if reporters else piece.byline, leads=piece.leads,
    )  # fmt: skip


def inline(text: str, piece: Piece) -> Iterator[Piece]:
    """Furniture inside a running line: where a sentence has ended before it, or of a kind beyond mistake."""
    for pattern in inline_patterns("anywhere"):
        for match in pattern.finditer(text, piece.start, piece.end):
            yield Piece("furniture", *match.span())
    for pattern in inline_patterns("closing"):
        for match in pattern.finditer(text, piece.start, piece.end):
            near = max(piece.start, match.start() - PHRASE)
            begin = sentences(text, near, match.start() + 1)[-1].start
            if begin > near or near == piece.start:
                yield Piece("furniture", begin, match.end())
    for pattern in inline_patterns("inline"):
        for match in pattern.finditer(text, piece.start, piece.end):
            if match.start() == piece.start or _ended(text, match.start()):
                yield Piece("furniture", *match.span())


def tail(text: str, piece: Piece) -> Piece | None:
    """The furniture that a running line ends in: sign-offs, sources, links."""
    earliest = max(piece.start, min(piece.end - 600, piece.start + int(0.7 * (piece.end - piece.start))))
    for match in tail_pattern().finditer(text, earliest, piece.end):
        to_end = match.end() >= piece.end - 1
        # In small letters, "writing by" may be part of a sentence.
        sure = not match.group()[0].islower() or len(match.group()) < SIGN
        if (to_end and sure and match.start() > piece.start) or _ended(text, match.start()):
            if match["source"] is not None and not (to_end or tail_pattern().match(text, match.end() + 1)):
                continue
            return facts(text, Piece("furniture", match.start(), piece.end))
    return None


def outlet_of(line: str) -> str:
    """The outlet that a line of furniture names beyond mistake, or an empty string."""
    for pattern in _outlets():
        match = pattern.search(line)
        if match and (name := match["outlet"].strip(" .,|")) not in load("furniture")["not outlets"]:
            return re.sub(r"^\d{4}\s*", "", name)
    return ""


def _ended(text: str, at: int) -> bool:
    return bool(re.search(r"[.!?…”\"’)\]]\s+$", text[max(0, at - 4) : at]))


def _byline(span: Span, match: re.Match[str]) -> Piece:
    names = match["names"]
    credits = tuple(
        c
        for c in _credits(names, span.start + match.start("names"), "byline")
        if c.name in set(agency_names().values())
    )
    agencies = {c.name for c in credits}
    people = ", ".join(
        n for n in _SPLIT.split(names) if agency_of(n) not in agencies and not _GENERIC.fullmatch(n)
    )
    return Piece("furniture", span.start, span.end, credits=credits, byline=people)


def _credits(names: str, at: int, how: CreditHow) -> tuple[Credit, ...]:
    """The agencies or media of a list ("Al Jazeera and news agencies"); the nameless ones are left out."""
    found, begin = [], 0
    for separator in [*_SPLIT.finditer(names), None]:
        end = separator.start() if separator else len(names)
        name = names[begin:end].strip(" .,;:()[]-–—")
        if name and not _GENERIC.fullmatch(name):
            start = at + names.index(name, begin)
            usual = agency_of(re.sub(r"^The (?=[A-Z]{2})", "", name))
            usual = usual.title() if usual.isupper() and " " in usual else usual
            found.append(Credit(usual, how, Span(start, start + len(name))))
        begin = separator.end() if separator else end
    return tuple(found)


def _signatures(words: str, at: int) -> Iterator[Credit]:
    for signature in load("agencies")["signatures"]:
        where = words.find(signature["text"])
        if where >= 0:
            yield Credit(
                signature["name"], "source line", Span(at + where, at + where + len(signature["text"]))
            )
            return


@cache
def _bare_agency() -> re.Pattern[str]:
    # Any medium may be named before "and agencies" or "with AFP"; alone, only an agency is a credit.
    medium = r"[A-Z][\w.’'-]*(?: [A-Z\d][\w.’'-]*){0,4}"
    beside = rf"(?= (?:and|AND) (?i:news )?(?i:agencies)| with {agency()})"
    one = rf"(?:{agency()}|(?i:(?:news )?agencies)|{medium}{beside})"
    return re.compile(rf"[(\[]?{one}(?:(?:,| and| AND| with|/|,? &) ?{one})*[)\]]?\.?")


@cache
def _outlets() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in load("furniture")["outlet"])


def signed(text: str, piece: Piece) -> Piece:
    """The agency in brackets that signs a whole report."""
    names = piece.of(text).strip(" ()[].")
    at = text.index(names, piece.start) if names else piece.start
    return Piece("furniture", piece.start, piece.end, credits=_credits(names, at, "source line"))


@cache
def _leads() -> re.Pattern[str]:
    """How a line begins that introduces links to other reports."""
    return re.compile(rf"(?i:{words(load('furniture')['leads'])})\b")
