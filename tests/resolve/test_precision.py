"""Precision codes of UCDP and ACLED, and both places of "between X and Y"."""

from __future__ import annotations

import pytest

from contested.model import Claim, Control, Document, Mention, PlaceRef, Publication, Span, Speaker
from contested.resolve import Resolver
from contested.resolve.context import Context
from contested.resolve.precision import coded, codes

CODES = [
    ("Bakhmut", "UA", 1, 1),
    ("near Bakhmut", "UA", 2, 2),
    ("the outskirts of Bakhmut", "UA", 2, 2),
    ("the countryside of Aleppo", "SY", 2, 2),
    ("eastern Aleppo", "SY", 1, 1),
    ("Herat province", "AF", 4, 3),
    ("five districts of Herat", "AF", 4, 3),
    ("northern Herat province", "AF", 4, 3),
    ("northern Syria", "SY", 5, 3),
    ("near northern Syria", "TR", 5, 3),
    ("Syria", "SY", 6, 3),
    ("Donbas", "UA", 5, 3),
    ("the Sahel", "ML", 5, 3),
    ("the Gulf of Aden", "YE", 7, 3),
    ("between Goma and Sake", "CD", 2, 2),
    ("between Herat and Iran", "AF", 5, 3),
]


@pytest.mark.parametrize(("phrase", "country", "where", "geo"), CODES, ids=[phrase for phrase, *_ in CODES])
def test_codes_of_a_phrase(resolver: Resolver, phrase: str, country: str, where: int, geo: int) -> None:
    sense = resolver.places.place(phrase, Context({country: 2.0}))
    assert sense.ref is not None
    ref = coded(sense.ref, sense.relation, phrase, sense.apart)
    assert (ref.where_prec, ref.geo_precision) == (where, geo)


@pytest.mark.parametrize(
    "feature", ["city", "dam", "base", "crossing", "camp", "admin1", "admin2", "country", "road"]
)
def test_near_is_never_more_exact_than_at(feature: str) -> None:
    ref = PlaceRef("x", "X", feature=feature)  # type: ignore[arg-type]
    at, near = codes(ref, "at", "", None), codes(ref, "near", "", None)
    assert near[0] >= max(at[0], 2)
    assert near[1] >= max(at[1], 2)


def test_no_place_has_no_code() -> None:
    ref = coded(PlaceRef("", "San Pedro", False), "at")
    assert (ref.where_prec, ref.geo_precision) == (None, None)


def test_between_keeps_both_places(resolver: Resolver) -> None:
    sense = resolver.places.place("between Herat and Iran", Context({"AF": 2.0}))
    assert sense.ref is not None
    assert sense.relation == "between"
    assert sense.ref.ends == ("gn:1140026", "country:IR")
    assert "between Herat and Iran" in sense.ref.reasons


def test_claims_carry_their_codes(resolver: Resolver) -> None:
    text = "Rebels seized a post near Goma on Monday."
    matter = Control("took", Mention("Rebels"))
    claim = Claim(
        "c", "e", "d", Span(0, len(text)), Speaker("report"), matter, place=Mention("near Goma", Span(19, 28))
    )
    (told,) = resolver.resolve([claim], Document(id="d", data=b"", text=text), Publication("p", "d", "r"))
    assert told.place is not None and told.place.place is not None
    assert (told.place.relation, told.place.place.where_prec, told.place.place.geo_precision) == (
        "near",
        2,
        2,
    )
