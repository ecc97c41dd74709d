"""Words to what the encoder reads: word pieces, the case shape of each, and where each word begins.

Training and run time share this file, so that the model is fed what it was taught with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

MAX_PIECES_OF_A_WORD = 8
MAX_PIECES = 512
SHAPES = ("none", "lower", "title", "upper", "mixed", "digits", "punctuation", "other")

# Typographic signs that the training corpora hardly know, to the ones that they are full of.
SIGNS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "′": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "″": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
        "…": ".",
        "\u00a0": " ",
    }
)
WHOLE_WORDS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


class WordPieces(Protocol):
    """What is used of `tokenizers.Tokenizer`."""

    def encode(self, sequence: str, *, add_special_tokens: bool = ...) -> object: ...


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence: piece ids and shapes with [CLS] and [SEP]; the index of the first piece of each word."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays: pieces, shapes and mask (sentences, pieces); firsts (sentences, words); int64."""

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    mask: NDArray[np.int64]
    firsts: NDArray[np.int64]


def shape_of(word: str) -> int:
    """The case shape of a word as written, an index into `SHAPES`."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 5 if any(c.isdigit() for c in word) else 6
    if all(c.islower() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 2
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return 2
    return 4 if any(c.isupper() for c in letters) else 7


def plain(word: str) -> str:
    """The word with typographic quotes, dashes and ellipses written plainly."""
    return WHOLE_WORDS.get(word) or word.translate(SIGNS)


class Encoder:
    """Cuts words to pieces, remembering the words it has met (bounded)."""

    def __init__(self, tokenizer: WordPieces, remember: int = 50_000) -> None:
        self._tokenizer = tokenizer
        self._remember = remember
        self._known: dict[str, tuple[int, ...]] = {}
        self._cls, self._sep = self._ids("[CLS]")[0], self._ids("[SEP]")[0]
        self._unknown = self._ids("[UNK]")[0]

    def _ids(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).ids)  # type: ignore[attr-defined]

    def word(self, word: str) -> tuple[int, ...]:
        """Piece ids of one word: at least one, at most `MAX_PIECES_OF_A_WORD`."""
        known = self._known.get(word)
        if known is None:
            # A long run of signs would be read in full before it is cut: 100 characters hold any word.
            known = self._ids(plain(word[:100]))[:MAX_PIECES_OF_A_WORD] or (self._unknown,)
            if len(self._known) < self._remember:
                self._known[word] = known
        return known

    def sentence(self, words: Sequence[str]) -> Encoded:
        """Encode one sentence of words."""
        pieces, shapes, firsts = [self._cls], [0], []
        cut = [self.word(word) for word in words]
        if sum(map(len, cut)) > MAX_PIECES - 2:
            most = max(1, (MAX_PIECES - 2) // len(words))
            cut = [ids[:most] for ids in cut]
        for word, ids in zip(words, cut, strict=True):
            firsts.append(len(pieces))
            pieces.extend(ids)
            shapes.extend([shape_of(word)] * len(ids))
        return Encoded((*pieces, self._sep), (*shapes, 0), tuple(firsts))


def pad(sentences: Sequence[Encoded]) -> Batch:
    """Put encoded sentences into one batch of padded arrays."""
    width = max(len(s.pieces) for s in sentences)
    words = max(len(s.firsts) for s in sentences)
    shape = (len(sentences), width)
    batch = Batch(
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros((len(sentences), words), np.int64),
    )
    for row, sentence in enumerate(sentences):
        batch.pieces[row, : len(sentence.pieces)] = sentence.pieces
        batch.shapes[row, : len(sentence.shapes)] = sentence.shapes
        batch.mask[row, : len(sentence.pieces)] = 1
        batch.firsts[row, : len(sentence.firsts)] = sentence.firsts
    return batch
