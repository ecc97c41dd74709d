"""All the place names of one report weighed together: each name takes the sense that the others support.

Places of one report lie together (spatial minimality: Leidner, "Toponym Resolution in Text", 2007). Each name
begins with the belief that its candidates deserve by themselves. Then, pass by pass, the beliefs of all
other names vote for the country, the division and the neighbourhood of its candidates, and the beliefs are
set anew.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from contested.model import Place
from contested.resolve.because import because
from contested.resolve.candidates import Array, Candidates, Finder
from contested.resolve.folding import fold
from contested.resolve.precision import together

PASSES = 3
EARTH = 6371.0
NEAR_KM = 150.0
"""Distance at which a place of the report supports another by a third of what one beside it does."""
OWN_WEIGHTS = (1.4, 1.7, 1.75, 0.55, -0.6, 0.85, 3.9, -2.6, 3.0, -1.5)
"""The worth of the columns of `OWN_EVIDENCE`. These and WEIGHTS: set by hand, then by maximum likelihood
(with a pull to the first values) on one half of the documents of TR-News and GeoVirus, and on the other half
in turn; the two fits agree within 0.5, and their means are rounded here. Divisions weigh less than fitted
(2.2): both corpora are mostly about countries whose states are better known than their towns."""
EVIDENCE = ("country", "countries named", "division", "nearness", "behind", "not behind", "holds", "row")
"""What else speaks for a candidate: the share of the report's votes that its country has, the votes given by
names of countries and peoples, by its division, by places near it; a container right behind the name that
contains it, or does not; that it contains the place named right before it; and that it is of one kind and
country with its neighbour in a row of names."""
WEIGHTS = (3.5, 0.75, 1.85, 1.8, 4.6, -1.6, 3.5, 1.9)
"""The worth of EVIDENCE."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the report: as written; which name (its index) stands right behind as what may contain it;
    and which one follows in a row ("Oregon, Idaho and Montana")."""

    text: str
    behind: int = -1
    row: int = -1
    bare: str = ""
    """The name without the kind that the words beside it tell ("Balkh" of "Balkh province")."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of a name, the likeliest first, each with how far it is believed (0 to 1)."""

    ranked: tuple[tuple[Place, float], ...] = ()
    belief: float = 0.0
    """How far the first one is believed, with what lies beside it (a town, the district named after it)."""
    reasons: tuple[str, ...] = ()
    evidence: dict[str, dict[str, float]] = field(default_factory=dict)
    """By place id, what spoke for it."""


@dataclass(slots=True)
class _Group:
    """The mentions of one name that mean the same place."""

    text: str
    mentions: list[int]
    behind: int = -1
    start: int = 0
    end: int = 0


def survey(names: Sequence[Name], votes: Mapping[str, float], finder: Finder) -> list[Choice]:
    """A choice for each name. `votes` are the countries that the report names otherwise (peoples, groups)."""
    groups = _groups(names, finder)
    table = _Table.of(names, groups, votes, finder, _home(groups, votes, finder))
    if not table.places:
        return [Choice() for _ in names]
    belief, evidence = table.decide()
    best = [_best(group, belief) for group in groups]
    chosen: list[Choice] = [Choice()] * len(names)
    for group in groups:
        choice = _choice(table, group, belief, evidence, best)
        for mention in group.mentions:
            chosen[mention] = choice
    return chosen


def _home(groups: Sequence[_Group], votes: Mapping[str, float], finder: Finder) -> str:
    """The country that most of a report is about; empty where none has half of it."""
    told: defaultdict[str, float] = defaultdict(float, votes)
    for group in groups:
        block = finder.of(group.text)
        if block.places:
            best = int(np.argmax(block.own @ np.array(OWN_WEIGHTS)))
            told[block.country[best]] += 1.0 + math.log(len(group.mentions))
    country = max(sorted(told), key=lambda code: told[code], default="")
    return country if told[country] >= 0.5 * sum(told.values()) else ""


def _best(group: _Group, belief: Array) -> int:
    """The candidate of a group that is believed most; -1 where it has none."""
    return group.start + int(np.argmax(belief[group.start : group.end])) if group.end > group.start else -1


def _choice(table: _Table, group: _Group, belief: Array, evidence: Array, best: Sequence[int]) -> Choice:
    order = sorted(range(group.start, group.end), key=lambda i: (-belief[i], table.places[i].id))
    if not order:
        return Choice()
    first, places = order[0], table.places
    ranked = tuple((places[i], float(belief[i])) for i in order)
    told = {places[first].id: dict(zip(EVIDENCE, evidence[first].tolist(), strict=True))}
    beside = sum(float(belief[i]) for i in order if _beside(places[i], places[first]))
    others = [places[i] for i in best if i >= 0 and i != first]
    outer = next((o for g, o in table.pairs if table.groups[g] is group), -1)
    behind = places[best[outer]] if outer >= 0 and places[best[outer]].id in places[first].within else None
    votes = float(table.named[first])
    reasons = because(fold(group.text), places[first], len(order) - 1, behind, others, votes)
    return Choice(ranked, beside, reasons, told)


def _beside(place: Place, best: Place) -> bool:
    """Whether belief in a candidate supports the best one: it is the same, or as good as the same place."""
    if place.id == best.id:
        return True
    return (
        place.feature != "country" != best.feature and place.country == best.country and together(place, best)
    )


def _groups(names: Sequence[Name], finder: Finder) -> list[_Group]:
    """One group for each name; a name with different containers right behind it has one for each."""
    by_key: dict[tuple[str, str], _Group] = {}
    for index, name in enumerate(names):
        behind = names[name.behind].text if name.behind >= 0 and _holds(name, names, finder) else ""
        group = by_key.setdefault((name.text, behind), _Group(name.text, [], name.behind if behind else -1))
        group.mentions.append(index)
    for (text, behind), group in list(by_key.items()):
        told = [g for (t, b), g in by_key.items() if t == text and b]
        if not behind and len(told) == 1:
            told[0].mentions += group.mentions
            del by_key[text, behind]
    return list(by_key.values())


def _holds(name: Name, names: Sequence[Name], finder: Finder) -> bool:
    """Whether any place of the name behind contains any of this name. "Russia, Ukraine" is a row of two."""
    inner, outer = finder.of(name.text), finder.of(names[name.behind].text)
    if all(any(place.feature == "country" for place in each.places) for each in (inner, outer)):
        return False
    ids = {place.id for place in outer.places}
    return any(ids & set(place.within) for place in inner.places)


@dataclass(slots=True)
class _Table:
    """The candidates of all groups, one below the other."""

    groups: list[_Group]
    places: list[Place]
    own: Array
    point: Array
    group: npt.NDArray[np.intp]
    country: Array
    division: Array
    named: Array
    mass: Array
    land: Array
    total: float
    elsewhere: float
    pairs: list[tuple[int, int]]
    rows: list[tuple[int, int]]

    @staticmethod
    def of(
        names: Sequence[Name], groups: list[_Group], votes: Mapping[str, float], finder: Finder, home: str
    ) -> _Table:
        blocks: list[Candidates] = []
        at = 0
        for group in groups:
            block = finder.of(group.text)
            if not block.places and home:
                block = finder.within(group.text, home)  # an odd spelling of a place of that country
            group.start, group.end = at, (at := at + len(block.places))
            blocks.append(block)
        places = [place for block in blocks for place in block.places]
        mass = np.array([1.0 + math.log(len(group.mentions)) for group in groups])
        owner = {mention: g for g, group in enumerate(groups) for mention in group.mentions}
        pairs = [(g, owner[group.behind]) for g, group in enumerate(groups) if group.behind >= 0]
        return _Table(
            groups,
            places,
            np.concatenate([block.own for block in blocks]) if places else np.zeros((0, 0)),
            np.concatenate([block.point for block in blocks]) if places else np.zeros((0, 3)),
            np.repeat(np.arange(len(groups)), [len(block.places) for block in blocks]),
            _codes([c for block in blocks for c in block.country]),
            _codes([d for block in blocks for d in block.division]),
            np.array([votes.get(place.country, 0.0) for place in places]),
            np.repeat(mass, [len(block.places) for block in blocks]),
            np.array([float(place.feature == "country") for place in places]),
            float(mass.sum()),
            max(votes.values(), default=0.0),
            pairs,
            _rows(names, owner, set(pairs)),
        )

    def decide(self) -> tuple[Array, Array]:
        """The belief in each candidate and the evidence for it after the last pass."""
        base = self.own @ np.array(OWN_WEIGHTS)
        belief = self._softmax(base)
        other = self.group[:, None] != self.group[None, :]
        same_country = other & (self.country[:, None] == self.country[None, :]) & (self.country[:, None] >= 0)
        same_division = same_country & (self.division[:, None] == self.division[None, :])
        same_division &= self.division[:, None] >= 0
        near = np.where(other, self._nearness(), 0.0)
        evidence = np.zeros((len(self.places), len(EVIDENCE)))
        for _ in range(PASSES):
            evidence = self._evidence(belief, same_country, same_division, near)
            belief = self._softmax(base + evidence @ np.array(WEIGHTS))
        return belief, evidence

    def _evidence(self, belief: Array, same_country: Array, same_division: Array, near: Array) -> Array:
        columns = np.zeros((len(self.places), len(EVIDENCE)))
        worth = belief * self.mass
        votes = same_country @ worth + self.named
        told = same_country @ (worth * self.land) + self.named
        others = self.total - self.mass + self.elsewhere
        columns[:, 0] = votes / np.maximum(others, 1.0)
        columns[:, 1] = np.log1p(told)
        columns[:, 2] = np.log1p(same_division @ worth)
        columns[:, 3] = np.log1p(near @ belief)
        for inner, outer in self.pairs:
            self._pair(self.groups[inner], self.groups[outer], belief, columns)
        for one, other in self.rows:
            self._row(self.groups[one], self.groups[other], belief, columns)
            self._row(self.groups[other], self.groups[one], belief, columns)
        return columns

    def _row(self, group: _Group, beside: _Group, belief: Array, columns: Array) -> None:
        """ "Oregon, Washington and Idaho": three divisions of one country."""
        for i in range(group.start, group.end):
            place = self.places[i]
            for j in range(beside.start, beside.end):
                other = self.places[j]
                if other.feature == place.feature and (
                    other.country == place.country or place.feature == "country"
                ):
                    columns[i, 7] = min(columns[i, 7] + belief[j], 2.0)

    def _pair(self, inner: _Group, outer: _Group, belief: Array, columns: Array) -> None:
        """ "Paris, Texas": the candidates within the place behind, and the container that holds one."""
        for i in range(inner.start, inner.end):
            within = self.places[i].within
            for o in range(outer.start, outer.end):
                if self.places[o].id in within:
                    columns[i, 4] += belief[o]
                    columns[o, 6] = max(columns[o, 6], 0.2 + 0.8 * belief[i])
            columns[i, 5] = 1.0 - columns[i, 4]

    def _nearness(self) -> Array:
        known = np.abs(self.point).sum(axis=1) > 0
        cosine = np.clip(self.point @ self.point.T, -1.0, 1.0)
        near = np.exp(-EARTH * np.arccos(cosine) / NEAR_KM)
        return np.where(known[:, None] & known[None, :], near, 0.0)

    def _softmax(self, score: Array) -> Array:
        """Beliefs of each group's candidates, which add up to 1."""
        top = np.full(len(self.groups), -np.inf)
        np.maximum.at(top, self.group, score)
        grown = np.exp(score - top[self.group])
        total = np.bincount(self.group, grown, len(self.groups))
        return np.asarray(grown / total[self.group])


def _rows(names: Sequence[Name], owner: dict[int, int], pairs: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of groups that stand beside each other in a row of names."""
    beside = {(owner[i], owner[name.row]) for i, name in enumerate(names) if name.row >= 0}
    return sorted((a, b) for a, b in beside if a != b and (a, b) not in pairs)


def _codes(values: list[str]) -> Array:
    """Equal values as equal numbers; -1 for none."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(v, len(numbers)) if v else -1 for v in values], dtype=np.float64)
