"""The training loop: seeded, with a checkpoint every few minutes from which it goes on where it stopped."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from contested.language.encoding import Encoder, pad
from training.batches import Corpora, Labels, epoch_batches
from training.corpora import Sentence
from training.network import Network, Scores, load_minilm

IGNORE = -100


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of one run."""

    epochs: int = 5
    pieces: int = 1500
    seed: int = 1
    encoder_rate: float = 2e-4
    heads_rate: float = 1.5e-3
    decay: float = 0.01
    warm_up: float = 0.06
    last_rate: float = 0.02
    clip: float = 1.0
    tags_weight: float = 0.3
    threads: int = 2
    half: bool = False
    keep_every: int = 250


def encoder_for(model: Path) -> Encoder:
    """The word-piece encoder of a MiniLM folder (its padding and truncation switched off)."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Encoder(tokenizer)


def network_for(labels: Labels) -> Network:
    """A fresh network with outputs for these labels."""
    return Network(len(labels.upos), len(labels.xpos), len(labels.deps), len(labels.names))


def rate_at(step: int, steps: int, plan: Plan) -> float:
    """Share of the full learning rate: warm-up, then linear decay."""
    warm = max(1, int(steps * plan.warm_up))
    if step < warm:
        return (step + 1) / warm
    return max(plan.last_rate, 1.0 - (1.0 - plan.last_rate) * (step - warm) / max(1, steps - warm))


def _indices(rows: list[tuple[str, ...]], values: tuple[str, ...], width: int) -> Tensor:
    index = {value: i for i, value in enumerate(values)}
    out = torch.full((len(rows), width), IGNORE)
    for r, row in enumerate(rows):
        for w, value in enumerate(row):
            out[r, w] = index.get(value, IGNORE)
    return out


def tree_loss(network: Network, scores: Scores, batch: list[Sentence], labels: Labels, plan: Plan) -> Tensor:
    """Arc, label and tag losses of a batch of trees."""
    width = scores.arcs.shape[1]
    heads = torch.full((len(batch), width), IGNORE)
    real = torch.zeros(len(batch), width + 1, dtype=torch.bool)
    for r, sentence in enumerate(batch):
        heads[r, : len(sentence.heads)] = torch.tensor(sentence.heads)
        real[r, : len(sentence.heads) + 1] = True
    arcs = scores.arcs.float().masked_fill(~real[:, None, :], -1e4)
    cross = torch.nn.functional.cross_entropy
    loss = cross(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
    rows, words = torch.nonzero(heads >= 0, as_tuple=True)
    picked = network.label_scores(
        scores.label_dependents[rows, words], scores.label_heads[rows, heads[rows, words]]
    )
    deps = _indices([s.deps for s in batch], labels.deps, width)
    loss = loss + cross(picked.float(), deps[rows, words], ignore_index=IGNORE)
    for given, column, values in (
        (scores.upos, [s.upos for s in batch], labels.upos),
        (scores.xpos, [s.xpos for s in batch], labels.xpos),
    ):
        target = _indices(column, values, width)
        loss = loss + plan.tags_weight * cross(
            given.float().flatten(0, 1), target.flatten(), ignore_index=IGNORE
        )
    return loss


def names_loss(scores: Scores, batch: list[Sentence], labels: Labels) -> Tensor:
    """Minus the log of the probability of the allowed labels of each word."""
    index = {name: i for i, name in enumerate(labels.names)}
    allowed = torch.zeros(scores.names.shape, dtype=torch.bool)
    words = torch.zeros(scores.names.shape[:2], dtype=torch.bool)
    for r, sentence in enumerate(batch):
        words[r, : len(sentence.names)] = True
        for w, names in enumerate(sentence.names):
            allowed[r, w, [index[n] for n in names]] = True
    given = scores.names.float()[words]
    hit = given.masked_fill(~allowed[words], -1e4).logsumexp(-1)
    return (given.logsumexp(-1) - hit).mean()


class Run:
    """One training run in a folder: `labels.json`, `plan.json`, `log.jsonl`, `last.pt`, `epoch-N.pt`."""

    def __init__(self, folder: Path, corpora: Corpora, model: Path, plan: Plan) -> None:
        self.folder, self.corpora, self.plan = folder, corpora, plan
        self.encoder, self.labels = encoder_for(model), corpora.labels()
        torch.set_num_threads(plan.threads)
        torch.manual_seed(plan.seed)
        self.network = network_for(self.labels)
        load_minilm(self.network, model / "model.safetensors")
        encoder_parts = self.network.encoder_parameters()
        known = {id(p) for p in encoder_parts}
        others = [p for p in self.network.parameters() if id(p) not in known]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": encoder_parts, "full": plan.encoder_rate},
                {"params": others, "full": plan.heads_rate},
            ],
            lr=0.0,
            betas=(0.9, 0.98),
            weight_decay=plan.decay,
            fused=True,
        )
        self.step = 0
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labels.json").write_text(json.dumps(asdict(self.labels)))
        (folder / "plan.json").write_text(json.dumps(asdict(plan)))
        if (folder / "last.pt").exists():
            kept = torch.load(folder / "last.pt")
            self.network.load_state_dict(kept["network"])
            self.optimizer.load_state_dict(kept["optimizer"])
            self.step = kept["step"]

    def keep(self, name: str, whole: bool = True) -> None:
        """Write a checkpoint; the file appears only when it is complete."""
        state = {"network": self.network.state_dict(), "step": self.step}
        if whole:
            state["optimizer"] = self.optimizer.state_dict()
        part = self.folder / f"{name}.part"
        torch.save(state, part)
        part.replace(self.folder / f"{name}.pt")

    def learn(self, batch: list[Sentence], steps: int) -> float:
        """One step on one batch."""
        torch.manual_seed(self.plan.seed * 1_000_003 + self.step)
        share = rate_at(self.step, steps, self.plan)
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * share
        arrays = pad([self.encoder.sentence(s.words) for s in batch])
        inputs = [torch.from_numpy(a) for a in (arrays.pieces, arrays.shapes, arrays.mask, arrays.firsts)]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.plan.half):
            scores = self.network(*inputs)
            loss = (
                tree_loss(self.network, scores, batch, self.labels, self.plan)
                if batch[0].heads
                else names_loss(scores, batch, self.labels)
            )
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.plan.clip)
        self.optimizer.step()
        self.step += 1
        return float(loss.detach())

    def train(self, most_steps: int | None = None) -> None:
        """Train to the end of the plan (or for so many steps), logging means of 50 steps."""
        self.network.train()
        first = epoch_batches(self.corpora, self.encoder, self.plan.pieces, self.plan.seed, 0)
        each = len(first)  # later epochs differ by a few batches: they are cut or run out at this length
        steps = each * self.plan.epochs
        begun, start, losses = time.monotonic(), self.step, {True: [], False: []}
        for epoch in range(self.step // each, self.plan.epochs):
            batches = epoch_batches(self.corpora, self.encoder, self.plan.pieces, self.plan.seed, epoch)[
                :each
            ]
            for batch in batches[self.step - epoch * each :]:
                losses[bool(batch[0].heads)].append(self.learn(batch, steps))
                if self.step % 25 == 0:
                    self._log(epoch, steps, losses, (time.monotonic() - begun) / (self.step - start))
                if self.step % self.plan.keep_every == 0:
                    self.keep("last")
                if most_steps and self.step - start >= most_steps:
                    return
            self.step = (epoch + 1) * each
            self.keep("last")
            self.keep(f"epoch-{epoch + 1}", whole=False)

    def _log(self, epoch: int, steps: int, losses: dict[bool, list[float]], seconds: float) -> None:
        means = {kind: round(sum(v) / max(1, len(v)), 4) for kind, v in losses.items()}
        for values in losses.values():
            values.clear()
        line = json.dumps(
            {
                "epoch": epoch + 1,
                "step": self.step,
                "of": steps,
                "trees": means[True],
                "names": means[False],
                "seconds_a_step": round(seconds, 3),
            }
        )
        print(line, flush=True)
        with (self.folder / "log.jsonl").open("a") as log:
            log.write(line + "\n")
