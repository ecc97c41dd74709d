"""Laws 2 and 3 at the ledger: what is seen depends on what was published, not on when or how often it came.

Law 2: an appearance that was read before adds no row, and reports may come in any order: views stay the same.
Law 3: later publications leave what was known on a day as it was; at one head of the ledger a view is fixed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from contested.ledger import Ledger
from contested.model import Claim, Entry, Extraction, Report
from contested.stages import extraction_of
from strategies import PLACES, worlds

NOW = datetime(2021, 7, 10, 9, tzinfo=UTC)
World = list[tuple[Report, tuple[Claim, ...]]]
WORLDS = worlds()
KNOWN = st.dates(date(2021, 6, 30), date(2021, 7, 13))
EXAMPLES = settings(max_examples=30, deadline=None)


def add(ledger: Ledger, report: Report, claims: Iterable[Claim], extractor: str = "1.0") -> None:
    extraction = extraction_of(report, extractor)
    kept = [under(claim, extraction) for claim in claims]
    with ledger.writing(NOW):
        ledger.add(report, NOW)
        ledger.add_extraction(extraction, kept, "1.0", [], NOW)


def under(claim: Claim, extraction: Extraction) -> Claim:
    number = claim.id.rpartition("-")[2]
    return replace(claim, id=f"{extraction.id[:12]}-{number}", extraction_id=extraction.id)


def filled(world: World) -> Ledger:
    ledger = Ledger.open(":memory:")
    for report, claims in world:
        add(ledger, report, claims)
    return ledger


def without_rows(entries: Iterable[Entry]) -> list[Entry]:
    """Row numbers tell the order of arrival, and are the only thing that may differ by it."""
    return [replace(e, row=0, appearances=tuple(replace(a, row=0) for a in e.appearances)) for e in entries]


def views(ledger: Ledger, known: date | None = None, head: int | None = None) -> list[list[Entry]]:
    everything = ledger.entries(known=known, head=head)
    about = [ledger.entries(known=known, head=head, place=place) for place in PLACES]
    return [everything, *about, ledger.entries(known=known, head=head, kinds=["figure"], party="reds")]


@EXAMPLES
@given(WORLDS)
def test_the_same_appearance_again_adds_nothing(world: World) -> None:
    with filled(world) as ledger:
        head, before = ledger.head(), views(ledger)
        for report, claims in world:
            add(ledger, report, claims)
        assert ledger.head() == head
        assert views(ledger) == before


@EXAMPLES
@given(WORLDS, st.randoms(use_true_random=False), KNOWN)
def test_the_order_of_arrival_changes_no_view(world: World, random: Random, known: date) -> None:
    shuffled = list(world)
    random.shuffle(shuffled)
    with filled(world) as one, filled(shuffled) as other:
        for day in (None, known):
            mine, theirs = views(one, day), views(other, day)
            assert [without_rows(v) for v in mine] == [without_rows(v) for v in theirs]


@EXAMPLES
@given(WORLDS, st.data(), KNOWN)
def test_the_order_of_extractors_changes_no_view(world: World, data: st.DataObject, known: date) -> None:
    runs = [(report, claims, version) for report, claims in world for version in ("1.0", "1.9", "1.10")]
    shuffled = data.draw(st.permutations(runs))
    seen = []
    for order in (runs, shuffled):
        with Ledger.open(":memory:") as ledger:
            for report, claims, version in order:
                # Each version leaves its mark, so that it shows which one counts.
                add(ledger, report, [replace(c, cues=(version,)) for c in claims], version)
            seen.append([without_rows(view) for view in views(ledger, known)])
    assert seen[0] == seen[1]


@EXAMPLES
@given(WORLDS, KNOWN)
def test_reports_published_later_change_no_earlier_view(world: World, known: date) -> None:
    early = [(r, c) for r, c in world if published(r) <= known]
    with filled(early) as before, filled(world) as after:
        mine, theirs = views(before, known), views(after, known)
        assert [without_rows(v) for v in mine] == [without_rows(v) for v in theirs]


@EXAMPLES
@given(WORLDS, KNOWN)
def test_a_view_at_a_head_never_changes(world: World, known: date) -> None:
    with Ledger.open(":memory:") as ledger:
        seen = []
        for report, claims in world:
            add(ledger, report, claims)
            seen.append((ledger.head(), views(ledger), views(ledger, known)))
        for report, claims in world:
            add(ledger, report, claims[:1], "2.0")
        for head, everything, by_then in seen:
            assert views(ledger, head=head) == everything
            assert views(ledger, known, head) == by_then


@EXAMPLES
@given(WORLDS, KNOWN)
def test_only_what_was_published_by_then_is_seen(world: World, known: date) -> None:
    with filled(world) as ledger:
        for entry in ledger.entries(known=known):
            assert entry.appearances
            assert all(a.known <= known for a in entry.appearances)
        last = date.max - timedelta(days=1)
        assert ledger.entries(known=last) == ledger.entries()


def published(report: Report) -> date:
    day = report.publication.published
    return (day.period.last if day else None) or NOW.date()
