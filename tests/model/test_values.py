"""Spans, periods and bounds: what they hold, refuse, and how they are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.model import Bounds, Period, Span

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("ends", [(3, 2), (-1, 2)])
def test_a_span_turned_round_or_before_the_text_is_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(*ends)


def test_a_span_counts_code_points() -> None:
    assert Span(2, 7).of("🚩 Goma fell") == "Goma "


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-04-15", date(2023, 4, 15), date(2023, 4, 15)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-12/2023-01-05", date(2022, 12, 1), date(2023, 1, 5)),
        ("2023-04-15/", date(2023, 4, 15), None),
        ("/2023-04", None, date(2023, 4, 30)),
    ],
)
def test_periods_are_read_from_the_codebook_form(text: str, first: date | None, last: date | None) -> None:
    assert Period.parse(text) == Period(first, last)


@pytest.mark.parametrize("text", ["", "April 2023", "2023-13", "2023-02-30", "23-02-01"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)


@given(DAYS, st.integers(0, 900))
def test_a_period_is_written_so_that_it_reads_the_same(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    assert Period.parse(str(period)) == period


@given(DAYS, st.integers(0, 60), DAYS, st.integers(0, 60))
def test_periods_overlap_when_they_share_a_day(a: date, m: int, b: date, n: int) -> None:
    one, other = Period(a, a + timedelta(days=m)), Period(b, b + timedelta(days=n))
    shared = any(other.covers(a + timedelta(days=d)) for d in range(m + 1))
    assert one.overlaps(other) == other.overlaps(one) == shared


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2023, 5, 2), date(2023, 5, 1))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Bounds(101, None), Bounds(200, 999), True),
        (Bounds(101, None), Bounds(40, 99), False),
        (Bounds.exactly(12), Bounds(3, 9), False),
        (Bounds(), Bounds.exactly(7), True),
    ],
)
def test_numbers_agree_when_one_number_fits_both(one: Bounds, other: Bounds, both: bool) -> None:
    assert one.overlaps(other) == other.overlaps(one) == both


def test_bounds_that_nobody_gave_are_false_and_turned_round_ones_refused() -> None:
    assert not Bounds()
    assert Bounds(0, 0)
    with pytest.raises(ValueError, match="turned round"):
        Bounds(5, 4)
