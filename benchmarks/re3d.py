"""Claims in texts of re3d that were coded by hand before anybody saw what the program makes of them.

Only offsets and codes are kept here (`gold/re3d.jsonl`); the texts come from the folder of public corpora
(re3d, Defence Science and Technology Laboratory 2017: official statements, encyclopaedia, news).
"""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import tempfile
from pathlib import Path

from benchmarks.shared import extracted, need, rows, run_scorer, write_rows

from contested.settings import Settings
from contested.stages import Installed

GOLD = Path(__file__).resolve().parent / "gold"
DOCUMENTS, CLAIMS = GOLD / "re3d.documents.tsv", GOLD / "re3d.jsonl"


def re3d_scores(shared: Path, errors: bool = False, stages: Installed | None = None) -> str:
    """Found against coded claims by kind; and how many were found in the documents that hold none."""
    texts = shared / "data" / "ner" / "re3d.train.jsonl.xz"
    scorer = shared / "gold" / "score.py"
    need(texts, scorer)
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        found = extracted(laid_out(texts, folder), stages or Installed(Settings()))
        predicted = folder / "predicted.jsonl"
        write_rows(predicted, found)
        table = run_scorer(scorer, CLAIMS, predicted, *["--errors"] * errors).rstrip()
    empty = documents().keys() - {row["report"] for row in rows(CLAIMS)}
    strays = sum(row["report"] in empty for row in found)
    return f"{table}\n{len(empty)} more documents hold no claim: {strays} found there"


def documents() -> dict[str, tuple[str, str]]:
    """Outlet and checksum of the text of each coded document, by id."""
    with DOCUMENTS.open(encoding="utf-8", newline="") as lines:
        return {
            name: (outlet, digest) for name, outlet, digest in list(csv.reader(lines, delimiter="\t"))[1:]
        }


def laid_out(texts: Path, folder: Path) -> Path:
    """Write the coded documents and an index of them. Raises ValueError when a text is not the coded one."""
    index = []
    with lzma.open(texts, "rt", encoding="utf-8") as lines:
        held = {row["id"]: row["text"] for row in map(json.loads, lines)}
    for name, (outlet, digest) in documents().items():
        data = held.get(name, "").encode()
        if hashlib.sha256(data).hexdigest() != digest:
            raise ValueError(f"{name} in {texts} is not the text that was coded")
        (folder / f"{name}.txt").write_bytes(data)
        index.append({"id": name, "file": f"{name}.txt", "outlet": outlet, "sha256": digest})
    write_rows(folder / "index.jsonl", index)
    return folder / "index.jsonl"
