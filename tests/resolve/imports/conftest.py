"""A small embedded gazetteer, a shelf of its own for each test, and files of an invented country side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.resolve.imports.squares import boundaries, square

from contested.model import Place
from contested.resolve.folding import fold
from contested.resolve.imports.bringing import Brought, Options, bring
from contested.resolve.shelf import Shelf

PROVINCES = [("01", "Norval", 12.0, 40.0), ("02", "Sudrey", 12.0, 43.0)]
TOWNS = [
    ("gn:1", "Hemsk", "01", 12.5, 40.5, 60_000),
    ("gn:2", "Varn", "01", 12.5, 41.5, 0),
    ("gn:3", "Olde", "02", 12.5, 43.5, 2_000),
    ("gn:4", "Skar", "02", 12.5, 44.5, 700),
]


@dataclass
class Small:
    """Two provinces with four towns of Afghanistan's code, laid out in squares of one degree."""

    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of_country(self, country: str) -> list[Place]:
        if country != "AF":
            return []
        around = ("country:AF",)
        found = [
            Place(f"admin1:AF.{code}", name, "admin1", "AF", code, lat, lon, within=around)
            for code, name, lat, lon in PROVINCES
        ]
        return found + [
            Place(key, name, "city", "AF", code, lat, lon, people, within=(f"admin1:AF.{code}", *around))
            for key, name, code, lat, lon, people in TOWNS
        ]

    def get(self, place_id: str) -> Place | None:
        return next((p for p in self.of_country("AF") if p.id == place_id), None)

    def names(self, place_id: str) -> tuple[str, ...]:
        place = self.get(place_id)
        return (fold(place.name), *self.spellings.get(place_id, ())) if place else ()

    def located(self) -> tuple[list[str], list[float], list[float]]:
        towns = [p for p in self.of_country("AF") if p.feature == "city"]
        return ["AF"] * len(towns), [p.lat or 0 for p in towns], [p.lon or 0 for p in towns]


@pytest.fixture
def small() -> Small:
    return Small()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Shelf.open(tmp_path / "places.sqlite", create=True) as opened:
        yield opened


Bring = Callable[..., list[Brought | Exception]]


@pytest.fixture
def put(shelf: Shelf, small: Small) -> Bring:
    """Bring files onto the shelf."""

    def run(*paths: Path, **options: Any) -> list[Brought | Exception]:
        return list(bring(shelf, small, paths, Options(**options), "2026-03-01T00:00:00", quiet))

    return run


def quiet(name: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def districts(tmp_path: Path) -> Path:
    """Four districts in squares, each around one town; their names are spelled otherwise than the towns'."""
    rows = [
        ("Hemsk", square(12, 40)),
        ("Warn (Varn)", square(12, 41)),
        ("Oldeh", square(12, 43)),
        ("Skaar", square(12, 44)),
    ]
    return boundaries(tmp_path / "adm2.geojson", rows)
