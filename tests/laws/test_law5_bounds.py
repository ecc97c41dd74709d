"""Law 5: numbers are bounds, and counted, unnamed units are pinned to no place. Law 7: silence is told."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from contested import assess
from contested.ledger import Ledger
from contested.model import AsOf, Claim, Control, Entry, Party, PartyBook, PlaceStatus, Report
from contested.stages import extraction_of
from strategies import COUNTRY, DAYS, PLACES, PROVINCE, SIDES, TOWNS, worlds

NOW = datetime(2021, 7, 10, 9, tzinfo=UTC)
BOOK = PartyBook.of(Party(side.id, side.name, "armed group") for side in SIDES)
LATE = date(2021, 7, 31)
EXAMPLES = settings(max_examples=30, deadline=None)
World = list[tuple[Report, tuple[Claim, ...]]]


def entries_of(world: World) -> list[Entry]:
    with Ledger.open(":memory:") as ledger:
        for report, claims in world:
            with ledger.writing(NOW):
                ledger.add(report, NOW)
                ledger.add_extraction(extraction_of(report, "1.0"), claims, "1.0", [], NOW)
        return ledger.entries()


def counted(entry: Entry) -> bool:
    matter = entry.claim.matter
    return isinstance(matter, Control) and matter.extent == "count"


def place_of(entry: Entry) -> str:
    mention = entry.claim.place
    return mention.place.id if mention and mention.place else ""


def answer(status: PlaceStatus) -> tuple[object, ...]:
    return (
        status.state,
        status.holder,
        status.rivals,
        status.parts,
        status.basis,
        status.origins,
        status.claims,
    )


@EXAMPLES
@given(worlds(), DAYS)
def test_unnamed_units_of_an_area_change_nothing_for_a_place_within(world: World, on: date) -> None:
    entries, asof = entries_of(world), AsOf(on, LATE)
    named = [e for e in entries if not counted(e)]
    for town in TOWNS:
        with_them = assess.status(town, entries, BOOK, asof)
        assert answer(with_them) == answer(assess.status(town, named, BOOK, asof))
        assert not any(counted(e) for e in with_them.claims)
        assert all(counted(e) and place_of(e) in (COUNTRY.id, PROVINCE.id, "") for e in with_them.may_include)


@EXAMPLES
@given(worlds(), DAYS)
def test_what_has_no_place_is_evidence_for_none(world: World, on: date) -> None:
    for place in PLACES:
        status = assess.status(place, entries_of(world), BOOK, AsOf(on, LATE))
        assert all(place_of(e) for e in status.claims)


@EXAMPLES
@given(worlds(), DAYS)
def test_origins_are_bounds_and_a_dispute_has_no_holder(world: World, on: date) -> None:
    for place in PLACES:
        status = assess.status(place, entries_of(world), BOOK, AsOf(on, LATE))
        if status.origins is not None:
            assert 0 <= status.origins.low <= status.origins.high
        assert (status.basis == "disputed") == bool(status.rivals)
        if status.basis == "disputed":
            assert not status.holder
        if status.state in ("unknown", "fought over"):
            assert (status.holder, status.basis) == ("", None)


@EXAMPLES
@given(worlds(), DAYS)
def test_every_answer_says_of_which_day_its_last_evidence_is(world: World, on: date) -> None:
    for place in PLACES:
        status = assess.status(place, entries_of(world), BOOK, AsOf(on, LATE))
        if status.state != "unknown":
            assert status.last_evidence is not None
            assert status.claims
        if status.last_evidence is not None:
            assert status.last_evidence <= on
            if status.last_evidence < on and status.state != "unknown":
                assert any("silence" in reason for reason in status.reasons)


@EXAMPLES
@given(worlds(), st.randoms(use_true_random=False))
def test_figures_keep_their_bounds(world: World, _: object) -> None:
    entries = entries_of(world)
    told = {e.claim.id: e.claim.matter for e in entries}
    for row in assess.figures(entries, BOOK):
        matter = told[row.entry.claim.id]
        assert row.count == matter.count  # type: ignore[union-attr]
