"""Look-up peers: put on the map fairly, and said to be absent where they are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from benchmarks.places import peers
from benchmarks.places.corpora import Text, Toponym
from benchmarks.places.peers import Map, Peer

MAP = Map(cast(Any, SimpleNamespace(get=lambda _: None, exact=lambda _: ())))


def test_a_peer_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "ASKED", {"no_such_geoparser": peers.geotext})
    assert peers.peers(cast(Any, SimpleNamespace())) == ([], ["no_such_geoparser"])


@pytest.mark.parametrize(
    ("country", "near"), [("", (51.5, -0.1)), ("CA", (43.0, -81.2)), ("GB", (51.5, -0.1))]
)
def test_a_city_is_the_most_populous_of_its_name_and_country(country: str, near: tuple[float, float]) -> None:
    assert MAP.city("London", country) == pytest.approx(near, abs=0.2)
    assert MAP.city("Nowhere at All") is None


def test_geotext_is_given_offsets() -> None:
    pytest.importorskip("geotext", reason="geotext is not installed (the `bench` extra)")
    text = "Fighting near Mosul spread; Mosul burnt, and Erbil waited."
    found = Peer("geotext", peers.geotext, MAP).find(Text("1", text, ()))
    assert [(f.phrase, f.start) for f in found] == [("Mosul", 14), ("Mosul", 28), ("Erbil", 45)]
    assert found[0].point == pytest.approx((36.3, 43.1), abs=0.3)


def test_flashgeotext_is_put_where_the_name_that_it_found_lies() -> None:
    pytest.importorskip("flashgeotext", reason="flashgeotext is not installed (the `bench` extra)")
    named = Toponym(0, 5, "Paris")
    (found,) = Peer("flashgeotext", peers.flashgeotext, MAP).locate(Text("1", "Paris", ()), [named])
    assert found.point == pytest.approx((48.9, 2.3), abs=0.3)
