"""What a report is about, as far as names need it: its countries, its armed groups, its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

Weights = dict[str, float]


class Meant(NamedTuple):
    """The place that a name means in a report, by id, and why."""

    place: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """`countries` (ISO codes) and `groups` (party ids) with their weight in the report; `day` its date;
    `near` the groups named shortly before the words in question, `before` those named further back, the last
    one first."""

    countries: Weights = field(default_factory=dict)
    groups: Weights = field(default_factory=dict)
    divisions: frozenset[str] = frozenset()
    day: date | None = None
    near: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    senses: dict[str, Meant] = field(default_factory=dict)
    """What names mean in the report as a whole, by folded name."""

    @property
    def country(self) -> str:
        """The country that the report is about; empty when two weigh nearly the same."""
        ranked = sorted(self.countries.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[1][1] > 0.8 * ranked[0][1]):
            return ""
        return ranked[0][0]

    def share(self, country: str) -> float:
        """How much of the report's weight lies on a country, 0 to 1 (1 for the heaviest)."""
        heaviest = max(self.countries.values(), default=0.0)
        return self.countries.get(country, 0.0) / heaviest if heaviest else 0.0


EMPTY = Context()


def of_words(known: Sequence[tuple[str, str]]) -> Context:
    """A context of ("country", code) and ("party", id) pairs, the first ones weighing most."""
    countries: Weights = {}
    groups: Weights = {}
    for rank, (sort, value) in enumerate(known):
        table = countries if sort == "country" else groups
        table[value] = table.get(value, 0.0) + 1.0 / (1 + rank)
    return Context(countries, groups)
