"""Two states of the program on the same texts in one run, in turn: this one beside an earlier one.

Each measurement is a process of its own, on a fresh ledger; the first of each state is thrown away. Ratios
are taken within a pair, so that what else the machine does touches both; processor time wavers less.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.shared import AbsentError

ROOT = Path(__file__).resolve().parent.parent
PAIRS = 5
ASKED = 0.85
"""The share of the earlier speed that the project asks of itself."""
PROGRAM = """
import json, sys
from benchmarks.speed import stages
m = stages(sys.argv[1])
print(json.dumps({"seconds": m.seconds, "busy": m.busy, "words": m.words}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by stage, of the clock and of all processors, and the words read."""

    seconds: dict[str, float]
    busy: dict[str, float]
    words: int

    def total(self, kind: str) -> float:
        taken: dict[str, float] = getattr(self, kind)
        return sum(value for stage, value in taken.items() if stage != "load")


def paired_speed(texts: list[str], against: str, pairs: int = PAIRS) -> str:
    """Measure the present state and another - a folder of the project, or a commit - in turn."""
    with tempfile.TemporaryDirectory() as scratch:
        other = checkout(against, Path(scratch) / "earlier")
        roots = {"earlier": other, "now": ROOT}
        for root in roots.values():
            run(root, texts[:2])
        runs: dict[str, list[Run]] = {"earlier": [], "now": []}
        for turn in range(pairs):
            order = ("earlier", "now") if turn % 2 == 0 else ("now", "earlier")
            for name in order:
                runs[name].append(run(roots[name], texts))
    return "\n".join(table(runs["earlier"], runs["now"], against))


def checkout(against: str, folder: Path) -> Path:
    """The folder itself, or the files of a commit unpacked. Raises AbsentError where there is neither."""
    if (Path(against) / "src" / "contested").is_dir():
        return Path(against).resolve()
    done = subprocess.run(["git", "archive", against], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise AbsentError(f"{against} is neither a folder of the project nor a commit of it")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        packed.extractall(folder, filter="data")
    return folder


def run(root: Path, texts: list[str]) -> Run:
    """One measurement of the state in a folder, by its own benchmark of the stages."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "texts"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(folder)],
            cwd=root, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        shutil.rmtree(folder)
    if done.returncode:
        raise RuntimeError(f"{root} cannot be measured: {done.stderr.strip()[-400:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Run(**told)


def table(earlier: list[Run], now: list[Run], against: str) -> Iterator[str]:
    """Words a second of each stage in both states (medians), and the medians of the pairs' ratios."""
    yield f"now beside {against}: {len(now)} pairs in turn, {now[0].words:,} words each"
    yield f"{'':<16}{'words a second of one processor':>36}{'times as fast':>26}"
    yield f"{'stage':<16}{'earlier':>18}{'now':>18}{'processor':>15}{'clock':>11}"
    both = [stage for stage in now[0].busy if stage in earlier[0].busy and stage != "load"]
    for stage in both:
        yield _row(stage, [(a.busy[stage], b.busy[stage], a.seconds[stage], b.seconds[stage], a.words)
                           for a, b in zip(earlier, now, strict=True)])  # fmt: skip
    whole = [
        (a.total("busy"), b.total("busy"), a.total("seconds"), b.total("seconds"), a.words)
        for a, b in zip(earlier, now, strict=True)
    ]
    yield _row("text to ledger", whole)
    ratio = median(a / b for a, b, *_ in whole)
    met = "reached" if ratio >= ASKED else "not reached"
    yield f"asked: at least {ASKED:.0%} of the earlier speed: {ratio:.0%} of processor time, {met}"


def _row(name: str, pairs: list[tuple[float, float, float, float, int]]) -> str:
    rates = [median(words / max(pair[i], 1e-9) for *pair, words in pairs) for i in (0, 1)]
    processor = median(a / max(b, 1e-9) for a, b, *_ in pairs)
    clock = median(a / max(b, 1e-9) for _, _, a, b, _ in pairs)
    return f"{name:<16}{rates[0]:>18,.0f}{rates[1]:>18,.0f}{processor:>14.2f}x{clock:>10.2f}x"
