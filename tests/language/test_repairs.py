"""Trees are mended where two subjects stand side by side or a noun in -ing was taken for a verb."""

from __future__ import annotations

from contested.language.model import Analysis
from contested.language.repairs import mended


def analysis(rows: list[tuple[str, str, int, str]]) -> Analysis:
    upos, xpos, heads, deps = zip(*rows, strict=True)
    return Analysis(upos, xpos, heads, deps, ("O",) * len(rows))


def test_two_subjects_side_by_side_are_one_compound() -> None:
    # "the border crossing fell"
    found = mended(
        analysis(
            [
                ("DET", "DT", 2, "det"),
                ("NOUN", "NN", 4, "nsubj"),
                ("VERB", "VBG", 4, "nsubj"),
                ("VERB", "VBD", 0, "root"),
            ]
        )
    )
    assert found.heads == (2, 3, 4, 0)
    assert found.deps == ("det", "compound", "nsubj", "root")
    assert (found.upos[2], found.xpos[2]) == ("NOUN", "NN")


def test_subjects_of_two_verbs_are_left_alone() -> None:
    # "rebels attacked, troops fled"
    rows = [
        ("NOUN", "NNS", 2, "nsubj"),
        ("VERB", "VBD", 0, "root"),
        ("NOUN", "NNS", 4, "nsubj"),
        ("VERB", "VBD", 2, "conj"),
    ]
    given = analysis(rows)
    assert mended(given) == given


def test_a_verb_in_ing_without_an_article_stays_a_verb() -> None:
    # "capturing towns continued"
    rows = [("VERB", "VBG", 3, "csubj"), ("NOUN", "NNS", 1, "obj"), ("VERB", "VBD", 0, "root")]
    given = analysis(rows)
    assert mended(given) == given


def test_a_name_that_fell_apart_is_one_nominal() -> None:
    # "from Jordan and Port Sudan"
    rows = [
        ("ADP", "IN", 2, "case"),
        ("PROPN", "NNP", 0, "root"),
        ("CCONJ", "CC", 5, "cc"),
        ("PROPN", "NNP", 2, "conj"),
        ("PROPN", "NNP", 2, "conj"),
    ]
    upos, xpos, heads, deps = zip(*rows, strict=True)
    found = mended(Analysis(upos, xpos, heads, deps, ("O", "B-LOC", "O", "B-LOC", "I-LOC")))
    assert found.heads == (2, 0, 5, 5, 2)
    assert found.deps[3:] == ("compound", "conj")
