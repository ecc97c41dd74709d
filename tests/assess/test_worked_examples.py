"""The plan's table of worked examples, each row a case."""

from __future__ import annotations

import pytest
from tests.assess.telling import EAST_FORD, GATE, ask, gist, published, said

from contested.model import Entry

CROSSING = [
    said("1", "Reds took Gate from Blues", "2 officers of Blues", via="Steppe Wire", when="1"),
    said("1", "Reds took Gate from Blues", "Tam Orr of Blues", stance="denies", when="1"),
    said("1", "Blues holds Gate", "Tam Orr of Blues", when="1"),
    said("3", "Reds took 2 crossings of Shire", "Reds", when="2"),
    said("3", "Blues retook Gate from Reds", "Lin Moss of Blues", modality="intended"),
]
CAPITAL = [
    said("5", "Reds contests Ford from Blues", when="4"),
    said("5", "Reds took part of Ford", "Blue Ministry", when="4"),
    said("5", "Blues retook Ford from Reds", "Blue Ministry", when="5"),
    said("5", "Somebody clash Ford", "Blue Ministry", when="5"),
]
CITY = [
    said("5", "Blues holds part of Ford", passing=True),
    said("5", "Reds holds part of Ford", passing=True),
    said("5", "Blues contests Ford", when="5"),
    said("5", "Blues surrounds East Ford"),
]
AIR_BASE = [
    said("6", "Reds contests Ford", "War Watch", when="6"),
    said("6", "Reds took Ford from Blues", "War Watch", when="6"),
    said("6", "Blues left Ford", "an officer of Blues", via="Blue TV", when="6"),
]
ATTACKED = [said("2", "Reds took Ford", when="2"), said("5", "Blues contests Ford", when="5")]


@pytest.mark.parametrize(
    ("entries", "place", "on", "known", "expected"),
    [
        (CROSSING, GATE, "1", "1", "held Reds/Blues disputed 1-2"),
        (CROSSING, GATE, "3", "3", "held Reds conceded 2-3"),
        (CROSSING, GATE, "1", "3", "held Reds/Blues disputed 1-2"),
        (CAPITAL, None, "4", "5", "fought over"),
        (CAPITAL, None, "5", "5", "held Blues claimed 0-0 fought"),
        (CITY, None, "5", "5", "divided Blues+Reds reported 1-1 fought besieged:Blues"),
        (AIR_BASE, None, "6", "6", "held Reds conceded 2-2"),
        (ATTACKED, None, "5", "5", "held Reds reported 1-1 fought"),
    ],
    ids=[
        "a crossing, day 1", "the same, day 3", "a concession does not reach back", "a capital, Wednesday",
        "a capital, Thursday", "a divided city", "an air base", "a town attacked after its capture",
    ],
)  # fmt: skip
def test_worked_example(entries: list[Entry], place: object, on: str, known: str, expected: str) -> None:
    view = ask(entries, on, known, place) if place else ask(entries, on, known)  # type: ignore[arg-type]
    assert gist(view) == expected


def test_the_crossing_names_both_sides_and_their_speakers() -> None:
    view = ask(CROSSING, "1", "1", GATE)
    assert view.holder == ""
    claimed, denier = view.rivals
    assert claimed.speakers == ("2 officers (Blues, unnamed)",)
    assert denier.speakers == ("Tam Orr (Blues)",)


def test_two_unnamed_crossings_may_include_this_one_but_are_never_pinned_to_it() -> None:
    view = ask(CROSSING, "3", "3", GATE)
    assert [e.claim.id for e in view.may_include] == [CROSSING[3].claim.id]
    assert CROSSING[3].claim.id not in {e.claim.id for e in view.claims}
    assert any("May include Gate" in reason for reason in view.reasons)


def test_the_siege_is_of_the_east_and_says_so() -> None:
    view = ask(CITY, "5", "5")
    assert any("East Ford is besieged by Blues" in reason for reason in view.reasons)
    assert ask(CITY, "5", "5", EAST_FORD).besieged_by == "Blues"


def test_a_base_evacuated_by_the_word_of_state_television_is_conceded_on_record() -> None:
    """With a later denial by somebody unnamed, the concession stands."""
    denial = said(published("7"), "Reds took Ford", "an officer of Blues", stance="denies", when="6")
    assert ask([*AIR_BASE, denial], "6").basis == "conceded"
