"""Datelines: "KABUL, July 8 (Reuters) -", "GENEVA / DAMASCUS, 3 March -", "Goma (AFP)-"."""

from __future__ import annotations

import re
from functools import cache

from contested.model import Credit, Span
from contested.read.days import Written, dates_of_line, find, months, weekdays
from contested.read.lexicon import agency, agency_names, agency_of, load, words
from contested.read.pieces import Piece

LONGEST = 120
"""Characters in the longest dateline."""
_WORD = r"[A-Z][\w.’'-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|al|el|de|of|the)){{0,3}}"
_PLACE = rf"{_NAME}(?:(?: ?/ ?|, | and | & |-){_NAME}){{0,3}}"
_CAPS = r"[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}"
_DASH = r"(?:\s?--+\s?|\s?[-–—]+\s?|\s?:\s|:)"


@cache
def _date() -> str:
    month = f"(?i:{words(months())})"
    day = f"(?i:{words(weekdays())})"
    us, british = rf"{month}\.? \d{{1,2}}(?:,? \d{{4}})?", rf"\d{{1,2}} {month}\.?(?:,? \d{{4}})?"
    return rf"(?:{day},? )?(?:{us}|{british}|\d{{4}}-\d\d-\d\d)"


@cache
def _source() -> str:
    return rf"[(\[](?P<source>{agency()}(?:(?:/| and |, |-){agency()})*|[A-Z][\w .&’'/-]{{1,30}})[)\]]"


@cache
def _alone() -> tuple[re.Pattern[str], ...]:
    short = rf"(?P<place>{_WORD}(?: {_WORD})?(?:, {_NAME}| \({_NAME}\))?) [(\[](?P<source>{agency()})[)\]]"
    dated = rf"(?P<place>{_PLACE}),? (?P<date>{_date()})(?:,? {_source()})?[.:]?"
    return tuple(re.compile(p) for p in (dated, short))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    date, source = _date(), _source()
    first = words(load("datelines")["first words"])
    known = rf"[(\[](?P<source>{agency()}(?:(?:/| and |, ){agency()})*)[)\]]"
    start = r"(?:\[|\()?"
    return tuple(
        re.compile(p)
        for p in (
            rf"{start}(?P<place>{_PLACE}(?: \({_NAME}\))?)\]?\)?"
            rf"(?:,? \(?(?P<date>{date})\)?)?,? ?{source}{_DASH}(?=\S)",
            rf"(?P<place>{_PLACE})(?:,? (?P<date>{date}))? {known}\.? (?=[A-Z“\"])",
            rf"(?P<place>{_PLACE}), (?P<source>{agency()}){_DASH}(?=\S)",
            rf"(?P<place>{_PLACE}),? \(?(?P<date>{date})\)?\.?{_DASH}(?=[A-Z“\"‘'\d])",
            rf"(?P<date>{date}),? {source}{_DASH}(?=\S)",
            rf"{known}{_DASH}(?=[A-Z“\"‘'\d])",
            rf"(?P<source>{agency()}) ?[-–—|:]+ (?=[A-Z“\"‘'\d])",
            rf"(?P<place>{_CAPS}(?:, [A-Z][\w. ’'-]{{2,30}})?|{_CAPS}(?: ?/ ?{_CAPS}){{1,2}})"
            r"(?: ?[—–]+ ?| -{1,2} ?|: )(?=[A-Z“\"‘'\d])",
            rf"(?P<place>(?:(?:{first}) )?{_WORD}(?:, {_NAME})?) [—–] (?=[A-Z“\"])",
        )
    )


def leading(text: str, start: int, end: int) -> Piece | None:
    """The dateline that a body begins with, up to and with its dash."""
    stop = min(end, start + LONGEST)
    for pattern in _patterns():
        match = pattern.match(text, start, end)
        if match and match.end() <= stop and not _no_place(match):
            return _piece(text, match)
    return None


def whole(text: str, start: int, end: int) -> Piece | None:
    """A dateline that has a line of its own: "Goma, 12 May 2022 (Lake News)"."""
    if end - start > LONGEST or dates_of_line(text, start, end):
        return None
    for pattern in _alone():
        if (match := pattern.fullmatch(text, start, end)) and not _no_place(match):
            return _piece(text, match)
    return None


def _no_place(match: re.Match[str]) -> bool:
    """Whether an acronym or a newsroom's label stands where the place should."""
    place = (match.groupdict().get("place") or "").strip()
    labels = (*load("dates")["published"], *load("dates")["updated"])
    never = load("datelines")["not places"]
    return place in never or place.split(",")[0] in never or place.lower() in labels


def bare(text: str, start: int, end: int) -> Piece | None:
    """A place in capitals with nothing after it but the report: a dateline that lost its dash.

    To be tried only where a date or a title has just ended; an acronym of an organisation looks the same.
    """
    match = re.compile(r"(?P<place>[A-Z]{4,}(?: [A-Z]{4,}){0,2}) (?=[A-Z][a-z]+|[“\"]|\d)").match(
        text, start, end
    )
    if not match or match["place"] in agency_names() or _no_place(match):
        return None
    return Piece("furniture", start, match.end("place"), dateline=True, place=match["place"])


def _piece(text: str, match: re.Match[str]) -> Piece:
    got = match.groupdict()
    written: Written | None = None
    if got.get("date"):
        written = next(find(text, *match.span("date")), None)
    credits: list[Credit] = []
    if got.get("source"):
        begin = match.start("source")
        for part in re.finditer(r"[^/,]+?(?=/| and |, |$)|(?<=/)[^/]+", got["source"]):
            name = re.sub(r"^(?:and )", "", part.group().strip())
            if name:
                at = begin + part.start() + part.group().index(name)
                credits.append(Credit(agency_of(name), "dateline", Span(at, at + len(name))))
    return Piece(
        "furniture", match.start(), len(text[: match.end()].rstrip()), written=written, dateline=True,
        place=(got.get("place") or "").strip(), credits=tuple(credits),
    )  # fmt: skip
