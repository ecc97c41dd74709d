"""Reports geoparsed: every place name of a text with the place that it means there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from contested.model import Problem, Report, Toponym
from contested.stages import guarded

if TYPE_CHECKING:
    from contested.resolve import Resolver
    from contested.stages import Stages


@dataclass(frozen=True, slots=True)
class Geoparsed:
    """A report with its place names, in order."""

    report: Report
    toponyms: tuple[Toponym, ...]


def geoparsed(stages: Stages, resolver: Resolver, paths: Iterable[Path]) -> Iterator[Geoparsed | Problem]:
    """Each report with its place names, and problems as they are met. Nothing is stored."""
    for found in stages.read(paths):
        if isinstance(found, Problem):
            yield found
            continue
        names = guarded("resolve", found.document, lambda r=found: _named(stages, resolver, r))  # type: ignore[misc]
        yield names if isinstance(names, Problem) else Geoparsed(found, tuple(names))


def _named(stages: Stages, resolver: Resolver, report: Report) -> list[Toponym]:
    (doc,) = stages.parse([report.document])
    entities = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    return resolver.toponyms(report.document, report.publication, entities)
