"""Building the gazetteer: one SQLite file out of GeoNames' cities, countries, divisions and our own lists."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from contested.resolve import placedata
from contested.resolve.folding import bare, fold, romanised, skeleton

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is to do."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (row INTEGER PRIMARY KEY, id TEXT, name TEXT, feature TEXT, country TEXT, admin1 TEXT,
  lat REAL, lon REAL, population INTEGER, within TEXT, source TEXT);
CREATE TABLE name (fold TEXT, skel TEXT, place INTEGER, country TEXT, main INTEGER);
"""
INDEXES = """
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX name_fold ON name (fold);
CREATE INDEX name_country ON name (country, skel, fold, place);
CREATE INDEX name_place ON name (place, main, fold);
"""
GEONAMES = "GeoNames, CC BY 4.0"
CITIES = 235_000


@dataclass(slots=True)
class Members:
    """The populated places of one division or country, as far as its point and spellings need them."""

    lats: list[float] = field(default_factory=list)
    lons: list[float] = field(default_factory=list)
    population: int = 0
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, lat: float, lon: float, population: int) -> None:
        self.lats.append(lat)
        self.lons.append(lon)
        self.population += population

    @property
    def point(self) -> tuple[float | None, float | None]:
        """The middle of the area that the members cover, the outermost one in fifty left out."""
        return _middle(self.lats), _middle(self.lons)


def _middle(values: list[float]) -> float | None:
    if not values:
        return None
    ordered = sorted(values)
    cut = len(ordered) // 50
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 4)


@dataclass(slots=True)
class _Build:
    db: sqlite3.Connection
    data: placedata.PlaceData
    row: int = 0
    divisions: defaultdict[tuple[str, str], Members] = field(default_factory=lambda: defaultdict(Members))
    countries: defaultdict[str, Members] = field(default_factory=lambda: defaultdict(Members))

    def put(self, place: tuple[object, ...], names: Iterable[str]) -> None:
        """One place (the columns of its table from `id` on) and its names."""
        self.row += 1
        self.db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", (self.row, *place))
        main = {fold(str(place[1]))}
        main |= {bare(name) for name in main}
        folded = main | {fold(name) for name in names}
        folded |= {bare(name) for name in folded}
        rows = [(f, skeleton(f), self.row, place[3], f in main) for f in sorted(folded) if f]
        self.db.executemany("INSERT INTO name VALUES (?,?,?,?,?)", rows)


def build(path: Path, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`, which must not exist. Raises OSError or sqlite3.Error."""
    with sqlite3.connect(path, isolation_level=None) as db:
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000;" + SCHEMA
        )
        db.execute("BEGIN")
        work = _Build(db, placedata.place_data())
        _cities(work, progress)
        _divisions(work)
        _countries(work)
        _listed(work)
        db.execute("COMMIT")
        db.executescript(INDEXES)
        db.execute("ANALYZE")
        db.execute("INSERT INTO meta VALUES ('capitals', ?)", (" ".join(_capitals(db)),))
        # Last of all: a file with a fingerprint is whole.
        db.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (placedata.fingerprint(),))
    db.close()
    if progress:
        progress(CITIES, CITIES)


def _cities(work: _Build, progress: Progress | None) -> None:
    usual = work.data.usual
    same = {entry.geonames: entry for entry in work.data.listed if entry.geonames}
    for done, city in enumerate(placedata.cities()):
        if progress and done % 5000 == 0:
            progress(min(done, CITIES - 1), CITIES)
        country, code = city["countrycode"], city["admin1code"]
        lat, lon, population = city["latitude"], city["longitude"], city["population"]
        names = [n for n in city["alternatenames"] if placedata.latin(n)]
        called = [city["name"], *usual.get(city["geonameid"], ())]
        _remember(work, (country, code), called, names, (lat, lon), population)
        entry = same.get(city["geonameid"])
        within = _within(work, country, code)
        if entry:
            place = (entry.id, entry.name, entry.feature, country, code, entry.lat or lat, entry.lon or lon)
            work.put(
                (*place, population, within, entry.source or GEONAMES), [*names, city["name"], *entry.aliases]
            )
        else:
            plain = usual.get(city["geonameid"], (romanised(city["name"]),))
            place = (f"gn:{city['geonameid']}", plain[0], "city", country, code, lat, lon)
            source = placedata.USUAL if city["geonameid"] in usual else GEONAMES
            work.put((*place, population, within, source), [*names, city["name"], *plain])


def _remember(
    work: _Build,
    division: tuple[str, str],
    called: list[str],
    names: list[str],
    point: tuple[float, float],
    population: int,
) -> None:
    """Note a town for its division and country; `called` are its usual names, `names` the others."""
    work.countries[division[0]].add(*point, population)
    members = work.divisions[division]
    members.add(*point, population)
    if population >= 5000:
        spellings = (*called, *names)
        for folded in {fold(name) for name in called}:
            members.spellings[folded] = members.spellings.get(folded, ()) + spellings


def _within(work: _Build, country: str, code: str) -> str:
    known = (country, code) in work.data.divisions
    return (f"admin1:{country}.{code} " if known else "") + f"country:{country}"


def _divisions(work: _Build) -> None:
    for (country, code), (name, aliases) in work.data.divisions.items():
        members = work.divisions.get((country, code), Members())
        plain = _without_type(name)
        spellings = {plain, name, *aliases}
        for spelling in tuple(spellings):
            # A division named after its main town is spelled in all the ways of that town.
            spellings |= set(members.spellings.get(fold(spelling), ()))
        word = work.data.words.get(country, "Province")
        own = members.spellings.get(fold(plain))
        display = f"{romanised(plain)} {word}".strip() if own else romanised(plain)
        place = (f"admin1:{country}.{code}", display, "admin1", country, code, *members.point)
        work.put((*place, members.population, f"country:{country}", GEONAMES), spellings)


_TYPES = ("Province", "Governorate", "Region", "State", "Department", "District", "Oblast", "Rayon")


def _without_type(name: str) -> str:
    for word in _TYPES:
        if name.endswith(" " + word) and len(name.split()) == 2:
            return name.removesuffix(" " + word)
    return name


def _countries(work: _Build) -> None:
    for row in placedata.countries():
        name, *aliases = work.data.countries.get(row["iso"], (row["name"],))
        lat, lon = work.data.points.get(row["iso"]) or work.countries[row["iso"]].point
        place = (f"country:{row['iso']}", name, "country", row["iso"], "", lat, lon, row["population"])
        work.put((*place, "", GEONAMES), [row["name"], *aliases])


def _capitals(db: sqlite3.Connection) -> list[str]:
    """The ids of the national capitals: the most populous town of that name in the country."""
    found = []
    for row in placedata.countries():
        sql = (
            "SELECT id FROM place WHERE country = ? AND feature = 'city' AND row IN"
            " (SELECT place FROM name WHERE country = ? AND fold = ?) ORDER BY population DESC LIMIT 1"
        )
        town = db.execute(sql, (row["iso"], row["iso"], fold(row["capital"]))).fetchone()
        found += [town[0]] if town else []
    return found


def _listed(work: _Build) -> None:
    for entry in work.data.listed:
        if entry.geonames:
            continue
        place = (entry.id, entry.name, entry.feature, entry.country, entry.admin1, entry.lat, entry.lon, 0)
        work.put((*place, " ".join(entry.within), entry.source), entry.aliases)
