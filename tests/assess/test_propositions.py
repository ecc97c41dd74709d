"""What a control claim says about who has its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.assess.telling import published, said

from contested.assess import propositions
from contested.model import Entry, Mention, Proposition


def line(p: Proposition) -> str:
    """`Reds has all event 2020-03-02`."""
    assert p.party is not None
    return f"{p.party.side} {'has' if p.has else 'has not'} {p.extent} {p.nature} {p.period}"


ROWS: list[tuple[Entry, list[str]]] = [
    (said("5", "Reds took Ford", when="2"), ["Reds has all event 2020-03-02"]),
    (said("5", "Reds took Ford"), ["Reds has all event /2020-03-05"]),
    (
        said("5", "Reds took Ford from Blues", when="2"),
        ["Reds has all event 2020-03-02", "Blues has all state /2020-03-01"],
    ),
    (said("5", "Reds took most of Ford", when="2"), ["Reds has most event 2020-03-02"]),
    (said("5", "Reds took Ford", relation="part of"), ["Reds has part event /2020-03-05"]),
    (said("5", "Reds took 3 villages of Shire"), ["Reds has count event /2020-03-05"]),
    (said("5", "Reds holds Ford"), ["Reds has all state 2020-03-05"]),
    (said("5", "Reds holds Ford", when="2/"), ["Reds has all state 2020-03-02/2020-03-05"] * 2),
    (
        said("5", "Reds left Ford", when="2"),
        ["Reds has not all event 2020-03-02", "Reds has all state /2020-03-01"],
    ),
    (said("5", "Reds took Ford", stance="denies", when="2"), ["Reds has not all state 2020-03-02"]),
    (said("5", "Reds left Ford", stance="denies", when="2"), ["Reds has all state 2020-03-02"]),
    (
        said("5", "Blues retook Ford from Reds", modality="intended", when="9"),
        ["Blues has not all state 2020-03-05", "Reds has all state 2020-03-05"],
    ),
    (said("5", "Reds contests Ford from Blues"), []),
    (said("5", "Reds surrounds Ford from Blues"), []),
    (said("5", "Reds took Ford", stance="unconfirmed"), []),
    (said("5", "Reds took Ford", modality="possible"), []),
    (said("5", "Reds took Ford", stance="denies", modality="possible"), []),
    (said(published("9", text_date="5"), "Reds holds Ford"), ["Reds has all state 2020-03-05"]),
]


@pytest.mark.parametrize("words", ["they", "Their", "the forces"])
def test_nothing_is_held_by_nobody(words: str) -> None:
    entry = said("5", "Reds holds Ford")
    matter = replace(entry.claim.matter, holder=Mention(words))  # type: ignore[type-var]
    assert propositions(replace(entry, claim=replace(entry.claim, matter=matter))) == []


@pytest.mark.parametrize(("entry", "expected"), ROWS)
def test_propositions(entry: Entry, expected: list[str]) -> None:
    assert [line(p) for p in propositions(entry)] == expected
