"""The party book: whose side a party is on, and who fights beside whom, and when."""

from __future__ import annotations

from datetime import date

from contested.model import Party, PartyBook, Period, Tie

BOOK = PartyBook.of(
    [
        Party("sudan", "Sudanese government", "state"),
        Party("saf", "Sudanese Armed Forces", "organ", ties=(Tie("member", "sudan"),)),
        Party("saf-tv", "Sudan TV", "media", ties=(Tie("owned", "saf"),)),
        Party(
            "rsf",
            "Rapid Support Forces",
            "armed group",
            ties=(Tie("ally", "sudan", Period.parse("/2023-04-14")),),
        ),
        Party("monitor", "A monitor", "monitor"),
        Party("ring-a", "A", "organ", ties=(Tie("member", "ring-b"),)),
        Party("ring-b", "B", "organ", ties=(Tie("member", "ring-a"),)),
    ]
)


def test_organs_and_owned_media_stand_for_their_side() -> None:
    assert BOOK.side("saf") == "sudan"
    assert BOOK.side("saf-tv") == "sudan"
    assert BOOK.side("monitor") == "monitor"


def test_a_party_that_nobody_knows_is_its_own_side() -> None:
    assert BOOK.side("name:the-unknown") == "name:the-unknown"


def test_memberships_in_a_ring_end() -> None:
    assert BOOK.side("ring-a") in ("ring-a", "ring-b")


def test_an_alliance_holds_while_it_is_dated() -> None:
    assert BOOK.allied("rsf", "saf", date(2023, 4, 1))
    assert not BOOK.allied("rsf", "saf", date(2023, 4, 15))
    assert BOOK.allied("saf", "rsf", date(2023, 4, 1))
    assert not BOOK.allied("monitor", "rsf")
