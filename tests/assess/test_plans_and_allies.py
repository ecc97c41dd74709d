"""What plans concede, what one report tells out of order, and how allies hold a place. Each row a story."""

from __future__ import annotations

import pytest
from tests.assess.telling import ask, gist, said

from contested.model import Entry

Story = tuple[str, list[Entry], str, str]

REPORTS: list[Story] = [
    (
        "a plan to retake it concedes it to whoever holds it",
        [
            said("2", "Reds took Ford", "Reds", when="2"),
            said("5", "Blues retook Ford", "Blue Ministry", modality="intended"),
        ],
        "5",
        "held Reds conceded 1-1",
    ),
    (
        "what one report tells beside its taking back is the older",
        [said("9", "Reds took Ford"), said("9", "Blues retook Ford from Reds", when="5")],
        "9",
        "held Blues reported 1-1",
    ),
    (
        "a newer report of an undated capture is news",
        [said("12", "Reds took Ford"), said("9", "Blues retook Ford from Reds", when="5")],
        "12",
        "held Reds reported 1-1",
    ),
]
PLANS: list[Story] = [
    (
        "a plan to take it concedes nothing",
        [
            said("2", "Reds took Ford from Blues", "War Watch", when="2"),
            said("2", "Blues holds Ford", "Blue Ministry", when="2"),
            said("2", "Blues took Ford", "Blue Ministry", modality="intended"),
        ],
        "2",
        "held Reds/Blues disputed 1-1",
    ),
    (
        "but tells in passing who holds it",
        [said("2", "Blues took Ford from Reds", "Blue Ministry", modality="intended")],
        "2",
        "held Reds reported 1-1",
    ),
]
ALLIES: list[Story] = [
    (
        "an ally says that it holds it too",
        [said("2", "Reds took Ford", when="2"), said("4", "Greens holds Ford")],
        "4",
        "held Reds reported 1-1",
    ),
    (
        "handed over to an ally",
        [said("2", "Reds took Ford", when="2"), said("4", "Greens took Ford from Reds", when="4")],
        "4",
        "held Greens reported 1-1",
    ),
    (
        "an ally leaves, the holder stays",
        [said("2", "Reds took Ford", when="2"), said("4", "Greens left Ford", when="4")],
        "4",
        "held Reds reported 1-1",
    ),
]
STORIES = [*REPORTS, *PLANS, *ALLIES]


@pytest.mark.parametrize(("entries", "on", "expected"), [s[1:] for s in STORIES], ids=[s[0] for s in STORIES])
def test_status(entries: list[Entry], on: str, expected: str) -> None:
    assert gist(ask(entries, on)) == expected
