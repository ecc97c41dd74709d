"""Measures of geoparsing: names matched, distances, and what the literature makes of them.

Source of the measures: Gritta, Pilehvar and Collier, "A Pragmatic Guide to Geoparsing Evaluation", 2020.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

EARTH_KM = 6371.0
FARTHEST_KM = 20_039.0
"""Half the way around the Earth: the error that an unanswered name counts with."""
RIGHT_KM = 161.0
"""100 miles: within this distance a name counts as put right."""

Offsets = tuple[int, int]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees (haversine)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def auc(errors: Sequence[float]) -> float:
    """The area under the curve of the ranked log errors: the mean of ln(1 + km) / ln(1 + 20,039).

    0 is perfect, 1 the worst there is; 0 of none.
    """
    if not errors:
        return 0.0
    whole = math.log1p(FARTHEST_KM)
    return sum(min(1.0, math.log1p(error) / whole) for error in errors) / len(errors)


@dataclass(frozen=True, slots=True)
class Located:
    """How far off the answers lie: one error in km for each name asked, None where none was given."""

    errors: tuple[float | None, ...]

    @property
    def answered(self) -> list[float]:
        return [error for error in self.errors if error is not None]

    @property
    def charged(self) -> list[float]:
        """All errors, an unanswered name at the farthest."""
        return [FARTHEST_KM if error is None else error for error in self.errors]

    @property
    def right(self) -> float:
        """Percent of all names within 161 km; one not answered is not."""
        return percent(sum(error <= RIGHT_KM for error in self.answered), len(self.errors))

    @property
    def right_of_answered(self) -> float:
        return percent(sum(error <= RIGHT_KM for error in self.answered), len(self.answered))

    @property
    def abstained(self) -> float:
        return percent(len(self.errors) - len(self.answered), len(self.errors))

    @property
    def mean(self) -> float:
        return sum(self.charged) / len(self.errors) if self.errors else 0.0

    @property
    def median(self) -> float:
        return median(self.charged) if self.errors else 0.0

    @property
    def mean_of_answered(self) -> float:
        return sum(self.answered) / len(self.answered) if self.answered else 0.0

    @property
    def auc(self) -> float:
        return auc(self.charged)


@dataclass(frozen=True, slots=True)
class Recognised:
    """How many names were marked by people, how many found, and how many of them are the same."""

    gold: int = 0
    found: int = 0
    same: int = 0

    def __add__(self, other: Recognised) -> Recognised:
        return Recognised(self.gold + other.gold, self.found + other.found, self.same + other.same)

    @property
    def precision(self) -> float:
        return percent(self.same, self.found)

    @property
    def recall(self) -> float:
        return percent(self.same, self.gold)

    @property
    def f1(self) -> float:
        return percent(2 * self.same, self.gold + self.found)


def percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0


def exact_pairs(gold: Sequence[Offsets], found: Sequence[Offsets]) -> dict[int, int]:
    """By index of the gold name, the found one with the same start and end; each is used once."""
    where: dict[Offsets, list[int]] = {}
    for index, span in reversed(list(enumerate(found))):
        where.setdefault(span, []).append(index)
    return {index: where[span].pop() for index, span in enumerate(gold) if where.get(span)}


def overlap_pairs(gold: Sequence[Offsets], found: Sequence[Offsets]) -> dict[int, int]:
    """The same for names that share a character: the pairs that share most first, each name used once."""
    shared = sorted(
        (
            (min(g[1], f[1]) - max(g[0], f[0]), -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if min(g[1], f[1]) > max(g[0], f[0])
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in shared:
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs
