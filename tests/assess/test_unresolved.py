"""Phrases that name nobody are no parties; a siege, a loss or a denial told alone is still told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.assess.telling import ask, gist, said

from contested.model import Control, Entry, Mention, PartyRef


def by(entry: Entry, role: str, words: str, resolved: bool = False) -> Entry:
    """The claim with a holder or loser as a phrase: not resolved, or taken for a group of no name."""
    matter = entry.claim.matter
    assert isinstance(matter, Control)
    name = f"name:{words.lower()}"
    party = PartyRef(name, words, name, words, known=False) if resolved else None
    mention = Mention(words, party=party)
    changed = replace(matter, holder=mention) if role == "holder" else replace(matter, loser=mention)
    return replace(entry, claim=replace(entry.claim, matter=changed))


@pytest.mark.parametrize("resolved", [False, True])
@pytest.mark.parametrize("words", ["the last units", "residents or armed men", "neither side"])
def test_a_phrase_that_names_nobody_holds_nothing(words: str, resolved: bool) -> None:
    told = [
        said("2", "Reds holds Ford", when="2"),
        by(said("3", "Reds took Ford"), "holder", words, resolved),
    ]
    assert gist(ask(told, "3")) == "held Reds reported 1-1"
    alone = ask(told[1:], "3")
    assert gist(alone) == "unknown"
    assert [e.claim.id for e in alone.claims] == [told[1].claim.id]


def test_a_group_that_the_book_lacks_has_a_name() -> None:
    told = by(said("3", "Reds took Ford", when="3"), "holder", "Sons of the River", resolved=True)
    assert gist(ask([told], "3")) == "held Sons of the River reported 1-1"


def test_the_units_that_left_are_those_of_who_says_so() -> None:
    taken = said("3", "Reds took Ford", "Red Radio", when="3")
    owned = by(said("3", "Blues left Ford", "Ann Lee of Blues", when="3"), "loser", "the last units")
    assert gist(ask([taken, owned], "3")) == "held Reds conceded 1-1"
    told = by(said("3", "Blues left Ford", when="3"), "loser", "the last units")
    assert gist(ask([taken, told], "3")) == "held Reds claimed 0-0"


def test_a_denial_goes_to_the_deniers_side_not_to_a_phrase() -> None:
    told = [
        by(said("1", "Blues holds Ford"), "holder", "various groups", resolved=True),
        said("2", "Reds took Ford", "Red Radio", when="2"),
        said("2", "Reds took Ford", "Ann Lee of Blues", when="2", stance="denies"),
    ]
    assert [rival.party for rival in ask(told, "2").rivals] == ["Reds", "Blues"]


ALONE = [
    ("an undated loss", said("3", "Blues lost Ford"), "lost Ford"),
    ("an undated departure", said("3", "Blues left Ford"), "left Ford"),
    (
        "a denial",
        said("3", "Reds took Ford", "Ann Lee of Blues", stance="denies"),
        "denies that Reds took",
    ),
    (
        "a denied loss of nobody",
        said("3", "Somebody lost Ford", "Ann Lee of Blues", stance="denies"),
        "denies",
    ),
    ("a doubt", said("3", "Reds took Ford", "War Watch", stance="unconfirmed"), "could not confirm"),
    (
        "a plan to take it back",
        said("3", "Blues retook Ford", "Ann Lee of Blues", modality="intended"),
        "is to be",
    ),
    ("a fight that is over", said("3", "Reds contests Ford", when="2"), "fought for Ford"),
]


@pytest.mark.parametrize(("name", "told", "words"), ALONE, ids=[row[0] for row in ALONE])
def test_what_is_told_alone_is_evidence(name: str, told: Entry, words: str) -> None:
    for on in ("3", "20"):
        view = ask([told], on)
        assert gist(view) == "unknown"
        assert [e.claim.id for e in view.claims] == [told.claim.id]
        assert view.last_evidence is not None
        assert view.last_evidence <= date(2020, 3, 3)
        assert words in " ".join(view.reasons)
    assert "silence since then is not peace" in " ".join(ask([told], "20").reasons)
    assert not ask([told], "1").claims, "it tells nothing of the days before"


def test_an_undated_loss_takes_effect_like_a_dated_one() -> None:
    lost = said("3", "Blues left Ford", "Blue Ministry")
    taken = said("4", "Reds took Ford", "Red Radio", when="4")
    assert gist(ask([lost, taken], "3")) == "unknown"
    assert gist(ask([lost, taken], "4")) == "held Reds conceded 1-1"


def test_a_holder_does_not_besiege_what_it_holds() -> None:
    siege = [said("1", f"{who} surrounds Ford", when="1") for who in ("Reds", "Greens")]
    state = said("2", "Reds holds Ford", when="2")
    assert gist(ask([*siege, state], "1")) == "unknown besieged:Greens"
    assert gist(ask([*siege, state], "2")) == "held Reds reported 1-1"
    other = said("2", "Blues surrounds Ford", when="2")
    assert gist(ask([*siege, other, state], "2")) == "held Reds reported 1-1 besieged:Blues"
