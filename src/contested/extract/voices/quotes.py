"""Stretches between quotation marks, paragraph by paragraph; a quotation may run over sentences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.attrs import IDX
from spacy.tokens import Doc

_OPEN, _CLOSE, _EITHER = frozenset("“„«"), frozenset("”»"), frozenset(['"', "''", "``", '""'])


@dataclass(frozen=True, slots=True)
class Quotation:
    """Token bounds `[start, end)` of the quoted words without the marks; `open` when none closes them."""

    start: int
    end: int
    open: bool = False


def paragraphs(doc: Doc) -> list[int]:
    """For each token the number of its paragraph (line breaks part paragraphs)."""
    breaks = [at for at, letter in enumerate(doc.text) if letter == "\n"]
    found: list[int] = np.searchsorted(breaks, doc.to_array(IDX).astype(np.int64)).tolist()
    return found


def quotations(doc: Doc, paragraph: list[int]) -> list[Quotation]:
    """All quotations in reading order. An unclosed one ends with its paragraph."""
    found: list[Quotation] = []
    start: int | None = None
    for token in doc:
        fresh = token.i == 0 or paragraph[token.i] != paragraph[token.i - 1]
        if fresh and start is not None:
            _keep(found, start, token.i, True)
            start = None
        if token.text in _OPEN or (token.text in _EITHER and start is None):
            if start is not None and token.i > start:
                _keep(found, start, token.i, True)
            start = token.i + 1
        elif token.text in _CLOSE or token.text in _EITHER:
            if start is not None:
                _keep(found, start, token.i, False)
            start = None
    if start is not None:
        _keep(found, start, len(doc), True)
    return found


def _keep(found: list[Quotation], start: int, end: int, is_open: bool) -> None:
    if end > start and not (is_open and end - start < 4):
        found.append(Quotation(start, end, is_open))
