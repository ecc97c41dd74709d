"""How exactly a phrase tells where a matter is, in the two codes that analysts of conflict use.

UCDP GED `where_prec`: 1 the exact place, 2 within about 25 km of a known point, 3 a second-order division,
4 a first-order division, 5 a line or an area without set borders (a road, a river, a region, between two
places far apart), 6 the country only, 7 international waters or air space. Source: Högbladh, "UCDP
Georeferenced Event Dataset Codebook", Uppsala University. ACLED `geo_precision`: 1 a town or a place in it,
2 near a town or a small part of a region, 3 a larger region. Source: ACLED, "Codebook". None: no place known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from contested.model import Place, PlaceRef, Relation
from contested.resolve.placedata import DATA, read_yaml

EARTH = 6371.0
NEAR_KM = 50.0
"""Two places no farther apart have a point between them from which neither is more than 25 km away."""
AREAS = {"country": (6, 3), "admin1": (4, 3), "admin2": (3, 2), "region": (5, 3), "road": (5, 2)}
"""Codes of what is no point, by feature. All others are points: (1, 1)."""
EXTENDED = frozenset(("water",))
NEAR = (2, 2)
BORDER_KM = 200.0
"""How far from the middle of one of a country's divisions a place counts as right beyond its border."""


def coded(ref: PlaceRef, relation: Relation, phrase: str = "", apart: float | None = None) -> PlaceRef:
    """The reference with its codes. `phrase` are the words as written ("the outskirts of Bakhmut"); `apart`
    is the distance (km) of the two places of "between X and Y", None where either has no point."""
    if not ref.id or (not ref.known and not ref.country and ref.lat is None):
        return ref
    where, geo = codes(ref, relation, phrase, apart)
    return replace(ref, where_prec=where, geo_precision=geo)


def codes(ref: PlaceRef, relation: Relation, phrase: str, apart: float | None) -> tuple[int, int]:
    """UCDP's and ACLED's code."""
    where, geo = _own(ref)
    if relation == "between":
        return NEAR if apart is not None and apart <= NEAR_KM else (5, 3)
    fringe = relation == "near" or _fringe().search(phrase) is not None
    if fringe:
        # Near a town is within 25 km of it; near a wide area is no better known than that area.
        return max(where, NEAR[0]), max(geo, NEAR[1])
    return where, geo


def _own(ref: PlaceRef) -> tuple[int, int]:
    """The codes of the place itself. A part of a town is in it; of a country, no formal area."""
    if ref.feature == "region" and ref.id.startswith("region:"):
        inner = ref.within[0] if ref.within else ""
        if inner.startswith("country:"):
            return 5, 3
        if inner.startswith("admin1:"):
            return 4, 3
        return (3, 2) if inner.startswith("admin2:") else (1, 1)
    if ref.feature in EXTENDED:
        return (5, 3) if ref.country else (7, 3)
    return AREAS.get(ref.feature, (1, 1))


def distance(one: PlaceRef, other: PlaceRef) -> float | None:
    """Kilometres between two places, along the great circle."""
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    return kilometres((one.lat or 0.0, one.lon or 0.0), (other.lat or 0.0, other.lon or 0.0))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points (degrees of latitude and longitude), along the great circle."""
    a, b, c, d = map(math.radians, (*one, *other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def borders(place: Place, divisions: Iterable[Place]) -> bool:
    """Whether a place lies near the middle of any of a country's divisions: right beyond its border."""
    here = (place.lat or 0.0, place.lon or 0.0)
    points = ((d.lat, d.lon) for d in divisions if d.lat is not None and d.lon is not None)
    return any(kilometres(here, (lat or 0.0, lon or 0.0)) <= BORDER_KM for lat, lon in points)


def together(place: Place, other: Place) -> bool:
    """Whether two places of one name are as good as one: a town and what is named after it."""
    if place.id in other.within or other.id in place.within:
        return True
    if None in (place.lat, place.lon, other.lat, other.lon):
        return False
    one, two = (place.lat or 0.0, place.lon or 0.0), (other.lat or 0.0, other.lon or 0.0)
    return kilometres(one, two) <= NEAR_KM


@cache
def _fringe() -> re.Pattern[str]:
    words = read_yaml(DATA / "places" / "_words.yaml")["fringe"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
