"""Words as Universal Dependencies cuts them: a case is a text with `|` between words that no space parts."""

from __future__ import annotations

import pytest
from spacy.language import Language

CASES = [
    "the rebel|-|held town",
    "an anti-government march",
    "pro-Kyiv and non-state actors",
    "Qala|-|e|-|Naw",
    "Deir ez|-|Zor",
    "a 15|-|year|-|old boy",
    "between 10|-|12 men",
    "on 2016-05-04",
    "UN|–|backed talks",
    "do|n’t go",
    "they can|not",
    "Mali|’s army|,",
    "the soldiers|' pay",
    "U.S.|-|led raids",
    "Lt. Gen. Diop",
    "freed|.|The army",
    "in 2016|.|The army",
    "Goma (|AFP|)|-|Rebels",
    "“|Go|,|” he said",
    "$|5 million",
    "40|%",
    "and|/|or",
    "no|!!! never",
    "45|km",
]


@pytest.mark.parametrize("case", CASES)
def test_words(nlp: Language, case: str) -> None:
    """Every word of the case, and no other."""
    assert [t.text for t in nlp.make_doc(case.replace("|", ""))] == case.replace("|", " ").split()
