"""Parsed sentences for tests, written as one line: word/part of speech/tag/dependency/index of the head."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

NLP = spacy.blank("en")


def tree(text: str, lemmas: dict[str, str] | None = None, names: dict[str, str] | None = None) -> Doc:
    """A Doc of the words in `text`; `|` begins a sentence, and heads count from the start of their own.

    Lemmas are the lower-case words unless `lemmas` says otherwise; `names` maps names to their labels.
    """
    rows: list[list[str]] = []
    starts, heads = [], []
    for sentence in text.split("|"):
        first = len(rows)
        for word in sentence.split():
            rows.append(word.split("/"))
            starts.append(len(rows) - 1 == first)
            heads.append(first + int(rows[-1][4]))
    words = [r[0] for r in rows]
    known = lemmas or {}
    doc = Doc(
        NLP.vocab,
        words=words,
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        deps=[r[3] for r in rows],
        heads=heads,
        lemmas=[
            known.get(w.lower(), w if r[1] == "PROPN" else w.lower())
            for w, r in zip(words, rows, strict=True)
        ],
        sent_starts=starts,
    )
    doc.ents = filter_spans(
        [span for name, label in (names or {}).items() for span in _spans(doc, name, label)]
    )
    return doc


def _spans(doc: Doc, name: str, label: str) -> list[Span]:
    parts = name.split()
    at = [i for i in range(len(doc)) if [t.text for t in doc[i : i + len(parts)]] == parts]
    return [Span(doc, i, i + len(parts), label=label) for i in at]
