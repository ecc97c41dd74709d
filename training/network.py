"""The network: a MiniLM encoder (BERT layout, 6 layers, width 384) with heads for tags, tree and names."""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from contested.language.encoding import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER, POSITIONS, PIECES = 384, 6, 12, 1536, 512, 30522
ARC_WIDTH, LABEL_WIDTH = 256, 128


class Scores(NamedTuple):
    """Scores for each word (sentences, words, ...): tags, names, arcs (the root first), and label vectors."""

    upos: Tensor
    xpos: Tensor
    names: Tensor
    arcs: Tensor
    label_dependents: Tensor
    label_heads: Tensor


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x (sentences, pieces, width); bias (sentences, 1, 1, pieces) is added to the attention scores."""
        size = WIDTH // ATTENTION_HEADS

        def split(y: Tensor) -> Tensor:
            return y.view(y.shape[0], y.shape[1], ATTENTION_HEADS, size).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(size) + bias
        seen = self.dropout(scores.softmax(-1)) @ split(self.value(x))
        seen = seen.transpose(1, 2).reshape(x.shape[0], x.shape[1], WIDTH)
        x = self.norm_attention(x + self.dropout(self.mixed(seen)))
        return self.norm(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Mlp(nn.Sequential):
    """Linear, GELU, dropout."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))


class Network(nn.Module):
    """Encoder and heads. The root of a tree is the [CLS] position."""

    def __init__(
        self, upos: int, xpos: int, deps: int, names: int, dropout: float = 0.1, heads: float = 0.2
    ) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout, self.word_dropout = nn.Dropout(dropout), nn.Dropout(heads)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.upos, self.xpos, self.names = (nn.Linear(WIDTH, n) for n in (upos, xpos, names))
        self.arc_dependent, self.arc_head = Mlp(ARC_WIDTH, heads), Mlp(ARC_WIDTH, heads)
        self.label_dependent, self.label_head = Mlp(LABEL_WIDTH, heads), Mlp(LABEL_WIDTH, heads)
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH, ARC_WIDTH))
        self.arc_bias = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.label = nn.Parameter(torch.zeros(deps, LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        nn.init.xavier_uniform_(self.arc)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """The parameters that come from MiniLM (the case shapes start at zero and count with the heads)."""
        parts = (self.pieces, self.positions, self.norm, self.layers)
        return [self.kind, *(p for part in parts for p in part.parameters())]

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Scores:
        """Score a batch as made by `contested.language.encoding.pad`."""
        position = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(position) + self.kind + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        words = torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, WIDTH))
        with_root = self.word_dropout(torch.cat([x[:, :1], words], 1))
        words = with_root[:, 1:]
        heads = self.arc_head(with_root)
        arcs = (self.arc_dependent(words) @ self.arc + self.arc_bias) @ heads.transpose(1, 2)
        return Scores(
            self.upos(words),
            self.xpos(words),
            self.names(words),
            arcs,
            self.label_dependent(words),
            self.label_head(with_root),
        )

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Label scores (n, labels) of n pairs of label vectors (n, LABEL_WIDTH)."""
        ones = torch.ones_like(dependents[:, :1])
        d, h = torch.cat([dependents, ones], 1), torch.cat([heads, ones], 1)
        return torch.einsum("lnh,nh->nl", d @ self.label, h)


def load_minilm(network: Network, weights: Path) -> None:
    """Copy the encoder weights of all-MiniLM-L6-v2 (safetensors, BERT names) into the network."""
    from safetensors.torch import load_file

    given = load_file(weights)
    given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
    own = network.state_dict()
    own["pieces.weight"] = given["embeddings.word_embeddings.weight"]
    own["positions.weight"] = given["embeddings.position_embeddings.weight"]
    own["kind"] = given["embeddings.token_type_embeddings.weight"][0]
    pairs = {"norm": "embeddings.LayerNorm"}
    for i in range(LAYERS):
        theirs, ours = f"encoder.layer.{i}", f"layers.{i}"
        pairs |= {
            f"{ours}.query": f"{theirs}.attention.self.query",
            f"{ours}.key": f"{theirs}.attention.self.key",
            f"{ours}.value": f"{theirs}.attention.self.value",
            f"{ours}.inner": f"{theirs}.intermediate.dense",
            f"{ours}.mixed": f"{theirs}.attention.output.dense",
            f"{ours}.outer": f"{theirs}.output.dense",
            f"{ours}.norm_attention": f"{theirs}.attention.output.LayerNorm",
            f"{ours}.norm": f"{theirs}.output.LayerNorm",
        }
    for ours, theirs in pairs.items():
        for part in ("weight", "bias"):
            own[f"{ours}.{part}"] = given[f"{theirs}.{part}"]
    network.load_state_dict(own)
