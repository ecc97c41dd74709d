"""Spellings of one name: the folded form that equal spellings share, and the skeleton that variants share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from anyascii import anyascii

_SILENT = re.compile(r"['`‘’ʼʻʽʿʾ´\"“”.]")
_MARKS = re.compile(r"[`‘ʼʻʽʿʾ´]")
_BREAK = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?=\s|$)")
_DIGRAPHS = (
    ("ph", "f"), ("ck", "k"), ("sch", "s"), ("tch", "c"), ("ch", "c"), ("sh", "s"), ("zh", "j"), ("dj", "j"),
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ou", "u"), ("qu", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyw]+")

ARTICLES = frozenset(
    (
        "al",
        "el",
        "ul",
        "ar",
        "as",
        "ash",
        "ad",
        "an",
        "at",
        "az",
        "ez",
        "es",
        "ed",
        "er",
        "en",
        "et",
        "e",
        "i",
        "ye",
    )
)
"""Arabic articles, with assimilated forms, and the Persian ezafe: romanisations write or leave them out."""


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Lower-case ASCII words parted by single spaces; accents, apostrophes, hyphens and dots are gone."""
    plain = _SILENT.sub("", name)
    if not plain.isascii():
        plain = _SILENT.sub("", anyascii(plain))
    return _BREAK.sub(" ", plain.lower()).strip()


def romanised(name: str) -> str:
    """A name without diacritics and apostrophe-like marks, as newspapers print it: "Dar‘ā" is "Dara"."""
    plain = unicodedata.normalize("NFKD", name)
    return _MARKS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


def bare(folded: str) -> str:
    """A folded name without articles: "ar raqqah" and "raqqah" are one."""
    words = [w for w in folded.split() if w not in ARTICLES]
    return " ".join(words) or folded


def skeleton(folded: str) -> str:
    """What transliterations of one name share: its consonants, each run of vowels as one mark."""
    word = bare(folded).replace(" ", "")
    for old, new in _DIGRAPHS:
        word = word.replace(old, new)
    word = word[:1] + word[1:].replace("h", "")
    word = _VOWELS.sub("a", word.replace("c", "k") if "c" in word and "ck" in word else word)
    return "".join(letter for letter, _ in groupby(word)).rstrip("a")


def without_possessive(text: str) -> str:
    """The words without "'s" and the bare apostrophe of plurals."""
    return _POSSESSIVE.sub("", text)
