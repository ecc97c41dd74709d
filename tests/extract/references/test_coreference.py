"""What pronouns and descriptions stand for; the small world knows a few invented and real names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from tests.extract.trees import NLP, tree

from contested.extract.references.coreference import Coreference
from contested.model import Block, Document, PartyRef, PlaceRef, Span

PARTIES = {
    "Hill Front": ("hf", "armed group"), "River Army": ("ra", "armed group"), "Mali": ("state:ML", "state"),
    "Malian army": ("ml-army", "organ"), "Interior Ministry": ("ml-moi", "organ"),
    "Conflict Watch": ("watch", "monitor"), "Daily Post": ("post", "media"), "UN": ("un", "organisation"),
    "Malian government": ("state:ML", "state"), "Defence Ministry": ("ml-mod", "organ"),
}  # fmt: skip
PLACES = {
    "Mopti": ("city", "ML"), "Gao": ("city", "ML"), "Kidal": ("admin1", "ML"), "Mali": ("country", "ML"),
    "Niger": ("country", "NE"), "Bir Kasba": ("crossing", "ML"), "Tessalit": ("base", "ML"),
}  # fmt: skip
LABELS = {
    "Hill Front": "ORG", "River Army": "ORG", "Mopti": "LOC", "Gao": "LOC", "Kidal": "LOC", "Mali": "LOC",
    "Niger": "LOC", "Bir Kasba": "LOC", "Tessalit": "LOC", "Amadou Keita": "PER", "Keita": "PER",
    "Binta Diallo": "PER", "Interior Ministry": "ORG", "Conflict Watch": "ORG", "Daily Post": "ORG",
    "Malian": "MISC",
}  # fmt: skip
LEMMAS = {
    "said": "say", "seized": "seize", "took": "take", "fell": "fall", "left": "leave", "met": "meet",
    "militants": "militant", "rebels": "rebel", "forces": "force", "fighters": "fighter", "held": "hold",
    "was": "be", "denied": "deny", "fled": "flee", "residents": "resident",
    "cities": "city", "retook": "retake", "burned": "burn", "soldiers": "soldier",
}  # fmt: skip


@dataclass
class SmallWorld:
    """Knows the names of these tests, and how often it was asked."""

    asked: list[str] = field(default_factory=list)

    def party(self, text: str, context: Sequence[str] = ()) -> PartyRef | None:
        self.asked.append(text)
        found = PARTIES.get(text)
        return PartyRef(found[0], text, found[0], text, found[1]) if found else None

    def place(self, text: str, context: Sequence[str] = ()) -> PlaceRef | None:
        self.asked.append(text)
        found = PLACES.get(text)
        return PlaceRef("p:" + text, text, True, found[0], found[1]) if found else None  # type: ignore[arg-type]


def coreference(doc: Doc, blocks: tuple[Block, ...] = ()) -> Coreference:
    return Coreference(doc, Document("d", b"", doc.text, blocks), SmallWorld())


# Pieces of sentences, heads counted from the start of the sentence.
def the(noun: str, tag: str = "NN") -> str:
    """ "The NOUN fell." as a sentence."""
    return f"The/DET/DT/det/1 {noun}/NOUN/{tag}/nsubj/2 fled/VERB/VBD/root/2 ./PUNCT/./punct/2"


def pronoun(word: str) -> str:
    """The pronoun as the subject of a plain verb."""
    return f"{word}/PRON/PRP/nsubj/1 waited/VERB/VBD/root/1 ./PUNCT/./punct/1"


FRONT_TOOK = "Hill/PROPN/NNP/compound/1 Front/PROPN/NNP/nsubj/2 took/VERB/VBD/root/2 Mopti/PROPN/NNP/obj/2"
KEITA_SAID = "Amadou/PROPN/NNP/nsubj/2 Keita/PROPN/NNP/flat/0 said/VERB/VBD/root/2 little/NOUN/NN/obj/2"
MINISTRY = "The/DET/DT/det/2 Interior/PROPN/NNP/compound/2 Ministry/PROPN/NNP/nsubj/3 denied/VERB/VBD/root/3"
WATCH = "Conflict/PROPN/NNP/compound/1 Watch/PROPN/NNP/nsubj/2 said/VERB/VBD/root/2 so/ADV/RB/advmod/2"
ARMY = "The/DET/DT/det/2 Malian/ADJ/JJ/amod/2 army/NOUN/NN/nsubj/3 left/VERB/VBD/root/3 Gao/PROPN/NNP/obj/3"
CROSSING = (
    "Bir/PROPN/NNP/compound/1 Kasba/PROPN/NNP/compound/3 border/NOUN/NN/compound/3 crossing/NOUN/NN/nsubj/4 "
    "fell/VERB/VBD/root/4"
)
KIDAL = "Kidal/PROPN/NNP/compound/1 province/NOUN/NN/nsubj/2 burned/VERB/VBD/root/2"
BASE = "Tessalit/PROPN/NNP/compound/2 air/NOUN/NN/compound/2 base/NOUN/NN/nsubj/3 fell/VERB/VBD/root/3"
POST = (
    "The/DET/DT/det/2 Daily/PROPN/NNP/compound/2 Post/PROPN/NNP/nsubj/3 said/VERB/VBD/root/3 so/ADV/RB/dep/3"
)
PEOPLE = "Residents/NOUN/NNS/nsubj/1 fled/VERB/VBD/root/1 Gao/PROPN/NNP/obj/1"
DIALLO_LEFT = "Binta/PROPN/NNP/nsubj/2 Diallo/PROPN/NNP/flat/0 left/VERB/VBD/root/2"
IN_MALI = "In/ADP/IN/case/1 Mali/PROPN/NNP/obl/2 fell/VERB/VBD/root/2 Gao/PROPN/NNP/nsubj/2"

# text, the word asked about (its last occurrence), what it stands for (None: nothing)
MET_FIGHTERS = "They/PRON/PRP/nsubj/1 met/VERB/VBD/root/1 Malian/ADJ/JJ/amod/3 fighters/NOUN/NNS/obj/1"
CASES: list[tuple[str, str, str | None]] = [
    # groups
    (f"{FRONT_TOOK} | {the('group')}", "group", "Hill Front"),
    (f"{FRONT_TOOK} | {the('movement')}", "movement", "Hill Front"),
    (f"{FRONT_TOOK} | {the('militants', 'NNS')}", "militants", "Hill Front"),
    (f"{FRONT_TOOK} | {the('rebels', 'NNS')}", "rebels", "Hill Front"),
    (f"{FRONT_TOOK} | {the('fighters', 'NNS')}", "fighters", "Hill Front"),
    (f"{FRONT_TOOK} | {MINISTRY} | {the('group')}", "group", "Hill Front"),
    (f"{ARMY} | {the('group')}", "group", None),
    (f"{MINISTRY} | {the('militants', 'NNS')}", "militants", None),
    (the("group"), "group", None),
    # bodies
    (f"{MINISTRY} | {the('ministry')}", "ministry", "Interior Ministry"),
    (f"{MINISTRY} | {FRONT_TOOK} | {the('ministry')}", "ministry", "Interior Ministry"),
    (f"{FRONT_TOOK} | {the('ministry')}", "ministry", None),
    (f"{ARMY} | {the('army')}", "army", "Malian army"),
    (f"{WATCH} | {the('monitor')}", "monitor", "Conflict Watch"),
    (f"{WATCH} | {the('watchdog')}", "watchdog", "Conflict Watch"),
    (f"{POST} | {the('newspaper')}", "newspaper", "Daily Post"),
    (f"{POST} | {the('monitor')}", "monitor", None),
    (f"{FRONT_TOOK} | {the('army')}", "army", None),
    (f"{IN_MALI} | {the('government')}", "government", "Mali"),
    # places
    (f"{FRONT_TOOK} | {the('city')}", "city", "Mopti"),
    (f"{FRONT_TOOK} | {the('town')}", "town", "Mopti"),
    (f"{FRONT_TOOK} | {the('province')}", "province", None),
    (f"{KIDAL} | {the('province')}", "province", "Kidal"),
    (f"{KIDAL} | {the('city')}", "city", None),
    (f"{CROSSING} | {the('crossing')}", "crossing", "Bir Kasba"),
    (f"{CROSSING} | {FRONT_TOOK} | {the('crossing')}", "crossing", "Bir Kasba"),
    (f"{BASE} | {the('base')}", "base", "Tessalit"),
    (f"{FRONT_TOOK} | {the('cities', 'NNS')}", "cities", None),
    (f"{IN_MALI} | {the('country')}", "country", "Mali"),
    (f"{FRONT_TOOK} | {the('country')}", "country", None),
    # people
    (f"{KEITA_SAID} | {pronoun('He')}", "He", "Amadou Keita"),
    (f"{KEITA_SAID} | {FRONT_TOOK} | {pronoun('She')}", "She", "Amadou Keita"),
    (f"{FRONT_TOOK} | {pronoun('He')}", "He", None),
    (
        f"{KEITA_SAID} | {DIALLO_LEFT} | {pronoun('She')}",
        "She",
        "Binta Diallo",
    ),
    (f"{KEITA_SAID} | Keita/PROPN/NNP/nsubj/1 left/VERB/VBD/root/1", "Keita", "Amadou Keita"),
    # they
    (f"{FRONT_TOOK} | {pronoun('They')}", "They", "Hill Front"),
    (f"{PEOPLE} | {pronoun('They')}", "They", "Residents"),
    (f"{KEITA_SAID} | {pronoun('They')}", "They", None),
    (f"{POST} | {pronoun('They')}", "They", None),
    # it
    (
        f"{WATCH} | It/PRON/PRP/nsubj/1 said/VERB/VBD/root/1 ten/NUM/CD/nsubj/3 died/VERB/VBD/ccomp/1",
        "It",
        "Conflict Watch",
    ),
    (
        f"{FRONT_TOOK} | Soldiers/NOUN/NNS/nsubj/1 retook/VERB/VBD/root/1 it/PRON/PRP/obj/1",
        "it",
        "Mopti",
    ),
    (f"{FRONT_TOOK} | It/PRON/PRP/nsubj/1 fell/VERB/VBD/root/1 ./PUNCT/./punct/1", "It", "Mopti"),
    (
        f"{FRONT_TOOK} | Its/PRON/PRP$/nmod:poss/1 fighters/NOUN/NNS/nsubj/2 left/VERB/VBD/root/2",
        "Its",
        "Hill Front",
    ),
    (
        f"{FRONT_TOOK} | Its/PRON/PRP$/nmod:poss/1 capture/NOUN/NN/nsubj/2 shocked/VERB/VBD/root/2",
        "Its",
        "Mopti",
    ),
    (
        f"{FRONT_TOOK} | It/PRON/PRP/nsubj/4 was/AUX/VBD/cop/4 not/PART/RB/advmod/4 "
        "immediately/ADV/RB/advmod/4 clear/ADJ/JJ/root/4",
        "It",
        None,
    ),
    (f"{FRONT_TOOK} | It/PRON/PRP/expl/1 rained/VERB/VBD/root/1", "It", None),
    (
        "The/DET/DT/det/2 militant/ADJ/JJ/amod/2 group/NOUN/NN/nsubj/3 said/VERB/VBD/root/3 "
        f"it/PRON/PRP/nsubj/6 had/AUX/VBD/aux/6 left/VERB/VBN/ccomp/3 | {WATCH}",
        "it",
        "militant group",
    ),
    # the place that the main clause is about, not the one named last
    (
        "Mopti/PROPN/NNP/nsubj/1 held/VERB/VBD/root/1 though/SCONJ/IN/mark/6 militants/NOUN/NNS/nsubj/6 "
        "near/ADP/IN/case/5 Gao/PROPN/NNP/nmod/3 seized/VERB/VBD/advcl/1 it/PRON/PRP/obj/6",
        "it",
        "Mopti",
    ),
    # a force known by its people alone is not every armed group
    (f"{MET_FIGHTERS} | The/DET/DT/det/1 rebels/NOUN/NNS/nsubj/2 left/VERB/VBD/root/2", "rebels", None),
    (
        f"{MET_FIGHTERS} | The/DET/DT/det/1 fighters/NOUN/NNS/nsubj/2 left/VERB/VBD/root/2",
        "fighters",
        "Malian fighters",
    ),
    # two equally good answers are no answer
    (
        "Hill/PROPN/NNP/compound/1 Front/PROPN/NNP/nsubj/5 and/CCONJ/CC/cc/4 River/PROPN/NNP/compound/4 "
        f"Army/PROPN/NNP/nsubj/5 met/VERB/VBD/root/5 | {the('group')}",
        "group",
        None,
    ),
    # not far back
    (f"{KEITA_SAID} | {PEOPLE} | {PEOPLE} | {PEOPLE} | {PEOPLE} | {pronoun('He')}", "He", None),
]


@pytest.mark.parametrize(("text", "word", "wanted"), CASES)
def test_stands_for(text: str, word: str, wanted: str | None) -> None:
    doc = tree(text, LEMMAS, LABELS)
    token = next(t for t in reversed(doc) if t.text == word)
    found = coreference(doc).antecedent(token)
    assert (found.text if found else None) == wanted
    if found:
        assert doc[found.start : found.end].text == found.text


def lead(noun: str) -> str:
    return f"Rebels/NOUN/NNS/nsubj/1 seized/VERB/VBD/root/1 a/DET/DT/det/3 {noun}/NOUN/NN/obj/1"


LATER = [
    (f"{lead('crossing')} | {PEOPLE} | {CROSSING}", "crossing", "Bir Kasba"),
    (f"{lead('base')} | {BASE}", "base", "Tessalit"),
    (f"{lead('crossing')} | {PEOPLE}", "crossing", None),
    (f"{lead('town')} | {PEOPLE} | {FRONT_TOOK}", "town", None),
    (f"{lead('province')} | {KIDAL}", "province", "Kidal"),
    (f"{CROSSING} | {lead('crossing')}", "crossing", None),
    (f"{lead('boat')} | {CROSSING}", "boat", None),
    # of several towns the one that the report goes on to call "the town"
    (f"{lead('town')} | {FRONT_TOOK} | {the('town')} | {PEOPLE}", "town", "Mopti"),
]


@pytest.mark.parametrize(("text", "word", "wanted"), LATER)
def test_a_place_is_named_later(text: str, word: str, wanted: str | None) -> None:
    doc = tree(text, LEMMAS, LABELS)
    token = next(t for t in doc if t.text == word and any(c.text == "a" for c in t.children))
    found = coreference(doc).named_later(token)
    assert (found.text if found else None) == wanted


def test_furniture_names_nothing() -> None:
    doc = tree(f"{FRONT_TOOK} | {the('group')}", LEMMAS, LABELS)
    blocks = (Block("furniture", Span(0, doc[4].idx)),)
    assert coreference(doc, blocks).antecedent(doc[5]) is None


def test_a_name_over_hyphens_is_one_name() -> None:
    doc = NLP("Rebels shelled Tel-e-Nur. The city burned.")
    doc[2].pos_ = "PROPN"
    doc.ents = [doc.char_span(15, 20, label="LOC")]
    found = coreference(doc).antecedent(next(t for t in doc if t.text == "city"))
    assert found is not None and found.text == "Tel-e-Nur"


def test_a_name_is_looked_up_once() -> None:
    doc = tree(" | ".join([FRONT_TOOK] * 5 + [the("group")]), LEMMAS, LABELS)
    world = SmallWorld()
    found = Coreference(doc, Document("d", b"", doc.text), world)
    for token in doc:
        found.antecedent(token)
        found.named_later(token)
    assert world.asked.count("Hill Front") <= 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([FRONT_TOOK, KEITA_SAID, MINISTRY, CROSSING, PEOPLE, the("group"), pronoun("It")])
    )
)
def test_answers_stand_in_the_text_and_do_not_change(sentences: list[str]) -> None:
    doc = tree(" | ".join(sentences), LEMMAS, LABELS)
    one, two = coreference(doc), coreference(doc)
    for token in doc:
        found = one.antecedent(token)
        assert found is None or doc[found.start : found.end].text == found.text
    assert [one.antecedent(t) for t in doc] == [two.antecedent(t) for t in reversed(doc)][::-1]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    doc = NLP(text)
    found = coreference(doc)
    for token in doc:
        found.antecedent(token)
        found.named_later(token)
