"""Every rule of "When a claim holds" and "Status of a place", as a table of small stories about one town.

`3` is the third of March; a claim without `by` is Hill Post's own voice.
"""

from __future__ import annotations

import pytest
from tests.assess.telling import SHIRE, ask, gist, published, said

from contested.model import Entry

WIRE = published("9", "Steppe Wire")
Story = tuple[str, list[Entry], str, str]

TENURES: list[Story] = [
    ("a fall", [said("2", "Reds took Ford from Blues", when="2")], "2", "held Reds reported 1-1"),
    (
        "until the fall the loser held it",
        [said("2", "Reds took Ford from Blues", when="2")],
        "1",
        "held Blues reported 1-1",
    ),
    ("nothing is known before a state", [said("2", "Reds holds Ford")], "1", "unknown"),
    (
        "a state without a time holds on the text date",
        [said("2", "Reds holds Ford")],
        "2",
        "held Reds reported 1-1",
    ),
    ("a tenure lasts", [said("2", "Reds took Ford", when="2")], "20", "held Reds reported 1-1"),
    (
        "an undated event happened by the text date",
        [said("9", "Reds took Ford")],
        "9",
        "held Reds reported 1-1",
    ),
    ("and not surely before", [said("9", "Reds took Ford")], "8", "unknown"),
    (
        "a retaking",
        [said("2", "Reds took Ford", when="2"), said("5", "Blues retook Ford from Reds", when="5")],
        "5",
        "held Blues reported 1-1",
    ),
    (
        "retaken on the day of the fall",
        [said("5", "Blues retook Ford", when="5"), said("5", "Reds took Ford", when="5")],
        "5",
        "held Blues reported 1-1",
    ),
    (
        "old and new evidence for one tenure",
        [said("2", "Reds took Ford", when="2"), said(WIRE, "Reds holds Ford")],
        "4",
        "held Reds corroborated 2-2",
    ),
    (
        "left, and nobody came",
        [said("2", "Reds holds Ford"), said("5", "Reds left Ford", when="5")],
        "6",
        "unknown",
    ),
    (
        "left, then taken: the leaver concedes",
        [
            said("5", "Blues left Ford", "Blue Ministry", when="4"),
            said("5", "Reds took Ford", "War Watch", when="5"),
        ],
        "5",
        "held Reds conceded 2-2",
    ),
    (
        "an undated capture takes the day of the loss",
        [said("9", "Reds took Ford from Blues"), said(WIRE, "Blues lost Ford", when="4")],
        "4",
        "held Reds reported 1-1",
    ),
    (
        "a month is not a day: the holder before stays until it is over",
        [said("2020-01-01", "Blues holds Ford"), said("20", "Reds took Ford", when="2020-02")],
        "2020-02-10",
        "held Blues reported 1-1",
    ),
    (
        "a long state ends a change within it",
        [
            said("20", "Reds holds Ford", when="1/20"),
            said(published("10", "Steppe Wire"), "Blues took Ford", when="10"),
        ],
        "20",
        "held Reds reported 1-1",
    ),
    (
        "who plans to retake it does not hold it",
        [said("2", "Blues holds Ford"), said("5", "Blues retook Ford", "Blue Ministry", modality="intended")],
        "5",
        "unknown",
    ),
    ("who may take it does not have it", [said("2", "Reds took Ford", modality="possible")], "2", "unknown"),
    (
        "who is asked to leave has not left",
        [said("2", "Reds left Ford", modality="demanded")],
        "2",
        "unknown",
    ),
    ("unconfirmed is not said", [said("2", "Reds took Ford", stance="unconfirmed")], "2", "unknown"),
]

PASSING: list[Story] = [
    ("fills a gap", [said("2", "Reds holds Ford", passing=True)], "2", "held Reds reported 1-1"),
    (
        "does not overturn within 30 days",
        [said("2", "Reds took Ford", when="2"), said("31", "Blues holds Ford", passing=True)],
        "31",
        "held Reds reported 1-1",
    ),
    (
        "overturns an old account",
        [said("2", "Reds took Ford", when="2"), said("2020-04-05", "Blues holds Ford", passing=True)],
        "2020-04-05",
        "held Blues reported 1-1",
    ),
    (
        "does not undo a division within 30 days",
        [
            said("2", "Reds holds part of Ford"),
            said("2", "Blues holds part of Ford"),
            said("20", "Reds holds Ford", passing=True),
        ],
        "20",
        "divided Reds+Blues reported 1-1",
    ),
    (
        "an explicit word overturns at once",
        [said("2", "Reds took Ford", when="2"), said("9", "Blues holds Ford")],
        "9",
        "held Blues reported 1-1",
    ),
]

FIGHTS: list[Story] = [
    ("a fight and no tenure", [said("2", "Reds contests Ford from Blues", when="2")], "2", "fought over"),
    ("attackers hold nothing", [said("2", "Reds contests Ford from Blues", when="2")], "3", "unknown"),
    ("a clash in the town", [said("2", "Somebody clash Ford", when="2")], "2", "fought over"),
    (
        "a clash near it is none",
        [said("2", "Somebody clash Ford", when="2", relation="near")],
        "2",
        "unknown",
    ),
    (
        "a taking ends the fight of its day",
        [said("2", "Reds contests Ford", when="1/2"), said("2", "Reds took Ford", when="2")],
        "2",
        "held Reds reported 1-1",
    ),
    (
        "entered, not divided",
        [said("2", "Reds contests Ford", when="2"), said("2", "Reds took part of Ford", when="2")],
        "2",
        "fought over",
    ),
    (
        "fighting in a divided place",
        [said("2", "Reds holds most of Ford"), said("2", "Reds contests Ford", when="2")],
        "2",
        "divided Reds+? reported 1-1 fought",
    ),
]

SIEGES: list[Story] = [
    ("besieges, holds nothing", [said("2", "Reds surrounds Ford")], "2", "unknown besieged:Reds"),
    ("stands until lifted", [said("2", "Reds surrounds Ford")], "20", "unknown besieged:Reds"),
    (
        "lifted",
        [said("2", "Reds surrounds Ford"), said("9", "Reds surrounds Ford", when="8", ended=True)],
        "9",
        "unknown",
    ),
    (
        "the place changes hands",
        [said("2", "Reds surrounds Ford from Blues"), said("9", "Reds took Ford", when="9")],
        "9",
        "held Reds reported 1-1",
    ),
    ("an attempt is none", [said("2", "Reds surrounds Ford", modality="ongoing")], "2", "unknown"),
    ("by nobody named", [said("2", "Somebody surrounds Ford")], "2", "unknown besieged:unnamed"),
    ("counted villages of it", [said("2", "Reds surrounds 12 villages of Ford")], "2", "unknown"),
]

DIVISIONS: list[Story] = [
    ("most of it", [said("2", "Reds holds most of Ford")], "2", "divided Reds+? reported 1-1"),
    (
        "a count of it",
        [said("2", "Reds took 5 districts of Ford", "Reds")],
        "2",
        "divided Reds+? claimed 0-0",
    ),
    (
        "the basis of its weakest part",
        [said("2", "Reds holds part of Ford"), said("2", "Blues holds part of Ford", "Blues")],
        "2",
        "divided Reds+Blues claimed 0-0",
    ),
    (
        "one part taken from the holder",
        [said("2", "Blues holds Ford"), said("5", "Reds took part of Ford", when="5")],
        "5",
        "divided Blues+Reds reported 1-1",
    ),
    (
        "taken as a whole, the division is over",
        [said("2", "Reds holds most of Ford"), said("9", "Blues took Ford", when="9")],
        "9",
        "held Blues reported 1-1",
    ),
]

STORIES = [*TENURES, *PASSING, *FIGHTS, *SIEGES, *DIVISIONS]


@pytest.mark.parametrize(("entries", "on", "expected"), [s[1:] for s in STORIES], ids=[s[0] for s in STORIES])
def test_status(entries: list[Entry], on: str, expected: str) -> None:
    assert gist(ask(entries, on)) == expected


def test_only_what_was_published_by_then_counts() -> None:
    entries = [said("4", "Reds took Ford", when="2")]
    assert ask(entries, "2", "3").state == "unknown"
    assert ask(entries, "2", "4").holder == "Reds"


def test_last_evidence_is_the_last_day_spoken_of_and_its_age_is_said() -> None:
    entries = [said("4", "Reds took Ford", when="2"), said(WIRE, "Reds holds Ford")]
    assert str(ask(entries, "3").last_evidence) == "2020-03-02"
    late = ask(entries, "20")
    assert str(late.last_evidence) == "2020-03-09"
    assert any("silence since then is not peace" in reason for reason in late.reasons)


def test_a_part_coded_on_its_own_does_not_count_for_its_area() -> None:
    entries = [said("2", "Reds took Ford", when="2")]
    view = ask(entries, "2", place=SHIRE)
    assert view.state == "unknown"
    assert view.reasons[-1].startswith("Derived from places within Shire, each judged for itself: Ford held")


def test_who_could_not_confirm_it_is_named() -> None:
    entries = [
        said("2", "Reds took Ford", when="2"),
        said("2", "Reds took Ford", "War Watch", stance="unconfirmed"),
    ]
    assert (
        "War Watch, by way of Hill Post, on 2 March 2020, could not confirm it." in ask(entries, "2").reasons
    )


def test_reasons_name_speaker_outlet_and_day() -> None:
    entries = [
        said("2", "Reds took Ford from Blues", "2 officers of Blues", via="Steppe Wire", when="2"),
        said("2", "Reds took Ford from Blues", "Tam Orr of Blue Ministry", stance="denies", when="2"),
    ]
    told = " ".join(ask(entries, "2").reasons)
    assert (
        "2 officers (Blues, unnamed), told to Steppe Wire, in Hill Post, on 2 March 2020, say that Reds"
        in told
    )
    assert "Tam Orr (Blue Ministry), by way of Hill Post, on 2 March 2020, denies that Reds took Ford" in told
