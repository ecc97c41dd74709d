"""The Afghan files of the shared data, where they are: districts with polygons, in their provinces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contested.resolve import Resolver, Shelf, load
from contested.resolve.cache import gazetteer
from contested.resolve.folding import fold
from contested.resolve.imports.bringing import Brought, Options, bring
from contested.resolve.search import details, search, shelf_of

SHARED = Path(__file__).parents[4] / "shared" / "data" / "places"
FILES = [SHARED / f"afg-{name}.xz" for name in ("adm1.geojson", "adm2.geojson", "provinces-districts.json")]

pytestmark = pytest.mark.skipif(
    not all(f.exists() for f in FILES), reason="the shared Afghan files are not here"
)


@pytest.fixture(scope="module")
def afghan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Resolver]:
    assert request.config.cache is not None
    cache = Path(request.config.cache.mkdir("gazetteer"))
    path = tmp_path_factory.mktemp("shelf") / "places.sqlite"
    base = gazetteer(cache)
    with Shelf.open(path, create=True) as shelf:
        done = list(bring(shelf, base, FILES, Options(), "2026-03-01", lambda *_: None))
        assert all(isinstance(each, Brought) for each in done)
    base.close()
    resolver = load(cache, shelf=path)
    yield resolver
    resolver.gazetteer.close()


DISTRICTS = [
    ("Alishing", "Laghman"), ("Alishin", "Laghman"), ("Alishing district", "Laghman"),
    ("Spin Boldak", "Kandahar Province"), ("Spin Boldak district", "Kandahar Province"),
    ("Nad Ali district", "Helmand"), ("Sangin", "Helmand"), ("Musa Qala", "Helmand"),
    ("Shindand district", "Herat Province"), ("Zinda Jan", "Herat Province"), ("Obe", "Herat Province"),
    ("Muqur district, Ghazni", "Ghazni Province"), ("Muqur district in Badghis", "Badghis"),
    ("Qala-e-Naw district", "Badghis"), ("Chahar Dara", "Kunduz Province"), ("Imam Sahib", "Kunduz Province"),
    ("Dawlatabad district of Faryab", "Faryab"), ("Dawlatabad district of Balkh", "Balkh Province"),
    ("Paryan district", "Panjshir"), ("Kamdesh", "Nuristan"), ("Barmal", "Paktika"),
    ("Zharay", "Kandahar Province"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "province"), DISTRICTS, ids=[phrase for phrase, _ in DISTRICTS])
def test_districts_resolve_to_polygons_in_their_provinces(
    afghan: Resolver, phrase: str, province: str
) -> None:
    found = afghan.place(phrase, ["AF"])
    assert found is not None
    assert found.feature == "admin2"
    shelf = shelf_of(afghan)
    assert shelf is not None and shelf.shaped(found.id)
    assert [place.name for place in afghan.gazetteer.listed(found.within)] == [province, "Afghanistan"]


TOWNS = ["Herat", "Kandahar", "Kunduz", "Lashkar Gah", "Kabul", "Jalalabad", "the town of Spin Boldak",
         "Herat city", "Zaranj", "Farah"]  # fmt: skip


@pytest.mark.parametrize("phrase", TOWNS)
def test_towns_stay_towns_and_lie_in_a_district(afghan: Resolver, phrase: str) -> None:
    found = afghan.place(phrase, ["AF"])
    assert found is not None
    assert found.feature == "city"
    assert [key.partition(":")[0] for key in found.within][-2:] == ["admin1", "country"]
    assert len(found.within) == 3


@pytest.mark.parametrize("phrase", ["five districts of Herat", "districts of Herat", "Herat province"])
def test_districts_of_a_province_are_pinned_to_none(afghan: Resolver, phrase: str) -> None:
    found = afghan.place(phrase, ["AF"])
    assert found is not None and found.id == "admin1:AF.11"


def test_every_boundary_is_a_place_of_its_own(afghan: Resolver) -> None:
    shelf = shelf_of(afghan)
    assert shelf is not None
    counts = {
        level: [d for d in shelf.divisions("AF") if d.said.level == level and d.said.shape]
        for level in (1, 2)
    }
    assert (len(counts[1]), len(counts[2])) == (34, 398)
    for found in counts.values():
        keys = [key for key, rows in joined(shelf).items() if rows & {d.row for d in found}]
        assert len(keys) == len(found)


def joined(shelf: Shelf) -> dict[str, set[int]]:
    """By the id of a place, the rows of its records."""
    ids = {
        key
        for d in shelf.divisions("AF")
        for name in d.said.names
        for key, _ in shelf.named(fold(name), "AF")
    }
    return {key: {d.row for d in shelf.divisions_of(key)} for key in ids}


def test_a_mistyped_name_is_found_without_a_country(afghan: Resolver) -> None:
    assert search(afghan, "Alishin")[0].place.name == "Alishing"


def test_all_that_is_known_of_a_district(afghan: Resolver) -> None:
    found = details(afghan, "Alishing district")
    assert found is not None and found.area is not None and found.box is not None
    assert 500 < found.area < 900
    west, south, east, north = found.box
    place = found.candidate.place
    assert place.lat is not None and place.lon is not None
    assert west < place.lon < east and south < place.lat < north
    assert [file.format for file in found.files] == ["boundaries", "nested table"]
