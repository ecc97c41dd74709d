"""Towns that a tagger took for people, and people that the gazetteer must not take for towns."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens
from spacy.vocab import Vocab

from contested.extract.references.placenames import with_place_names
from contested.model import PartyRef, PlaceRef

PLACES = {
    "Vesk": PlaceRef("1", "Vesk", country="ML", feature="city"),
    "Orn": PlaceRef("2", "Orn", country="ML", feature="city"),
    "Jackson": PlaceRef("3", "Jackson", country="US", feature="city"),
    "Mali": PlaceRef("4", "Mali", country="ML", feature="country"),
}


class World:
    def place(self, text: str, context: object = ()) -> PlaceRef | None:
        return PLACES.get(text)

    def party(self, text: str, context: object = ()) -> PartyRef | None:
        return None


def parse(*rows: str) -> Doc:
    """Words with `word/dep/head/label`, heads by their number."""
    cells = [row.split("/") for row in rows]
    words = [c[0] for c in cells]
    doc = Doc(
        Vocab(), words, deps=[c[1] for c in cells], heads=[int(c[2]) for c in cells],
        pos=["VERB" if c[1] == "ROOT" else "NOUN" if c[0].islower() else "PROPN" for c in cells],
        lemmas=[w.lower() for w in words],
    )  # fmt: skip
    doc.set_ents([Tokens(doc, i, i + 1, label=c[3]) for i, c in enumerate(cells) if c[3]])
    return doc


def labels(doc: Doc) -> dict[str, str]:
    return {name.text: name.label_ for name in with_place_names(doc, World()).ents}


def test_a_town_of_the_reports_country_is_a_place() -> None:
    doc = parse("rebels/nsubj/1/", "took/ROOT/1/", "Vesk/obj/1/PER", "in/case/4/", "Mali/obl/1/LOC")
    assert labels(doc) == {"Vesk": "LOC", "Mali": "LOC"}
    assert doc.ents[0].label_ == "PER", "the parse that was given is left as it is"


PEOPLE = {
    "of another country": ("rebels/nsubj/1/", "took/ROOT/1/", "Jackson/obj/1/PER", "Mali/obl/1/LOC"),
    "who speaks": ("Vesk/nsubj/1/PER", "say/ROOT/1/", "Mali/obl/1/LOC"),
    "with a title": ("general/nmod:desc/1/", "Vesk/nsubj/2/PER", "left/ROOT/2/", "Mali/obl/2/LOC"),
    "unknown": ("rebels/nsubj/1/", "took/ROOT/1/", "Brenner/obj/1/PER", "Mali/obl/1/LOC"),
    "where no place is named": ("rebels/nsubj/1/", "took/ROOT/1/", "Vesk/obj/1/PER"),
}


@pytest.mark.parametrize("rows", PEOPLE.values(), ids=PEOPLE)
def test_a_person_stays_a_person(rows: tuple[str, ...]) -> None:
    doc = parse(*rows)
    assert with_place_names(doc, World()) is doc


def test_a_surname_met_with_its_first_name_stays_a_person() -> None:
    doc = parse("Ana/nsubj/2/", "Vesk/flat/0/", "fled/ROOT/2/", "Mali/obl/2/LOC", "Vesk/obj/2/PER")
    doc.set_ents([Tokens(doc, 0, 2, label="PER"), *doc.ents])
    assert with_place_names(doc, World()) is doc
