"""How alike two units of files are: by their names, and by whether one lies where the other is."""

from __future__ import annotations

import math
from collections.abc import Iterable

from rapidfuzz import fuzz

from contested.resolve.folding import bare, fold, skeleton

SAME_CONSONANTS = 92.0
"""What names with equal consonants are worth at least: they are romanisations of one."""
DEGREE = 111.2
"""Kilometres of a degree of latitude."""
WORDS = (
    "district",
    "province",
    "county",
    "raion",
    "rayon",
    "governorate",
    "woreda",
    "township",
    "subdistrict",
    "city",
)


def folded(names: Iterable[str]) -> frozenset[str]:
    """The folded forms by which units are compared: without articles and words for the unit itself."""
    found = set()
    for name in names:
        words = [w for w in bare(fold(name)).split() if w not in WORDS]
        if words:
            found.add(" ".join(words))
    return frozenset(found)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """0 to 100: of the nearest two of the names."""
    if a & b:
        return 100.0
    best = max((fuzz.ratio(x, y) for x in a for y in b), default=0.0)
    if best < SAME_CONSONANTS and {skeleton(x) for x in a if len(x) > 3} & {skeleton(y) for y in b}:
        return SAME_CONSONANTS
    return best


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """About how far two points (latitude, longitude) lie apart; good for neighbours."""
    lon = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(a[0] - b[0], lon) * DEGREE
