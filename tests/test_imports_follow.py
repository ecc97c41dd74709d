"""A later import refines a place: stored claims stay as they are, and what their names mean follows."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.resolve.imports.squares import boundaries, square

from contested import flow
from contested.ledger import Ledger
from contested.model import PlaceRef
from contested.resolve import Shelf, load, version
from contested.resolve.cache import gazetteer
from contested.resolve.imports.bringing import Options, bring, forget
from fakes import FakeStages

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXT = "2021-07-08 Niger reports: Reds took Zelkora. Blues took Bilma."


@pytest.fixture
def cache(request: pytest.FixtureRequest) -> Path:
    assert request.config.cache is not None
    return Path(request.config.cache.mkdir("gazetteer"))


def stages(cache: Path, shelf: Path) -> FakeStages:
    return FakeStages(resolver=version(shelf), names=load(cache, shelf=shelf))  # type: ignore[arg-type]


def claims_as_stored(path: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT * FROM claims ORDER BY row").fetchall()
    db.close()
    return rows


def places(ledger: Ledger) -> dict[str, PlaceRef]:
    found = [entry.claim.place for entry in ledger.entries()]
    return {m.text: m.place for m in found if m is not None and m.place is not None}


def test_resolutions_follow_an_import_and_its_taking_back(cache: Path, tmp_path: Path) -> None:
    report, shelf, path = tmp_path / "a.txt", tmp_path / "places.sqlite", tmp_path / "a.ledger"
    report.write_text(TEXT, encoding="utf-8")
    area = boundaries(tmp_path / "adm2.geojson", [("Zelkora", square(18.4, 12.6, 0.7))])
    area.write_text(area.read_text(encoding="utf-8").replace("AFG", "NER"), encoding="utf-8")
    base = gazetteer(cache)
    with Ledger.open(path) as ledger:
        flow.read_into(ledger, [report], stages(cache, shelf), NOW)
        stored, first = claims_as_stored(path), places(ledger)
        head = ledger.head()
        assert not first["Zelkora"].known and first["Bilma"].feature == "city"

        with Shelf.open(shelf, create=True) as store:
            list(bring(store, base, [area], Options(), "2026", lambda *_: None))
        assert places(ledger) == first, "an import alone changes no view"
        flow.reread(ledger, stages(cache, shelf), NOW)
        after = places(ledger)
        assert (after["Zelkora"].feature, after["Zelkora"].known) == ("admin2", True)
        assert after["Zelkora"].id in after["Bilma"].within, "the town is now known to lie in the district"
        assert claims_as_stored(path) == stored
        assert ledger.entries(place=after["Zelkora"]), "views of the district find the claims"
        old = {m.text: m.place for e in ledger.entries(head=head) if (m := e.claim.place)}
        assert old == first, "at the old head everything is as it was"

        with Shelf.open(shelf) as store:
            forget(store, base, 1)
        flow.reread(ledger, stages(cache, shelf), NOW)
        assert places(ledger) == first and claims_as_stored(path) == stored
    base.close()
