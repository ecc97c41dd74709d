"""The string-match baseline of parties, and how sides are counted."""

from __future__ import annotations

import pytest
from benchmarks.actors import Actors
from benchmarks.parties import Side, share

from contested.resolve.parties import PartyResolver
from contested.resolve.partydata import party_data

ACTORS = Actors(PartyResolver(party_data(), lambda name, about: ""))


@pytest.mark.parametrize(
    ("phrase", "whole", "held"),
    [
        ("the Taliban", "Taliban", "Taliban"),
        ("Taliban commanders in the south", "", "Taliban"),
        ("villagers", "", ""),
        ("Houthi drones", "", "Houthis"),
    ],
)
def test_names_are_looked_up_whole_or_inside(phrase: str, whole: str, held: str) -> None:
    assert [ref.side if ref else "" for ref in (ACTORS.whole(phrase), ACTORS.held(phrase))] == [whole, held]


def test_the_nearest_name_before_is_taken() -> None:
    text = "The Taliban shelled Boko Haram, and then fled."
    before = ACTORS.before(text, text.index("fled"))
    assert before is not None and before.side == "Boko Haram"
    assert ACTORS.before(text, 2) is None


@pytest.mark.parametrize(
    ("gold", "given", "right", "outcome"),
    [
        ("A", "A", True, "right"),
        ("", "", True, "right"),
        ("A", "B", False, "wrong"),
        ("A", "", False, "missing"),
        ("", "B", False, "spurious"),
    ],
)
def test_what_a_side_that_differs_is(gold: str, given: str, right: bool, outcome: str) -> None:
    side = Side("holder", "r", 1, "words", gold, given, right)
    assert side.outcome == outcome
    assert share([side, side]) == (100.0 if right else 0.0)
