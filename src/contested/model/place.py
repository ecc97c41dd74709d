"""Places and what a mention was resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contested.model.span import Span

Relation = Literal["at", "near", "between", "part of"]
"""How the matter lies to a place: in it, near it, between it and another, in a part of it."""
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

    `where_prec` (UCDP GED, 1 to 7) and `geo_precision` (ACLED, 1 to 3) say how exactly the words tell where
    the matter is, the relation counted in. `ends` are the ids of both places of "between X and Y".
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
    where_prec: int | None = None
    geo_precision: int | None = None
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a report: where it stands, as written, and the place that it names.

    `ref` is None when nothing is known by that name; its id is empty when several places fit and none by the
    stated margin. `demonym`: an adjective or the name of a people ("Afghan"), whose place is the country.
    `relation` is how the words before it set the matter to the place ("near Homs").
    """

    span: Span
    text: str
    ref: PlaceRef | None = None
    demonym: bool = False
    relation: Relation = "at"


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
