"""Spans as the corpus marks them, and the extractor that stands beside ours."""

from __future__ import annotations

import builtins
import io
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from benchmarks.polnear import FIELDS, covered, figures, paragraphs, polnear, quotations, tally, widened
from benchmarks.saying_phrases import Said, whole, words
from benchmarks.texts import parsed
from spacy.tokens import Doc

from contested.extract.voices.attribution import Attribution, attributions
from contested.model import Publication

TEXTS = {
    "apposition": "General Ana Ruiz, the head of the command, has repeatedly said the bridge is safe.",
    "according": "The bridge is safe, according to the ministry of defence.",
    "nested": "The mayor said the general told him that the bridge is safe.",
    "quote": "\u201cThe bridge is safe and the road is open,\u201d Ana Ruiz said on Monday.",
}


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Doc, list[Attribution]]]:
    return {
        name: (doc, attributions(doc, document, Publication("", document.id, name)))
        for name, doc, document in parsed(TEXTS)
    }


def told(doc: Doc, said: Said, field: str) -> str:
    return " ".join(doc[i].text for i in sorted(getattr(said, field)))


@pytest.mark.parametrize(
    ("name", "source", "cue"),
    [
        ("apposition", "General Ana Ruiz , the head of the command", "has repeatedly said"),
        ("according", "the ministry of defence", "according to"),
    ],
)
def test_sources_are_whole_phrases_and_cues_all_their_words(
    name: str, source: str, cue: str, read: dict[str, Any]
) -> None:
    doc, found = read[name]
    (said,) = whole(doc, found)
    assert (told(doc, said, "source"), told(doc, said, "cue")) == (source, cue)


def test_a_claim_needs_fewer_words(read: dict[str, Any]) -> None:
    doc, found = read["apposition"]
    (said,) = words(doc, found)
    assert told(doc, said, "cue") == "said" and "Ana Ruiz" in told(doc, said, "source")
    assert len(said.source) < 5


def test_a_saying_inside_of_another_is_left_out(read: dict[str, Any]) -> None:
    doc, found = read["nested"]
    assert len(list(words(doc, found))) == 2
    assert [told(doc, said, "source") for said in whole(doc, found)] == ["The mayor"]


def test_textacy_reads_direct_quotations_on_our_parse(read: dict[str, Any]) -> None:
    pytest.importorskip("textacy")
    reader = quotations()
    assert reader is not None
    (said,) = reader(*read["quote"])
    doc = read["quote"][0]
    assert "Ana" in told(doc, said, "source") and told(doc, said, "cue") == "said"
    assert not list(reader(*read["according"]))
    wide = widened(reader)
    assert wide is not None
    assert [told(doc, said, "source") for said in wide(*read["quote"])] == ["Ana Ruiz"]


def test_without_textacy_its_row_stays_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def missing(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("textacy"):
            raise ImportError(name)
        return usual(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert quotations() is None and widened(None) is None


def test_tokens_are_counted_against_every_annotator(read: dict[str, Any]) -> None:
    doc, _ = read["according"]
    said = Said(frozenset({8}), frozenset({5, 6}), frozenset())
    count: Counter[str] = Counter()
    gold = {"source": [(doc[7].idx, doc[8].idx + 8)], "cue": [(doc[5].idx, doc[6].idx + 2)], "content": []}
    tally(count, doc, [said], [gold, gold])
    assert (count["source gold"], count["source given"], count["source right"]) == (4, 2, 2)
    assert figures(count, "cue").split() == ["100.0", "100.0", "100.0"]


def test_paragraphs_keep_their_place(read: dict[str, Any]) -> None:
    doc, _ = read["quote"]
    ((start, part),) = paragraphs(doc)
    assert start == 0 and part.text == doc.text


def test_an_archive_is_read_with_its_annotators(tmp_path: Path) -> None:
    text, note = "Ana said no.", "T1\tSource 0 3\tAna\nT2\tCue 4 8;9 11\tsaid no\nE1\tX:T1\n"
    with tarfile.open(tmp_path / "small.tar.xz", "w:xz") as packed:
        for name, content in (("a/one.txt", text), ("b/one_x.ann", note), ("b/one_y.ann", note)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content.encode()))
    texts, annotations = polnear(tmp_path / "small.tar.xz")
    assert texts == {"one": text} and len(annotations["one"]) == 2
    assert annotations["one"][0] == {"source": [(0, 3)], "cue": [(4, 8), (9, 11)], "content": []}
    assert set(FIELDS) == set(annotations["one"][0])
    (doc,) = (doc for _, doc, _ in parsed(texts))
    assert covered(doc, [(0, 3)]) == {0}
