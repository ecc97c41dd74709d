"""What speaks for a place of the gazetteer before the report is read: how well known it is, what it is."""

from __future__ import annotations

import math
from functools import cache

from contested.model import Feature, Place, PlaceRef
from contested.resolve.folding import fold
from contested.resolve.gazetteer import Gazetteer
from contested.resolve.placedata import DATA, USUAL, read_yaml

GEONAMES = "GeoNames, CC BY 4.0"

PRIOR = {"country": 7.5, "admin1": 5.0, "region": 6.0, "water": 5.5, "mountain": 5.0}
LISTED = 5.3
"""The weight of places of our own lists: they stand there because wars are fought over them."""
DISTRICT = 4.3
"""The weight of second-level divisions out of tables: a bare name means the town of that name where one has
20,000 people or more, and the district around it where the town is smaller."""
MINOR = 3.0
"""The weight of hills, rivers and the like out of dumps of GeoNames, which reports seldom mean."""
COUNTY = 1.2
"""What a second-level division of the embedded gazetteer weighs less than a town of as many people."""
PROMINENT = 5.0
"""Weight from which a place outside the report's countries is believed (a city of 100,000, a division)."""
LETTERS = 5
"""Least letters of a name of our own lists that is believed outside the report's countries."""
NAMESAKE = 0.08
"""The share of a division's people from which a town of its name is its chief town."""
OWN = frozenset(("base", "airport", "dam", "field", "road", "camp", "building", "water", "mountain"))
"""Kinds of places that are not the town whose name they bear."""


def weight(place: Place) -> float:
    """How well known a place is: log10 of its people, or what its kind is worth."""
    if place.feature == "city":
        people = math.log10(place.population + 10)
        return max(people, LISTED - 1.3) if place.source != GEONAMES else people
    if place.feature == "admin2" and place.source == GEONAMES:
        # A county bears the name of many a town; only a populous one is known by its bare name.
        return max(math.log10(place.population + 10) - COUNTY, 2.0)
    if tabled(place):
        return DISTRICT if place.feature == "admin2" else MINOR
    prior = PRIOR.get(place.feature, LISTED)
    return max(prior, math.log10(place.population + 1) - 0.6) if place.feature == "admin1" else prior


def believed(place: Place, folded: str) -> bool:
    """Whether a place is known well enough to be meant outside the countries that a report is about."""
    return weight(place) >= PROMINENT or (place.source == USUAL and len(folded) >= LETTERS)


def tabled(place: Place) -> bool:
    """Whether a place that is no town comes out of a table or dump of thousands, and from no list of ours."""
    if place.feature == "admin2":
        return place.id.startswith("admin2:")
    return place.source == GEONAMES and place.feature not in ("city", "admin1", "country")


def listed(place: Place) -> bool:
    """Whether our own lists hold the place, or it is no town and no division or country of GeoNames."""
    if tabled(place):
        return False
    return place.feature not in ("city", "admin1", "admin2", "country") or not place.source.startswith(
        "GeoNames"
    )


def compatible(features: tuple[Feature, ...]) -> frozenset[str]:
    """The kinds of gazetteer entries that a misspelt name with these kind words may mean."""
    city = {"city", "crossing"} if set(features) & {"city", "admin2", "area", "crossing"} else set()
    return frozenset(city | set(features))


def chief_town(town: Place, division: Place, gazetteer: Gazetteer) -> bool:
    """Whether a town is the chief town that the division is named after."""
    if town.population <= division.population * NAMESAKE:
        return False
    return fold(town.name) in gazetteer.names(division.id)


@cache
def senses() -> dict[str, str]:
    """What a bare name means by default: place ids by folded name."""
    return dict(read_yaml(DATA / "places" / "_senses.yaml"))


def reference(place: Place, reasons: tuple[str, ...] = (), candidates: tuple[str, ...] = ()) -> PlaceRef:
    """A PlaceRef to a place of the gazetteer."""
    return PlaceRef(
        place.id, place.name, True, place.feature, place.country, place.lat, place.lon, place.within, reasons,
        candidates,
    )  # fmt: skip
