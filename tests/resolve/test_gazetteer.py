"""What the embedded gazetteer holds: points, divisions, other names, and near spellings anywhere."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import pytest

from contested.model import Place
from contested.resolve import Resolver, divisions, placedata
from contested.resolve.folding import fold


def ids(resolver: Resolver, name: str) -> set[str]:
    return {place.id for place, _ in resolver.gazetteer.exact(fold(name))}


def km(place: Place | None, lat: float, lon: float) -> float:
    assert place is not None and place.lat is not None and place.lon is not None
    a, b = radians(place.lat), radians(lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon - place.lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


@pytest.mark.parametrize(
    ("key", "lat", "lon"),
    [
        ("country:CA", 60.1, -113.6),
        ("country:BR", -10, -55),
        ("country:ET", 8.5, 39),
        ("admin1:CA.08", 49.3, -84.5),
        ("admin1:AU.08", -25, 122),
        ("admin1:RU.63", 66, 129),
        ("admin1:NG.41", 7.75, 6.75),
        ("admin2:US.TX.141", 31.8, -106.2),
    ],
)
def test_wide_places_lie_where_geonames_puts_them(
    resolver: Resolver, key: str, lat: float, lon: float
) -> None:
    assert km(resolver.gazetteer.get(key), lat, lon) < 161


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("N.S.W.", "admin1:AU.02"),
        ("Sask.", "admin1:CA.11"),
        ("Tenn.", "admin1:US.TN"),
        ("N. Mex.", "admin1:US.NM"),
        ("PRC", "country:CN"),
        ("Federal Democratic Republic of Ethiopia", "country:ET"),
        ("Upper Volta", "country:BF"),
        ("U.A.E.", "country:AE"),
        ("Kongo Central", "admin1:CD.08"),
        ("Orissa", "admin1:IN.21"),
        ("Moulmein", "gn:1308465"),
        ("Stanleyville", "gn:212730"),
        ("Fort-Archambault", "gn:2425791"),
        ("Harris County", "admin2:US.TX.201"),
        ("Harris", "admin2:US.TX.201"),
        ("Ben Gurion Airport", "place:ben-gurion-airport:il"),
    ],
)
def test_a_place_is_known_by_its_other_names(resolver: Resolver, name: str, key: str) -> None:
    assert key in ids(resolver, name)


def test_a_town_lies_in_its_second_level_division(resolver: Resolver) -> None:
    houston = resolver.gazetteer.get("gn:4699066")
    assert houston is not None
    assert houston.within == ("admin2:US.TX.201", "admin1:US.TX", "country:US")
    county = resolver.gazetteer.get("admin2:US.TX.201")
    assert county is not None
    assert (county.feature, county.within) == ("admin2", ("admin1:US.TX", "country:US"))


def test_what_lies_in_a_place_names_places_of_the_gazetteer(resolver: Resolver) -> None:
    for key in ("gn:4699066", "gn:703448", "gn:2643743", "gn:2988507", "gn:1138958"):
        place = resolver.gazetteer.get(key)
        assert place is not None
        assert [one.id for one in resolver.gazetteer.listed(place.within)] == list(place.within)


@pytest.mark.parametrize("name", ["Lincoln", "Clinton", "Madison"])
def test_a_bare_name_means_no_county(resolver: Resolver, name: str) -> None:
    ref = resolver.place(name, ["US"])
    assert ref is None or ref.feature != "admin2"


@pytest.mark.parametrize(
    ("mistyped", "name", "country"),
    [
        ("Ouagadugu", "Ouagadougou", "BF"),
        ("Kandhahar", "Kandahar", "AF"),
        ("Tegucigalpe", "Tegucigalpa", "HN"),
        ("Bujumbra", "Bujumbura", "BI"),
        ("Srebrenicca", "Srebrenica", "BA"),
    ],
)
def test_a_mistyped_name_is_found_without_its_country(
    resolver: Resolver, mistyped: str, name: str, country: str
) -> None:
    found = resolver.gazetteer.suggest(mistyped)
    assert (name, country) in {(place.name, place.country) for place, _ in found[:4]}
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert any(place.country == country for place, _ in resolver.gazetteer.near(fold(mistyped)))


@pytest.mark.parametrize("nothing", ["", "x", "xq", "xqzvwk"])
def test_what_is_like_no_name_suggests_nothing(resolver: Resolver, nothing: str) -> None:
    assert resolver.gazetteer.suggest(nothing) == []


def test_every_other_name_belongs_to_a_place(resolver: Resolver) -> None:
    missing = [key for key, *_ in placedata.table("other-names.tsv") if resolver.gazetteer.get(key) is None]
    assert missing == []
    lost = [
        (country, usual)
        for country, usual, *names in placedata.table("exonyms.tsv")
        if not {p.country for p, _ in resolver.gazetteer.exact(fold(names[0]))} & {country}
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Metcalfe County", "Metcalfe"),
        ("Province of Laguna", "Laguna"),
        ("Departamento de Oruro", "Oruro"),
        ("Borno State", "Borno"),
        ("State of Palestine County", "State of Palestine"),
        ("Free State", "Free State"),
        ("Central", "Central"),
    ],
)
def test_the_name_without_its_kind(name: str, plain: str) -> None:
    assert divisions.without_type(name) == plain


def test_tables_have_points_on_the_globe() -> None:
    rows = [row[3:5] for row in placedata.table("world-features.tsv")]
    rows += [row[3:5] for row in placedata.table("airports.tsv")]
    rows += [row[1:3] for row in placedata.table("points.tsv")]
    assert all(-90 <= float(lat) <= 90 and -180 <= float(lon) <= 180 for lat, lon in rows)
