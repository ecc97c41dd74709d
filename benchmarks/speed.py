"""Speed from text to ledger and for each stage, memory and start-up, beside two yardsticks of spaCy's own."""

from __future__ import annotations

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

REPORT_WORDS = 400
"""The length of report that "reports a second" is counted in."""
WORDS = 20_000
"""About how many words are measured; shorter material is read again under other names."""


@dataclass(slots=True)
class Measured:
    """Seconds by name (of the clock, of all processors), words, claims, peak memory of the process in MiB."""

    seconds: dict[str, float] = field(default_factory=dict)
    busy: dict[str, float] = field(default_factory=dict)
    words: int = 0
    claims: int = 0
    memory: float = 0.0

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        start, busy = time.perf_counter(), time.process_time()
        yield
        self.seconds[name] = time.perf_counter() - start
        self.busy[name] = time.process_time() - busy


def material(folder: Path, words: int = WORDS) -> list[str]:
    """Texts from a folder, each cut near 400 words, repeated with a mark until there are enough."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.txt"))]
    cut = [_cut(text) for text in texts if len(text.split()) > 80]
    if not cut:
        raise FileNotFoundError(f"no texts in {folder}")
    found: list[str] = []
    total = 0
    while total < words:
        turn = len(found) // len(cut)
        text = cut[len(found) % len(cut)] + (f"\n\n({turn})\n" if turn else "")
        found.append(text)
        total += len(text.split())
    return found


def _cut(text: str) -> str:
    """Whole paragraphs up to about 400 words, at least one."""
    kept: list[str] = []
    for part in text.split("\n"):
        kept.append(part)
        if sum(len(line.split()) for line in kept) >= REPORT_WORDS:
            break
    return "\n".join(kept)


def stages(folder: str) -> Measured:
    """The stages one after another over all texts, each timed; then the same way end to end, model loaded."""
    from contested import language, resolve
    from contested.extract import VERSION, extract
    from contested.ledger import Ledger
    from contested.model import Extraction, Report
    from contested.read import read

    measured = Measured()
    with measured.timing("load"):
        nlp, resolver = language.load(), resolve.load()
        list(language.parse(nlp, []))
    reports = []
    with measured.timing("read"):
        reports = [found for found in read([Path(folder)]) if isinstance(found, Report)]
    measured.words = sum(len(report.document.text.split()) for report in reports)
    with measured.timing("language"):
        docs = list(language.parse(nlp, [report.document for report in reports]))
    extracted, resolved = [], []
    with measured.timing("extract"):
        for report, doc in zip(reports, docs, strict=True):
            extracted.append(extract(report.document, doc, report.publication, resolver)[0])
    with measured.timing("resolve"):
        for report, claims in zip(reports, extracted, strict=True):
            resolved.append(resolver.resolve(claims, report.document, report.publication))
    now = datetime.now(UTC)
    with measured.timing("ledger"), Ledger.open(Path(folder).with_suffix(".ledger")) as ledger:
        for report, claims in zip(reports, resolved, strict=True):
            ledger.add(report, now)
            known = report.publication.text_date
            of = Extraction.of(report.document.id, VERSION, known.period if known else None)
            ledger.add_extraction(of, claims, resolve.VERSION, [], now)
    measured.claims = sum(map(len, resolved))
    measured.memory = _peak()
    return measured


def tokenizer(folder: str) -> Measured:
    """The yardstick below: spaCy's English tokenizer and nothing else."""
    import spacy

    return _blank(spacy.blank("en"), folder)


def rules(folder: str) -> Measured:
    """The yardstick of a pipeline without any model: tokenizer, sentencizer, entity ruler."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler: Any = nlp.add_pipe("entity_ruler")
    names = ("Taliban", "government forces", "Defence Ministry", "United Nations", "Kabul", "Aleppo", "Mosul")
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names])
    return _blank(nlp, folder)


def _blank(nlp: Any, folder: str) -> Measured:
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    measured = Measured(words=sum(len(text.split()) for text in texts))
    list(nlp.pipe(texts[:2]))
    with measured.timing("all"):
        for _ in nlp.pipe(texts):
            pass
    measured.memory = _peak()
    return measured


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(work: Callable[[str], Measured], folder: str) -> Measured:
    """Run in a process of its own, so that memory and caches are its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (folder,))


def startup(*arguments: str, times: int = 5) -> float:
    """Median seconds of `contested ARGUMENTS` from the shell."""
    command = [sys.executable, "-m", "contested", *arguments]
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def speed(reports: Path) -> str:
    """Measure everything over the texts of a folder and return the tables."""
    from contested import resolve

    resolve.load()  # builds the gazetteer where it is not yet built, which is no part of loading it
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "texts"
        folder.mkdir()
        for i, text in enumerate(material(reports)):
            (folder / f"{i:04d}.txt").write_text(text, encoding="utf-8")
        ours = apart(stages, str(folder))
        yardsticks = {
            "spaCy tokenizer": apart(tokenizer, str(folder)),
            "spaCy blank rules": apart(rules, str(folder)),
        }
        ledger = str(folder.with_suffix(".ledger"))
        started = {"contested --help": startup("--help")}
        started["contested who, warm ledger"] = startup("who", "Aleppo", "--ledger", ledger, "--json")
    return "\n".join(_tables(ours, yardsticks, started))


def _tables(ours: Measured, yardsticks: dict[str, Measured], started: dict[str, float]) -> Iterator[str]:
    parts = {name: taken for name, taken in ours.seconds.items() if name != "load"}
    whole = sum(parts.values())
    counted = f"{ours.words:,} words, {ours.claims:,} claims"
    yield f"{os.cpu_count()} cores; {counted}; a report is {REPORT_WORDS} words"
    yield ""
    yield f"{'stage':<28}{'words/s':>10}{'reports/s':>11}{'share':>8}{'words/s of one processor':>27}"
    for name, taken in parts.items():
        yield _row(name, ours.words, taken) + _share(taken / whole, ours.words / ours.busy[name])
    busy = sum(ours.busy[name] for name in parts)
    yield _row("text to ledger", ours.words, whole) + _share(1, ours.words / busy)
    yield ""
    yield f"{'yardstick, same texts':<28}{'words/s':>10}{'reports/s':>11}{'times as fast':>15}"
    for name, other in yardsticks.items():
        yield _row(name, other.words, other.seconds["all"]) + f"{whole / other.seconds['all']:>14.1f}x"
    yield ""
    yield f"peak memory: {ours.memory:,.0f} MiB ({_memories(yardsticks)})"
    yield f"loading model and gazetteer: {ours.seconds['load']:.2f} s"
    for name, taken in started.items():
        yield f"{name}: {taken:.2f} s"


def _row(name: str, words: int, seconds: float) -> str:
    rate = words / max(seconds, 1e-9)
    return f"{name:<28}{rate:>10,.0f}{rate / REPORT_WORDS:>11,.1f}"


def _share(share: float, busy: float) -> str:
    return f"{100 * share:>7.0f}%{busy:>27,.0f}"


def _memories(yardsticks: dict[str, Measured]) -> str:
    return ", ".join(f"{name} {other.memory:,.0f}" for name, other in yardsticks.items())
