"""Versions in the order in which people read them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from contested.ledger.versions import rank

ORDERED = ("0.9", "0.10", "1.0rc1", "1.0", "1.0.1", "1.1+ud-3", "1.1+ud-12", "1.2+ud-1", "2", "2026.11.20")


@pytest.mark.parametrize(("older", "newer"), list(pairwise(ORDERED)))
def test_newer(older: str, newer: str) -> None:
    assert rank(older) < rank(newer)


def test_names_that_look_alike_are_still_told_apart() -> None:
    assert rank("1.0") != rank("1-0")
