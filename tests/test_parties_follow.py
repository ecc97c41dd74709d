"""A party file brought in later: stored claims stay as they are, and whom their names mean follows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from contested import flow
from contested.ledger import Ledger
from contested.model import PartyRef
from contested.provisional import provisional
from contested.resolve import load, ownparties, version
from fakes import FakeStages

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXT = "2024-05-08 El Fasher, Sudan: Janjaweed took Bilma. Zelkorans took Bilma."
FILE = """\
source: a handbook
parties:
- {id: zelkora-front, name: Zelkora Front, kind: armed group, country: SD, aliases: [Zelkorans], home: [SD]}
"""


@pytest.fixture
def cache(request: pytest.FixtureRequest) -> Path:
    assert request.config.cache is not None
    return Path(request.config.cache.mkdir("gazetteer"))


def stages(cache: Path, own: Path, shelf: Path) -> FakeStages:
    names = load(cache, shelf=shelf, parties=own)
    return FakeStages(resolver=version(shelf, own), names=names)  # type: ignore[arg-type]


def sides(ledger: Ledger) -> dict[str, PartyRef | None]:
    holders = [getattr(entry.claim.matter, "holder", None) for entry in ledger.entries()]
    return {m.text: m.party for m in holders if m is not None}


def test_sides_follow_a_party_file_and_its_taking_back(cache: Path, tmp_path: Path) -> None:
    report, own, shelf = tmp_path / "a.txt", tmp_path / "own", tmp_path / "none.sqlite"
    report.write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(FILE, encoding="utf-8")
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        flow.read_into(ledger, [report], stages(cache, own, shelf), NOW)
        first, head = sides(ledger), ledger.head()
        assert first["Janjaweed"] is not None and first["Janjaweed"].id == "janjaweed"
        assert first["Zelkorans"] is None or not first["Zelkorans"].known

        ownparties.bring(tmp_path / "mine.yaml", own)
        assert sides(ledger) == first, "a file alone changes no view"
        flow.reread(ledger, stages(cache, own, shelf), NOW)
        after = sides(ledger)["Zelkorans"]
        assert after is not None and (after.id, after.known) == ("zelkora-front", True)
        assert ledger.entries(party="zelkora-front"), "claims are found by the party"
        assert provisional(ledger, stages(cache, own, shelf).names) == []
        old = [getattr(e.claim.matter, "holder", None) for e in ledger.entries(head=head)]
        assert {m.text: m.party for m in old if m is not None} == first, "at the old head all is as it was"

        ownparties.forget("mine", own)
        flow.reread(ledger, stages(cache, own, shelf), NOW)
        assert sides(ledger) == first
