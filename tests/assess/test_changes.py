"""What changed between two points of view: small stories about one town; nothing is remembered between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.telling import BOOK, FORD, day, said

from contested.assess import changes
from contested.assess.changes import GRAVITY, kinds_of
from contested.model import AsOf, Brief, Entry, PlaceRef

STORIES: list[tuple[str, list[Entry], str, str, tuple[str, ...]]] = [
    ("a first word", [said("2", "Reds took Ford")], "1", "3", ("new",)),
    ("nothing new", [said("2", "Reds took Ford")], "2", "3", ()),
    (
        "it changed hands",
        [said("2", "Reds took Ford", when="2"), said("5", "Blues took Ford", when="5")],
        "4",
        "6",
        ("changed hands",),
    ),
    (
        "it fell into dispute",
        [
            said("2", "Reds took Ford", when="2"),
            said("3", "Reds took Ford", when="2", by="Ann Lee of Blues", stance="denies"),
        ],
        "2",
        "4",
        ("disputed",),
    ),
    (
        "the loser concedes",
        [
            said("2", "Reds took Ford from Blues", when="2", by="Bo Ek of Reds"),
            said("4", "Reds took Ford", when="2", by="Ann Lee of Blues"),
        ],
        "3",
        "5",
        ("better known",),
    ),
    (
        "the holder left and nobody came",
        [said("2", "Reds took Ford", when="2"), said("6", "Reds left Ford", when="6")],
        "5",
        "7",
        ("no holder",),
    ),
    (
        "a siege began",
        [said("2", "Blues holds Ford"), said("6", "Reds surrounds Ford")],
        "5",
        "7",
        ("besieged",),
    ),
]


def brief(entries: list[Entry], since: str, until: str) -> Brief:
    before, after = AsOf(day(since), day(since), 9999), AsOf(day(until), day(until), 9999)
    new = [e for e in entries if day(since) < e.first.known <= day(until)]

    def concerning(place: PlaceRef) -> list[Entry]:
        return entries

    return changes(new, concerning, BOOK, before, after)


@pytest.mark.parametrize(
    ("story", "entries", "since", "until", "kinds"), STORIES, ids=[s[0] for s in STORIES]
)
def test_what_changed(
    story: str, entries: list[Entry], since: str, until: str, kinds: tuple[str, ...]
) -> None:
    found = brief(entries, since, until)
    assert tuple(k for c in found.changes for k in c.kinds) == kinds
    assert all(change.place == FORD.name for change in found.changes)


def test_claims_that_change_nothing_are_told_as_such() -> None:
    entries = [said("2", "Reds took Ford", when="2"), said("4", "Reds holds Ford")]
    found = brief(entries, "3", "5")
    assert (found.changes, found.steady, len(found.claims)) == ((), ("Ford",), 1)


def test_the_gravest_stands_first() -> None:
    entries = [
        said("2", "Blues holds Ford"),
        said("5", "Reds took Ford", when="5"),
        said("6", "Blues contests Ford", when="6"),
    ]
    (change,) = brief(entries, "4", "6").changes
    assert change.kinds == ("changed hands", "fought over")
    assert [GRAVITY.index(kind) for kind in change.kinds] == sorted(map(GRAVITY.index, change.kinds))


WORDS = st.sampled_from(
    ["Reds took Ford", "Blues took Ford", "Reds left Ford", "Blues contests Ford", "Reds holds Ford"]
)


@given(st.lists(st.tuples(st.integers(1, 9), WORDS), max_size=6), st.integers(1, 9), st.integers(0, 8))
def test_both_answers_are_those_of_their_days(told: list[tuple[int, str]], since: int, later: int) -> None:
    """A brief remembers nothing: a place is in it only where its two answers differ."""
    entries = [said(str(on), words) for on, words in told]
    found = brief(entries, str(since), str(since + later))
    for change in found.changes:
        assert change.kinds == kinds_of(change.before, change.after) != ()
        assert change.before.asof.known == day(str(since)) and change.after.asof.known == day(
            str(since + later)
        )
    assert {e.claim.id for e in found.claims} == {
        e.claim.id for e in entries if day(str(since)) < e.first.known <= day(str(since + later))
    }
