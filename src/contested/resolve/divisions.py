"""Divisions of countries as the gazetteer holds them: first-level, second-level, and former ones."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from contested.resolve.folding import fold, romanised
from contested.resolve.placedata import Division2, PlaceData
from contested.resolve.schema import Writer, middle

GEONAMES = "GeoNames, CC BY 4.0"
TOWN = 5000
"""People from which a town's spellings are those of the division of its name."""


@dataclass(slots=True)
class Members:
    """The populated places of one division or country, as far as its point and spellings need them."""

    lats: array[float] = field(default_factory=lambda: array("d"))
    lons: array[float] = field(default_factory=lambda: array("d"))
    population: int = 0
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, lat: float, lon: float, population: int) -> None:
        self.lats.append(lat)
        self.lons.append(lon)
        self.population += population

    @property
    def point(self) -> tuple[float | None, float | None]:
        """The middle of the area that the members cover, the outermost one in fifty left out."""
        return middle(self.lats), middle(self.lons)


@dataclass(slots=True)
class Census:
    """What the towns tell of the divisions and countries that they lie in.

    `named` are the folded spellings of each division: only towns of such a name lend it theirs.
    """

    named: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    divisions: defaultdict[tuple[str, str], Members] = field(default_factory=lambda: defaultdict(Members))
    seconds: defaultdict[str, Members] = field(default_factory=lambda: defaultdict(Members))
    countries: defaultdict[str, Members] = field(default_factory=lambda: defaultdict(Members))

    def note(
        self, home: tuple[str, str, str], point: tuple[float, float], people: int, names: Iterable[list[str]]
    ) -> None:
        """A town of a country, division and second-level division; `names` its usual and its other ones."""
        country, code, second = home
        called, others = names
        self.countries[country].add(*point, people)
        members = self.divisions[country, code]
        members.add(*point, people)
        if second:
            self.seconds[second].add(*point, people)
        if people >= TOWN:
            for folded in {fold(name) for name in called} & self.named.get((country, code), frozenset()):
                members.spellings[folded] = (*members.spellings.get(folded, ()), *called, *others)


def _spellings(data: PlaceData, country: str, code: str) -> set[str]:
    """All names that the tables give a first-level division, with and without the word for its kind."""
    name, aliases = data.divisions[country, code]
    more = data.names.get(f"admin1:{country}.{code}", ())
    return {without_type(name), name, *aliases, *map(without_type, aliases), *more}


def census_of(data: PlaceData) -> Census:
    """A census in which no town is noted yet."""
    return Census({key: frozenset(map(fold, _spellings(data, *key))) for key in data.divisions})


def first(out: Writer, data: PlaceData, census: Census) -> None:
    """Write the first-level divisions, at GeoNames' point or else in the middle of their towns."""
    for (country, code), (name, _) in data.divisions.items():
        members = census.divisions.get((country, code), Members())
        plain = without_type(name)
        key = f"admin1:{country}.{code}"
        spellings = _spellings(data, country, code)
        for spelling in tuple(spellings):
            # A division named after its main town is spelled in all the ways of that town.
            spellings |= set(members.spellings.get(fold(spelling), ()))
        word = data.words.get(country, "Province")
        own = members.spellings.get(fold(plain))
        display = f"{romanised(plain)} {word}".strip() if own else romanised(plain)
        lat, lon = data.division_points.get((country, code)) or members.point
        place = (key, display, "admin1", country, code, lat, lon)
        out.put((*place, members.population, f"country:{country}", GEONAMES), spellings)


def second(out: Writer, data: PlaceData, census: Census, rows: Iterable[Division2]) -> None:
    """Write the second-level divisions that have towns: counties, districts, departments."""
    for row in rows:
        country, code, _ = row.code.split(".", 2)
        members = census.seconds.get(row.code)
        if members is None:
            continue
        within = f"country:{country}"
        if (country, code) in data.divisions:
            within = f"admin1:{country}.{code} {within}"
        place = (f"admin2:{row.code}", romanised(row.name), "admin2", country, code, row.lat, row.lon)
        out.put((*place, members.population, within, GEONAMES), _second_names(row))


def shared(row: Division2, names: set[str]) -> list[str]:
    """The spellings of a division that its town of the same name has too; none where the names differ."""
    spellings = [without_type(name) for name in (row.name, *row.aliases)]
    known = {fold(name) for name in names}
    return spellings if any(fold(name) in known for name in spellings) else []


def _second_names(row: Division2) -> Iterator[str]:
    for name in (row.name, *row.aliases):
        yield name
        yield without_type(name)


def former(out: Writer, rows: Iterable[list[str]]) -> None:
    """Write divisions that GeoNames keeps beside today's: former provinces, and those of another count."""
    for country, number, name, lat, lon, *aliases in rows:
        place = (f"gn:{number}", romanised(name), "admin1", country, "", float(lat), float(lon), 0)
        spellings = {name, without_type(name), *aliases, *map(without_type, aliases)}
        out.put((*place, f"country:{country}", f"{GEONAMES}; former or other division"), spellings)


_KINDS = """province governorate region state department district oblast rayon raion county prefecture
    voivodeship
    parish canton krai wilaya wilayat municipality republic regency shi sheng zizhiqu rajon territory
    arrondissement emirate woreda zone muhafazah gouvernorat viloyat velayat judet departement departamento
    provincia kabupaten kraj division borough commune"""
TYPES = frozenset(_KINDS.split())
"""Words for a kind of division that its bare name goes without. Source: GeoNames, names of divisions."""
BEFORE = frozenset(("of", "de", "du", "da", "do", "di", "del", "la", "le", "d"))


WHOLE = frozenset(
    ("free state", "federal district", "capital region", "capital district", "national district")
)
"""Names that are none without the word for the kind."""


def without_type(name: str) -> str:
    """The name without the word for its kind: "Orange County", "Province of Laguna"."""
    if fold(name) in WHOLE:
        return name
    words = name.replace("’", "' ").replace("d'", "d' ").split()
    if len(words) > 1 and fold(words[-1]) in TYPES and fold(words[-2]) not in BEFORE:
        words = words[:-1]
    elif len(words) > 2 and fold(words[0]) in TYPES and fold(words[1]) in BEFORE:
        words = words[1:]
        while len(words) > 1 and fold(words[0]) in BEFORE and words[0].islower():
            words = words[1:]
    else:
        return name
    return " ".join(words)
