"""What each system makes of a corpus: names recognised and put right, and what the gazetteer could give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from benchmarks.places.corpora import Point, Text, Toponym
from benchmarks.places.measures import (
    RIGHT_KM,
    Located,
    Recognised,
    exact_pairs,
    kilometres,
    overlap_pairs,
    percent,
)
from benchmarks.places.systems import Found, System

from contested.model import Place
from contested.resolve.candidates import Finder
from contested.resolve.folding import fold
from contested.resolve.gazetteer import Gazetteer

IsDemonym = Callable[[str], bool]
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A gold name with a point, and what a system answered for it: its error in km, None for no answer."""

    text: Text
    gold: Toponym
    found: Found | None
    error: float | None

    @property
    def right(self) -> bool:
        return self.error is not None and self.error <= RIGHT_KM


@dataclass(slots=True)
class Result:
    """A system on a corpus. `given`: gold place names; `whole`: the same end to end, where one that is not
    found has no answer; `peoples`: gold demonyms end to end; `spurious`: found names that nobody marked."""

    system: str
    exact: Recognised = field(default_factory=Recognised)
    overlap: Recognised = field(default_factory=Recognised)
    given: list[Case] = field(default_factory=list)
    whole: list[Case] = field(default_factory=list)
    peoples: list[Case] = field(default_factory=list)
    missed: list[tuple[Text, Toponym]] = field(default_factory=list)
    spurious: list[tuple[Text, Found]] = field(default_factory=list)


def score(system: System, texts: Iterable[Text], demonym: IsDemonym) -> Result:
    """A system asked for the gold names, and for whole texts."""
    result = Result(system.name)
    for text in texts:
        names = [name for name in text.toponyms if not demonym(name.phrase)]
        placed = [name for name in names if name.point]
        for name, answer in zip(placed, system.locate(text, placed), strict=True):
            result.given.append(_case(text, name, answer))
        found = system.find(text)
        _recognised(result, text, names, [f for f in found if not demonym(f.phrase)])
        peoples = [name for name in text.toponyms if demonym(name.phrase) and name.point]
        pairs = overlap_pairs(_spans(peoples), _spans(found))
        result.peoples += [
            _case(text, name, found[pairs[i]] if i in pairs else None) for i, name in enumerate(peoples)
        ]
    return result


def _recognised(result: Result, text: Text, names: Sequence[Toponym], found: Sequence[Found]) -> None:
    gold, spans = _spans(names), _spans(found)
    result.exact += Recognised(len(gold), len(spans), len(exact_pairs(gold, spans)))
    pairs = overlap_pairs(gold, spans)
    result.overlap += Recognised(len(gold), len(spans), len(pairs))
    for i, name in enumerate(names):
        if name.point:
            result.whole.append(_case(text, name, found[pairs[i]] if i in pairs else None))
        if i not in pairs:
            result.missed.append((text, name))
    used = set(pairs.values())
    result.spurious += [(text, answer) for j, answer in enumerate(found) if j not in used]


def _case(text: Text, name: Toponym, found: Found | None) -> Case:
    point = found.point if found else None
    return Case(text, name, found, kilometres(name.point, point) if name.point and point else None)


def _spans(names: Iterable[Toponym | Found]) -> list[tuple[int, int]]:
    return [(name.start, name.end) for name in names]


def located(cases: Iterable[Case]) -> Located:
    return Located(tuple(case.error for case in cases))


def found_only(cases: Iterable[Case]) -> list[Case]:
    """Those whose name was found, answered or not."""
    return [case for case in cases if case.found is not None]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The share of gold place names for which the gazetteer holds a place within 161 km, in percent: under
    exactly that name; under it without its kind words or a like spelling in the country of the gold point."""

    exact: float
    variants: float


def ceiling(cases: Sequence[Case], gazetteer: Gazetteer) -> Ceiling:
    """The best that can be had for the gold names; what we do have counts in as well."""
    finder, countries = Finder(gazetteer), Countries(gazetteer)
    exact = variants = 0
    for case in cases:
        point, phrase = case.gold.point, " ".join(case.gold.phrase.split())
        if point is None:
            continue
        same = _near(point, (place for place, _ in gazetteer.exact(fold(phrase))))
        exact += same
        variants += (
            same
            or case.right
            or _near(point, finder.of(phrase).places)
            or _near(point, finder.within(phrase, countries.of(point)).places)
        )
    return Ceiling(percent(exact, len(cases)), percent(variants, len(cases)))


def _near(point: Point, places: Iterable[Place]) -> bool:
    return any(
        place.lat is not None and place.lon is not None
        and kilometres(point, (place.lat, place.lon)) <= RIGHT_KM
        for place in places
    )  # fmt: skip


class Countries:
    """The country of a point: that of the nearest town of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._codes, lats, lons = gazetteer.located()
        self._points = _vectors(np.array([lats, lons], dtype=np.float64).T)

    def of(self, point: Point) -> str:
        return (
            self._codes[int(np.argmax(self._points @ _vectors(np.array([point], dtype=np.float64))[0]))]
            if self._codes
            else ""
        )


def _vectors(points: Array) -> Array:
    lat, lon = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
