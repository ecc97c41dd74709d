"""The opponent reads as event coders do, and its figures stand beside ours in one table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.answers import SYSTEMS, beside
from benchmarks.eventcoder import read

from contested import language, resolve
from contested.model import (
    REPORT,
    Block,
    Claim,
    Control,
    Document,
    Harm,
    KnownDate,
    Period,
    Publication,
    Span,
)

DAY = Period.day(date(2021, 7, 9))


@pytest.fixture(scope="module")
def coded(request: pytest.FixtureRequest) -> list[Claim]:
    cache = request.config.cache
    assert cache is not None
    text = (
        "Taliban fighters captured Kunduz, the governor denied. "
        "At least nine soldiers were killed. "
        "The party enjoyed the evening."
    )
    document = Document(Document.id_of(text.encode()), b"", text, (Block("body", Span(0, len(text))),))
    (doc,) = language.parse(language.load(), [document])
    known = KnownDate(DAY, "given")
    publication = Publication("", document.id, "", text_date=known, published=known)
    return list(read(document, doc, publication, resolve.load(Path(cache.mkdir("gazetteer")))))


def test_the_nearest_actor_and_place_make_a_change_of_control(coded: list[Claim]) -> None:
    (claim,) = [c for c in coded if isinstance(c.matter, Control)]
    assert isinstance(claim.matter, Control) and claim.matter.change == "took"
    assert claim.place is not None and claim.place.words == "Kunduz"
    assert claim.matter.holder is not None and "Taliban" in claim.matter.holder.words


def test_the_nearest_number_is_the_toll(coded: list[Claim]) -> None:
    (claim,) = [c for c in coded if isinstance(c.matter, Harm)]
    assert isinstance(claim.matter, Harm) and claim.matter.count.low == 9


def test_the_outlet_says_everything_of_its_own_day_and_nothing_is_denied(coded: list[Claim]) -> None:
    assert len(coded) >= 2
    assert {(c.speaker, c.stance, c.modality, c.when) for c in coded} == {(REPORT, "asserts", "actual", DAY)}


def test_figures_stand_side_by_side_by_kind() -> None:
    ours = {"control": {"gold": 10, "predicted": 8, "found": 6, "exact": 3}, "marked": {"stance": 0.5}}
    other = {"control": {"gold": 10, "predicted": 10, "found": 2, "exact": 0}, "marked": {"stance": 0.0}}
    head, _, row, *rest = beside({"contested": ours, "event coder": other})
    assert head.split() == ["contested", "event", "coder"]
    assert row.split() == ["control", "10", "75.0", "60.0", "66.7", "33.3", "20.0", "20.0", "20.0", "0.0"]
    assert rest[-1].split() == ["stance", "50.0", "0.0"]


def test_the_table_has_ours_first() -> None:
    assert list(SYSTEMS) == ["contested", "event coder"]
