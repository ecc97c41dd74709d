"""Errors are laid to what the extractor itself says of the words that were missed."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any, cast

import pytest
import spacy
from benchmarks.causes import REASONS, cause, table, wrong_fields

from contested.model import CueRow

DOC = spacy.blank("en")("Rebels seized the bridge at dawn")
MISSED = {"kind": "control", "start": 0, "end": 24}


def cue(outcome: str, why: str = "", kind: str = "control", index: int = 1) -> CueRow:
    return CueRow(DOC[index].text, index, kind, "capture", cast(Any, outcome), why)


@pytest.mark.parametrize(
    ("cues", "left", "said"),
    [
        ([], [], "no cue has a word of it"),
        ([cue("dropped", "no people", kind="harm")], [], "no cue has a word of it"),
        ([cue("no match", "its obj is none of control")], [], "a cue asks for other words beside it"),
        ([cue("dropped", "this names no place: “bridge”")], [], "given up: this names no place"),
        ([cue("claim")], [], "one claim found there where there are several"),
        ([cue("claim")], [{"start": 7, "end": 20}], "found there, but another matter (place, act or unit)"),
        ([cue("claim", index=5)], [{"start": 25, "end": 32}], "no cue has a word of it"),
    ],
)
def test_a_missed_claim_is_laid_to_what_stands_at_its_words(
    cues: list[CueRow], left: list[dict[str, Any]], said: str
) -> None:
    assert cause(MISSED, left, tuple(cues), DOC) == said


def test_fields_that_differ_are_counted() -> None:
    score = cast(Any, SimpleNamespace(CORE={"harm": ("harm", "when")}, same=lambda f, a, b: a[f] == b[f]))
    pairs = [({"harm": "killed", "when": "2020"}, {"harm": "killed", "when": "2021"})]
    assert wrong_fields(pairs, "harm", score) == Counter({"wrong field: when": 1})


def test_causes_stand_in_falling_order_and_the_rest_is_summed() -> None:
    many = Counter({f"missed: reason {n}": 20 - n for n in range(REASONS + 2)} | {"missed": 99})
    told = list(table({"dev": many, "re3d": Counter({"missed": 1, "not in the gold": 2})}))
    assert told[0].split() == ["dev", "re3d"] and told[1].split() == ["missed", "99", "1"]
    assert told[2].split() == ["reason", "0", "20", "0"]
    assert "other reasons" in told[REASONS + 2] and told[REASONS + 2].split()[-2:] == ["15", "0"]
    assert told[-1].split() == ["not", "in", "the", "gold", "0", "2"]
