"""Systems scored on a made-up text: what counts as right, found, missed, and apart."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
from benchmarks.places import tables
from benchmarks.places.corpora import Text, Toponym
from benchmarks.places.demonyms import demonym
from benchmarks.places.scoring import Ceiling, found_only, located, score
from benchmarks.places.systems import Found

WORDS = "Veskian guns shelled Vesk and Orlo, not Tarn."
GOLD = (
    Toponym(0, 7, "Veskian", (0.0, 0.0)),
    Toponym(21, 25, "Vesk", (10.0, 10.0)),
    Toponym(30, 34, "Orlo", (20.0, 20.0)),
    Toponym(40, 44, "Tarn", None),
)


class Guesser:
    """Finds the adjective, Vesk (one degree off), and "guns"; of given names it knows Orlo alone."""

    name = "guesser"

    def find(self, text: Text) -> list[Found]:
        return [
            Found(0, 7, "Veskian", (0.0, 0.5)),
            Found(8, 12, "guns", (1.0, 1.0)),
            Found(19, 25, "d Vesk", (10.0, 11.0)),
        ]

    def locate(self, text: Text, names: Sequence[Toponym]) -> list[Found]:
        known = {"Orlo": (20.0, 20.1)}
        return [Found(name.start, name.end, name.phrase, known.get(name.phrase)) for name in names]


def test_a_system_is_scored() -> None:
    result = score(Guesser(), [Text("1", WORDS, GOLD)], lambda phrase: phrase == "Veskian")
    assert (result.exact.gold, result.exact.found, result.exact.same) == (3, 2, 0)
    assert (result.overlap.gold, result.overlap.found, result.overlap.same) == (3, 2, 1)
    assert [case.gold.phrase for case in result.given] == ["Vesk", "Orlo"]  # Tarn has no point
    assert [case.right for case in result.given] == [False, True]
    assert [case.right for case in result.whole] == [True, False]
    assert len(found_only(result.whole)) == 1 and located(result.whole).abstained == 50.0
    assert [case.right for case in result.peoples] == [True]
    assert [name.phrase for _, name in result.missed] == ["Orlo", "Tarn"]
    assert [found.phrase for _, found in result.spurious] == ["guns"]


def test_tables_name_peers_that_are_not_installed_and_what_is_asked() -> None:
    texts = [Text("1", WORDS, GOLD)]
    result = score(Guesser(), texts, lambda phrase: phrase == "Veskian")
    told = "\n".join(
        tables.corpus("Made up", texts, [result], Ceiling(50.0, 50.0), lambda p: p == "Veskian", ["mapper"])
    )
    assert "mapper" in told and "bench" in told
    assert "3 of places, 2 of these with a point; 1 demonyms" in told
    assert "asked within 161 km" in told and "reaches 100.0 percent" in told


def test_errors_say_what_was_wrong_missed_and_spurious() -> None:
    result = score(Guesser(), [Text("1", WORDS, GOLD)], lambda phrase: phrase == "Veskian")
    told = list(tables.errors("Made up", result))
    assert len(told) == 4
    assert any("'Vesk'" in line and "no answer" in line for line in told)
    assert any("missed 'Tarn'" in line for line in told) and any("spurious 'guns'" in line for line in told)


@pytest.mark.parametrize(
    ("phrase", "is_one"),
    [
        ("Veskian", True),
        ("Veskians", True),
        ("North Veskian", True),
        ("European", True),
        ("South East Asian", True),
        ("Vesk", False),
        ("Northern", False),
        ("Orlo Mountain", False),
        ("Orloese", False),  # also a country's name
    ],
)
def test_demonyms_are_told_by_the_party_data(phrase: str, is_one: bool) -> None:
    data = SimpleNamespace(
        lands={"Vesk": "VK", "Orloese": "OR"}, adjectives={"Veskian": "VK", "Orloese": "OR"}
    )
    assert demonym(phrase, cast(Any, data)) is is_one
