"""How many: bounds of the numbers in a text, what they count, and out of how many."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.numbers.context import is_no_count
from contested.extract.numbers.numerals import Numeral, numeral_at
from contested.extract.numbers.units import singular, unit_of
from contested.model import Bounds
from contested.model.bounds import Number

_DATA = lexicon("numbers")
_MODIFIERS: dict[tuple[str, ...], str] = {tuple(k.split()): v for k, v in _DATA["modifiers"].items()}
_AFTER: dict[tuple[str, ...], str] = {tuple(k.split()): v for k, v in _DATA["after"].items()}
_ONES = frozenset(_DATA["ones"])
_MEASURE_NOUNS = frozenset(_DATA["measure_nouns"])
_SETS: dict[str, int] = _DATA["sets"]
_PERCENT = frozenset(_DATA["percent"])
_LONGEST_MODIFIER = max(map(len, _MODIFIERS))
_OVER_VERBS = frozenset(_DATA["over_verbs"])
_PAST_WHOLE = frozenset(_DATA["past_whole"])
_CACHE = "contested.counts"
_WORDS = "contested.counts.words"
_UNTOLD = Bounds()


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: tokens [start, end) hold the number and its modifiers, not the noun.

    `unit` is the lemma of the counted noun, a currency, a measure or "percent"; empty when left out ("45 were
    killed"). `of` are the bounds of the whole ("of nearly 200 villages"). `noun` is the token index of the
    counted noun, or None.
    """

    bounds: Bounds
    unit: str
    start: int
    end: int
    of: Bounds = _UNTOLD
    percent: bool = False
    noun: int | None = None


def counts(doc: Doc, start: int = 0, end: int | None = None) -> list[Count]:
    """The counts among tokens [start, end), in order: no dates, ages, times of day, ordinals or names."""
    end = len(doc) if end is None else end
    return [c for c in _all(doc) if start <= c.start and c.end <= end]


def count_of(noun: Token) -> Count | None:
    """How many of a noun there are: by a number, a vague word or an article; None when it is not told.

    `noun` may be the number itself where that is the head of its phrase ("45 were killed", "250 of the
    districts").
    """
    return _by_word(noun.doc).get(noun.i) or _single(noun)


def _by_word(doc: Doc) -> dict[int, Count]:
    """For each word that is counted, or is part of a number, the first count that it has; found once."""
    known: dict[int, Count] | None = doc.user_data.get(_WORDS)
    if known is None:
        known, before = {}, 0
        for count in _all(doc):
            for word in (*range(count.start, count.end), *_counted(count, doc)):
                # A word has no number that stands far behind it.
                if before <= word + 12:
                    known.setdefault(word, count)
            before = count.start
        doc.user_data[_WORDS] = known
    return known


def _counted(count: Count, doc: Doc) -> Iterator[int]:
    """The noun; in "12 nurses drivers and guards" a plural that seems to modify a noun has lost its comma."""
    if count.noun is not None:
        yield count.noun
        noun = doc[count.noun]
        if noun.dep_ == "compound" and noun.tag_ == "NNS":
            yield noun.head.i


def _all(doc: Doc) -> tuple[Count, ...]:
    """All counts of a text, found once."""
    known: tuple[Count, ...] | None = doc.user_data.get(_CACHE)
    if known is None:
        known = tuple(_find(doc))
        doc.user_data[_CACHE] = known
    return known


def _find(doc: Doc) -> list[Count]:
    found: list[Count] = []
    i, size = 0, len(doc)
    while i < size:
        numeral = numeral_at(doc, i, size)
        if numeral is None:
            i += 1
            continue
        numeral = _ranged(doc, numeral, size)
        count = None if is_no_count(doc, numeral) else _count(doc, numeral, found[-1].end if found else 0)
        if count:
            found.append(count)
        last = _denominator(doc, numeral)[2] if count and count.of else numeral.end
        i = max(numeral.end, last, i + 1)
    return found


def _ranged(doc: Doc, one: Numeral, size: int) -> Numeral:
    """Take in the second number of "20 to 30", "between 20 and 30", "two or three"."""
    i = one.end
    if i + 1 >= size or one.vague or one.high != one.low:
        return one
    link = doc[i].lower_
    before = doc[one.start - 1].lower_ if one.start else ""
    if link not in ("to", "-", "–", "or") and not (link == "and" and before == "between"):
        return one
    two = numeral_at(doc, i + 1, size)
    if two is None or two.vague or two.low is None or two.high is None or one.low is None:
        return one
    low = (
        one.low * two.scale if one.scale == 1 and two.scale > 1 and one.low * two.scale < two.low else one.low
    )
    if low >= two.low or (one.unit and one.unit != two.unit):
        return one
    return Numeral(one.start, two.end, low, two.high, two.unit, two.percent, False, two.scale, two.bend)


def _count(doc: Doc, numeral: Numeral, floor: int) -> Count | None:
    """A numeral with its modifiers, unit and whole."""
    percent, end = (True, numeral.end) if numeral.percent else _percent(doc, numeral.end)
    after, end = _bend_after(doc, end)
    whole, counted, _ = (None, numeral, 0) if percent else _denominator(doc, numeral)
    unit: str | None = "percent" if percent else numeral.unit
    noun = None
    if not unit:
        unit, noun = unit_of(doc, replace(counted, end=end) if counted is numeral else counted)
        if unit is None:
            return None
    start, bend = _bend(doc, numeral.start, floor)
    bounds = bent(numeral.low, numeral.high, [b for b in (numeral.bend, after, *bend) if b])
    return Count(bounds, unit, start, end, whole or Bounds(), percent, noun)


def _percent(doc: Doc, i: int) -> tuple[bool, int]:
    if i < len(doc) and doc[i].lower_ in _PERCENT:
        return True, i + 1
    if i + 1 < len(doc) and doc[i].lower_ == "per" and doc[i + 1].lower_ == "cent":
        return True, i + 2
    return False, i


def _bend(doc: Doc, start: int, floor: int) -> tuple[int, list[str]]:
    """Modifiers in front of a number, and where they begin."""
    found: list[str] = []
    while start > floor:
        for length in range(min(_LONGEST_MODIFIER, start - floor), 0, -1):
            kind = _MODIFIERS.get(tuple(doc[j].lower_ for j in range(start - length, start)))
            if kind and not _is_particle(doc, start - length):
                found.append(kind)
                start -= length
                break
        else:
            break
    return start, found


def _is_particle(doc: Doc, i: int) -> bool:
    """Words that bend no number although they stand before one: "handed over four bases"."""
    if doc[i].lower_ == "estimated":
        # "The monitor estimated 200 had died": the verb, not the modifier.
        return bool(doc[i].tag_ == "VBD")
    return doc[i].lower_ == "over" and i > 0 and doc[i - 1].lower_ in _OVER_VERBS


def _bend_after(doc: Doc, i: int) -> tuple[str, int]:
    for length in (2, 1):
        if i + length <= len(doc):
            kind = _AFTER.get(tuple(doc[j].lower_ for j in range(i, i + length)))
            if kind:
                return kind, i + length
    if i + 1 < len(doc) and doc[i].text == "-" and doc[i + 1].lower_ == "plus":
        return "least", i + 2
    return "", i


def bent(low: Fraction | None, high: Fraction | None, kinds: list[str]) -> Bounds:
    """Bounds of a number under its modifiers, per the codebook; rounding never narrows them."""
    kind = next((k for k in kinds if k != "same"), "same")
    exact = low is not None and low == high
    if kind == "over" and low is not None:
        return Bounds(math.floor(low) + 1 if exact else _down(low), None)
    if kind == "least":
        return Bounds(_down(low), None)
    if kind == "most":
        return Bounds(None, _up(high))
    if kind == "below" and high is not None:
        return Bounds(None, math.ceil(high if not exact else low or 0) - 1)
    if kind == "nearly" and exact and low is not None:
        return Bounds(math.floor(low * 9 / 10), max(math.ceil(low) - 1, math.floor(low * 9 / 10)))
    if kind == "about" and exact and low is not None:
        return Bounds(math.floor(low * 9 / 10), math.ceil(low * 11 / 10))
    return Bounds(_down(low), _up(high))


def _down(value: Fraction | None) -> Number | None:
    return None if value is None else _plain(value, math.floor(value))


def _up(value: Fraction | None) -> Number | None:
    return None if value is None else _plain(value, math.ceil(value))


def _plain(value: Fraction, rounded: int) -> Number:
    """Decimals that were written stay ("8.5 percent"); endless fractions are rounded outwards."""
    if value.denominator == 1:
        return int(value)
    return float(value) if 1000 % value.denominator == 0 else rounded


def _denominator(doc: Doc, numeral: Numeral) -> tuple[Bounds | None, Numeral, int]:
    """The whole in "120 of the region's nearly 200 villages", whose noun is counted, and the end."""
    i, size, units_before = numeral.end, len(doc), False
    if i < size and doc[i].lower_ == "out":
        i += 1
    elif i + 2 < size and doc[i + 1].lower_ == "out":
        i, units_before = i + 2, True
    if i >= size or doc[i].lower_ != "of":
        return None, numeral, numeral.end
    for j in range(i + 1, min(i + 8, size)):
        if (
            (doc[j].is_punct and doc[j].text not in "'’-")
            or doc[j].lower_ in _PAST_WHOLE
            or doc[j].pos_ == "VERB"
        ):
            break
        whole = numeral_at(doc, j, size)
        if whole is None:
            continue
        if is_no_count(doc, whole) or whole.percent or (whole.vague and doc[j].lower_ != "several"):
            break
        if numeral.low is not None and whole.high is not None and numeral.low > whole.high:
            break
        if unit_of(doc, whole)[0] is None:
            break
        bounds = bent(whole.low, whole.high, _bend(doc, j, i + 1)[1])
        return bounds, numeral if units_before else whole, whole.end
    return None, numeral, numeral.end


def _single(noun: Token) -> Count | None:
    """One, by its article: "a soldier", "another town"."""
    if noun.lower_ in _SETS and not any(c.dep_.startswith("nmod") for c in noun.children):
        return Count(Bounds.exactly(_SETS[noun.lower_]), noun.lower_, noun.i, noun.i + 1, noun=noun.i)
    if noun.tag_ in ("NNS", "NNPS") or noun.lower_ in _MEASURE_NOUNS:
        return None
    if noun.doc.has_annotation("DEP"):
        determiners = [
            c for c in noun.children if c.i < noun.i and c.lower_ in _ONES and c.dep_ in ("det", "nummod")
        ]
    else:
        determiners = _determiners(noun)
    if not determiners:
        return None
    one = determiners[0]
    return Count(Bounds.exactly(1), singular(noun), one.i, one.i + 1, noun=noun.i)


def _determiners(noun: Token) -> list[Token]:
    """Without a parse: an article at most three plain words before a noun that is no plural."""
    if singular(noun) != noun.lower_:
        return []
    for i in range(noun.i - 1, max(-1, noun.i - 5), -1):
        word = noun.doc[i]
        if word.lower_ in _ONES:
            return [word]
        if not word.is_alpha:
            break
    return []
