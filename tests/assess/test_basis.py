"""How well an account stands: who says it, who loses by it, who denies it. Each row a small story."""

from __future__ import annotations

import pytest
from tests.assess.telling import ask, gist, published, said

from contested.model import Entry

WIRE = published("9", "Steppe Wire")
Story = tuple[str, list[Entry], str, str]

BASES: list[Story] = [
    ("the gainer alone", [said("2", "Reds took Ford", "Ann Lee of Reds")], "2", "held Reds claimed 0-0"),
    (
        "its ally is not independent",
        [said("2", "Reds took Ford", "Bo of Greens")],
        "2",
        "held Reds claimed 0-0",
    ),
    (
        "nor is its medium",
        [said(published("2", "Red Radio"), "Reds took Ford")],
        "2",
        "held Reds claimed 0-0",
    ),
    (
        "an unnamed source of its medium",
        [said(published("2", "Red Radio"), "Reds took Ford", "a source")],
        "2",
        "held Reds claimed 0-0",
    ),
    ("a monitor", [said("2", "Reds took Ford", "War Watch")], "2", "held Reds reported 1-1"),
    (
        "conceded on record",
        [said("2", "Reds took Ford from Blues", "Tam Orr of Blues")],
        "2",
        "held Reds conceded 1-1",
    ),
    (
        "conceded by the government of the country, no loser named",
        [said("2", "Reds took Ford", "Tam Orr of Blues")],
        "2",
        "held Reds conceded 1-1",
    ),
    (
        "another side than the one that lost it concedes nothing",
        [said("2", "Reds took Ford from Whites", "Tam Orr of Blues")],
        "2",
        "held Reds reported 1-1",
    ),
    (
        "conceded by who fights there, no loser named",
        [
            said("2", "Reds took Ford", "Kit Bay of Whites", when="2"),
            said("2", "Reds contests Ford from Whites", when="1"),
        ],
        "2",
        "held Reds conceded 1-1",
    ),
    (
        "conceded off the record",
        [said("2", "Reds took Ford from Blues", "an officer of Blues")],
        "2",
        "held Reds conceded 1-1",
    ),
    (
        "off the record against a denial on record",
        [
            said("2", "Reds took Ford from Blues", "an officer of Blues", when="2"),
            said("2", "Reds took Ford from Blues", "Blue Ministry", stance="denies", when="2"),
        ],
        "2",
        "held Reds/Blues disputed 1-1",
    ),
    (
        "a denial off the record weighs nothing",
        [
            said("2", "Reds took Ford from Blues", "War Watch", when="2"),
            said("2", "Reds took Ford from Blues", "an officer of Blues", stance="denies", when="2"),
        ],
        "2",
        "held Reds reported 1-1",
    ),
    (
        "an independent denial",
        [
            said("2", "Reds took Ford from Blues", "Ann Lee of Reds", when="2"),
            said(published("2", "Steppe Wire"), "Reds took Ford from Blues", stance="denies", when="2"),
        ],
        "2",
        "held Reds/Blues disputed 0-0",
    ),
    (
        "a rival account by the other side",
        [said("2", "Reds took Ford", when="2"), said("2", "Blues holds Ford", "Blue Ministry", when="2")],
        "2",
        "held Reds/Blues disputed 1-1",
    ),
    (
        "a denial of an earlier day does not touch a later fall",
        [
            said("1", "Reds took Ford from Blues", "Blue Ministry", stance="denies", when="1"),
            said("3", "Reds took Ford from Blues", when="3"),
        ],
        "3",
        "held Reds reported 1-1",
    ),
    (
        "a dispute stands",
        [
            said("2", "Reds took Ford from Blues", when="2"),
            said("2", "Reds took Ford from Blues", "Blue Ministry", stance="denies", when="2"),
        ],
        "20",
        "held Reds/Blues disputed 1-1",
    ),
    (
        "until somebody independent says so anew",
        [
            said("2", "Reds took Ford from Blues", when="2"),
            said("2", "Reds took Ford from Blues", "Blue Ministry", stance="denies", when="2"),
            said(WIRE, "Reds holds Ford"),
        ],
        "9",
        "held Reds corroborated 2-2",
    ),
    (
        "the gainer saying so anew ends no dispute",
        [
            said("2", "Reds took Ford from Blues", when="2"),
            said("2", "Reds took Ford from Blues", "Blue Ministry", stance="denies", when="2"),
            said(WIRE, "Reds holds Ford", "Ann Lee of Reds"),
        ],
        "9",
        "held Reds/Blues disputed 1-1",
    ),
]


@pytest.mark.parametrize(("entries", "on", "expected"), [s[1:] for s in BASES], ids=[s[0] for s in BASES])
def test_basis(entries: list[Entry], on: str, expected: str) -> None:
    assert gist(ask(entries, on)) == expected
