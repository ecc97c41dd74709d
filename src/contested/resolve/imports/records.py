"""What files of places say, record by record, before it is joined with what is known."""

from __future__ import annotations

from dataclasses import dataclass

from contested.model import Feature

GEONAMES = "GeoNames, CC BY 4.0"
"""The source of everything that comes from GeoNames: the embedded gazetteer has it too."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place with an id of its own. `names` are its spellings; without `name` they are all it brings.

    `lat`, `lon` are degrees (WGS 84); `within` are ids, innermost first.
    """

    id: str
    name: str = ""
    feature: Feature = "other"
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    source: str = GEONAMES


@dataclass(frozen=True, slots=True)
class Division:
    """A country (level 0), province (1), district (2) or lower unit as one file gives it.

    `codes` are codes of the unit itself ("AF0701", "AF-KAN"), `parents` the name and codes of the unit around
    it, `admin1` GeoNames' code of its province where the file has it. `shape` is well-known binary.
    """

    level: int
    country: str
    name: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    shape: bytes = b""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that could not be used: its line or number in the file, and why."""

    line: int
    why: str


Record = Point | Division
