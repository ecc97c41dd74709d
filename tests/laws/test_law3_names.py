"""Law 3 at the look-up of a name: reports published later do not change which place was meant then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from contested import flow
from contested.ledger import Ledger
from contested.model import AsOf, Claim, Document, PlaceRef, PlaceStatus, Publication
from fakes import FakeNames, FakeStages

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LIBYAN = PlaceRef("t-ly", "Tripoli", feature="city", country="LY", lat=32.89, lon=13.18, within=("c-ly",))
LEBANESE = PlaceRef("t-lb", "Tripoli", feature="city", country="LB", lat=34.43, lon=35.84, within=("c-lb",))
EARLY = ("a.txt", "2021-07-02 From Lebanon: Reds took Tripoli.")
LATER = (
    ("b.txt", "2021-07-05 From Libya: Blues took Tripoli."),
    ("c.txt", "2021-07-06 From Libya: Blues took Tripoli again."),
)


@dataclass
class Homonyms(FakeNames):
    """Resolves Tripoli by the country that a report names; a user's Tripoli by what reports speak of."""

    def resolve(self, claims: Sequence[Claim], document: Document, publication: Publication) -> list[Claim]:
        here = LEBANESE if "Lebanon" in document.text else LIBYAN
        found = super().resolve(claims, document, publication)
        return [replace(c, place=replace(c.place, place=here)) for c in found if c.place]

    def lookup(self, name: str, among: Iterable[PlaceRef] = ()) -> PlaceRef | None:
        if name == "Tripoli, Lebanon":
            return LEBANESE
        return LEBANESE if name == "Tripoli" and LIBYAN not in among else LIBYAN


def told(folder: Path, reports: Iterable[tuple[str, str]]) -> Ledger:
    ledger = Ledger.open(":memory:")
    for name, words in reports:
        (folder / name).write_text(words)
        flow.read_into(ledger, [folder / name], FakeStages(names=Homonyms()), NOW)
    return ledger


def asked(ledger: Ledger, known: date, head: int | None = None, place: str = "Tripoli") -> PlaceStatus:
    return flow.who(ledger, Homonyms(), place, AsOf(date(2021, 7, 8), known, head))


def gist(status: PlaceStatus) -> tuple[str, str, tuple[str, ...]]:
    return status.place_id, status.holder, status.reasons


def test_later_reports_do_not_change_which_place_was_meant(tmp_path: Path) -> None:
    then = date(2021, 7, 4)
    with told(tmp_path, [EARLY]) as before, told(tmp_path, [EARLY, *LATER]) as after:
        assert gist(asked(before, then)) == gist(asked(after, then))
        assert gist(asked(after, then, before.head())) == gist(asked(before, then))
        assert gist(asked(after, date(2021, 7, 9), before.head())) == gist(asked(before, date(2021, 7, 9)))
        assert asked(after, then).place_id == "t-lb"
        assert [ref.id for ref in after.places(then)] == ["t-lb"]
        assert [ref.id for ref in after.places()] == ["t-lb", "t-ly"]


@pytest.mark.parametrize("order", list(permutations((EARLY, *LATER))))
def test_the_place_with_the_most_claims_is_meant_in_any_order(
    tmp_path: Path, order: Sequence[tuple[str, str]]
) -> None:
    with told(tmp_path, order) as ledger:
        status = asked(ledger, date(2021, 7, 9))
    assert (status.place_id, status.country, status.lat, status.holder) == ("t-ly", "LY", 32.89, "Blues")
    assert status.reasons[-1] == "Tripoli (LY) is meant; reports also speak of Tripoli (LB)."


def test_as_many_claims_go_by_id_and_a_country_settles_it(tmp_path: Path) -> None:
    with told(tmp_path, [EARLY, LATER[0]]) as ledger:
        assert asked(ledger, date(2021, 7, 9)).place_id == "t-lb"
    with told(tmp_path, [EARLY, *LATER]) as ledger:
        status = asked(ledger, date(2021, 7, 9), place="Tripoli, Lebanon")
    assert (status.place_id, status.holder) == ("t-lb", "Reds")
    assert "is meant" not in " ".join(status.reasons)


def test_a_town_and_its_province_are_no_two_places_of_one_name(tmp_path: Path) -> None:
    province = PlaceRef("c-ly", "Tripoli", feature="admin1", country="LY")

    class Nested(Homonyms):
        def resolve(
            self, claims: Sequence[Claim], document: Document, publication: Publication
        ) -> list[Claim]:
            found = super().resolve(claims, document, publication)
            around = "again" in document.text
            return [replace(c, place=replace(c.place, place=province)) if around and c.place else c
                    for c in found]  # fmt: skip

    with Ledger.open(":memory:") as ledger:
        for name, words in LATER:
            (tmp_path / name).write_text(words)
            flow.read_into(ledger, [tmp_path / name], FakeStages(names=Nested()), NOW)
        status = flow.who(ledger, Nested(), "Tripoli", AsOf(date(2021, 7, 8), date(2021, 7, 9)))
    assert status.place_id == "t-ly"
    assert "is meant" not in " ".join(status.reasons)
