"""Claims, numbers and days in words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.publish.sample import ministry, spokesman

from contested.model import Bounds, OriginCount, Period, from_codebook
from contested.publish import wording

CLAIMS = [
    ({"kind": "control", "change": "took", "holder": "A", "loser": "B", "place": "Hill 9"},
     "says: Hill 9 taken by A, from B"),
    ({"kind": "control", "change": "left", "loser": "B", "place": "Hill 9"}, "says: Hill 9 left by B"),
    ({"kind": "control", "change": "lost", "place": "Hill 9"}, "says: Hill 9 lost"),
    ({"kind": "control", "change": "retook", "holder": "B", "place": "Hill 9", "modality": "intended"},
     "says: Hill 9 retaken by B (planned)"),
    ({"kind": "control", "change": "holds", "holder": "A", "place": "Hill 9", "extent": "most"},
     "says: most of Hill 9 held by A"),
    ({"kind": "control", "change": "took", "holder": "A", "place": "Orn", "extent": "count",
      "count_low": 5, "count_high": 5, "unit": "district"}, "says: 5 districts of Orn taken by A"),
    ({"kind": "harm", "harm": "killed", "victims": "soldiers", "count_low": 12, "by": "A", "place": "Orn"},
     "says: 12 or more soldiers killed by A in Orn"),
    ({"kind": "harm", "harm": "wounded", "stance": "unconfirmed"}, "cannot confirm: people wounded"),
    ({"kind": "movement", "move": "fled", "who": "families", "from": "Orn", "to": "Varda", "count_low": 225,
      "count_high": 275}, "says: 225 to 275 families fled from Orn to Varda"),
    ({"kind": "movement", "move": "withdrew", "who": "troops", "unit": "percent", "count_low": 91},
     "says: 91 or more percent of troops withdrew"),
    ({"kind": "figure", "unit": "city", "holder": "A", "count_low": 2, "count_high": 2,
      "of_low": 9, "of_high": 9, "scope": "Orn", "stance": "denies"}, "denies: A: 2 of 9 cities, Orn"),
    ({"kind": "figure", "unit": "percent", "count_high": 85}, "says: up to 85 percent"),
    ({"kind": "violence", "act": "shelling", "by": "A", "against": "B", "place": "Orn"},
     "says: shelling by A against B in Orn"),
    ({"kind": "diplomacy", "act": "warns", "by": "A", "toward": "B"}, "says: warns by A toward B"),
    ({"kind": "no_comment"}, "did not answer"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "words"), CLAIMS, ids=[words for _, words in CLAIMS])
def test_a_claim_is_said_in_one_line(row: dict[str, object], words: str) -> None:
    assert wording.says(from_codebook({"start": 0, "end": 1, "report": "r"} | row)) == words


PERIODS = [
    ("2020-03-03", "3 March 2020"),
    ("2020-03", "March 2020"),
    ("2020", "2020"),
    ("2020-03-03/2020-03-09", "3 March 2020 to 9 March 2020"),
    ("/2020-03-03", "by 3 March 2020"),
    ("2020-03-03/", "since 3 March 2020"),
]


@pytest.mark.parametrize(("period", "words"), PERIODS)
def test_periods(period: str, words: str) -> None:
    assert wording.period(Period.parse(period)) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [("2020-03-03", "2020-03-03"), ("/2020-03-03", "by 2020-03-03"), ("2020-03-03/", "since 2020-03-03"),
     ("2020-03-03/2020-03-05", "2020-03-03 to 2020-03-05"), ("2020-03", "2020-03")],
)  # fmt: skip
def test_periods_for_narrow_columns(period: str, words: str) -> None:
    assert wording.short_period(Period.parse(period)) == words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(), ""),
        (Bounds(1001), "1,001 or more"),
        (Bounds(None, 399), "up to 399"),
        (Bounds(0.5, 0.5), "0.5"),
        (Bounds(20_000, 99_999), "20,000 to 99,999"),
    ],
)
def test_bounds(bounds: Bounds, words: str) -> None:
    assert wording.bounds(bounds) == words


def test_origins_are_bounds() -> None:
    assert wording.origins(OriginCount(2, 3)) == "2 to 3 independent origins"
    assert wording.origins(OriginCount(1, 1)) == "1 independent origin"
    assert wording.origins(OriginCount(0, 0)) == wording.origins(None) == "no independent origin"


def test_a_speaker_is_named_with_role_and_side_once() -> None:
    assert wording.speaker(spokesman().speaker) == "Ivo Marn, spokesman (Northern Column)"
    assert wording.speaker(ministry().speaker) == "The defence ministry (Vardan government)"


def test_the_reports_own_voice_is_the_outlets() -> None:
    own = from_codebook({"start": 0, "end": 1, "kind": "no_comment"}).speaker
    assert wording.speaker(own, "Lowland Post") == "Lowland Post, in its own voice"


def test_a_day_has_no_leading_zero() -> None:
    assert wording.day(date(2020, 3, 3)) == "3 March 2020"
