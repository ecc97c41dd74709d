"""From documents to Docs: blocks become bounds of sentences, whatever spaCy pipeline does the parsing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from contested.language.long_sentences import cuts
from contested.language.sentences import page_width, sentence_spans
from contested.model import Document

BLOCKS = "contested_blocks"
SENTENCES = "contested_sentences"
FURNITURE = "furniture"
LONGEST_RUN = 200
RUN = re.compile(r"\S{1000,}")
Bounds = tuple[int, int, str]


def parse_documents(nlp: Language, documents: Iterable[Document], batch_size: int) -> Iterator[Doc]:
    """Docs of the documents, in order; see `contested.language.parse`."""
    own = SENTENCES in nlp.pipe_names
    return nlp.pipe((_prepared(nlp, document, own) for document in documents), batch_size=batch_size)


def _prepared(nlp: Language, document: Document, own: bool) -> Doc:
    nlp.max_length = max(nlp.max_length, len(document.text) + 1)
    doc = _words(nlp, document.text)
    doc.user_data[BLOCKS] = tuple((b.span.start, b.span.end, b.kind) for b in document.blocks)
    # spaCy's own parsers keep to sentence starts that are set before they run.
    return doc if own else split_sentences(doc)


def _words(nlp: Language, text: str) -> Doc:
    """The text as a Doc of words.

    The tokenizer's time grows with the square of the length of a run without spaces: such runs are cut.
    """
    runs = [m.span() for m in RUN.finditer(text)]
    if not runs:
        return nlp.make_doc(text)
    edges = {0, len(text)}
    for start, end in runs:
        edges.update(range(start, end, LONGEST_RUN))
        edges.add(min(end + 1, len(text)))  # the space after a word goes with it
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(edges)):
        part = nlp.make_doc(text[start:end])
        words.extend(t.text for t in part)
        spaces.extend(bool(t.whitespace_) for t in part)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def bounds(doc: Doc) -> Iterator[Bounds]:
    """The blocks of a Doc and the text between them: start, end, kind; a Doc without blocks is one body."""
    place = 0
    given: Iterable[Any] = doc.user_data.get(BLOCKS, ())
    for start, end, kind in given:
        if start > place:
            yield place, start, "body"
        yield start, end, kind
        place = end
    length = doc[-1].idx + len(doc[-1]) if len(doc) else 0
    if place < length:
        yield place, length, "body"


def split_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of a Doc by rule. White space goes with the sentence before it."""
    text = doc.text
    offsets = [token.idx for token in doc]
    blank = [token.is_space for token in doc]
    starts: set[int] = set()
    width = page_width(text)
    for first, last, _ in bounds(doc):
        for start, _ in sentence_spans(text, first, last, width):
            index = bisect_left(offsets, start)
            while index < len(blank) and blank[index]:
                index += 1
            starts.add(index)
    starts.discard(len(blank))
    first_word = next((i for i, b in enumerate(blank) if not b), 0)
    starts = {s for s in starts if s > first_word} | {0}
    order = [*sorted(starts), len(blank)]
    for begin, end in pairwise(order):
        starts.update(begin + cut for cut in cuts([t.text for t in doc[begin:end]]))
    # All at once: the setter of a token looks through its whole Doc each time.
    marks = np.full((len(blank), 1), -1, np.int64)
    marks[[s for s in starts if s < len(blank)]] = 1
    if len(blank):
        doc.from_array([SENT_START], marks.view(np.uint64))  # type: ignore[arg-type]
    return doc


def in_furniture(doc: Doc) -> Callable[[int], bool]:
    """A test for offsets: whether they lie in furniture."""
    spans = [(start, end) for start, end, kind in bounds(doc) if kind == FURNITURE]
    starts = [start for start, _ in spans]

    def test(offset: int) -> bool:
        place = bisect_right(starts, offset) - 1
        return place >= 0 and offset < spans[place][1]

    return test
