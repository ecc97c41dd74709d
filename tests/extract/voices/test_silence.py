"""Those who were asked and said nothing."""

from __future__ import annotations

import pytest
from tests.extract.hearing import read

from contested.extract.voices.attribution import no_comments

SILENT = [
    ("The defence ministry declined to comment.", ["The defence ministry"]),
    ("A spokesman for the airline refused to comment on the report.", ["A spokesman for the airline"]),
    ("The embassy did not respond to a request for comment.", ["The embassy"]),
    ("Police did not immediately reply to questions.", ["Police"]),
    ("Calls to the governor's office went unanswered.", ["the governor's office"]),
    ("Phone calls to the ministry were not answered.", ["the ministry"]),
    ("The commander could not be reached for comment.", ["The commander"]),
    ("The army and the police did not respond to emails.", ["The army", "the police"]),
    ("State media made no mention of the attack.", []),
    ("The ministry said eleven people died.", []),
    ("Nobody said that the pair had refused to answer.", []),
    ("The army did not decline to comment.", []),
    ("It was not clear why the ministry declined to comment.", ["the ministry"]),
    ("The general declined to say how many died.", []),
]


@pytest.mark.parametrize(("text", "expected"), SILENT)
def test_no_comment(text: str, expected: list[str]) -> None:
    doc, document, publication = read(text)
    found = [speaker.name for speaker, _ in no_comments(doc, document, publication)]
    if expected and len(found) == 1 and len(expected) == 2:
        found = found[0].split(" and ")
    assert found == expected


def test_the_span_is_the_clause() -> None:
    text = "Shells fell all day. The ministry declined to comment."
    doc, document, publication = read(text)
    ((_, span),) = no_comments(doc, document, publication)
    assert span.of(text) == "The ministry declined to comment"
