"""Measures of geoparsing, against figures worked out by hand."""

from __future__ import annotations

import math

import pytest
from benchmarks.places.measures import (
    FARTHEST_KM,
    Located,
    Recognised,
    auc,
    exact_pairs,
    kilometres,
    overlap_pairs,
)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((10.0, 20.0), (10.0, 20.0), 0.0),
        ((0.0, 0.0), (0.0, 1.0), 111.195),  # a degree of the equator: 2 pi 6371 / 360
        ((0.0, 0.0), (90.0, 0.0), 10_007.5),  # a quarter of a meridian
        ((0.0, 0.0), (0.0, 180.0), 20_015.1),  # the other side
        ((0.0, 179.5), (0.0, -179.5), 111.195),  # over the date line
        ((60.0, 0.0), (60.0, 1.0), 55.597),  # a degree of longitude is half as long at 60 degrees
    ],
)
def test_distance(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert kilometres(one, other) == pytest.approx(km, rel=1e-4, abs=1e-9)
    assert kilometres(other, one) == pytest.approx(kilometres(one, other))


@pytest.mark.parametrize(
    ("errors", "area"),
    [
        ([], 0.0),
        ([0.0, 0.0], 0.0),
        ([FARTHEST_KM], 1.0),
        ([0.0, FARTHEST_KM], 0.5),
        ([math.sqrt(1 + FARTHEST_KM) - 1], 0.5),  # half of the logarithm
        ([FARTHEST_KM * 2], 1.0),  # nothing is farther than the farthest
    ],
)
def test_auc(errors: list[float], area: float) -> None:
    assert auc(errors) == pytest.approx(area)


def test_an_unanswered_name_is_not_right_and_counts_as_far_as_can_be() -> None:
    at = Located((0.0, 161.0, 162.0, None))
    assert at.right == 50.0 and at.abstained == 25.0
    assert at.right_of_answered == pytest.approx(200 / 3)
    assert at.mean == pytest.approx((161 + 162 + FARTHEST_KM) / 4)
    assert at.median == 161.5
    assert at.mean_of_answered == pytest.approx(323 / 3)


def test_nothing_asked_is_nothing_right() -> None:
    at = Located(())
    assert (at.right, at.abstained, at.mean, at.median, at.auc) == (0, 0, 0, 0, 0)


def test_precision_recall_f1() -> None:
    counted = Recognised(gold=4, found=2, same=1) + Recognised(gold=0, found=2, same=0)
    assert (counted.precision, counted.recall) == (25.0, 25.0)
    assert counted.f1 == 25.0
    assert Recognised(3, 1, 1).f1 == 50.0


@pytest.mark.parametrize(
    ("gold", "found", "exact", "overlap"),
    [
        ([(0, 5)], [(0, 5)], {0: 0}, {0: 0}),
        ([(0, 5)], [(0, 6)], {}, {0: 0}),
        ([(0, 5)], [(5, 9)], {}, {}),  # side by side share nothing
        ([(0, 9)], [(0, 3), (4, 9)], {}, {0: 1}),  # the one that shares most
        ([(0, 3), (4, 9)], [(0, 9)], {}, {1: 0}),  # a found name is used once
        ([(0, 5), (0, 5)], [(0, 5)], {0: 0}, {0: 0}),
        ([(0, 4), (6, 9)], [(6, 9), (0, 4)], {0: 1, 1: 0}, {0: 1, 1: 0}),
        ([], [(0, 2)], {}, {}),
    ],
)
def test_names_are_matched(
    gold: list[tuple[int, int]],
    found: list[tuple[int, int]],
    exact: dict[int, int],
    overlap: dict[int, int],
) -> None:
    assert exact_pairs(gold, found) == exact
    assert overlap_pairs(gold, found) == overlap
