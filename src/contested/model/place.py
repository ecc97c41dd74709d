"""Places and what a mention was resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Feature = Literal[
    "country",
    "admin1",
    "admin2",
    "city",
    "crossing",
    "airport",
    "base",
    "dam",
    "region",
    "road",
    "field",
    "camp",
    "area",
    "building",
    "water",
    "mountain",
    "other",
]
"""Kinds of places. `city` is any populated place; `admin1`, `admin2` are divisions."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `within` are the ids of the places that contain it, innermost first.

    `lat`, `lon` are degrees (WGS 84) or None; `country` is ISO 3166 alpha-2.
    """

    id: str
    name: str
    feature: Feature
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """What a mention of a place was resolved to. `id` empty: not known; a local id (`name:...`) stands in.

    A place that no gazetteer holds but that reports name gets the id `name:<country>:<folded name>`, so that
    claims about it still meet; `known` is False then. `reasons` and `candidates` (ids) say why.
    """

    id: str
    name: str
    known: bool = True
    feature: Feature = "other"
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    within: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyRef:
    """What a mention of an actor was resolved to: the party itself and the side that it stands for.

    `id` and `side_id` are ids of the party book, or `name:<folded name>` for a group that it lacks.
    `country` is ISO 3166 alpha-2 or empty. `side` is the side's usual English name ("Afghan government" for
    its interior ministry), empty for bodies that take none (a monitor, an aid body, an independent medium).
    Two actors in one phrase have their ids joined by "+" and their sides by " and ".
    """

    id: str
    name: str
    side_id: str
    side: str
    kind: str = "other"
    known: bool = True
    reasons: tuple[str, ...] = ()
    country: str = ""
