"""Quality: a few sentences of our own, and the public development sets where they are at hand."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from benchmarks.language import score_names, score_parse
from spacy.language import Language
from training.corpora import read_conll2003, read_conllu

from contested.language.lemmas import Lemmatizer
from contested.language.model import Model

TRIPLES = [
    ("Rebels captured the town of Gossi on Sunday.", "capture", "nsubj", "Rebels"),
    ("Rebels captured the town of Gossi on Sunday.", "capture", "obj", "town"),
    ("The airport was seized by the militia overnight.", "seize", "nsubj:pass", "airport"),
    ("The airport was seized by the militia overnight.", "seize", "obl:agent", "militia"),
    ("Two officials told the agency that Kidal had fallen.", "tell", "ccomp", "fallen"),
    ("Two officials told the agency that Kidal had fallen.", "tell", "nsubj", "officials"),
    ("“We still hold the bridge,” the spokesman said.", "say", "ccomp", "hold"),
    ("The army, which lost Bentiu last week, plans to retake it.", "plan", "xcomp", "retake"),
    ("The army, which lost Bentiu last week, plans to retake it.", "army", "acl:relcl", "lost"),
    ("The ministry denied that the crossing had been abandoned.", "deny", "ccomp", "abandoned"),
    ("Government forces withdrew from Harasta and Douma.", "withdraw", "obl", "Harasta"),
    ("Government forces withdrew from Harasta and Douma.", "Harasta", "conj", "Douma"),
    ("At least 40 people were killed in the market.", "people", "nummod", "40"),
    ("The rebel-held city remains under siege.", "city", "amod", "held"),
]
NAMES = [
    ("Fighters of Boko Haram attacked Maiduguri on Friday.", {("Maiduguri", "LOC")}),
    ("President Salva Kiir flew to Addis Ababa.", {("Salva Kiir", "PER"), ("Addis Ababa", "LOC")}),
    (
        "The United Nations said Ethiopian troops left Mekelle.",
        {("United Nations", "ORG"), ("Mekelle", "LOC")},
    ),
]


@pytest.mark.parametrize(("text", "head", "dep", "dependent"), TRIPLES)
def test_relations(nlp: Language, text: str, head: str, dep: str, dependent: str) -> None:
    """The relation that a claim would be read from."""
    found = {(t.head.lemma_, t.dep_, t.text) for t in nlp(text)}
    assert (head, dep, dependent) in found


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(nlp: Language, text: str, names: set[tuple[str, str]]) -> None:
    """Names with their kinds."""
    assert names <= {(e.text, e.label_) for e in nlp(text).ents}


def test_parse_scores(shared: Path) -> None:
    """At least 88.5 LAS on English-EWT dev is promised; a part of it stands for the whole here."""
    gold = list(islice(read_conllu(shared / "data" / "ud" / "ewt.dev.conllu.xz"), 500))
    scores = score_parse("EWT dev", gold, Model().analyse([s.words for s in gold]), Lemmatizer.bundled())
    assert scores.las >= 87.0
    assert scores.upos >= 95.5
    assert scores.lemma >= 96.0


def test_name_scores(shared: Path) -> None:
    """At least 88 F1 on CoNLL-2003 dev is promised."""
    gold = list(islice(read_conll2003(shared / "data" / "ner" / "conll2003.dev.tsv.xz"), 600))
    found = Model().analyse([s.words for s in gold])
    assert score_names("CoNLL-2003 dev", gold, found, {"PER", "ORG", "LOC", "MISC"}).f1 >= 88.0
