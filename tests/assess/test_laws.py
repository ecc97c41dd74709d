"""Laws of the plan that judgement must keep, on made-up ledgers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.telling import BOOK, EAST_FORD, FORD, SHIRE, published, said

from contested.assess import disputes, figures, status, timeline
from contested.model import AsOf, Entry, KnownDate, Period, Publication

DAYS = st.integers(1, 20)
SPEAKERS = (
    "",
    "",
    "War Watch",
    "Reds",
    "Ann Lee of Reds",
    "Tam Orr of Blues",
    "Blue Ministry",
    "2 officers of Blues",
    "an officer of Blues",
    "residents",
    "a witness",
    "Blue TV",
    "Bo of Greens",
)
CHANGES = ("took", "took", "retook", "holds", "holds", "lost", "left", "contests", "surrounds", "clash")
WORDS = [
    "river",
    "wind",
    "stone",
    "early",
    "column",
    "bridge",
    "market",
    "smoke",
    "rain",
    "road",
    "hill",
    "post",
    "night",
    "line",
    "fog",
    "wall",
]
EARLY, LATE = date(2020, 1, 1), date(2020, 6, 1)


@st.composite
def claims(draw: st.DrawFn, document: int, seen: tuple[object, ...]) -> Entry:
    extent = draw(st.sampled_from(("", "", "", "most of ", "part of ", "3 villages of ")))
    place = draw(st.sampled_from(("Ford", "Ford", "Ford", "Shire", "East Ford")))
    change = draw(st.sampled_from(CHANGES))
    side, other = draw(st.permutations(("Reds", "Blues")))
    loser = f" from {other}" if draw(st.booleans()) else ""
    text = " ".join(draw(st.permutations(WORDS))[:14])
    return said(
        seen,  # type: ignore[arg-type]
        f"{side} {change} {extent}{place}{loser}",
        draw(st.sampled_from(SPEAKERS)),
        when=str(draw(DAYS)) if draw(st.booleans()) else "",
        stance=draw(st.sampled_from(("asserts", "asserts", "asserts", "denies", "unconfirmed"))),
        modality=draw(st.sampled_from(("actual", "actual", "actual", "intended", "possible"))),
        via=draw(st.sampled_from(("", "", "Steppe Wire", "Blue TV", "a driver"))),
        passing=change == "holds" and draw(st.booleans()),
        text=text,
    )


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    """Some reports of a few claims each, all of one text day a report."""
    entries: list[Entry] = []
    for number in range(draw(st.integers(1, 4))):
        outlet = draw(st.sampled_from(("Hill Post", "Steppe Wire", "Red Radio", "Lowland Echo")))
        seen = (published(str(draw(DAYS)), outlet, f"document {number}"),)
        entries += draw(st.lists(claims(number, seen), min_size=1, max_size=4))
    return entries


def at(day: int) -> AsOf:
    return AsOf(date(2020, 3, day), LATE)


def moved(entry: Entry, days: int, outlet: str, document: str) -> Entry:
    """The same words in another outlet some days later, the text dating itself as before."""
    first = entry.first
    known = first.known + timedelta(days=days)
    publication: Publication = replace(
        first.publication, id=f"{document}@{outlet}", document_id=document, outlet=outlet, report=document,
        published=KnownDate(Period.day(known), "given"),
    )  # fmt: skip
    claim = replace(
        entry.claim, id=f"{entry.claim.id}-{outlet}", document_id=document, extraction_id=document
    )
    return replace(entry, claim=claim, appearances=(replace(first, publication=publication, known=known),))


@settings(max_examples=150, deadline=None)
@given(ledgers(), st.randoms(), DAYS)
def test_the_order_of_entries_changes_no_view(entries: list[Entry], shuffler: object, day: int) -> None:
    other = list(entries)
    shuffler.shuffle(other)  # type: ignore[attr-defined]
    assert status(FORD, entries, BOOK, at(day)) == status(FORD, other, BOOK, at(day))
    assert timeline(FORD, entries, BOOK) == timeline(FORD, other, BOOK)
    assert disputes(entries, BOOK) == disputes(other, BOOK)
    assert figures(entries, BOOK) == figures(other, BOOK)


@settings(max_examples=150, deadline=None)
@given(ledgers(), ledgers(), DAYS, DAYS)
def test_what_is_published_later_changes_no_view(
    entries: list[Entry], more: list[Entry], day: int, known: int
) -> None:
    asof = AsOf(date(2020, 3, day), date(2020, 3, known))
    late = [moved(e, 40, "Late Echo", f"late {e.claim.document_id}") for e in more]
    also = [
        replace(e, appearances=(*e.appearances, *moved(e, 40, "Late Echo", "x").appearances)) for e in entries
    ]
    expected = status(FORD, entries, BOOK, asof)
    assert status(FORD, [*entries, *late], BOOK, asof) == expected
    assert status(FORD, also, BOOK, asof) == expected
    assert timeline(FORD, [*also, *late], BOOK, asof.known) == timeline(FORD, entries, BOOK, asof.known)


@settings(max_examples=200, deadline=None)
@given(ledgers(), DAYS)
def test_a_reprint_never_adds_an_origin(entries: list[Entry], day: int) -> None:
    before = status(FORD, entries, BOOK, at(day))
    documents = [list(group) for _, group in groupby(entries, lambda e: e.claim.document_id)]
    copies = [moved(e, 3, "Mirror News", "copy") for e in documents[0]]
    after = status(FORD, [*entries, *copies], BOOK, at(day))
    assert (after.state, after.holder, after.basis) == (before.state, before.holder, before.basis)
    if before.origins is not None and after.origins is not None:
        assert after.origins.low <= before.origins.low
        assert after.origins.high <= before.origins.high


@settings(max_examples=150, deadline=None)
@given(ledgers(), DAYS, st.integers(1, 9))
def test_counted_unnamed_units_are_never_pinned(entries: list[Entry], day: int, number: int) -> None:
    counted = said("1", f"Reds took {number} towns of Shire", "Reds")
    before = status(FORD, entries, BOOK, at(day))
    after = status(FORD, [*entries, counted], BOOK, at(day))
    assert counted.claim.id in {e.claim.id for e in after.may_include}
    assert counted.claim.id not in {e.claim.id for e in after.claims}
    told = (before.state, before.holder, before.rivals, before.parts, before.basis, before.origins)
    assert (after.state, after.holder, after.rivals, after.parts, after.basis, after.origins) == told


@settings(max_examples=200, deadline=None)
@given(ledgers(), DAYS, st.sampled_from((FORD, SHIRE, EAST_FORD)))
def test_every_status_is_whole(entries: list[Entry], day: int, place: object) -> None:
    """Each state has the fields that belong to it, the date of its last evidence, and reasons."""
    view = status(place, entries, BOOK, at(day))  # type: ignore[arg-type]
    assert view.reasons
    assert all(e.claim in {x.claim for x in entries} for e in view.claims)
    if view.state in ("held", "divided"):
        assert view.basis is not None
        assert view.origins is not None
        assert view.last_evidence is not None
        assert view.last_evidence <= view.asof.valid
    else:
        assert view.basis is None
        assert not view.fought_over
    assert bool(view.rivals) == (view.basis == "disputed" and view.state == "held")
    assert (view.state == "held") == bool(view.holder or view.rivals)
    assert (view.state == "divided") == bool(view.parts)


@pytest.mark.parametrize("known", ["2", "5"])
def test_a_verbatim_reprint_is_one_document_with_two_appearances(known: str) -> None:
    twice = said((published("2", "Hill Post", "d"), published("5", "Lowland Echo", "d")), "Reds took Ford")
    view = status(FORD, [twice], BOOK, AsOf(date(2020, 3, 5), date(2020, 3, int(known))))
    assert (view.basis, view.origins and view.origins.high) == ("reported", 1)
