"""What `explain` tells: why a cue gave a claim or was given up, bound to the word at which it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contested import extract, language, resolve
from contested.model import Block, CueRow, Document, Explanation, KnownDate, Period, Publication, Span

DAY = KnownDate(Period.day(date(2023, 5, 11)), "given")


class Explainer:
    """Explains a text of the tests; the pipeline and the names are loaded once."""

    def __init__(self, cache: Path) -> None:
        self._nlp = language.load()
        self._names = resolve.load(cache)

    def __call__(self, text: str, furniture: str = "") -> Explanation:
        whole = text + furniture
        blocks = [Block("body", Span(0, len(text)))]
        if furniture:
            blocks.append(Block("furniture", Span(len(text), len(whole))))
        document = Document(Document.id_of(whole.encode()), b"", whole, tuple(blocks))
        (doc,) = language.parse(self._nlp, [document])
        publication = Publication("", document.id, "", text_date=DAY, published=DAY)
        return extract.explain(document, doc, publication, self._names)


@pytest.fixture(scope="session")
def explained(request: pytest.FixtureRequest) -> Explainer:
    cache = request.config.cache
    assert cache is not None
    return Explainer(Path(cache.mkdir("gazetteer")))


def rows(told: Explanation, word: str, kind: str = "") -> list[CueRow]:
    return [row for row in told.cues if row.word == word and (not kind or row.kind == kind)]


REASONS = [
    ("They took the opportunity.", "took", "control", "this names no place: “opportunity”"),
    ("Journalists entered the town of Kilinochchi.", "entered", "control", "those who do it bear no arms"),
    ("US troops left Afghanistan.", "left", "control", "a whole country is left: a movement"),
    (
        "A drone attack on Kharkiv killed two.",
        "attack",
        "control",
        "a blow from afar, no fight for the ground",
    ),
    ("The inquiry captured the mood.", "captured", "harm", "nobody whom this can befall"),
    ("They moved the goalposts.", "moved", "movement", "it has an object: another sense of the word"),
    ("The minister was met with silence.", "met", "diplomacy", "nobody"),
    ("The army destroyed a market.", "destroyed", "figure", "a single thing is no total"),
    ("The army fled.", "fled", "control", "nothing stands where a place is due"),
]


@pytest.mark.parametrize(("text", "word", "kind", "why"), REASONS)
def test_a_cue_that_is_given_up_says_why(
    text: str, word: str, kind: str, why: str, explained: Explainer
) -> None:
    found = [row for row in rows(explained(text), word, kind) if row.outcome == "dropped"]
    assert any(why in row.why for row in found), found


def test_a_claim_is_bound_to_the_word_of_its_cue(explained: Explainer) -> None:
    told = explained("Rebels seized the town of Walikale, and the police seized the opportunity.")
    first, second = [row for row in rows(told, "seized", "control") if row.cue == "capture"]
    assert (first.outcome, first.why) == ("claim", "")
    assert second.outcome == "dropped" and "“opportunity”" in second.why


def test_another_cue_that_came_first_is_named(explained: Explainer) -> None:
    told = explained("The army took control of the town of Walikale.")
    assert [row.cue for row in rows(told, "took", "control") if row.outcome == "claim"] == ["take control"]
    assert [row.why for row in rows(told, "took", "control") if row.cue == "take"] == [
        "another cue at this word came first: take control"
    ]


def test_a_repetition_is_said_to_be_one(explained: Explainer) -> None:
    told = explained("Rebels seized Walikale on Tuesday. On Tuesday the rebels seized Walikale.")
    found = [row for row in rows(told, "seized", "control") if row.cue == "capture"]
    assert [row.outcome for row in found] == ["claim", "dropped"]
    assert found[1].why == "the same speaker says so before: a repetition"


def test_a_part_of_another_claim_is_no_claim_of_its_own(explained: Explainer) -> None:
    told = explained("The town of Walikale fell into the hands of rebels.")
    assert [row.outcome for row in rows(told, "fell", "control")].count("claim") == 1
    assert {row.outcome for row in rows(told, "hands", "control")} <= {"dropped", "no match"}


def test_furniture_of_the_page_is_named(explained: Explainer) -> None:
    told = explained("The talks went on.\n\n", "Rebels seized the town of Walikale.")
    (row,) = rows(told, "Rebels")
    assert row.outcome == "dropped" and row.why.startswith("furniture of the page")
    assert not rows(told, "seized")


def test_rules_without_a_list_of_cues_are_told_too(explained: Explainer) -> None:
    told = explained("Three people died in rebel-held Idlib.")
    assert ("held", "control", "X-held Y", "claim") in {(r.word, r.kind, r.cue, r.outcome) for r in told.cues}


def test_a_cue_that_asks_for_other_words_says_for_which(explained: Explainer) -> None:
    found = [row for row in rows(explained("They took the bus."), "took") if row.outcome == "no match"]
    assert any(row.why.startswith("its obj is none of") for row in found)


def test_every_claim_has_a_cue_and_every_given_up_cue_a_reason(explained: Explainer) -> None:
    told = explained(
        "Rebels seized the town of Walikale on Tuesday, killing nine soldiers and wounding 20, "
        "the army said. Thousands fled to Rwanda. The president condemned the attack and called for talks."
    )
    fired = {row.cue for row in told.cues if row.outcome == "claim"}
    assert {cue for claim in told.claims for cue in claim.cues} <= fired
    assert all(row.why for row in told.cues if row.outcome != "claim")
    assert not any(row.why for row in told.cues if row.outcome == "claim")


def test_explaining_reads_as_extracting_does(explained: Explainer) -> None:
    text = "Rebels seized the town of Walikale, killing nine soldiers, the army said."
    document = Document(Document.id_of(text.encode()), b"", text, (Block("body", Span(0, len(text))),))
    (doc,) = language.parse(language.load(), [document])
    publication = Publication("", document.id, "", text_date=DAY, published=DAY)
    claims, _ = extract.extract(document, doc, publication, explained._names)
    assert list(explained(text).claims) == claims
