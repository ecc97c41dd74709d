"""Two reports on one crossing: what the ledger answers from them. They lie outside the project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from contested import flow
from contested.ledger import Ledger
from contested.model import Bounds, Entry, Figure, Harm, Movement
from contested.publish.as_json import status_json
from contested.settings import Settings
from contested.stages import Installed

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
FILES = sorted(REPORTS.glob("islam-qala-*.txt"))
pytestmark = pytest.mark.skipif(not FILES, reason=f"the reports are not in {REPORTS}")

REUTERS, PRESS_TV = "islam-qala-reuters", "islam-qala-presstv"
GOVERNMENT, TALIBAN = "Afghan government", "Taliban"


@pytest.fixture(scope="module")
def stages() -> Installed:
    return Installed(Settings())


@pytest.fixture(scope="module")
def ledger(stages: Installed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("story") / "crossing.ledger") as opened:
        flow.read_into(opened, FILES, stages, datetime(2021, 9, 1, tzinfo=UTC))
        yield opened


@pytest.fixture
def entries(ledger: Ledger) -> list[Entry]:
    return ledger.entries()


def who(ledger: Ledger, stages: Installed, place: str, on: str, known: str) -> dict[str, Any]:
    asof = flow.as_of(ledger, date.fromisoformat(on), date.fromisoformat(known))
    return status_json(flow.who(ledger, stages.names, place, asof))


@pytest.mark.parametrize(("report", "day"), [(REUTERS, "2021-07-08"), (PRESS_TV, "2021-07-10")])
def test_dates_are_inferred(entries: list[Entry], report: str, day: str) -> None:
    publication = next(e.first.publication for e in entries if e.first.publication.report == report)
    assert publication.text_date and publication.published
    assert (str(publication.text_date.period), publication.text_date.how) == (day, "inferred")
    assert (str(publication.published.period), publication.published.how) == (day, "inferred")


def test_where_the_reports_come_from(entries: list[Entry]) -> None:
    by_report = {e.first.publication.report: e.first.publication for e in entries}
    assert by_report[REUTERS].outlet == ""
    assert "Reuters" in {credit.name for credit in by_report[REUTERS].credits}
    assert by_report[PRESS_TV].outlet == "Press TV"
    links = {link.name for e in entries if e.first.publication.report == PRESS_TV for link in e.claim.chain}
    assert {"AFP", "CNN"} <= links


DISPUTED = [("2021-07-08", "2021-07-08"), ("2021-07-10", "2021-07-08")]


@pytest.mark.parametrize(("on", "known"), DISPUTED)
@pytest.mark.parametrize("name", ["Islam Qala", "Islamic Qala", "Islām Qal‘ah"])
def test_the_crossing_is_disputed(ledger: Ledger, stages: Installed, name: str, on: str, known: str) -> None:
    answer = who(ledger, stages, name, on, known)
    assert (answer["state"], answer["basis"], answer["holder"]) == ("held", "disputed", None)
    assert [rival["name"] for rival in answer["rivals"]] == [TALIBAN, GOVERNMENT]
    assert any("Arian" in speaker for speaker in answer["rivals"][1]["speakers"])


@pytest.mark.parametrize("name", ["Islam Qala", "Islamic Qala", "Islām Qal‘ah"])
def test_the_plan_to_retake_it_concedes_it(ledger: Ledger, stages: Installed, name: str) -> None:
    answer = who(ledger, stages, name, "2021-07-10", "2021-07-10")
    assert (answer["state"], answer["basis"], answer["holder"]) == ("held", "conceded", TALIBAN)
    assert any("may include" in reason.lower() for reason in answer["reasons"]) or answer["may_include"]


FIGURES = [
    ("percent", Bounds(85, 85)),
    ("district", Bounds(225, 275)),
    ("district", Bounds(201, None)),
    ("percent", Bounds(91, None)),
]


@pytest.mark.parametrize(("unit", "count"), FIGURES)
def test_figures_are_found(ledger: Ledger, stages: Installed, unit: str, count: Bounds) -> None:
    rows = flow.figures(ledger, stages.names)
    assert (unit, count) in {(row.unit.removesuffix("s"), row.count) for row in rows}


def test_the_dead_are_counted_by_the_adversary(entries: list[Entry], stages: Installed) -> None:
    from contested.commands.session import marks

    mark = marks(stages.names)
    killed = [e for e in entries if isinstance(e.claim.matter, Harm) and e.claim.matter.count.low == 69]
    assert killed
    assert {mark(entry) for entry in killed} == {"adversary's count"}
    assert {entry.claim.speaker.side for entry in killed} == {GOVERNMENT}


def test_movements_are_found(entries: list[Entry]) -> None:
    moves = [e.claim for e in entries if isinstance(e.claim.matter, Movement)]
    goals = {
        (c.matter.goal.name, c.modality) for c in moves if isinstance(c.matter, Movement) and c.matter.goal
    }
    assert ("Tajikistan", "actual") in goals
    assert ("Iran", "actual") in goals
    planned = [c.matter.move for c in moves if c.modality == "intended" and isinstance(c.matter, Movement)]
    assert "deployed" in planned
    assert "Islam Qala" in {goal for goal, modality in goals if modality in ("ongoing", "intended")}


def test_two_did_not_answer(entries: list[Entry]) -> None:
    assert len([e for e in entries if e.claim.kind == "no_comment"]) == 2


def test_no_figure_is_without_its_speaker(entries: list[Entry]) -> None:
    told = [
        e.claim for e in entries if isinstance(e.claim.matter, Figure) and e.claim.matter.unit == "percent"
    ]
    assert told
    assert all(claim.speaker.kind != "report" for claim in told)
