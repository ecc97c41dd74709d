"""What follows from the divisions on a shelf: places joined of them, and which places lie in which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from contested.model import Feature, Place
from contested.resolve.folding import fold
from contested.resolve.imports.areas import Areas
from contested.resolve.imports.joining import Country, Unit, joined
from contested.resolve.imports.names import tables
from contested.resolve.imports.records import Point
from contested.resolve.imports.shapes import point_in
from contested.resolve.shelf import JOINED, Shelf

FEATURES: dict[int, Feature] = {0: "country", 1: "admin1", 2: "admin2"}
GREAT = 20_000
"""People from which a town is what its bare name means, not the district around it."""
AREAL = ("country", "admin1", "region", "water")
"""Kinds of places that are too wide for their point to tell what contains them."""


class Known(Protocol):
    """What the embedded gazetteer is asked while divisions are joined."""

    def get(self, place_id: str, /) -> Place | None: ...

    def names(self, place_id: str, /) -> tuple[str, ...]: ...

    def of_country(self, country: str, /) -> list[Place]: ...

    def located(self) -> tuple[list[str], list[float], list[float]]: ...


def derive(shelf: Shelf, known: Known, countries: Iterable[str]) -> None:
    """Join the divisions of some countries anew, and say which places lie in them. Within `changing`."""
    sources = {found.id: found.source for found in shelf.imports()}
    for code in countries:
        shelf.drop_joined(code)
        shelf.clear_inside(code)
        records = shelf.divisions(code)
        if not records:
            continue
        places = known.of_country(code)
        by_feature = {f: [p for p in places if p.feature == f] for f in ("admin1", "admin2", "city")}
        country = Country(code, by_feature["admin1"], by_feature["admin2"], by_feature["city"], known.names)
        towns = _towns(shelf, known, by_feature["city"], code)
        units = joined(country, records)
        ids = _identified(units)
        for unit in units:
            _put(shelf, unit, ids, towns, sources)
        _contain(shelf, places, units, ids, code)


@dataclass(frozen=True, slots=True)
class Towns:
    """Folded names of towns with the code of their province: the usual names of all (districts of their names
    are told apart from them), and every spelling of great ones (a bare name means those)."""

    usual: frozenset[tuple[str, str]]
    great: frozenset[tuple[str, str]]


def _towns(shelf: Shelf, known: Known, cities: Sequence[Place], country: str) -> Towns:
    usual = {(fold(town.name), town.admin1) for town in cities}
    usual |= {(name, town.admin1) for town in cities for name in known.names(town.id)[:3]}
    great = [town for town in cities if town.population >= GREAT]
    return Towns(
        frozenset(usual | set(shelf.town_names(country))),
        frozenset((name, town.admin1) for town in great for name in known.names(town.id)),
    )


def _identified(units: Sequence[Unit]) -> dict[int, str]:
    """An id for each unit (by its identity): the known place's, or one made of province and name."""
    found: dict[int, str] = {}
    taken: Counter[str] = Counter()
    for unit in units:
        if unit.level == 0:
            key = f"country:{unit.country}"
        elif unit.known:
            key = unit.known.id
        else:
            word = FEATURES.get(unit.level, f"admin{unit.level}")
            own = re.sub(r"[^a-z0-9]+", "-", fold(_title(unit))).strip("-")
            key = f"{word}:{unit.country}.{'.'.join(part for part in (unit.admin1, own) if part)}"
        taken[key] += 1
        found[id(unit)] = key if taken[key] == 1 else f"{key}-{taken[key]}"
    return found


def _title(unit: Unit) -> str:
    """The name of a unit: the one known, else that of the first table with codes, else of its boundary."""
    if unit.known:
        return unit.known.name
    told = sorted(unit.members, key=lambda m: (not m.said.codes or bool(m.said.shape), m.rank))
    return told[0].said.name


def _put(shelf: Shelf, unit: Unit, ids: dict[int, str], towns: Towns, sources: dict[int, str]) -> None:
    title = _title(unit)
    told = dict.fromkeys(name for m in unit.members for name in (m.said.name, *m.said.names))
    names = [name for name in told if not _of_town(name, unit.admin1, towns)]
    word = tables()["second"].get(unit.country, "District") if unit.level == 2 else ""
    # What files call it first is its own name, as a town's is.
    called = dict.fromkeys((title, *(m.said.name for m in unit.members if m.said.name in names)))
    own = [name for name in called if (fold(name), unit.admin1) not in towns.great]
    display = title
    if word and not unit.known:
        own.append(f"{title} {word}")
        of_town = [name for name in (title, *names) if (fold(name), unit.admin1) in towns.usual]
        display = f"{of_town[0]} {word}" if of_town else title
    lat, lon = _centre(unit)
    shaped = next((m.row for m in unit.members if m.said.shape and m.said.shape == unit.shape), 0)
    files = dict.fromkeys(source for m in unit.members if (source := sources.get(m.source, "")))
    point = Point(
        ids[id(unit)], display, FEATURES.get(unit.level, "area"), unit.country, unit.admin1, lat, lon,
        max(m.said.population for m in unit.members), tuple(names), _around(unit, ids), "; ".join(files),
    )  # fmt: skip
    shelf.put(point, JOINED, own, shaped)
    shelf.assign(point.id, [m.row for m in unit.members])


def _of_town(name: str, admin1: str, towns: Towns) -> bool:
    """Whether a list calls a district "Herat City": such words mean the town."""
    folded = fold(name)
    return folded.endswith(" city") and (folded.removesuffix(" city"), admin1) in towns.usual


def _centre(unit: Unit) -> tuple[float | None, float | None]:
    """The point of a unit: the known or told one where it lies inside, else one that surely does."""
    if not unit.shape:
        return unit.point or (None, None)
    inside = unit.point is not None and Areas([unit.shape]).around([unit.point], 0.0)[0] is not None
    return unit.point if inside and unit.point else point_in(unit.shape)


def _around(unit: Unit, ids: dict[int, str]) -> tuple[str, ...]:
    found = []
    above = unit.parent
    while above is not None and above.level > 0:
        found.append(ids.get(id(above)) or (above.known.id if above.known else ""))
        above = above.parent
    found += [] if unit.level == 0 else [f"country:{unit.country}"]
    return tuple(key for key in found if key)


def _contain(
    shelf: Shelf, places: Sequence[Place], units: Sequence[Unit], ids: dict[int, str], country: str
) -> None:
    """Say of every point of the country which divisions it lies in."""
    shaped = sorted((unit for unit in units if unit.shape and unit.level > 0), key=lambda unit: -unit.level)
    if not shaped:
        return
    areas = Areas([unit.shape for unit in shaped])
    own = set(ids.values())
    points = [
        (p.id, p.lat, p.lon) for p in places
        if p.lat is not None and p.lon is not None and p.feature not in AREAL and p.id not in own
    ]  # fmt: skip
    points += [(key, lat, lon) for key, _, lat, lon in shelf.points(country)]
    for start in range(0, len(points), 10_000):
        piece = points[start : start + 10_000]
        found = areas.around([(lat, lon) for _, lat, lon in piece])
        shelf.lies(
            (key, " ".join((ids[id(shaped[number])], *_around(shaped[number], ids))))
            for (key, _, _), number in zip(piece, found, strict=True)
            if number is not None
        )
