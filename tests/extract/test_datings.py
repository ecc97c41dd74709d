"""Times shared by tellings of one event: a title and its lead, a town that falls only once."""

from __future__ import annotations

import pytest

from contested.extract.datings import Datings
from contested.model import Block, Claim, Document, Span, from_codebook

TITLE, BODY = Span(0, 50), Span(50, 500)
DOCUMENT = Document("d", b"", "", (Block("title", TITLE), Block("body", BODY)))


def claim(start: int, **row: object) -> Claim:
    return from_codebook({"start": start, "end": start + 5, "report": "r", **row})


def times(*claims: Claim) -> list[str]:
    filled = Datings(claims, DOCUMENT, lambda _: None, lambda _: None).filled()
    return [str(c.when or "") for c in filled]


TOOK = {"kind": "control", "change": "took", "place": "Goma", "holder": "M23"}
KILLED = {"kind": "harm", "harm": "killed", "count_low": 18, "count_high": 18}


def test_a_fall_is_dated_by_the_other_telling() -> None:
    fell = claim(90, kind="control", change="lost", place="Goma", stance="denies")
    assert times(claim(60, **TOOK, when="2024-03-11"), fell) == ["2024-03-11", "2024-03-11"]


def test_two_days_of_one_town_date_nothing() -> None:
    known = [claim(60, **TOOK, when="2024-03-11"), claim(70, **TOOK, when="2012")]
    assert times(*known, claim(90, **TOOK))[-1] == ""


@pytest.mark.parametrize(
    "other",
    [
        TOOK | {"place": "Bukavu"},
        TOOK | {"holder": "Congolese army"},
        TOOK | {"change": "holds"},
        TOOK | {"modality": "intended"},
    ],
    ids=["elsewhere", "by another", "no change", "planned"],
)
def test_another_matter_lends_no_time(other: dict[str, object]) -> None:
    assert times(claim(60, **TOOK, when="2024-03-11"), claim(90, **other))[-1] == ""


def test_a_title_has_the_time_of_the_harm_that_it_sums_up() -> None:
    assert times(claim(3, **KILLED), claim(60, **KILLED, when="2024-03-11"))[0] == "2024-03-11"
    other = KILLED | {"count_low": 7, "count_high": 7}
    assert times(claim(3, **KILLED), claim(60, **other, when="2024-03-11"))[0] == ""
    assert times(claim(80, **KILLED), claim(60, **KILLED, when="2024-03-11"))[0] == ""


def test_a_time_told_stands() -> None:
    assert times(claim(3, **KILLED, when="2015"), claim(60, **KILLED, when="2024-03-11"))[0] == "2015"
