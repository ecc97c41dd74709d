"""Read: bytes of any kind become documents with their publications. See `read`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from contested.model import Problem, Report
from contested.read.inputs import discover, each_input
from contested.read.report import reports

__all__ = ["discover", "read"]


def read(paths: Iterable[Path]) -> Iterator[Report | Problem]:
    """Read plain text, saved HTML, JSONL and folders of them, one after another, in a fixed order.

    A record of a JSONL file has an `id`, its words as `text` or their `file` (relative to the JSONL file),
    and where known `outlet`, `published` (ISO 8601), `title`, `url` and `byline`.
    A file's report is named by its stem, a record's by its `id`. Whatever cannot be read is a Problem in its
    place, and the rest is read; nothing is raised for bad input.
    """
    for item in each_input(paths):
        if isinstance(item, Problem):
            yield item
        else:
            yield from reports(item)
