"""JSON and back: what is written is read as it was, for every noun of the model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.ledger import codec
from contested.model import (
    Block,
    Bounds,
    Claim,
    Control,
    Decision,
    Mention,
    NoComment,
    Party,
    Period,
    Place,
    PlaceRef,
    Problem,
    Publication,
    Span,
    Subject,
)
from strategies import CLAIMS, of_type


@settings(max_examples=80, deadline=None)
@given(CLAIMS)
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    text = codec.dumps(claim)
    assert codec.loads(Claim, text) == claim
    assert codec.dumps(codec.loads(Claim, text)) == text


@settings(max_examples=30, deadline=None)
@given(st.sampled_from((Publication, Block, Decision, Problem, Place, Party)).flatmap(of_type))
def test_every_noun_comes_back_as_it_was(value: object) -> None:
    assert codec.loads(type(value), codec.dumps(value)) == value


def test_what_is_written_is_plain_and_short() -> None:
    claim = Claim(
        "c1", "d1", "e1", Span(0, 4), Control("took", Mention("rebels")), when=Period(None, date(2015, 3, 1))
    )
    assert json.loads(codec.dumps(claim)) == {
        "id": "c1", "document_id": "d1", "extraction_id": "e1", "evidence": {"start": 0, "end": 4},
        "matter": {"kind": "control", "change": "took", "holder": {"text": "rebels", "relation": "at"},
                   "extent": "all", "count": {}},
        "speaker": {"kind": "report", "count": {}},
        "stance": "asserts", "modality": "actual", "when": {"first": None, "last": "2015-03-01"},
    }  # fmt: skip


CASES = (
    (Bounds(0, 0), '{"low":0,"high":0}'),
    (Bounds(2.5), '{"low":2.5}'),
    (Problem("read", "odd", "caf\udce9.txt"), '{"stage":"read","message":"odd","source":"caf\\udce9.txt"}'),
    (NoComment(), '{"kind":"no_comment"}'),
    (PlaceRef("x", "X", known=False), '{"id":"x","name":"X","known":false,"feature":"other"}'),
)


@pytest.mark.parametrize(("value", "text"), CASES)
def test_written_form(value: object, text: str) -> None:
    assert codec.dumps(value) == text
    assert codec.loads(type(value), text) == value


def test_a_moment_keeps_its_zone() -> None:
    moment = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    decision = Decision("x", "note", (Subject("claim", "c1"),), "me", moment, "why")
    assert codec.loads(Decision, codec.dumps(decision)).at == decision.at


def test_fields_that_came_later_do_not_trouble_older_programs() -> None:
    assert codec.loads(Span, '{"start":1,"end":2,"colour":"red"}') == Span(1, 2)


@pytest.mark.parametrize("text", ("{", "[]", '{"start":1}', '{"start":3,"end":1}'))
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        codec.loads(Span, text)


def test_a_shape_without_a_rule_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        things: frozenset[str]

    with pytest.raises(TypeError):
        codec.dumps(Odd(frozenset({"a"})))
    with pytest.raises((TypeError, NameError)):
        codec.loads(Odd, '{"things":[]}')
