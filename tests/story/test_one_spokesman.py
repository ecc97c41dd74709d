"""One spokesman in two spellings: two origins, one after a merge, two again after the split; and a place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from contested import deciding, flow
from contested.errors import DecisionError, UnknownNameError
from contested.ledger import Ledger
from contested.model import PlaceStatus
from contested.publish.decisions import command
from contested.settings import Settings
from contested.stages import Installed

READ = datetime(2023, 11, 20, 8, tzinfo=UTC)
REPORTS = {
    "first": (
        "Nile Courier, 26 October 2023\n\nFighters of the Rapid Support Forces captured Nyala on Thursday, "
        "said Adam Rijal, a spokesman for people living in the camps around the town.\n"
    ),
    "second": (
        "Lake Gazette, 27 October 2023\n\nAdam Rojal, a spokesman for displaced families, said on Friday "
        "that the Rapid Support Forces had captured Nyala on Thursday. The army did not comment.\n"
    ),
}
NYALA = "Nyala"


@pytest.fixture(scope="module")
def stages() -> Installed:
    return Installed(Settings())


@pytest.fixture
def ledger(stages: Installed, tmp_path: Path) -> Iterator[Ledger]:
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Ledger.open(":memory:") as opened:
        flow.read_into(opened, sorted(tmp_path.glob("*.txt")), stages, READ)
        yield opened


def who(ledger: Ledger, stages: Installed, head: int | None = None) -> PlaceStatus:
    asof = flow.as_of(ledger, date(2023, 10, 30), date(2023, 10, 30), head)
    return flow.who(ledger, stages.names, NYALA, asof)


def origins(ledger: Ledger, stages: Installed, head: int | None = None) -> tuple[int, int]:
    told = who(ledger, stages, head).origins
    assert told is not None
    return told.low, told.high


def test_a_spokesman_in_two_spellings(ledger: Ledger, stages: Installed) -> None:
    names, start = stages.names, ledger.head()
    assert origins(ledger, stages) == (2, 2)
    pair = ("Adam Rojal", "Adam Rijal")
    (likely,) = deciding.likenesses(ledger, names, "adam")
    assert {likely.first.name, likely.second.name} == set(pair)
    assert "contested merge" in command(likely) and "--kind person" in command(likely)

    made = deciding.merge(ledger, names, *pair, "A. Reader", READ, "one man, two romanisations")
    assert (made.effect.claims, made.effect.reports) == (1, 1)
    assert (made.effect.origins_before, made.effect.origins_after) == (2, 1)
    merged = who(ledger, stages)
    assert merged.origins is not None and (merged.origins.low, merged.origins.high) == (1, 1)
    assert (
        "Adam Rojal is the same as Adam Rijal by decision of A. Reader, 20 November 2023"
        in merged.reasons[-1]
    )
    assert merged.basis == "reported"

    later = READ + timedelta(hours=1)
    split = deciding.split(ledger, names, *pair, "B. Reader", later, "two men: the one is in Chad")
    assert split.overruled == (made.decision,)
    assert origins(ledger, stages) == (2, 2)
    assert origins(ledger, stages, start) == (2, 2)
    assert origins(ledger, stages, start + 1) == (1, 1), "the view at the head of the merge stays"
    assert not deciding.likenesses(ledger, names, "Adam"), "what people split is not suggested again"
    assert [r.standing for r in deciding.history(ledger)] == ["overruled", "in force"]

    deciding.undo(ledger, names, split.decision.id[:6], "A. Reader", later + timedelta(hours=1), "it was he")
    assert origins(ledger, stages) == (1, 1)


BAD = [
    (("Adam Rojal", NYALA), DecisionError, "a person"),
    (("Adam Rojal", "Adam Rojal"), DecisionError, "both"),
    (("Adam Rojal", "Adam Rogal"), UnknownNameError, "near: Adam Rojal"),
    (("Adam", "Adam Rijal"), DecisionError, "Give the id"),
]


@pytest.mark.parametrize(("pair", "error", "words"), BAD)
def test_what_cannot_be_decided_is_said(
    ledger: Ledger, stages: Installed, pair: tuple[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        deciding.merge(ledger, stages.names, *pair, "A. Reader", READ, "why not")
    assert not ledger.decisions()


def test_a_decision_needs_a_reason_and_one_to_undo(ledger: Ledger, stages: Installed) -> None:
    with pytest.raises(DecisionError, match="reason"):
        deciding.merge(ledger, stages.names, "Adam Rojal", "Adam Rijal", "A. Reader", READ, " ")
    with pytest.raises(UnknownNameError, match="no decision 'ab'"):
        deciding.undo(ledger, stages.names, "ab", "A. Reader", READ, "gone")
