"""One unit of many files: provinces and districts of boundaries, P-codes and lists, joined with those known.

A record joins the unit that it is named like and lies in; what joins none becomes a unit of its own.
Boundaries come first, then tables with codes, then the rest, in whatever order they were imported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from contested.model import Place
from contested.resolve.imports.areas import Areas
from contested.resolve.imports.likeness import folded, kilometres, likeness
from contested.resolve.imports.records import Division
from contested.resolve.imports.shapes import point_in, touching

Names = Callable[[str], Iterable[str]]
INSIDE, AROUND = 12.0, 6.0
"""What lying in the polygon, and being in the same province, add to the likeness of names."""
FAR, SURE = 60.0, 92.0
"""Kilometres beyond which districts of like names are two, unless the names are as like as this: lists have
rough points."""
ENOUGH = {(True, True): 70.0, (True, False): 82.0, (False, True): 85.0, (False, False): 101.0}
"""Least likeness of names, by whether the point lies inside and whether the province is the same."""
TOWNS = 0.5
"""The share of the towns in a polygon that tells whose province it is."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A division of a file, with the number of its row and of its import."""

    row: int
    source: int
    said: Division

    @property
    def rank(self) -> tuple[bool, bool, bool, int, int]:
        said = self.said
        return not said.shape, not said.codes, said.lat is None, self.source, self.row


@dataclass(slots=True)
class Unit:
    """A division as all files together tell it. `known` is the place of the embedded gazetteer, if any."""

    level: int
    country: str
    known: Place | None = None
    parent: Unit | None = None
    names: frozenset[str] = frozenset()
    members: list[Stored] = field(default_factory=list)
    point: tuple[float, float] | None = None
    shape: bytes = b""
    shaped_by: set[int] = field(default_factory=set)
    told: bool = False
    """Whether the parent is one that a record names."""

    @property
    def admin1(self) -> str:
        if self.level <= 1:
            return self.known.admin1 if self.known else ""
        return self.parent.admin1 if self.parent else self.known.admin1 if self.known else ""

    @property
    def codes(self) -> set[str]:
        known = {self.known.id.partition(":")[2]} if self.known else set()
        return known | {code for member in self.members for code in member.said.codes}

    def take(self, record: Stored, point: tuple[float, float] | None) -> None:
        self.members.append(record)
        self.names |= folded((record.said.name, *record.said.names))
        if record.said.shape:
            self.shaped_by.add(record.source)
            self.shape = self.shape or record.said.shape
        if self.point is None:
            self.point = point


@dataclass(slots=True)
class Country:
    """What is known of one country while its divisions are joined: the places and how they are spelled."""

    code: str
    provinces: Sequence[Place]
    districts: Sequence[Place]
    towns: Sequence[Place]
    names: Names
    units: dict[int, list[Unit]] = field(default_factory=dict)


def joined(country: Country, records: Sequence[Stored]) -> list[Unit]:
    """The units of a country, of every level that files have; known ones that no file has are left out."""
    top = Unit(0, country.code)
    country.units[0] = [top]
    for level in range(5):
        mine = sorted((r for r in records if r.said.level == level), key=lambda r: r.rank)
        if level == 0:
            for record in mine:
                top.take(record, _point(record.said))
        elif level == 1 or mine:
            country.units[level] = _level(country, level, mine)
    return [unit for units in country.units.values() for unit in units if unit.members]


def _level(country: Country, level: int, records: Sequence[Stored]) -> list[Unit]:
    known = country.provinces if level == 1 else country.districts if level == 2 else ()
    units = [_known(country, place, level) for place in known]
    parents = _parents(country, level, records)
    shaped = [r for r in records if r.said.shape]
    while shaped:
        # One file's boundaries are different units: the likeliest pairs of each file are joined first.
        source = shaped[0].source
        _pair(country, units, [r for r in shaped if r.source == source], parents, level)
        shaped = [r for r in shaped if r.source != source]
    plain = [r for r in records if not r.said.shape]
    points = [_point(r.said) for r in plain]
    areas = Areas([unit.shape for unit in units])
    inside = areas.around([p or (0.0, 0.0) for p in points])
    above = country.units.get(level - 1, [])
    for record, point, number in zip(plain, points, inside, strict=True):
        within = units[number] if number is not None and point else None
        unit = _settle(country, units, record, parents[record.row], point, within)
        told = _told(above, record.said) if level > 1 else None
        if told and not unit.told and unit.known is None and _believable(record, unit, told):
            unit.parent, unit.told = told, True
    return units


def _believable(record: Stored, unit: Unit, told: Unit) -> bool:
    """Whether a table's word on the province goes before the polygons: those of two files do not always fit,
    but a list without codes errs too, and what it says must at least lie beside the district."""
    if not unit.shape or record.said.codes:
        return True
    return bool(told.shape) and touching(unit.shape, told.shape)


def _known(country: Country, place: Place, level: int) -> Unit:
    names = folded((place.name, *country.names(place.id)))
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    provinces = country.units.get(1, [])
    parent = next((u for u in provinces if u.known and u.known.admin1 == place.admin1), None)
    return Unit(level, place.country, place, parent if level > 1 else country.units[0][0], names, point=point)


def _point(said: Division) -> tuple[float, float] | None:
    if said.lat is not None and said.lon is not None:
        return said.lat, said.lon
    return point_in(said.shape) if said.shape else None


def _parents(country: Country, level: int, records: Sequence[Stored]) -> dict[int, Unit | None]:
    """By row of a record, the unit around it: told by code or name, or by where it lies."""
    if level == 1:
        return {record.row: country.units[0][0] for record in records}
    above = country.units.get(level - 1, [])
    areas = Areas([unit.shape for unit in above])
    points = [_point(record.said) for record in records]
    around = areas.around([point or (0.0, 0.0) for point in points])
    votes = _town_votes(country, records, above) if level == 2 else {}
    found: dict[int, Unit | None] = {}
    for record, point, number in zip(records, points, around, strict=True):
        inside = above[number] if number is not None and point else None
        told = _told(above, record.said)
        # A polygon says where it lies; of a list without one, the words say more than a rough point.
        first, second = (inside, told) if record.said.shape else (told, inside)
        found[record.row] = first or second or votes.get(record.row) or _nearest(country, above, point, level)
    return found


def _told(above: Sequence[Unit], said: Division) -> Unit | None:
    if said.admin1:
        return next((unit for unit in above if unit.known and unit.known.admin1 == said.admin1), None)
    parents = set(said.parents)
    if coded := next((unit for unit in above if parents & unit.codes), None):
        return coded
    names = folded(said.parents)
    best = max(above, key=lambda unit: likeness(names, unit.names), default=None)
    return best if best and names and likeness(names, best.names) >= 75 else None


def _town_votes(country: Country, records: Sequence[Stored], provinces: Sequence[Unit]) -> dict[int, Unit]:
    """For polygons: the province of most towns inside."""
    shaped = [record for record in records if record.said.shape]
    located = [t for t in country.towns if t.lat is not None and t.lon is not None]
    areas = Areas([record.said.shape for record in shaped])
    votes: dict[int, Counter[str]] = {}
    places = [(t.lat or 0.0, t.lon or 0.0) for t in located]
    for town, number in zip(located, areas.around(places, 0.0), strict=True):
        if number is not None:
            votes.setdefault(number, Counter())[town.admin1] += 1
    coded = {unit.known.admin1: unit for unit in provinces if unit.known}
    found = {}
    for number, counted in votes.items():
        code, count = counted.most_common(1)[0]
        if count >= TOWNS * counted.total() and code in coded:
            found[shaped[number].row] = coded[code]
    return found


def _nearest(
    country: Country, above: Sequence[Unit], point: tuple[float, float] | None, level: int
) -> Unit | None:
    if point is None or level != 2:
        return None
    near = sorted(
        (kilometres(point, (t.lat, t.lon)), t.admin1)
        for t in country.towns
        if t.lat is not None and t.lon is not None
    )[:3]
    codes = Counter(code for _, code in near)
    code = codes.most_common(1)[0][0] if codes else ""
    return next((unit for unit in above if code and unit.known and unit.known.admin1 == code), None)


def _pair(
    country: Country, units: list[Unit], records: list[Stored], parents: dict[int, Unit | None], level: int
) -> None:
    """Join the boundaries of one file, the likeliest pairs first; those left over become units."""
    source = records[0].source
    areas = Areas([record.said.shape for record in records])
    located = [unit for unit in units if unit.point]
    lies = areas.around([unit.point or (0.0, 0.0) for unit in located], 0.0)
    inside = {id(unit): number for unit, number in zip(located, lies, strict=True)}
    votes = _town_votes(country, records, units) if level == 1 else {}
    pairs = []
    for number, record in enumerate(records):
        names = folded((record.said.name, *record.said.names))
        for order, unit in enumerate(units):
            worth = _worth(
                names, record, unit, inside.get(id(unit)) == number, parents[record.row], _point(record.said)
            )
            if votes.get(record.row) is unit and likeness(names, unit.names) >= 50:
                worth = max(worth, 90.0)
            if worth:
                pairs.append((-worth, order, number))
    taken: set[int] = set()
    for _, order, number in sorted(pairs):
        unit = units[order]
        if number not in taken and source not in unit.shaped_by:
            unit.take(records[number], _point(records[number].said))
            taken.add(number)
    for number, record in enumerate(records):
        if number not in taken:
            unit = Unit(level, country.code, None, parents[record.row])
            unit.take(record, _point(record.said))
            units.append(unit)


def _settle(
    country: Country,
    units: list[Unit],
    record: Stored,
    parent: Unit | None,
    point: tuple[float, float] | None,
    within: Unit | None,
) -> Unit:
    """Join a record without a boundary to the likeliest unit, or make one of it."""
    names = folded((record.said.name, *record.said.names))
    codes = set(record.said.codes)
    best, most = None, 0.0
    for unit in units:
        worth = 200.0 if codes & unit.codes else _worth(names, record, unit, unit is within, parent, point)
        if worth > most:
            best, most = unit, worth
    if best is None:
        best = Unit(record.said.level, country.code, None, parent)
        units.append(best)
    best.take(record, point)
    return best


def _worth(
    names: frozenset[str],
    record: Stored,
    unit: Unit,
    inside: bool,
    parent: Unit | None,
    point: tuple[float, float] | None,
) -> float:
    """How likely a record is a unit; 0 where it is not."""
    same = unit.parent is parent or unit.parent is None or parent is None
    if not (inside or same):
        return 0.0
    alike = likeness(names, unit.names)
    if alike < ENOUGH[inside, same]:
        return 0.0
    far = point and unit.point and unit.level > 1 and kilometres(point, unit.point) > FAR
    if far and not inside and alike < SURE:
        return 0.0
    return alike + INSIDE * inside + AROUND * same
