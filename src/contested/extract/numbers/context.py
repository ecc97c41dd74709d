"""Numbers that count nothing: dates, times of day, ages, ordinals, names of roads and resolutions."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from contested.extract.lexicon import lexicon
from contested.extract.numbers.numerals import Numeral

_NAMES_BEFORE = frozenset(lexicon("numbers")["names_before"])
_TIMES = lexicon("times")
_MONTHS = frozenset(_TIMES["months"])
_DATE_WORDS = _MONTHS | frozenset(_TIMES["weekdays"])
_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEAR_BEFORE = frozenset(lexicon("numbers")["before_years"])
_NO_ONE = frozenset({"no", "any", "every", "each", "some", "the", "this", "that"})
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d$")


def is_no_count(doc: Doc, numeral: Numeral) -> bool:
    """Whether a numeral is a part of something else than a count."""
    before = doc[numeral.start - 1].lower_.rstrip(".") if numeral.start else ""
    after = doc[numeral.end].lower_ if numeral.end < len(doc) else ""
    first = doc[numeral.start]
    if numeral.unit or numeral.percent:
        return False
    if first.text[:1].isdigit():
        return _figure_is_none(doc, numeral, before, after)
    if first.lower_ == "one" and numeral.end - numeral.start == 1:
        return before in _NO_ONE or after in ("another", "-", "day", "by") or _superlative(doc, numeral.end)
    return _is_age(doc, numeral, after)


def _figure_is_none(doc: Doc, numeral: Numeral, before: str, after: str) -> bool:
    text = doc[numeral.start].text
    if _is_age(doc, numeral, after) or _CLOCK.match(text):
        return True
    if before in _NAMES_BEFORE or before in ("#", "/") or after in ("/", ":", "°"):
        return True
    if _is_date(doc, numeral, text, before, after):
        return True
    # "M 4", "T-72", "F - 16": letters and a hyphen before a figure make a name.
    if (
        before in ("-", "–")
        and numeral.start > 1
        and doc[numeral.start - 1].idx + 1 == doc[numeral.start].idx
    ):
        return doc[numeral.start - 2].idx + len(doc[numeral.start - 2]) == doc[numeral.start - 1].idx
    return after in ("am", "pm", "a.m.", "p.m.", "gmt", "utc", "st", "nd", "rd", "th") or (
        before in ("[", "(") and after in ("]", ")")
    )


def _is_date(doc: Doc, numeral: Numeral, text: str, before: str, after: str) -> bool:
    if before in _MONTHS or (before in _DATE_WORDS and after in _MONTHS) or before in _TIMES["weekdays"]:
        # "In May 20 people": a month after "in" has no day, so the number counts.
        month_alone = numeral.start > 1 and doc[numeral.start - 2].lower_ in ("in", "since", "last")
        return not (month_alone and not _YEAR.match(text)) or not after.isalpha()
    if after in _MONTHS and doc[numeral.end].text[:1].isupper():
        return True
    if _YEAR.match(text) and numeral.end - numeral.start == 1:
        return before in _YEAR_BEFORE or not after.isalpha() or _dated_before(doc, numeral)
    if before in ("the", "") and after in ("of",) and numeral.end + 1 < len(doc):
        return doc[numeral.end + 1].lower_ in _MONTHS
    return False


def _dated_before(doc: Doc, numeral: Numeral) -> bool:
    """ "July 8 2021", "8 July, 2021"."""
    words = [doc[i].lower_.rstrip(".") for i in range(max(0, numeral.start - 4), numeral.start)]
    return any(w in _MONTHS for w in words)


def _is_age(doc: Doc, numeral: Numeral, after: str) -> bool:
    """ "A 25-year-old", "24-hour", "a five-day siege": hyphened to what follows. ", 34," is an age too."""
    if after in ("-", "–") and numeral.end + 1 < len(doc):
        tied = doc[numeral.end].idx == doc[numeral.end - 1].idx + len(doc[numeral.end - 1])
        return tied and doc[numeral.end + 1].is_alpha and doc[numeral.end + 1].lower_ not in ("plus",)
    if after in (",", "–", "."):
        before = doc[numeral.start - 1].text if numeral.start else ""
        name = doc[numeral.start - 2].text if numeral.start > 1 else ""
        text = doc[numeral.start].text
        return before == "," and name[:1].isupper() and text.isdigit() and len(text) <= 2
    return False


def _superlative(doc: Doc, i: int) -> bool:
    """ "One of the most", "one of the last": a way of praising, not a count."""
    words = [doc[j].lower_ for j in range(i, min(i + 4, len(doc)))]
    return (
        bool(words)
        and words[0] == "of"
        and any(w in ("most", "least", "few") or w.endswith("est") for w in words)
    )
