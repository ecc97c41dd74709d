"""The gazetteer's own figures, each from a fresh process: building, opening, memory, mentions a second."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.places.corpora import Text
from benchmarks.places.systems import Entity, report

OPENED = 5
"""How many processes open the gazetteer, each once; the median is told."""

Asked = list[tuple[Text, list[Entity]]]
Phrases = list[tuple[str, tuple[str, ...]]]
"""Phrases, each with the context to ask it in."""


def figures(corpora: dict[str, list[Text]], entities: dict[str, dict[str, list[Entity]]]) -> Iterator[str]:
    """The lines of the table."""
    asked = [(text, entities[name][text.id]) for name, texts in corpora.items() for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        built, size = _apart(_build, folder)
    opened = [_apart(_open) for _ in range(OPENED)]
    told = _apart(_mentions, asked)
    yield "the embedded gazetteer, fresh processes, one thread"
    yield f"{'built in':<34}{built:>8.1f} s   ({size:,.0f} MiB on disk)"
    yield f"{'opened in':<34}{1000 * median(o[0] for o in opened):>8.1f} ms  (asked at most 150)"
    yield f"{'first name looked up in':<34}{1000 * median(o[1] for o in opened):>8.1f} ms"
    yield f"{'memory, with all names looked up':<34}{told['memory']:>8.0f} MiB (asked at most 150)"
    yield f"{'memory of the whole process':<34}{told['process']:>8.0f} MiB (resolver, parties, corpora)"
    yield f"{'place mentions, reports read once':<34}{told['cold']:>8,.0f} a second of processor time"
    yield f"{'the same reports again (warm)':<34}{told['warm']:>8,.0f} a second (asked at least 2,000)"
    yield f"{'single phrases in a context, warm':<34}{told['phrases']:>8,.0f} a second"


def _apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """The result of a function run in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def _build(folder: str) -> tuple[float, float]:
    """Seconds that the build took, MiB of the file."""
    from contested.resolve.build import build

    path, start = Path(folder) / "built.sqlite", time.perf_counter()
    build(path)
    return time.perf_counter() - start, path.stat().st_size / 2**20


def _open() -> tuple[float, float]:
    """Seconds until a gazetteer built before stands open, and for its first answer."""
    from contested.resolve.cache import gazetteer

    start = time.perf_counter()
    found = gazetteer()
    opened = time.perf_counter()
    found.exact("kabul")
    return opened - start, time.perf_counter() - opened


def _mentions(asked: Asked) -> dict[str, float]:
    """Memory that the gazetteer takes with all the names looked up, and mentions a second."""
    from contested.resolve import load
    from contested.resolve.cache import gazetteer
    from contested.resolve.folding import fold

    names = sum(len(text.toponyms) for text, _ in asked)
    before = _resident()
    alone = gazetteer()
    for text, _ in asked:
        for name in text.toponyms:
            alone.exact(fold(name.phrase))
    told = {"memory": _resident() - before}
    resolver = load()
    told["cold"] = names / _seconds(lambda: _locate(resolver, asked))
    told["warm"] = names / _seconds(lambda: _locate(resolver, asked))
    phrases: Phrases = [(name.phrase, ("United States",)) for text, _ in asked for name in text.toponyms]
    _phrases(resolver, phrases)
    told["phrases"] = names / _seconds(lambda: _phrases(resolver, phrases))
    told["process"] = _resident()
    return told


def _locate(resolver: Any, asked: Asked) -> None:
    from contested.model import Span

    for text, entities in asked:
        spans = [Span(name.start, name.end) for name in text.toponyms]
        resolver.located(*report(text), spans, entities)


def _phrases(resolver: Any, phrases: Phrases) -> None:
    for phrase, context in phrases:
        resolver.place(phrase, context)


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _resident() -> float:
    """MiB that this process holds now; the peak where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
