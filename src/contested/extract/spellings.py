"""One person under two spellings in one report: "Nasser Haddad" and "Naser Hadad" are one speaker."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from anyascii import anyascii
from rapidfuzz import fuzz

from contested.model import Claim, Speaker

NEAR = 70.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of two spellings that sound alike; below it that is chance."""
_SOUNDS = (
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
)
_VOWELS = re.compile(r"[aeiouywh]+")


def with_one_spelling(claims: list[Claim]) -> list[Claim]:
    """The claims, each named speaker under the first spelling of his name; the mention stays as written."""
    told: list[Speaker] = []
    found = []
    for claim in claims:
        speaker = claim.speaker
        if speaker.kind == "named" and speaker.mention is not None:
            first = next((s for s in told if one_person(s.name, speaker.name)), None)
            if first is None:
                told.append(speaker)
            elif first.name != speaker.name:
                claim = replace(claim, speaker=_as(speaker, first))
        found.append(claim)
    return found


def one_person(one: str, other: str) -> bool:
    """Whether two full names are spellings of one: word for word they sound alike."""
    a, b = anyascii(one).lower().split(), anyascii(other).lower().split()
    return len(a) == len(b) > 1 and all(_alike(x, y) for x, y in zip(a, b, strict=True))


def _alike(one: str, other: str) -> bool:
    return one == other or (_sound(one) == _sound(other) and fuzz.ratio(one, other) >= NEAR)


def _sound(word: str) -> str:
    """What transliterations of a name share: whether it begins with a vowel, and its consonants."""
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    rest = _VOWELS.sub("", word)
    return ("a" if word[:1] in "aeiou" else "") + "".join(letter for letter, _ in groupby(rest))


def _as(speaker: Speaker, first: Speaker) -> Speaker:
    if speaker.mention is None:
        return speaker
    mention = replace(speaker.mention, antecedent=first.name)
    role, of = speaker.role or first.role, speaker.affiliation or first.affiliation
    return replace(speaker, name=first.name, mention=mention, role=role, affiliation=of)
