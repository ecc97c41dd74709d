"""Laws 2 and 3 at the views: neither the order of arrival nor later publications change an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from contested import assess
from contested.ledger import Ledger
from contested.model import AsOf, Claim, Party, PartyBook, PlaceStatus, Report
from contested.stages import extraction_of
from strategies import DAYS, PLACES, SIDES, worlds

NOW = datetime(2021, 7, 10, 9, tzinfo=UTC)
BOOK = PartyBook.of(Party(side.id, side.name, "armed group") for side in SIDES)
KNOWN = st.dates(date(2021, 6, 30), date(2021, 7, 13))
EXAMPLES = settings(max_examples=25, deadline=None)
World = list[tuple[Report, tuple[Claim, ...]]]


def filled(world: World) -> Ledger:
    ledger = Ledger.open(":memory:")
    for report, claims in world:
        add(ledger, report, claims)
    return ledger


def add(ledger: Ledger, report: Report, claims: Iterable[Claim]) -> None:
    with ledger.writing(NOW):
        ledger.add(report, NOW)
        ledger.add_extraction(extraction_of(report, "1.0"), list(claims), "1.0", [], NOW)


def answers(ledger: Ledger, asof: AsOf) -> list[PlaceStatus]:
    return [assess.status(p, ledger.entries(asof, place=p), BOOK, asof) for p in PLACES]


def plain(value: Any) -> Any:
    """An answer without the numbers of rows and the head, which tell how the ledger was filled."""
    if is_dataclass(value):
        names = [f.name for f in fields(value) if f.name not in ("row", "head")]
        return {name: plain(getattr(value, name)) for name in names}
    return [plain(item) for item in value] if isinstance(value, tuple | list) else value


@EXAMPLES
@given(worlds(), st.randoms(use_true_random=False), DAYS, KNOWN)
def test_the_order_of_arrival_changes_no_answer(world: World, random: Random, on: date, known: date) -> None:
    shuffled = list(world)
    random.shuffle(shuffled)
    with filled(world) as one, filled(shuffled) as other:
        asof = AsOf(on, known)
        assert plain(answers(one, asof)) == plain(answers(other, asof))


@EXAMPLES
@given(worlds(), DAYS, KNOWN)
def test_later_publications_change_no_earlier_answer(world: World, on: date, known: date) -> None:
    early = [(r, c) for r, c in world if published(r) <= known]
    with filled(early) as before, filled(world) as after:
        asof = AsOf(on, known)
        assert plain(answers(before, asof)) == plain(answers(after, asof))


@EXAMPLES
@given(worlds(), DAYS, KNOWN)
def test_an_answer_at_a_head_never_changes(world: World, on: date, known: date) -> None:
    with Ledger.open(":memory:") as ledger:
        seen = []
        for report, claims in world:
            add(ledger, report, claims)
            asof = AsOf(on, known, ledger.head())
            seen.append((asof, answers(ledger, asof)))
        for asof, answer in seen:
            assert answers(ledger, asof) == answer


@EXAMPLES
@given(worlds(), DAYS, KNOWN)
def test_the_filter_of_the_ledger_leaves_out_nothing_that_matters(
    world: World, on: date, known: date
) -> None:
    with filled(world) as ledger:
        asof = AsOf(on, known)
        everything = ledger.entries(asof)
        assert answers(ledger, asof) == [assess.status(p, everything, BOOK, asof) for p in PLACES]


def published(report: Report) -> date:
    day = report.publication.published
    return (day.period.last if day else None) or NOW.date()
