"""Lemmas of the verbs and nouns that reports of conflict turn on."""

from __future__ import annotations

import pytest

from contested.language.lemmas import Lemmatizer

FORMS = """
VBD fell fall, said say, held hold, took take, fled flee, left leave, overran overrun
VBD withdrew withdraw, seized seize
VBD drove drive, shot shoot, fought fight, struck strike, broke break, sent send, lost lose
VBD won win, met meet, led lead
VBD retook retake, besieged besiege, killed kill, denied deny, admitted admit, raided raid
VBD bombed bomb, shelled shell
VBD agreed agree, controlled control, stormed storm, encircled encircle, evacuated evacuate
VBD surrendered surrender
VBD claimed claim, confirmed confirm, launched launch, entered enter, advanced advance
VBD retreated retreat, was be, had have
VBN driven drive, besieged besiege, taken take, overrun overrun, withdrawn withdraw, shot shoot
VBN captured capture
VBN torn tear, hidden hide, beaten beat, cut cut, freed free, occupied occupy, hit hit, told tell
VBN been be, armed arm, stoned stone, exhumed exhume, martyred martyr
VBD quelled quell, resumed resume, flared flare
VBG stoning stone, resuming resume, flaring flare, unearthing unearth
VBG fleeing flee, dying die, seizing seize, running run, besieging besiege, hitting hit
VBG holding hold, lying lie
VBG shelling shell, advancing advance, retreating retreat, withdrawing withdraw, being be
VBG leaving leave
VBZ says say, denies deny, holds hold, has have, is be, does do, goes go, controls control
VBZ reaches reach
VB take take, say say, flee flee
NNS forces force, cities city, men man, women woman, children child, armies army
NNS bases base
NNS militias militia, militants militant, families family, enemies enemy, lives life
NNS casualties casualty
""".strip()
CASES = [
    (line.split()[0], *pair.split())
    for line in FORMS.splitlines()
    for pair in line.split(maxsplit=1)[1].split(",")
    if pair.strip()
]


@pytest.fixture(scope="module")
def lemmas() -> Lemmatizer:
    """The bundled tables."""
    return Lemmatizer.bundled()


@pytest.mark.parametrize(("xpos", "form", "lemma"), CASES)
def test_lemma(lemmas: Lemmatizer, xpos: str, form: str, lemma: str) -> None:
    """Form and tag to lemma, in lower case, at the head of a sentence, and in capitals."""
    upos = "NOUN" if xpos == "NNS" else "AUX" if lemma in ("be", "have") else "VERB"
    assert lemmas.lemma(form, upos, xpos) == lemma
    assert lemmas.lemma(form.capitalize(), upos, xpos) == lemma
    assert lemmas.lemma(form.upper(), upos, xpos) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("Khartoum", "PROPN", "NNP", "Khartoum"),
        ("Kurds", "PROPN", "NNPS", "Kurd"),
        ("Iraqi", "ADJ", "JJ", "Iraqi"),
        ("n’t", "PART", "RB", "not"),
        ("them", "PRON", "PRP", "they"),
        ("'s", "AUX", "VBZ", "be"),
        ("1,200", "NUM", "CD", "1200"),
        (",", "PUNCT", ",", ","),
    ],
)
def test_other_words(lemmas: Lemmatizer, form: str, upos: str, xpos: str, lemma: str) -> None:
    """Names keep their capitals; clitics and pronouns have the lemmas of Universal Dependencies."""
    assert lemmas.lemma(form, upos, xpos) == lemma
