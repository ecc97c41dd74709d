"""Laws of decisions: what is undone had no effect, strangers come in any order, heads stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from contested import assess
from contested.judged import Judged
from contested.ledger import Ledger
from contested.model import (
    AsOf,
    Claim,
    Decision,
    DecisionKind,
    PartyRef,
    PlaceRef,
    PlaceStatus,
    Report,
    Subject,
)
from fakes import FakeNames
from laws.test_law2_law3_views import KNOWN, NOW, filled, plain
from strategies import DAYS, PLACES, SIDES, TOWNS, worlds

EXAMPLES = settings(max_examples=30, deadline=None)
World = list[tuple[Report, tuple[Claim, ...]]]
NAMES = FakeNames()
GREENS = PartyRef("greens", "Greens", "greens", "Greens", "armed group")
ELSEWHERE = PlaceRef("name:XX:c", "C", known=False, country="XX")
SUBJECTS = (
    *(Subject("place", p.id, p.name, p) for p in (*TOWNS, ELSEWHERE)),
    *(Subject("party", p.id, p.name, party=p) for p in (*SIDES, GREENS)),
    *(Subject("person", name.casefold(), name) for name in ("Ana", "Ben", "Cem")),
)
PAIRS = [(a, b) for a in SUBJECTS for b in SUBJECTS if a.kind == b.kind and a.id != b.id]


def decision(kind: DecisionKind, pair: tuple[Subject, Subject], minute: int, reverses: str = "") -> Decision:
    at = NOW + timedelta(minutes=minute)
    return Decision.made(kind, pair, "an editor", at, "as I see it", reverses=reverses)


@st.composite
def judgements(draw: st.DrawFn, most: int = 5) -> list[Decision]:
    """Merges and splits of the names of the small world, in the order in which they are made."""
    kinds = st.sampled_from(("merge", "merge", "split"))
    drawn = draw(st.lists(st.tuples(kinds, st.sampled_from(PAIRS)), max_size=most))
    return [decision(kind, pair, n) for n, (kind, pair) in enumerate(drawn)]


def answers(ledger: Ledger, on: date, known: date, head: int | None = None) -> list[PlaceStatus]:
    """The statuses of all places by the way that the flow takes."""
    asof, judged = AsOf(on, known, head), Judged(ledger, head)
    book = judged.book(NAMES)
    places = [judged.decided.place(place) for place in (*PLACES, ELSEWHERE)]
    return [assess.status(p, judged.entries(asof, place=p), book, asof) for p in places]


def decide(ledger: Ledger, decisions: Sequence[Decision]) -> None:
    for each in decisions:
        ledger.decide(each)


@EXAMPLES
@given(worlds(), st.sampled_from(PAIRS), DAYS, KNOWN)
def test_a_merge_that_is_split_again_leaves_the_views_as_they_were(
    world: World, pair: tuple[Subject, Subject], on: date, known: date
) -> None:
    with filled(world) as ledger:
        before = answers(ledger, on, known)
        decide(ledger, [decision("merge", pair, 1), decision("split", pair, 2)])
        assert answers(ledger, on, known) == before


@EXAMPLES
@given(worlds(), judgements(), st.sampled_from(PAIRS), st.booleans(), DAYS, KNOWN)
def test_a_decision_that_is_taken_back_leaves_the_views_as_they_were(
    world: World, earlier: list[Decision], pair: tuple[Subject, Subject], merge: bool, on: date, known: date
) -> None:
    with filled(world) as ledger:
        decide(ledger, earlier)
        before = answers(ledger, on, known)
        made = decision("merge" if merge else "split", pair, 50)
        decide(ledger, [made, decision("withdraw", pair, 51, made.id)])
        assert answers(ledger, on, known) == before


@EXAMPLES
@given(worlds(), st.randoms(use_true_random=False), DAYS, KNOWN)
def test_the_order_of_decisions_on_different_things_changes_nothing(
    world: World, random: Random, on: date, known: date
) -> None:
    apart = [next((a, b) for a, b in PAIRS if a.kind == kind) for kind in ("place", "party", "person")]
    made = [decision("merge", pair, n) for n, pair in enumerate(apart)]
    shuffled = list(made)
    random.shuffle(shuffled)
    with filled(world) as one, filled(world) as other:
        decide(one, made)
        decide(other, shuffled)
        assert plain(answers(one, on, known)) == plain(answers(other, on, known))


@EXAMPLES
@given(worlds(), judgements(), DAYS, KNOWN)
def test_a_view_at_an_earlier_head_never_changes(
    world: World, decisions: list[Decision], on: date, known: date
) -> None:
    with filled(world) as ledger:
        seen = [(ledger.head(), answers(ledger, on, known, ledger.head()))]
        for each in decisions:
            ledger.decide(each)
            seen.append((ledger.head(), answers(ledger, on, known, ledger.head())))
        for head, answer in seen:
            assert answers(ledger, on, known, head) == answer


@EXAMPLES
@given(worlds(), judgements())
def test_nothing_stored_is_altered(world: World, decisions: list[Decision]) -> None:
    with filled(world) as ledger:
        before = (ledger.entries(), ledger.places(), ledger.problems())
        decide(ledger, decisions)
        assert (ledger.entries(), ledger.places(), ledger.problems()) == before
        assert ledger.decisions() == decisions


@EXAMPLES
@given(worlds(), judgements(), DAYS, KNOWN)
def test_the_filter_of_the_ledger_leaves_out_nothing_that_counts_by_decision(
    world: World, decisions: list[Decision], on: date, known: date
) -> None:
    with filled(world) as ledger:
        decide(ledger, decisions)
        judged, asof = Judged(ledger), AsOf(on, known)
        everything, book = judged.entries(asof), judged.book(NAMES)
        for place in (judged.decided.place(p) for p in (*PLACES, ELSEWHERE)):
            some = judged.entries(asof, place=place)
            assert assess.status(place, some, book, asof) == assess.status(place, everything, book, asof)


@EXAMPLES
@given(judgements(most=12))
def test_the_rulings_agree_with_themselves(decisions: list[Decision]) -> None:
    rulings = assess.rulings(decisions)
    for each in rulings.in_force:
        a, b = (s.key for s in each.subjects)
        assert rulings.same(a, b) == (each.kind == "merge")
        assert rulings.apart(a, b) == (each.kind == "split")
    standing = {r.decision.id: r.standing for r in rulings.all}
    if decisions:
        assert standing[decisions[-1].id] == "in force", "the newest decision always stands"


def test_the_clock_of_the_reports_does_not_hide_a_decision() -> None:
    made = decision("merge", PAIRS[0], 1)
    assert made.at > datetime(2021, 7, 1, tzinfo=UTC)
    assert assess.rulings([made]).in_force == (made,)
