"""Which names are suggested as one, and what a user's word finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.assess.telling import BOOK, published, ref, said

from contested import assess
from contested.model import Decision, Entry, Likeness, PlaceRef, Subject
from contested.resolve.folding import fold, skeleton

TAKEN = "Reds took Ford"


def suggested(entries: list[Entry], decisions: list[Decision] | None = None) -> list[Likeness]:
    named = assess.catalogue(entries, BOOK)
    rulings = assess.rulings(decisions or [])
    return assess.likely(named, rulings, BOOK, lambda name: skeleton(fold(name)), lambda _: ())


def told(*speakers: str) -> list[Entry]:
    return [said(published(str(n + 2), f"Paper {n}"), TAKEN, by) for n, by in enumerate(speakers)]


PEOPLE = [
    (("Tarek Ariyan of Blues", "Tareq Aryan of Blues"), "likely"),
    (("Yusuf Ahmadi of Blues", "Youssef Ahmady of Blues"), "likely"),
    (("Tarek Arian of Blues", "Tareq Arian of Blues"), "by rule"),
    (("Yusuf Ahmadi of Blues", "Youssef Ahmady of Reds"), None),
    (("Yusuf Ahmadi of Blues", "Karim Ahmadi of Blues"), None),
    (("Zabihullah Mujahid of Reds", "Zabiullah Mujahed of Reds"), "likely"),
    (("Ghulam Habib Hashimi of Blues", "Habib Hashimi of Blues"), "likely"),
    (("Ann Lee of Blues", "Ben Orr of Blues"), None),
    (("Mariam Kone", "Maryam Koné"), "by rule"),
    (("Olena Kovalenko of Blues", "Olena Kovalchuk of Blues"), None),
]


@pytest.mark.parametrize(("pair", "standing"), PEOPLE, ids=[" and ".join(p[0]) for p in PEOPLE])
def test_people(pair: tuple[str, str], standing: str | None) -> None:
    found = [x.standing for x in suggested(told(*pair)) if x.first.kind == "person"]
    assert found == ([standing] if standing else [])


OUTLETS = [
    ("Steppe Wires", "wire"),
    ("SteppeWire", "wire"),
    ("Step Wire", "wire"),
    ("Prairie Wire", None),
    ("Red Radoi", "red-radio"),
    ("Hill Poster Weekly", None),
]


@pytest.mark.parametrize(("outlet", "party"), OUTLETS)
def test_outlets(outlet: str, party: str | None) -> None:
    found = suggested([said(published("2", outlet), TAKEN)])
    assert [x.second.id for x in found] == ([party] if party else [])
    assert all(x.reasons[1].startswith("in the party book: media") for x in found)


def test_places_near_known_ones_of_their_country_and_kind() -> None:
    ford, far = (
        PlaceRef("1", "Khan Alwan", country="XX", feature="city"),
        PlaceRef("2", "Khan Alwan", country="YY"),
    )
    airport = PlaceRef("name:XX:khan elwan", "Khan Elwan", False, "airport", "XX")
    near = PlaceRef("name:XX:han alwan", "Khan Elwan", False, country="XX")

    def at(place: PlaceRef) -> Entry:
        entry = said("2", TAKEN)
        assert entry.claim.place is not None
        mention = replace(entry.claim.place, text=place.name, place=place)
        return replace(entry, claim=replace(entry.claim, id=place.id, place=mention))

    pairs = {(x.first.id, x.second.id) for x in suggested([at(p) for p in (ford, far, near)])}
    assert pairs == {(near.id, ford.id)}
    assert not suggested([at(p) for p in (ford, airport)])


def test_what_was_split_is_not_suggested_again() -> None:
    entries = told("Yusuf Ahmadi of Blues", "Youssef Ahmady of Blues")
    (found,) = suggested(entries)
    assert found.reasons == ("spellings that sound alike", "both speak for Blues")
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert not suggested(entries, [Decision.made("split", (found.first, found.second), "me", moment, "two")])


def test_words_find_by_id_then_name_then_spelling() -> None:
    named = assess.catalogue(told("Ann Lee of Blue Ministry", "War Watch"), BOOK)
    assert [n.subject.id for n in assess.called("watch", named)] == ["watch"]
    assert [n.subject.id for n in assess.called("WAR WATCH", named)] == ["watch"]
    assert [n.subject.id for n in assess.called("ann lee", named)] == ["ann lee"]
    assert assess.called("Lee", named) == []
    assert [n.subject.id for n in assess.holding("Lee", named)] == ["ann lee"]
    assert assess.called("", named) == assess.holding(" ", named) == []
    assert assess.similar("An Lee", named)[0] == "Ann Lee"


def test_the_catalogue_counts_claims_and_reports() -> None:
    entries = [
        *told("Ann Lee of Blues", "Ann Lee of Blues"),
        said(published("9", "Paper 9"), "Blues took Ford"),
    ]
    by_key = {n.subject.key: n for n in assess.catalogue(entries, BOOK)}
    ann = by_key["person ann lee"]
    assert (len(ann.claims), len(ann.reports)) == (2, 2)
    assert ann.subject == Subject("person", "ann lee", "Ann Lee", party=ref("Blues"))
    assert len(by_key["place ford"].claims) == 3
    assert by_key["party name:paper 9"].outlet and not by_key["party name:paper 9"].known
