"""How an explained sentence is drawn and told as JSON."""

from __future__ import annotations

from tests.publish.sample import TEXT, spokesman
from tests.publish.test_terminal import drawn, flat

from contested.model import CueRow, Explanation, NameRow, PhraseRow, VoiceRow, WordRow
from contested.publish.explanation import explanation_json, explanation_view

WORDS = (
    WordRow(0, "Rebels", "rebel", "NOUN", "NNS", "nsubj", 1),
    WordRow(1, "seized", "seize", "VERB", "VBD", "root", 1),
    WordRow(2, "Varda", "Varda", "PROPN", "NNP", "obj", 1, "LOC"),
)
FIRED = CueRow("seized", 1, "control", "capture", "claim")
GIVEN_UP = CueRow("seized", 1, "harm", "capture people", "dropped", "nobody whom this can befall: “Varda”")
NEAR = CueRow("seized", 1, "control", "take control", "no match", "its obj is none of control, grip")


def told(**changed: object) -> Explanation:
    given: dict[str, object] = {
        "text": TEXT,
        "words": WORDS,
        "names": (NameRow("Varda", "LOC", "Varda, Vardaland"),),
        "phrases": (PhraseRow("nine", "9", "number"),),
        "voices": (VoiceRow("the army", "institution", "said", "Rebels seized Varda", "asserts"),),
        "cues": (FIRED, GIVEN_UP, NEAR),
        "claims": (spokesman(),),
    }
    return Explanation(**{**given, **changed})  # type: ignore[arg-type]


def test_every_step_is_drawn() -> None:
    seen = flat(drawn(explanation_view(told()), 120))
    for words in (
        "root seized (seize) VBD",
        "obj Varda NNP LOC",
        "Varda, Vardaland",
        "the army",
        "capture claim",
        "capture people dropped nobody whom this can befall: “Varda”",
        "found by",
    ):
        assert words in seen


def test_near_misses_are_counted_and_shown_when_asked_for() -> None:
    assert "take control" not in drawn(explanation_view(told()))
    assert "1 more cue has a word of the text and asks for others" in flat(drawn(explanation_view(told())))
    more = told(cues=(FIRED, NEAR, NEAR))
    assert "2 more cues have a word of the text" in flat(drawn(explanation_view(more)))
    everything = flat(drawn(explanation_view(told(), near_misses=True), 120))
    assert "take control no match its obj is none of control, grip" in everything
    assert "--all" not in everything


def test_steps_that_found_nothing_are_left_out() -> None:
    seen = drawn(explanation_view(told(names=(), phrases=(), voices=(), cues=(), claims=())))
    assert "no claim" in seen
    assert not any(title in seen for title in ("names", "voices", "cues", "claims"))


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (60, 80, 120):
        assert max(map(len, drawn(explanation_view(told(), near_misses=True), width).splitlines())) <= width


def test_json_has_every_step_and_the_claims_with_their_cues() -> None:
    plain = explanation_json(told())
    assert [row["text"] for row in plain["words"]] == ["Rebels", "seized", "Varda"]
    assert [row["outcome"] for row in plain["cues"]] == ["claim", "dropped", "no match"]
    assert plain["claims"][0]["kind"] == "control" and "cues" in plain["claims"][0]
