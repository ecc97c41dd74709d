"""From a checkpoint to what the package ships: int8 graph, label weights, word pieces, labels, lemmas."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.batches import Labels
from training.corpora import read_conllu
from training.learn import network_for
from training.lemmas import lemma_tables
from training.network import Network

INPUTS = ("pieces", "shapes", "mask", "firsts")
OUTPUTS = ("upos", "xpos", "names", "arcs", "label_dependents", "label_heads")


class _Graph(nn.Module):
    """The network with its scores as a plain tuple."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """As `Network.forward`."""
        return tuple(self.network(pieces, shapes, mask, firsts))


def export(run: Path, checkpoint: str, model: Path, data: Path, out: Path) -> None:
    """Write the files of the package into `out`, each swapped in when it is complete."""
    labels = Labels(**{k: tuple(v) for k, v in json.loads((run / "labels.json").read_text()).items()})
    network = network_for(labels)
    network.load_state_dict(torch.load(run / f"{checkpoint}.pt")["network"])
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        part = Path(folder)
        _write_graph(network, part)
        np.savez_compressed(part / "labels.npz", **_label_weights(network))
        _write_tokenizer(model / "tokenizer.json", part / "tokenizer.json")
        inventories = {"upos": labels.upos, "xpos": labels.xpos, "deps": labels.deps, "names": labels.names}
        (part / "labels.json").write_text(json.dumps(inventories, indent=1))
        trees = [s for name in ("ewt", "gum") for s in read_conllu(data / "ud" / f"{name}.train.conllu.xz")]
        (part / "lemmas.json").write_text(json.dumps(lemma_tables(trees), ensure_ascii=False, sort_keys=True))
        for name in ("labels.json", "lemmas.json", "tokenizer.json", "labels.npz", "model.onnx"):
            (part / name).replace(out / name)


def _write_graph(network: Network, part: Path) -> None:
    full = part / "full.onnx"
    ones = torch.ones(2, 9, dtype=torch.int64)
    sample = (ones, ones, ones, ones[:, :5])
    axes = {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:3]} | {
        "firsts": {0: "sentences", 1: "words"}
    }
    axes |= {name: {0: "sentences", 1: "words"} for name in OUTPUTS}
    axes["arcs"] = {0: "sentences", 1: "words", 2: "heads"}
    axes["label_heads"] = {0: "sentences", 1: "heads"}
    torch.onnx.export(
        _Graph(network),
        sample,
        str(full),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        full,
        part / "model.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=_heads_of(full),
    )
    full.unlink()


def _label_weights(network: Network) -> dict[str, np.ndarray]:
    """The biaffine label weights as int8, with one scale for each label and dependent unit."""
    weights = network.label.detach().numpy()
    scales = np.abs(weights).max(2, keepdims=True) / 127 + 1e-12
    return {"weights": np.round(weights / scales).astype(np.int8), "scales": scales.astype(np.float32)}


def _heads_of(graph: Path) -> list[str]:
    """The arc product: small, and what the trees hang on; it stays in float32."""
    nodes = onnx.load(graph, load_external_data=False).graph.node
    return [
        n.name
        for n in nodes
        if n.op_type == "MatMul"
        and "/layers" not in n.name
        and not any(h in n.name for h in ("upos", "xpos", "names", "arc_", "label_"))
    ]


def _write_tokenizer(given: Path, out: Path) -> None:
    """The word pieces of MiniLM without its padding and truncation."""
    tokenizer = json.loads(given.read_text())
    tokenizer["padding"] = tokenizer["truncation"] = None
    out.write_text(json.dumps(tokenizer, ensure_ascii=False))
