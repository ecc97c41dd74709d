"""The bundled spaCy pipeline: English tokenizer, sentence splitter, and the model as a component."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc

from contested.language.documents import SENTENCES, in_furniture, split_sentences
from contested.language.lemmas import Lemmatizer
from contested.language.model import WEIGHTS, Analysis, Model
from contested.language.orthography import read_as
from contested.language.repairs import mended
from contested.language.tokens import adjust

COLUMNS = [HEAD, DEP, TAG, POS, LEMMA, ENT_IOB, ENT_TYPE]
INSIDE, OUTSIDE, BEGIN = 1, 2, 3
SENTENCES_AT_ONCE = 2048
Rows = list[int]
Table = NDArray[np.int64]


def bundled() -> Language:
    """A fresh bundled pipeline."""
    nlp = spacy.blank("en")
    adjust(nlp)
    nlp.add_pipe(SENTENCES)
    nlp.add_pipe("contested_ud")
    return nlp


@Language.component(SENTENCES, assigns=["token.is_sent_start"])
def contested_sentences(doc: Doc) -> Doc:
    """Set sentence starts by the rules for news."""
    return split_sentences(doc)


@Language.factory(
    "contested_ud",
    default_config={"folder": None, "threads": 0},
    assigns=["token.tag", "token.pos", "token.dep", "token.head", "token.lemma", "doc.ents"],
)
def contested_ud(nlp: Language, name: str, folder: str | None, threads: int) -> Annotator:
    """Make the component; `folder` holds other weights than the bundled ones, `threads` 0 is up to four."""
    place = Path(folder) if folder else WEIGHTS
    workers = threads or min(4, os.cpu_count() or 1)
    return Annotator(Model(place, threads=1), Lemmatizer.bundled(place), workers)


class Annotator:
    """The component: sets tag_, pos_, dep_, head, lemma_ and ents (PER, ORG, LOC, MISC).

    White space hangs from its neighbour with dep "dep" and pos SPACE. A sentence of furniture gets a root,
    and nothing else is said of its words.
    """

    def __init__(self, model: Model, lemmas: Lemmatizer, workers: int = 1) -> None:
        self.model, self.lemmas, self.workers = model, lemmas, workers
        self._pool: ThreadPoolExecutor | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc in place."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Annotate Docs in place, the sentences of `batch_size` of them together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        tables = [_blank_table(doc) for doc in docs]
        rows = [list(_sentences(doc, table)) for doc, table in zip(docs, tables, strict=True)]
        words = [
            [read_as([doc[i].text for i in at]) for at in own] for doc, own in zip(docs, rows, strict=True)
        ]
        # The int8 model scales its activations by all that is in a batch: a document is analysed in a batch
        # of its own, so that its parse does not depend on the company it came in.
        found = zip(docs, tables, rows, words, self._analyse(words), strict=True)
        for doc, table, own, said, analyses in found:
            for indices, sentence, analysis in zip(own, said, analyses, strict=True):
                self._write(doc, table, indices, sentence, mended(analysis))
            if len(doc):
                doc.from_array(COLUMNS, table.view(np.uint64))  # type: ignore[arg-type]

    def _analyse(self, words: list[list[list[str]]]) -> Iterator[list[Analysis]]:
        """The analyses of each document's sentences, in order, several documents at a time."""
        if len(words) < 2 or self.workers < 2:
            return map(self._in_parts, words)
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="parse")
        return self._pool.map(self._in_parts, words)

    def _in_parts(self, sentences: list[list[str]]) -> list[Analysis]:
        """Bounded: a text of any length is analysed a few thousand sentences at a time."""
        parts = range(0, len(sentences), SENTENCES_AT_ONCE)
        return [a for at in parts for a in self.model.analyse(sentences[at : at + SENTENCES_AT_ONCE])]

    def _write(self, doc: Doc, table: Table, rows: Rows, words: list[str], analysis: Analysis) -> None:
        """Fill the rows of one sentence."""
        strings = doc.vocab.strings
        for place, i in enumerate(rows):
            head, dep, name = analysis.heads[place], analysis.deps[place], analysis.names[place]
            upos, xpos = analysis.upos[place], analysis.xpos[place]
            lemma = self.lemmas.lemma(words[place], upos, xpos)
            iob = OUTSIDE if name == "O" else BEGIN if name[0] == "B" else INSIDE
            kind = 0 if name == "O" else _signed(strings.add(name[2:]))
            table[i] = (
                rows[head - 1] - i if head else 0,
                _signed(strings.add("ROOT" if dep == "root" else dep)),
                _signed(strings.add(xpos)),
                IDS[upos],
                _signed(strings.add(lemma)),
                iob,
                kind,
            )
            if iob == INSIDE and rows[place - 1] < i - 1:  # a line break within a name belongs to it
                table[rows[place - 1] + 1 : i, 5:] = (INSIDE, kind)


def _blank_table(doc: Doc) -> Table:
    table = np.zeros((len(doc), len(COLUMNS)), np.int64)
    table[:, 5] = OUTSIDE
    return table


def _sentences(doc: Doc, table: Table) -> Iterator[Rows]:
    """Token indices of the words of each sentence to parse; white space and furniture are settled here."""
    skipped = in_furniture(doc)
    strings = doc.vocab.strings
    loose = _signed(strings.add("dep"))
    space = (loose, _signed(strings.add("_SP")), IDS["SPACE"])
    for sentence in doc.sents:
        words = [t.i for t in sentence if not t.is_space]
        root = words[0] if words else sentence.start
        for token in sentence:
            if token.is_space:
                head = token.i - 1 if token.i > root else root
                table[token.i, :5] = (head - token.i, *space, _signed(token.orth))
        if not words:
            table[root, 1] = _signed(strings.add("ROOT"))
        elif skipped(doc[root].idx):
            for i in words:
                table[i, :5] = (root - i, loose, 0, IDS["X"], _signed(doc[i].orth))
            table[root, 1] = _signed(strings.add("ROOT"))
        else:
            yield words


def _signed(value: int) -> int:
    """A 64-bit hash as NumPy's signed integer."""
    return value - (1 << 64) if value >= 1 << 63 else value
