"""The codebook's form of a claim: there and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contested.model import Mention, Period, Span, Speaker, from_codebook, to_codebook
from contested.model.bounds import Bounds

ROWS = [
    {
        "kind": "control",
        "change": "took",
        "holder": "M23",
        "loser": "Congolese government",
        "place": "Goma",
        "place_text": "the city",
        "speaker": "two officers",
        "speaker_kind": "anonymous",
        "via": ["Newsline"],
        "stance": "denies",
        "when": "2025-01-27",
    },
    {
        "kind": "control",
        "change": "took",
        "holder": "RSF",
        "place": "Darfur",
        "extent": "count",
        "unit": "town",
        "count_low": 3,
        "count_high": 9,
    },
    {
        "kind": "harm",
        "harm": "killed",
        "victims": "villagers",
        "count_low": 24,
        "count_high": 99,
        "by": "ADF",
    },
    {"kind": "movement", "move": "fled", "who": "families", "from": "Sake", "to": "Goma", "count_low": 1001},
    {
        "kind": "figure",
        "unit": "percent",
        "holder": "Arakan Army",
        "count_low": 90,
        "count_high": 90,
        "scope": "Rakhine",
    },
    {"kind": "violence", "act": "shelling", "by": "Russia", "against": "Ukraine", "modality": "ongoing"},
    {"kind": "diplomacy", "act": "talks", "by": "Kenya", "toward": "M23"},
    {"kind": "no_comment", "speaker": "the ministry", "speaker_kind": "institution"},
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["kind"]))
def test_a_row_survives_the_way_there_and_back(row: dict[str, object]) -> None:
    row = {"start": 3, "end": 9, **row}
    back = to_codebook(from_codebook(row), "r1")
    assert {key: back.get(key) for key in row} == row


def test_a_row_without_a_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        from_codebook({"start": 0, "end": 1})


@pytest.mark.parametrize(
    ("speaker", "several"),
    [
        (Speaker("anonymous", Mention("officials"), "officials", count=Bounds(2, None)), True),
        (Speaker("institution", Mention("local authorities"), "local authorities"), True),
        (Speaker("institution", Mention("the United Nations"), "the United Nations"), False),
        (Speaker("named", Mention("James Rogers"), "James Rogers"), False),
        (Speaker("report"), False),
    ],
)
def test_several_speak_by_number_or_by_a_plural_noun(speaker: Speaker, several: bool) -> None:
    assert speaker.several is several


@pytest.mark.parametrize(
    ("words", "days", "written"),
    [
        ("since July 2012", "2012-07-01/2016-05-03", "2012-07/2016-05"),
        ("since 2012", "2012-01-01/2016-05-03", "2012/2016-05"),
        ("since January 2012", "2012-01-01/2016-05-03", "2012-01/2016-05"),
        ("since 1 July 2012", "2012-07-01/2016-05-03", "2012-07-01/2016-05-03"),
        ("since 1 May", "2016-05-01/2016-05-03", "2016-05-01/2016-05-03"),
        ("in May 2016", "2016-05", "2016-05"),
        ("on Tuesday", "2016-05-03", "2016-05-03"),
    ],
)
def test_a_time_is_written_no_more_exactly_than_it_is_told(words: str, days: str, written: str) -> None:
    claim = from_codebook({"start": 0, "end": 1, "kind": "no_comment"})
    told = replace(claim, when=Period.parse(days), when_span=Span(0, len(words)))
    assert to_codebook(told, "r", words)["when"] == written
