"""What the network is shown in an epoch: spoiled copies, batches of like length, trees and names by turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from contested.language.encoding import Encoder
from training.corpora import (
    NAMES,
    Sentence,
    read_conll2003,
    read_conllu,
    read_re3d,
    read_wnut17,
)
from training.variants import vary

MOST_WORDS = 90
MOST_PIECES = 250


@dataclass(frozen=True, slots=True)
class Labels:
    """The label inventories, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...] = NAMES


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training sentences: trees (Universal Dependencies) and names."""

    trees: list[Sentence]
    names: list[Sentence]

    def labels(self) -> Labels:
        """Every label of the training trees."""

        def every(values: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
            return tuple(sorted({value for row in values for value in row}))

        return Labels(
            every(s.upos for s in self.trees),
            every(s.xpos for s in self.trees),
            every(s.deps for s in self.trees),
        )


def load_corpora(data: Path) -> Corpora:
    """Read the training files below `data` (`ud/` and `ner/`)."""
    trees = [s for name in ("ewt", "gum") for s in read_conllu(data / "ud" / f"{name}.train.conllu.xz")]
    names = [
        *read_conll2003(data / "ner" / "conll2003.train.tsv.xz"),
        *read_wnut17(data / "ner" / "wnut17.train.tsv.xz"),
        *read_re3d(data / "ner" / "re3d.train.jsonl.xz"),
    ]
    return Corpora(
        [s for s in trees if len(s.words) <= MOST_WORDS], [s for s in names if len(s.words) <= MOST_WORDS]
    )


def epoch_batches(
    corpora: Corpora, encoder: Encoder, size: int, seed: int, epoch: int
) -> list[list[Sentence]]:
    """All batches of one epoch in the order of training; the same for the same seed and epoch."""
    random = Random(f"{seed}-{epoch}")
    kinds = []
    for sentences in (corpora.trees, corpora.names):
        copies = [vary(s, random) for s in sentences]
        batches = list(_by_length(copies, encoder, size, random))
        random.shuffle(batches)
        kinds.append(batches)
    return list(_by_turns(*kinds))


def _by_length(
    sentences: Sequence[Sentence], encoder: Encoder, size: int, random: Random
) -> Iterator[list[Sentence]]:
    def pieces(sentence: Sentence) -> int:
        return sum(len(encoder.word(w)) for w in sentence.words) + 2

    sized = sorted(((pieces(s), random.random(), s) for s in sentences), key=lambda x: x[:2])
    batch: list[Sentence] = []
    for length, _, sentence in sized:
        if length > MOST_PIECES:
            continue
        if batch and length * (len(batch) + 1) > size:
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def _by_turns(first: list[list[Sentence]], second: list[list[Sentence]]) -> Iterator[list[Sentence]]:
    """Spread the shorter list evenly through the longer one."""
    places = [
        ((i + 0.5) / len(rows), kind, i)
        for kind, rows in enumerate((first, second))
        for i in range(len(rows))
    ]
    for _, kind, i in sorted(places):
        yield (first, second)[kind][i]
