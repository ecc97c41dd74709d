"""Counted, unnamed units of an area: which places they may include, and that one origin tells it once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.assess.telling import FORD, GATE, SHIRE, ask, published, said

from contested.assess.areas import may_include
from contested.model import Bounds, Control, Entry, Mention, PlaceRef

MILL = PlaceRef("mill", "Mill", feature="city", country="XX", within=("vale", "xx"))
QUARTER = PlaceRef("q", "southern Mill", feature="region", country="XX", within=("mill", "vale", "xx"))
SOUTH = PlaceRef("s", "the southern hills", feature="region", country="XX", within=("xx",))
VALE_EAST = PlaceRef("ve", "eastern Vale", feature="region", country="XX", within=("vale", "xx"))
LAND = PlaceRef("xx", "Exland", feature="country", country="XX")
NAMED = PlaceRef("name:XX:orn", "Orn", known=False, feature="city", country="XX")


def counted(unit: str, area: PlaceRef, on: str = "2", outlet: str = "Hill Post", text: str = "") -> Entry:
    """Reds took some units of an area, by an outlet in its own voice; `text` is the whole report."""
    entry = said(published(on, outlet), "Reds took Ford", text=text)
    matter = entry.claim.matter
    assert isinstance(matter, Control)
    matter = replace(matter, extent="count", count=Bounds(3, None), unit=unit)
    return replace(entry, claim=replace(entry.claim, matter=matter, place=Mention(area.name, place=area)))


MAY = [
    ("town", QUARTER, FORD, False),
    ("building", QUARTER, FORD, False),
    ("building", SOUTH, FORD, False),
    ("street", SHIRE, FORD, False),
    ("", SHIRE, FORD, False),
    ("town", SOUTH, FORD, True),
    ("area", SOUTH, FORD, True),
    ("area", LAND, FORD, False),
    ("town", LAND, FORD, True),
    ("village", SHIRE, FORD, True),
    ("village", VALE_EAST, FORD, False),
    ("village", VALE_EAST, MILL, True),
    ("crossing", SOUTH, GATE, True),
    ("crossing", SOUTH, FORD, False),
    ("town", SOUTH, NAMED, True),
    ("town", QUARTER, NAMED, False),
]


@pytest.mark.parametrize(("unit", "area", "place", "may"), MAY)
def test_what_counted_units_may_include(unit: str, area: PlaceRef, place: PlaceRef, may: bool) -> None:
    assert bool(ask([counted(unit, area)], "3", place=place).may_include) is may


def test_a_reprint_is_told_once() -> None:
    words = "Reds have seized at least three of the towns that lie along the southern hills since Monday"
    first = counted("town", SOUTH, text=words)
    reprint = counted("town", SOUTH, on="3", outlet="Delta Gazette", text=words)
    other = counted("town", SOUTH, on="3", outlet="Coast Daily", text="Three hill towns fell.")
    again = counted("town", SOUTH, on="4", text="Three towns are lost, and more may follow.")
    view = ask([first, reprint, other, again], "5")
    assert [e.claim.id for e in view.may_include] == [first.claim.id, other.claim.id]
    assert len([r for r in view.reasons if r.startswith("May include")]) == 2


@pytest.mark.parametrize(
    ("lat", "lon", "may"),
    [(33.0, 61.0, True), (33.0, 66.0, True), (37.0, 71.0, False), (20.0, 62.0, True)],
)
def test_the_west_of_a_country_has_no_far_east(lat: float, lon: float, may: bool) -> None:
    west = PlaceRef(
        "region:west:country:XX", "west", feature="region", country="XX", lat=33.0, lon=65.0, within=("xx",)
    )
    town = PlaceRef("t", "Town", feature="city", country="XX", lat=lat, lon=lon, within=("xx",))
    assert may_include(town, counted("town", west)) is may
