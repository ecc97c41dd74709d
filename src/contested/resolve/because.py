"""What decided for a place, in words: "named right behind: Ontario"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from contested.model import Place, PlaceRef
from contested.resolve.placedata import countries
from contested.resolve.precision import distance
from contested.resolve.ranking import reference, senses

NEAR_KM = 60.0
"""Kilometres within which another place of the report is named as the reason."""
MANY = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def because(
    name: str, place: Place, rivals: int, behind: Place | None, others: Sequence[Place], votes: float
) -> tuple[str, ...]:
    """The reasons for a place: `rivals` are the other candidates of its name, `behind` the container named
    right behind it, `others` the places that the other names of the report mean, `votes` what peoples and
    groups of its country weigh."""
    if rivals == 0:
        return (f"the only {_kind(place)} of that name",)
    found = []
    if behind is not None:
        found.append(f"named right behind: {behind.name}")
    found += _neighbours(place, [other for other in others if behind is None or other.id != behind.id])
    if votes > 0 and place.feature != "country":
        found.append(f"the report is on people of {_land(place.country)}")
    if senses().get(name) == place.id:
        found.append("what the bare name means by default")
    if not found:
        found.append(f"the best known of {rivals + 1} places of that name")
    return tuple(found)


def _neighbours(place: Place, others: Sequence[Place]) -> list[str]:
    """The other places of the report that lie in the same division, else in the same country, or nearby."""
    rest = [other for other in others if other.id != place.id and other.feature != "country"]
    told = []
    division = next((outer for outer in place.within if outer.startswith("admin1:")), "")
    inside = [other for other in rest if division and division in (other.id, *other.within)]
    named = next((other for other in inside if other.id == division), None)
    towns = [other for other in inside if other.id != division]
    if named is not None:
        told.append(f"the report names {named.name}, which contains it")
    if towns:
        told.append(f"{_other(len(towns))} of the report lie{'s' * (len(towns) == 1)} in the same division")
    elif near := _nearest(place, rest):
        told.append(near)
    land = next((o for o in others if o.id == f"country:{place.country}" and o.id != place.id), None)
    if land is not None and not told:
        told.append(f"the report names {land.name}")
    elif not told and place.country:
        same = [other for other in rest if other.country == place.country]
        if same:
            lie = "lies" if len(same) == 1 else "lie"
            told.append(f"{_other(len(same))} of the report {lie} in {_land(place.country)}")
    return told


def _nearest(place: Place, others: Sequence[Place]) -> str:
    here = reference(place)
    found = [(km, o) for o in others if (km := distance(here, reference(o))) is not None]
    km, other = min(found, key=lambda pair: pair[0], default=(NEAR_KM + 1, place))
    return f"{km:.0f} km from {other.name}, which the report names" if km <= NEAR_KM else ""


@cache
def _lands() -> dict[str, str]:
    return {row["iso"]: row["name"] for row in countries()}


def _land(code: str) -> str:
    return _lands().get(code, code)


def _other(count: int) -> str:
    number = MANY[count] if count < len(MANY) else str(count)
    return f"{number} other place{'s' * (count != 1)}"


def _kind(place: Place) -> str:
    return "place" if place.feature in ("city", "other") else f"{place.feature}"


def undecided(name: str, ranked: Sequence[tuple[Place, float]]) -> PlaceRef:
    """No place: several fit and none is believed more than the others together."""
    shown = ", ".join(f"{place.name} ({_where(place)}) {belief:.0%}" for place, belief in ranked[:3])
    reasons = ("several places fit, none by the margin", f"the likeliest: {shown}")
    ids = tuple(place.id for place, _ in ranked[:5])
    return PlaceRef("", name, False, reasons=reasons, candidates=ids)


def _where(place: Place) -> str:
    return f"{place.country}.{place.admin1}" if place.admin1 else place.country or place.feature
