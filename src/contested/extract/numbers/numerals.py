"""Reads numerals: figures, number words, vague words and fractions, as they stand in the tokens of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from spacy.tokens import Doc

from contested.extract.lexicon import lexicon

_DATA = lexicon("numbers")
WORDS: dict[str, int] = _DATA["words"]
MULTIPLIERS: dict[str, int] = _DATA["multipliers"]
SUFFIXES: dict[str, int] = _DATA["suffixes"]
FRACTIONS: dict[str, list[int]] = _DATA["fractions"]
CURRENCIES: dict[str, str] = _DATA["currencies"]
_VAGUE: dict[tuple[str, ...], list[int | None]] = {tuple(k.split()): v for k, v in _DATA["vague"].items()}
_BEFORE_MULTIPLIERS = frozenset(_DATA["vague_before_multipliers"])
_LONGEST_VAGUE = max(map(len, _VAGUE))
_VAGUE_STARTS = frozenset(k[0] for k in _VAGUE)

_FIGURE = re.compile(
    r"(?P<sign>US\$|[$£€₽₴¥])?(?P<a>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<suffix>[a-z]{1,2})?"
    r"(?:[-–](?P<b>\d{1,3}(?:,\d{3})+|\d+))?(?P<plus>\+|-plus)?(?P<percent>%)?",
    re.IGNORECASE,
)
_DASHES = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, tokens [start, end): its ends, None where a vague word leaves one open.

    `unit` is told where it is part of the numeral ("$3m", "85%"); `scale` is the multiplier behind it, which
    "two to three million" lends to its first number; `bend` is a sign such as "250+".
    """

    start: int
    end: int
    low: Fraction | None
    high: Fraction | None
    unit: str = ""
    percent: bool = False
    vague: bool = False
    scale: int = 1
    bend: str = ""


def numeral_at(doc: Doc, i: int, end: int) -> Numeral | None:
    """The longest numeral that begins at token i, or None."""
    token = doc[i]
    first = token.text[:1]
    if first.isdigit() or first in "$£€₽₴¥" or token.lower_.startswith("us$"):
        return _figure(doc, i, end)
    lower = token.lower_
    if lower in _VAGUE_STARTS or lower in ("a", "an", "half"):
        found = _vague(doc, i, end) or _fraction(doc, i, end) or _one_of_many(doc, i, end)
        if found:
            return found
    return _fraction(doc, i, end) or _words(doc, i, end)


def _lower(doc: Doc, i: int, end: int) -> str:
    return str(doc[i].lower_) if i < end else ""


def _figure(doc: Doc, i: int, end: int) -> Numeral | None:
    """Figures with commas, blanks, decimals, signs and suffixes."""
    start, unit = i, ""
    if doc[i].lower_ in CURRENCIES:
        unit = CURRENCIES[doc[i].lower_]
        i += 1
        if i >= end or not doc[i].text[:1].isdigit():
            return None
    match = _FIGURE.fullmatch(doc[i].text)
    if not match:
        return None
    text = match["a"].replace(",", "")
    i += 1
    if not match["suffix"] and not match["b"] and "." not in text:
        text, i = _thousands(doc, i, end, text)
    value = Fraction(text)
    high = Fraction(match["b"].replace(",", "")) if match["b"] else value
    unit = CURRENCIES[match["sign"].lower()] if match["sign"] else unit
    scale = 1
    suffix = (match["suffix"] or "").lower()
    if suffix and suffix not in SUFFIXES:
        return None
    if suffix:
        scale = SUFFIXES[suffix]
    following = _lower(doc, i, end)
    if following in MULTIPLIERS or (following in SUFFIXES and unit):
        scale *= MULTIPLIERS.get(following) or SUFFIXES[following]
        i += 1
    if high < value:
        return None
    bend = "least" if match["plus"] else ""
    if not bend and _lower(doc, i, end) == "+":
        bend, i = "least", i + 1
    return Numeral(start, i, value * scale, high * scale, unit, bool(match["percent"]), False, scale, bend)


def _thousands(doc: Doc, i: int, end: int, text: str) -> tuple[str, int]:
    """Join "170 000", thousands set apart by blanks."""
    while (
        i < end
        and len(text) <= 6
        and (len(text) <= 3 or text.endswith("000"))
        and len(doc[i]) == 3
        and doc[i].text.isdigit()
        and doc[i].idx == doc[i - 1].idx + len(doc[i - 1]) + 1
        and not text.startswith("0")
    ):
        text, i = text + doc[i].text, i + 1
    return text, i


def _vague(doc: Doc, i: int, end: int) -> Numeral | None:
    """ "Dozens", "tens of thousands", "a few", "several hundred"."""
    if doc[i].lower_ not in _VAGUE_STARTS:
        return None
    for length in range(min(_LONGEST_VAGUE, end - i), 0, -1):
        words = tuple(doc[j].lower_ for j in range(i, i + length))
        bounds = _VAGUE.get(words)
        if bounds is None:
            continue
        low, high = (None if b is None else Fraction(b) for b in bounds)
        following = _lower(doc, i + length, end)
        if " ".join(words) in _BEFORE_MULTIPLIERS and following in MULTIPLIERS:
            scale = MULTIPLIERS[following]
            assert low is not None and high is not None
            top = high * scale + (scale - 1 if low != high else 0)
            return Numeral(i, i + length + 1, low * scale, top, vague=True)
        return Numeral(i, i + length, low, high, vague=True)
    return None


def _one_of_many(doc: Doc, i: int, end: int) -> Numeral | None:
    """ "A hundred", "half a million", "half a dozen"."""
    j, share = i, Fraction(1)
    if doc[j].lower_ == "half":
        j, share = j + 1, Fraction(1, 2)
    if _lower(doc, j, end) not in ("a", "an"):
        return None
    scale = MULTIPLIERS.get(_lower(doc, j + 1, end))
    if scale is None:
        return None
    return Numeral(i, j + 2, share * scale, share * scale, scale=scale)


def _fraction(doc: Doc, i: int, end: int) -> Numeral | None:
    """ "A third of", "two-thirds of", "half the": a share in percent. "A third attack" is none."""
    lower = doc[i].lower_
    if lower == "half" and _lower(doc, i + 1, end) in ("of", "the", "its", "their", "his", "that", "this"):
        return Numeral(i, i + 1, Fraction(50), Fraction(50), "percent", True)
    parts = re.split(r"[-–]", lower)
    if len(parts) == 2 and parts[1] in FRACTIONS:
        name, j = parts[1], i + 1
    else:
        j = i + 1
        if _lower(doc, j, end) in _DASHES:
            j += 1
        name, j = _lower(doc, j, end), j + 1
    count = 1 if parts[0] in ("a", "an") else WORDS.get(parts[0])
    if name not in FRACTIONS or not count or _lower(doc, j, end) != "of":
        return None
    over = FRACTIONS[name]
    share = Fraction(count * over[0], over[1]) * 100
    return Numeral(i, j, share, share, "percent", True) if share <= 100 else None


def _words(doc: Doc, i: int, end: int) -> Numeral | None:
    """Number words: "twenty-five", "two dozen", "one hundred and six thousand", "two and a half million"."""
    start, total, group, scale, seen = i, 0, Fraction(0), 1, False
    while i < end:
        lower = doc[i].lower_
        pieces = [p for p in re.split(r"[-–]", lower) if p]
        if pieces and all(p in WORDS for p in pieces) and _fits(group, WORDS[pieces[0]]):
            group, seen = group + sum(WORDS[p] for p in pieces), True
        elif seen and lower in MULTIPLIERS:
            scale = MULTIPLIERS[lower]
            if scale == 100:
                group *= 100
            else:
                total, group = total + int(group * scale), Fraction(0)
        elif not (seen and _goes_on(doc, i, end)):
            break
        elif _half(doc, i, end):
            group, i = group + Fraction(1, 2), i + 2
        i += 1
    if not seen:
        return None
    value = total + group
    return Numeral(start, i, value, value, scale=scale)


def _fits(group: Fraction, word: int) -> bool:
    """Whether a number word can follow: "twenty" then "five", not "five" then "six"."""
    if group == 0 or group % 100 == 0:
        return True
    return group % 10 == 0 and group % 100 >= 20 and word < 10


def _half(doc: Doc, i: int, end: int) -> bool:
    return (
        _lower(doc, i, end) == "and"
        and _lower(doc, i + 1, end) == "a"
        and _lower(doc, i + 2, end) == "half"
        and _lower(doc, i + 3, end) in MULTIPLIERS
    )


def _goes_on(doc: Doc, i: int, end: int) -> bool:
    """A hyphen or "and" inside a number in words."""
    lower, following = _lower(doc, i, end), _lower(doc, i + 1, end)
    before = doc[i - 1].lower_
    if lower in _DASHES:
        return WORDS.get(before, 0) >= 20 and 0 < WORDS.get(following, 0) < 10
    if lower == "and":
        return _half(doc, i, end) or (before in ("hundred", "thousand") and following in WORDS)
    return False
