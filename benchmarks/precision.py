"""What is found where there is nothing to find: news that tells of no war, read as any report is.

Every control claim about what has happened is printed with its words, to be looked at: a town that nobody
holds by arms must not change hands.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.polnear import polnear
from benchmarks.shared import extracted, need, write_rows

from contested.settings import Settings
from contested.stages import Installed

ALLOWED = 2
"""Control claims about what has happened that the project allows itself on the whole corpus."""
Row = dict[str, Any]


def precision_scores(shared: Path, stages: Installed | None = None) -> str:
    """Counts of claims by kind in PolNeAR dev, and its control claims in full."""
    archive = shared / "data" / "attribution" / "polnear-dev.tar.xz"
    need(archive)
    texts = polnear(archive)[0]
    with tempfile.TemporaryDirectory() as given:
        found = extracted(laid_out(texts, Path(given)), stages or Installed(Settings()))
    return "\n".join(table(found, texts))


def laid_out(texts: dict[str, str], folder: Path) -> Path:
    """Write each text as a report of its own, and an index of them."""
    index = []
    for number, (name, text) in enumerate(sorted(texts.items())):
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
        index.append({"id": name, "file": f"{number:03d}.txt"})
    write_rows(folder / "index.jsonl", index)
    return folder / "index.jsonl"


def table(found: list[Row], texts: dict[str, str]) -> Iterator[str]:
    """Claims by kind, those about what has happened among them; then each such claim of control."""
    actual = [row for row in found if is_actual(row)]
    words = sum(len(text.split()) for text in texts.values())
    yield f"PolNeAR dev: {len(texts)} articles, {words:,} words of news that tell of no war"
    yield ""
    yield f"{'kind':<12}{'claims':>8}{'actual':>8}{'in 10,000 words':>18}"
    kinds, happened = Counter(row["kind"] for row in found), Counter(row["kind"] for row in actual)
    for kind, count in sorted(kinds.items()):
        yield f"{kind:<12}{count:>8}{happened[kind]:>8}{1e4 * count / max(1, words):>18.1f}"
    yield ""
    held = [row for row in actual if row["kind"] == "control"]
    met = "reached" if len(held) <= ALLOWED else "not reached"
    yield f"asked control claims about what has happened: at most {ALLOWED}: {len(held)}, {met}"
    for row in held:
        sides = ", ".join(f"{role} {row[role]}" for role in ("holder", "loser") if row.get(role))
        yield f"  {row['report']}: {row['change']} {row['place']} ({sides or 'nobody named'})"
        yield f"    {sentence(texts[row['report']], row['start'], row['end'])}"


def sentence(text: str, start: int, end: int) -> str:
    """The words between two offsets in square brackets, with the rest of their sentence around them."""
    before, after = (
        re.split(r"(?<=[.!?”])\s+|\n", text[:start])[-1],
        re.split(r"(?<=[.!?])\s|\n", text[end:])[0],
    )
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def is_actual(row: Row) -> bool:
    """Said to have happened; the codebook's defaults are left out of rows."""
    return row.get("modality", "actual") == "actual" and row.get("stance", "asserts") != "denies"
