"""The examples as a user reads them: one ledger, and what it answers day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contested import flow
from contested.ledger import Ledger
from contested.model import Control, Entry, Figure, Harm
from contested.publish.as_json import status_json
from contested.settings import Settings
from contested.stages import Installed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
GOVERNMENT, TALIBAN = "Afghan government", "Taliban"
NOW = datetime(2021, 9, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def stages() -> Installed:
    return Installed(Settings())


@pytest.fixture(scope="module")
def ledger(stages: Installed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("story") / "examples.ledger") as opened:
        summary = flow.read_into(opened, [EXAMPLES], stages, NOW)
        assert (summary.documents, summary.new, summary.problems) == (22, 22, [])
        yield opened


def day(text: str) -> date:
    return date.fromisoformat(text)


# place, on, known, state, holder, rivals, basis
ANSWERS = [
    # Nothing is known before the first report of a place.
    ("Spin Boldak", "2021-07-14", "2021-07-13", "unknown", None, [], None),
    # The group claims the crossing; the ministry's spokesman denies it on record.
    ("Spin Boldak", "2021-07-14", "2021-07-14", "held", None, [TALIBAN, GOVERNMENT], "disputed"),
    # The denial of 14 July does not settle it, and no later report of those known by the 15th does.
    ("Spin Boldak", "2021-07-15", "2021-07-15", "held", None, [TALIBAN, GOVERNMENT], "disputed"),
    # Its deputy governor says that the city fell: the losing side, on record.
    ("Zaranj", "2021-08-06", "2021-08-06", "held", TALIBAN, [], "conceded"),
    ("Zaranj", "2021-08-20", "2021-08-31", "held", TALIBAN, [], "conceded"),
    # The group claims the city; the ministry's spokesman denies that it fell.
    ("Sheberghan", "2021-08-07", "2021-08-07", "held", None, [TALIBAN, GOVERNMENT], "disputed"),
    # A council member says that it was taken from government forces.
    ("Farah", "2021-08-10", "2021-08-10", "held", TALIBAN, [], "conceded"),
    # Nobody says whose they were; but officials of the country's government own to the loss.
    ("Herat", "2021-08-13", "2021-08-13", "held", TALIBAN, [], "conceded"),
    ("Mazar-i-Sharif", "2021-08-14", "2021-08-14", "held", TALIBAN, [], "conceded"),
    ("Kandahar", "2021-08-13", "2021-08-13", "held", TALIBAN, [], "conceded"),
    # Still held by the government a month before its fall.
    ("Faizabad", "2021-07-05", "2021-07-05", "held", GOVERNMENT, [], "reported"),
    # A day later the deputy governor concedes what the ministry denied.
    ("Sheberghan", "2021-08-08", "2021-08-08", "held", TALIBAN, [], "conceded"),
    ("Sheberghan", "2021-08-08", "2021-08-07", "held", None, [TALIBAN, GOVERNMENT], "disputed"),
    ("Kunduz", "2021-08-08", "2021-08-08", "held", TALIBAN, [], "conceded"),
]


@pytest.mark.parametrize(
    ("place", "on", "known", "state", "holder", "rivals", "basis"),
    ANSWERS,
    ids=[f"{place} on {on} known {known}" for place, on, known, *_ in ANSWERS],
)
def test_who(
    ledger: Ledger,
    stages: Installed,
    place: str,
    on: str,
    known: str,
    state: str,
    holder: str | None,
    rivals: list[str],
    basis: str | None,
) -> None:
    asof = flow.as_of(ledger, day(on), day(known))
    answer = status_json(flow.who(ledger, stages.names, place, asof))
    told = (answer["state"], answer["holder"], [rival["name"] for rival in answer["rivals"]], answer["basis"])
    assert told == (state, holder, rivals, basis), answer["reasons"]


def claims(ledger: Ledger, stages: Installed, report: str) -> list[Entry]:
    return flow.claims(ledger, stages.names, report=report)


def test_the_reprint_is_one_document_with_two_publications(ledger: Ledger, stages: Installed) -> None:
    entries = claims(ledger, stages, "spin-boldak")
    assert entries
    for entry in entries:
        outlets = [a.publication.outlet for a in entry.appearances]
        assert outlets == ["Steppe Wire", "Harbour Times"]
        assert [a.known for a in entry.appearances] == [day("2021-07-14"), day("2021-07-15")]


def test_the_reprint_adds_no_origin(ledger: Ledger, stages: Installed) -> None:
    def origins(known: str) -> object:
        asof = flow.as_of(ledger, day("2021-07-14"), day(known))
        return flow.who(ledger, stages.names, "Spin Boldak", asof).origins

    assert origins("2021-07-14") == origins("2021-07-15")


def test_every_claim_is_its_evidence_and_lies_outside_the_furniture(ledger: Ledger) -> None:
    for entry in ledger.entries():
        document = ledger.document(entry.claim.document_id)
        assert document is not None
        assert entry.claim.evidence.of(document.text).strip()
        furniture = [block.span for block in document.blocks if block.kind == "furniture"]
        assert not any(span.overlaps(entry.claim.evidence) for span in furniture), entry.claim


def test_the_denial_has_its_speaker(ledger: Ledger, stages: Installed) -> None:
    denials = [
        entry.claim
        for entry in claims(ledger, stages, "spin-boldak")
        if entry.claim.stance == "denies" and isinstance(entry.claim.matter, Control)
    ]
    assert denials
    assert {claim.speaker.side for claim in denials} == {GOVERNMENT}


def test_competing_counts_of_districts_stand_together(ledger: Ledger, stages: Installed) -> None:
    rows = flow.figures(ledger, stages.names)
    percent = {(row.count.low, row.count.high) for row in rows if row.unit == "percent" and row.topic}
    assert {(85, 85), (65, 65)} <= percent
    told = [row for row in rows if row.unit == "district" and row.entry.claim.speaker.side == TALIBAN]
    assert any(row.count.low and row.count.high and row.count.low <= 200 <= row.count.high for row in told)


def test_an_adversarys_count_is_marked(ledger: Ledger, stages: Installed) -> None:
    from contested.commands.session import marks

    mark = marks(stages.names)
    counted = [e for e in claims(ledger, stages, "air-strikes") if isinstance(e.claim.matter, Harm)]
    by_ministry = [e for e in counted if e.claim.speaker.side == GOVERNMENT and e.claim.stance == "asserts"]
    assert "adversary's count" in {mark(entry) for entry in by_ministry}


def test_disputes_name_the_places(ledger: Ledger, stages: Installed) -> None:
    places = {dispute.place for dispute in flow.disputes(ledger, stages.names) if dispute.kind == "control"}
    assert {"Spin Boldak", "Sheberghan"} <= places


def test_a_figure_is_no_figure_of_harm(ledger: Ledger, stages: Installed) -> None:
    for entry in flow.claims(ledger, stages.names, kinds=("figure",)):
        assert isinstance(entry.claim.matter, Figure)


def test_reading_the_examples_again_adds_nothing(ledger: Ledger, stages: Installed) -> None:
    before = ledger.head()
    again = flow.read_into(ledger, [EXAMPLES], stages, NOW)
    assert (again.new, again.known, sum(again.claims.values())) == (0, 22, 0)
    assert ledger.head() == before
