"""Documents to Docs: offsets, bounds of blocks, white space, furniture, and another pipeline in our place."""

from __future__ import annotations

import subprocess
import sys
from time import process_time

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from contested.language import load, parse
from contested.language.documents import split_sentences
from contested.model import Block, Document, Span

WORDS = [
    *("Rebels", "took", "the-town", "U.S.", "Gen.", "Amin", "“left”", "it's", "don’t", "3,000", "(AP)", "-"),
    *("freed.The", "\n", "\n\n", "\t", "", ",", ".", ";", "é", "数", "!?"),
]


def document(text: str, *blocks: Block) -> Document:
    """A document of this text."""
    return Document(id="x", data=b"", text=text, blocks=blocks)


def check(doc: Doc, text: str) -> None:
    """What holds for every Doc of the stage."""
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    for sentence in doc.sents:
        assert sum(t.head.i == t.i for t in sentence) == 1
        assert all(sentence.start <= t.head.i < sentence.end for t in sentence)
        assert sum(t.dep_ == "ROOT" for t in sentence) == 1
        if any(not t.is_space for t in sentence):
            assert not sentence.root.is_space
    assert all(t.lemma_ for t in doc)
    assert all(e.label_ in {"PER", "ORG", "LOC", "MISC"} for e in doc.ents)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_keeps_its_offsets_and_has_trees(nlp: Language, text: str) -> None:
    """Whatever the text: `doc.text` equals it, and every sentence is one tree."""
    (doc,) = parse(nlp, [document(text)])
    check(doc, text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=6, max_size=30),
    cuts=st.sets(st.integers(0, 29), max_size=4),
)
def test_no_sentence_crosses_a_block(nlp: Language, words: list[str], cuts: set[int]) -> None:
    """Each block has its own sentences, also where nothing in the text says so."""
    text, starts = "", []
    for i, word in enumerate(words):
        if i in cuts or not i:
            starts.append(len(text))
        text += word + " "
    kinds = ("body", "title", "furniture", "caption")
    blocks = tuple(
        Block(kinds[n % 4], Span(a, b))
        for n, (a, b) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True))
    )
    (doc,) = parse(nlp, [document(text, *blocks)])
    check(doc, text)
    for sentence in doc.sents:
        inside = [t for t in sentence if not t.is_space]
        homes = {next(n for n, b in enumerate(blocks) if b.span.start <= t.idx < b.span.end) for t in inside}
        assert len(homes) <= 1


def test_title_without_a_period_is_its_own_sentence(nlp: Language) -> None:
    """The bound of a block ends a sentence even without a line break."""
    text = "Militia quits Tawergha The militia left on Monday."
    doc = next(parse(nlp, [document(text, Block("title", Span(0, 22)), Block("body", Span(23, len(text))))]))
    assert [s.text for s in doc.sents] == ["Militia quits Tawergha", "The militia left on Monday."]


def test_furniture_is_not_parsed(nlp: Language) -> None:
    """Furniture has words, sentences and roots, but no labels, tags or names."""
    text = "Subscribe to Mali Today now!\nThe army left Mopti."
    doc = next(
        parse(nlp, [document(text, Block("furniture", Span(0, 28)), Block("body", Span(29, len(text))))])
    )
    first, second = doc.sents
    assert {t.dep_ for t in first} == {"ROOT", "dep"}
    assert not first.ents and not any(t.tag_ for t in first if not t.is_space)
    assert [e.text for e in second.ents] == ["Mopti"]


def test_order_and_identity_over_many_documents(nlp: Language) -> None:
    """Docs come in the order of the documents; the same call gives the same result."""
    texts = [f"Village {n} fell. " * (1 + n % 5) for n in range(25)]
    once = [d.to_bytes(exclude=["user_data"]) for d in parse(nlp, map(document, texts), batch_size=10)]
    again = [d.to_bytes(exclude=["user_data"]) for d in parse(nlp, map(document, texts), batch_size=10)]
    assert once == again
    assert [d.text for d in parse(nlp, map(document, texts), batch_size=4)] == texts


def test_a_name_may_hold_a_line_break(nlp: Language) -> None:
    """A break of a wrapped line does not tear a name, nor the list of names."""
    text = "Talks were led by Kofi\nAnnan in Geneva."
    doc = next(parse(nlp, [document(text)]))
    check(doc, text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ufeff", "a" * 20_000, "-" * 5_000, ". " * 3_000, "x; " * 600]
)
def test_odd_texts(nlp: Language, text: str) -> None:
    """Empty, blank, endless or senseless texts are read without harm."""
    (doc,) = parse(nlp, [document(text)])
    check(doc, text)
    assert all(sum(not t.is_space for t in s) <= 110 for s in doc.sents)


def test_sentences_of_a_long_text_take_linear_time(nlp: Language) -> None:
    """50,000 words are split in a fraction of a second; work that grows with the square would take many."""
    doc = nlp.make_doc("Shells hit the old market of Taiz again. " * 5_000)
    start = process_time()
    assert sum(1 for _ in split_sentences(doc).sents) == 5_000
    assert process_time() - start < 3.0


def test_another_pipeline_takes_our_place(tmp_path: object) -> None:
    """Any installed spaCy pipeline is used as it is; our rules give it its sentences."""
    other = spacy.blank("en")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "LOC", "pattern": "Gao"}])  # type: ignore[attr-defined]
    other.to_disk(str(tmp_path))
    doc = next(parse(load(str(tmp_path)), [document("Gen. Sy left Gao. Nobody stayed.")]))
    assert [s.text for s in doc.sents] == ["Gen. Sy left Gao.", "Nobody stayed."]
    assert [e.label_ for e in doc.ents] == ["LOC"]


def test_unknown_pipeline_is_an_os_error() -> None:
    """spaCy's own error, which names what is missing."""
    with pytest.raises(OSError, match="no_such_pipeline"):
        load("no_such_pipeline")


def test_importing_the_stage_is_cheap() -> None:
    """Neither spaCy nor onnxruntime is read before it is needed."""
    heavy = "('spacy', 'onnxruntime', 'numpy')"
    code = f"import sys, contested.language; print([m for m in {heavy} if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_a_parse_does_not_depend_on_the_documents_beside_it() -> None:
    nlp = load()
    texts = [
        "Troops entered the town of Sarmada on Monday, a monitor said.",
        "The army, which had been besieged in the port for nine weeks, withdrew; rebels hoisted their flag.",
        "Talks in Nairobi ended without a deal.",
    ]
    alone = [next(iter(parse(nlp, [document(text)]))).to_json() for text in texts]
    together = [doc.to_json() for doc in parse(nlp, [document(text) for text in texts])]
    assert together == alone
