"""Building the gazetteer: one SQLite file out of GeoNames' cities, countries, divisions and our own lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from contested.resolve import divisions, placedata
from contested.resolve.divisions import GEONAMES, Census
from contested.resolve.folding import fold, romanised
from contested.resolve.schema import INDEXES, SCHEMA, SPELLINGS, Writer

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is to do."""

WORLD = "Encyclopaedia Britannica; GeoNames, CC BY 4.0"
AIRPORTS = "airportsdata, MIT License"
FLOWN = frozenset(("airport", "base"))
BESIDE = 0.05
"""Degrees between two points of one airfield."""
CITIES = 235_000
INDEXED = 265_000
SPELLED = 300_000
DONE = 380_000
"""How far the build is, in towns or the time that as many towns take."""


@dataclass(slots=True)
class _Build:
    out: Writer
    data: placedata.PlaceData
    census: Census


def build(path: Path, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`, which must not exist. Raises OSError or sqlite3.Error."""
    with sqlite3.connect(path, isolation_level=None) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000;" + SCHEMA)
        db.execute("BEGIN")
        data = placedata.place_data()
        work = _Build(Writer(db), data, divisions.census_of(data))
        rows = list(placedata.seconds())
        _cities(work, {town: row for row in rows for town in row.towns}, progress)
        divisions.first(work.out, work.data, work.census)
        _countries(work)
        _listed(work)
        divisions.second(work.out, work.data, work.census, rows)
        divisions.former(work.out, placedata.table("former-divisions.tsv"))
        _regions(work)
        for name in ("world-features.tsv", "airports.tsv"):
            _features(work, placedata.table(name))
        db.execute("COMMIT")
        _say(progress, INDEXED)
        db.executescript(INDEXES)
        _exonyms(work.out)
        _say(progress, SPELLED)
        db.executescript(SPELLINGS)
        db.execute("ANALYZE")
        db.execute("INSERT INTO meta VALUES ('capitals', ?)", (" ".join(_capitals(db)),))
        # Last of all: a file with a fingerprint is whole.
        db.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (placedata.fingerprint(),))
    db.close()
    _say(progress, DONE)


def _say(progress: Progress | None, done: int) -> None:
    if progress:
        progress(done, DONE)


def _cities(work: _Build, homes: dict[int, placedata.Division2], progress: Progress | None) -> None:
    """Write GeoNames' populated places; `homes` are the second-level divisions by town."""
    same = {entry.geonames: entry for entry in work.data.listed if entry.geonames}
    for done, city in enumerate(placedata.cities()):
        if done % 5000 == 0:
            _say(progress, min(done, CITIES))
        number, country, code = city["geonameid"], city["countrycode"], city["admin1code"]
        lat, lon, population = city["latitude"], city["longitude"], city["population"]
        spelled = (n for n in city["alternatenames"] if placedata.latin(n))
        names = [n for n in spelled if not placedata.is_code(n, city["name"])]
        usual = work.data.usual.get(number, ())
        called = [city["name"], *usual]
        home = ""
        if around := homes.get(number):
            home = around.code
            names += divisions.shared(around, {*called, *names})
        work.census.note((country, code, home), (lat, lon), population, (called, names))
        within = _within(work, country, code, home)
        if entry := same.get(number):
            place = (entry.id, entry.name, entry.feature, country, code, entry.lat or lat, entry.lon or lon)
            source = entry.source or GEONAMES
            work.out.put((*place, population, within, source), [*names, *usual, *entry.aliases], city["name"])
        else:
            plain = usual or (romanised(city["name"]),)
            place = (f"gn:{number}", plain[0], "city", country, code, lat, lon)
            source = placedata.USUAL if usual else GEONAMES
            work.out.put((*place, population, within, source), [*names, *plain], city["name"])


def _within(work: _Build, country: str, code: str, home: str) -> str:
    containers = [f"admin2:{home}"] if home else []
    if (country, code) in work.data.divisions:
        containers.append(f"admin1:{country}.{code}")
    return " ".join((*containers, f"country:{country}"))


def _countries(work: _Build) -> None:
    for row in placedata.countries():
        name, *aliases = work.data.countries.get(row["iso"], (row["name"],))
        lat, lon = work.data.points.get(row["iso"]) or work.census.countries[row["iso"]].point
        place = (f"country:{row['iso']}", name, "country", row["iso"], "", lat, lon, row["population"])
        more = work.data.names.get(f"country:{row['iso']}", ())
        work.out.put((*place, "", GEONAMES), [row["name"], *aliases, *more])


def _features(work: _Build, rows: Iterable[list[str]]) -> None:
    """Places out of tables of one kind of line: kind, country, name, point, further names.

    An airfield that our own lists hold at the same spot is theirs and takes the names.
    """
    own = {(entry.country, fold(entry.name)) for entry in work.data.listed}
    fields = [e for e in work.data.listed if e.feature in FLOWN and not e.geonames]
    for feature, country, name, lat, lon, *names in rows:
        if (country, fold(name)) in own or ("", fold(name)) in own:
            continue
        at = float(lat), float(lon)
        same = [e for e in fields if e.country == country and _beside(e, at)] if feature in FLOWN else []
        if same:
            work.out.name(work.out.rows[same[0].id], country, [name, *names])
            continue
        source = AIRPORTS if feature in FLOWN else WORLD
        place = (placedata.listed_id(name, country), name, feature, country, "", *at, 0)
        work.out.put((*place, f"country:{country}" if country else "", source), [name, *names])


def _beside(entry: placedata.Listed, at: tuple[float, float]) -> bool:
    if entry.lat is None or entry.lon is None:
        return False
    return abs(entry.lat - at[0]) < BESIDE and abs(entry.lon - at[1]) < BESIDE


def _exonyms(out: Writer) -> None:
    """Give old and other-language names to the best known places of their usual name, one of each kind."""
    sql = (
        "SELECT p.row, p.feature FROM name n JOIN place p ON p.row = n.place"
        " WHERE n.fold = ? AND p.country = ? ORDER BY n.main DESC, p.population DESC"
    )
    for country, usual, *names in placedata.table("exonyms.tsv"):
        found: dict[str, int] = {}
        for row, feature in out.db.execute(sql, (fold(usual), country)):
            found.setdefault(feature, row)
        for row in found.values():
            out.name(row, country, names)


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
        work.out.put((*place, " ".join(entry.within), entry.source), entry.aliases)


def _regions(work: _Build) -> None:
    """GeoNames' continents and regions, but for those that our own lists hold."""
    own = {(entry.country, fold(entry.name)) for entry in work.data.listed}
    for country, number, name, lat, lon, *aliases in placedata.table("world-regions.tsv"):
        if (country, fold(name)) in own:
            continue
        place = (f"gn:{number}", romanised(name), "region", country, "", float(lat), float(lon), 0)
        source = GEONAMES if country else f"{GEONAMES}; region of the world"
        work.out.put((*place, f"country:{country}" if country else "", source), [name, *aliases])
