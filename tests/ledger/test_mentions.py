"""A claim and what its names were resolved to are taken apart and put together again."""

from __future__ import annotations

from hypothesis import given, settings

from contested.ledger.mentions import NOTHING, Resolved, join, place_keys, split
from contested.model import Claim, Control, Link, Mention, Movement, PlaceRef, Span, Speaker
from strategies import CLAIMS, PROVINCE, SIDES, TOWNS


@settings(max_examples=60, deadline=None)
@given(CLAIMS)
def test_split_and_join_are_each_others_way_back(claim: Claim) -> None:
    bare, resolved = split(claim)
    assert join(bare, resolved) == claim
    assert split(bare) == (bare, {})
    assert NOTHING not in resolved.values()


def test_roles_say_where_a_name_stands() -> None:
    reds, blues = SIDES
    claim = Claim(
        "c", "d", "e", Span(0, 1),
        Control("took", Mention("the Reds", party=reds), Mention("somebody")),
        speaker=Speaker("named", Mention("Ana"), affiliation=Mention("the ministry", party=blues)),
        chain=(Link("Wire"), Link("Red Radio", party=reds)),
        place=Mention("A", place=TOWNS[0]),
    )  # fmt: skip
    assert split(claim)[1] == {
        "matter.holder": Resolved(party=reds),
        "speaker.affiliation": Resolved(party=blues),
        "chain.1": Resolved(party=reds),
        "place": Resolved(place=TOWNS[0]),
    }


def test_places_of_a_claim_and_those_around_them() -> None:
    assert place_keys({"place": Resolved(place=TOWNS[0])}) == {"t0": False, "p": True, "c": True}
    both = {"place": Resolved(place=TOWNS[0]), "matter.scope": Resolved(place=PROVINCE)}
    assert place_keys(both) == {"t0": False, "p": False, "c": True}


def test_a_claim_without_a_place_of_its_own_is_found_under_the_empty_id() -> None:
    assert place_keys({}) == {"": False}
    flight = Claim("c", "d", "e", Span(0, 1), Movement("fled", goal=Mention("A", place=TOWNS[0])))
    assert place_keys(split(flight)[1]) == {"": False, "t0": False, "p": True, "c": True}


def test_a_claim_is_found_by_its_country_and_by_the_town_of_a_quarter() -> None:
    quarter = PlaceRef("q", "East Aleppo", country="SY")
    found = place_keys({"place": Resolved(place=quarter)})
    assert found == {"q": False, "country:SY": True, "quarter of:aleppo": True}
