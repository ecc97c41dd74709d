"""The model at run time: words of sentences in, tags, trees and names out (onnxruntime, no torch)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contested.language.encoding import Encoded, Encoder, pad
from contested.language.trees import best_tree

WEIGHTS = Path(__file__).parent / "weights"
PIECES_OF_A_BATCH = 2048
OUTPUTS = ["upos", "xpos", "names", "arcs", "label_dependents", "label_heads"]
FEATURES = 282
"""How many numbers the heads give for each word: two label vectors, scores of names and of universal tags."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence, by word: tag, treebank tag, head (1-based, 0 the root), label, BIO name label."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


class MissingWeightsError(RuntimeError):
    """The package was installed without the files of the model."""


class Model:
    """The int8 network with its labels. Deterministic for the same sentences in the same call."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 0) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        if not (folder / "model.onnx").exists():
            raise MissingWeightsError(
                f"no language model in {folder}: reinstall, or train one (see training/)"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Batches differ in shape: planning memory for each of them would only make the process grow.
        options.enable_mem_pattern = False
        # Threads that spin while they wait take the cores from whoever else works on the machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.encoder = Encoder(Tokenizer.from_file(str(folder / "tokenizer.json")))
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.upos, self.xpos, self.deps, self.names = (
            tuple(labels[k]) for k in ("upos", "xpos", "deps", "names")
        )
        stored = np.load(folder / "labels.npz")
        weights: Floats = stored["weights"].astype(np.float32) * stored["scales"]
        self._label_width = weights.shape[1]
        # (labels, dependent, head) to (dependent, labels * head): one matrix product for a whole batch.
        self._label_weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(self._label_width, -1))
        self._root = self.deps.index("root")
        self._follows = _may_follow(self.names)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse sentences of at least one word each, in their order."""
        encoded = [self.encoder.sentence(words) for words in sentences]
        results: list[Analysis | None] = [None] * len(sentences)
        for rows in _batches(encoded):
            for row, analysis in zip(rows, self._batch([encoded[r] for r in rows]), strict=True):
                results[row] = analysis
        return [r for r in results if r is not None]

    def features(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """What further heads are taught on, for each sentence (words, FEATURES)."""
        encoded = [self.encoder.sentence(words) for words in sentences]
        found: dict[int, Floats] = {}
        for rows in _batches(encoded):
            upos, _, names, _, dependents, heads = self._scores([encoded[r] for r in rows])
            joined = _joined(dependents, heads, names, upos)
            found |= {r: joined[at, : len(encoded[r].firsts)] for at, r in enumerate(rows)}
        return [found[row] for row in range(len(encoded))]

    def _scores(self, encoded: list[Encoded]) -> list[Floats]:
        arrays = pad(encoded)
        feed: dict[str, Any] = {
            "pieces": arrays.pieces,
            "shapes": arrays.shapes,
            "mask": arrays.mask,
            "firsts": arrays.firsts,
        }
        scores: list[Floats] = self._session.run(OUTPUTS, feed)
        return scores

    def _batch(self, encoded: list[Encoded]) -> Iterator[Analysis]:
        upos, xpos, names, arcs, dependents, heads = self._scores(encoded)
        sizes = [len(e.firsts) for e in encoded]
        trees = [best_tree(arcs[row, :n, : n + 1]) for row, n in enumerate(sizes)]
        labels = self._labels(dependents, heads, trees)
        best_upos, best_xpos = upos.argmax(-1), xpos.argmax(-1)
        start = 0
        for row, n in enumerate(sizes):
            yield Analysis(
                upos=tuple(self.upos[i] for i in best_upos[row, :n]),
                xpos=tuple(self.xpos[i] for i in best_xpos[row, :n]),
                heads=tuple(trees[row].tolist()),
                deps=tuple(self.deps[i] for i in labels[start : start + n]),
                names=tuple(self.names[i] for i in _best_names(names[row, :n], self._follows)),
            )
            start += n

    def _labels(self, dependents: Floats, heads: Floats, trees: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        """Label of every word of the batch, given its head; only a root is labelled as one."""
        d = np.concatenate([dependents[row, : len(tree)] for row, tree in enumerate(trees)])
        h = np.concatenate([heads[row, tree] for row, tree in enumerate(trees)])
        one = np.ones((len(d), 1), np.float32)
        left = (np.hstack([d, one]) @ self._label_weights).reshape(len(d), len(self.deps), self._label_width)
        scores = (left @ np.hstack([h, one])[:, :, None])[:, :, 0]
        scores[:, self._root] = -np.inf
        best: NDArray[np.int64] = scores.argmax(1)
        best[np.concatenate(trees) == 0] = self._root
        return best


def _joined(dependents: Floats, heads: Floats, names: Floats, upos: Floats) -> Floats:
    """The features of a batch (sentences, words, FEATURES): the root has a head vector, but is no word."""
    return np.concatenate([dependents, heads[:, 1:], names, upos], axis=-1)


def _batches(encoded: Sequence[Encoded]) -> Iterator[list[int]]:
    """Indices of sentences of like length, so that little is padded."""
    rows: list[int] = []
    for index in sorted(range(len(encoded)), key=lambda i: len(encoded[i].pieces)):
        if rows and (len(rows) + 1) * len(encoded[index].pieces) > PIECES_OF_A_BATCH:
            yield rows
            rows = []
        rows.append(index)
    if rows:
        yield rows


def _may_follow(names: Sequence[str]) -> NDArray[np.bool_]:
    """may_follow[a, b]: label b may stand after label a (an inside follows its own begin or inside)."""
    return np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in names] for a in names])


def _best_names(scores: Floats, follows: NDArray[np.bool_]) -> list[int]:
    """The best valid row of BIO labels: arg-max where that is valid, else Viterbi."""
    best = scores.argmax(1)
    first_inside = ~follows[0]  # label 0 is "O": what may not follow it may not begin either
    if not first_inside[best[0]] and follows[best[:-1], best[1:]].all():
        found: list[int] = best.tolist()
        return found
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    total = np.where(first_inside, -np.inf, logs[0])
    back = []
    for row in logs[1:]:
        ways = np.where(follows, total[:, None], -np.inf)
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
