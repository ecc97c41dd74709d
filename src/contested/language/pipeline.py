"""The bundled spaCy pipeline: English tokenizer, sentence splitter, and the model as a component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """Make the component; `folder` holds other weights than the bundled ones."""
    place = Path(folder) if folder else WEIGHTS
    return Annotator(Model(place, threads), Lemmatizer.bundled(place))


class Annotator:
    """The component: sets tag_, pos_, dep_, head, lemma_ and ents (PER, ORG, LOC, MISC).

    White space hangs from its neighbour with dep "dep" and pos SPACE. A sentence of furniture gets a root,
    and nothing else is said of its words.
    """

    def __init__(self, model: Model, lemmas: Lemmatizer) -> None:
        self.model, self.lemmas = model, lemmas

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
        todo = [(d, rows) for d, doc in enumerate(docs) for rows in _sentences(doc, tables[d])]
        # Bounded: a text of any length is analysed a few thousand sentences at a time.
        for start in range(0, len(todo), SENTENCES_AT_ONCE):
            part = todo[start : start + SENTENCES_AT_ONCE]
            words = [[docs[d][i].text for i in rows] for d, rows in part]
            for (d, rows), sentence, analysis in zip(part, words, self.model.analyse(words), strict=True):
                self._write(docs[d], tables[d], rows, sentence, mended(analysis))
        for doc, table in zip(docs, tables, strict=True):
            if len(doc):
                doc.from_array(COLUMNS, table.view(np.uint64))  # type: ignore[arg-type]

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
