"""`python -m training.voices --data FOLDER`: a head that marks who speaks, the words of saying, what is said.

A small convolutional network over what the shipped model gives for every word (label vectors, tag and name
scores), taught on PolNeAR's attributions and measured on folds of articles that it has not seen, beside the
rules. It is an experiment: docs/decisions says why the rules read voices in the product.

PolNeAR: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from benchmarks.polnear import FIELDS, covered, polnear
from benchmarks.saying_phrases import words
from benchmarks.texts import parsed
from torch import Tensor, nn

from contested.extract.voices.attribution import attributions
from contested.language.model import FEATURES, Model
from contested.model import Publication

WIDTH, BLOCKS, KERNEL = 128, 4, 5
EPOCHS, RATE, BATCH, SEED = 10, 3e-3, 16, 1


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: its article, features (words, FEATURES), gold and the rules' marks (words, 3)."""

    article: str
    features: Tensor
    gold: Tensor
    rules: Tensor


class Voices(nn.Module):
    """Residual dilated convolutions; input (sentences, words, FEATURES) and a mask (sentences, words)."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = nn.Linear(FEATURES, WIDTH)
        self.blocks = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, KERNEL, padding=2 * 2**i, dilation=2**i) for i in range(BLOCKS)
        )
        self.leave = nn.Linear(WIDTH, len(FIELDS))
        self.dropout = nn.Dropout(0.3)

    def forward(self, features: Tensor, mask: Tensor) -> Tensor:
        """Log-odds (sentences, words, 3) of source, cue and content."""
        keep = mask[:, :, None].to(features.dtype)
        x = self.dropout(torch.relu(self.enter(features))) * keep
        for block in self.blocks:
            x = x + self.dropout(torch.relu(block(x.transpose(1, 2)).transpose(1, 2))) * keep
        scores: Tensor = self.leave(x)
        return scores


def read(archive: Path) -> list[Row]:
    """The sentences of the corpus as the model sees them."""
    texts, annotations = polnear(archive)
    model = Model()
    rows = []
    for name, doc, document in parsed(texts):
        found = attributions(doc, document, Publication("", document.id, name))
        said = list(words(doc, found))
        rules = {field: {i for each in said for i in getattr(each, field)} for field in FIELDS}
        gold = {field: covered(doc, annotations[name][0][field]) for field in FIELDS}
        sentences = [[t for t in s if not t.is_space] for s in doc.sents]
        sentences = [s for s in sentences if s]
        features = model.features([[t.text for t in s] for s in sentences])
        for sentence, given in zip(sentences, features, strict=True):
            rows.append(Row(name, torch.from_numpy(given), _marks(sentence, gold), _marks(sentence, rules)))
    return rows


def _marks(sentence: Sequence[object], marked: dict[str, set[int]]) -> Tensor:
    return torch.tensor([[float(t.i in marked[f]) for f in FIELDS] for t in sentence])  # type: ignore[attr-defined]


def _padded(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    pad = nn.utils.rnn.pad_sequence
    mask = pad([torch.ones(len(r.gold)) for r in rows], batch_first=True)
    return (
        pad([r.features for r in rows], batch_first=True),
        mask,
        pad([r.gold for r in rows], batch_first=True),
    )


def teach(rows: Sequence[Row]) -> Voices:
    """A head taught on rows."""
    torch.manual_seed(SEED)
    shuffle = random.Random(SEED)
    head, order = Voices(), sorted(rows, key=lambda r: len(r.gold))
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.02)
    for epoch in range(EPOCHS):
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        shuffle.shuffle(batches)
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for batch in batches:
            features, mask, gold = _padded(batch)
            lost = nn.functional.binary_cross_entropy_with_logits(
                head(features, mask), gold, reduction="none"
            )
            loss = (lost * mask[:, :, None]).sum() / mask.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return head.eval()


def measure(rows: Sequence[Row], folds: int) -> str:
    """Token F1 of the rules and of heads taught on the other articles, by field."""
    names = sorted({row.article for row in rows})
    random.Random(SEED).shuffle(names)
    totals = {"rules": np.zeros((3, 3)), "head": np.zeros((3, 3)), "either": np.zeros((3, 3))}
    for fold in range(folds):
        unseen = set(names[fold::folds])
        head = teach([row for row in rows if row.article not in unseen])
        for row in (row for row in rows if row.article in unseen):
            with torch.no_grad():
                marks = (head(row.features[None], torch.ones(1, len(row.gold)))[0] > 0).float()
            for name, given in (("rules", row.rules), ("head", marks), ("either", marks.maximum(row.rules))):
                totals[name] += torch.stack(
                    [(row.gold * given).sum(0), given.sum(0), row.gold.sum(0)]
                ).numpy()
    lines = [f"{'':10}" + "".join(f"{field:>28}" for field in FIELDS)]
    for name, (right, given, gold) in totals.items():
        p, r = 100 * right / given, 100 * right / gold
        cells = [f"P {p[i]:5.1f} R {r[i]:5.1f} F1 {2 * p[i] * r[i] / (p[i] + r[i]):5.1f}" for i in range(3)]
        lines.append(f"{name:10}" + "".join(f"{cell:>28}" for cell in cells))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.voices", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with attribution/")
    parser.add_argument("--folds", type=int, default=5, help="on so many folds of articles")
    given = parser.parse_args()
    rows = read(given.data / "attribution" / "polnear-dev.tar.xz")
    print(measure(rows, given.folds))


if __name__ == "__main__":
    main()
