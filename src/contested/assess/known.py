"""What was known when: the entries that an answer may look at, each seen through its known appearances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from contested.model import Appearance, Entry


def visible(entries: Iterable[Entry], known: date | None = None, head: int | None = None) -> list[Entry]:
    """Entries with an appearance published by `known` and taken in by row `head`; later ones are cut off.

    Appearances are put in the order of their days (then ids), entries in that of their first appearance,
    so that the order in which reports arrived changes nothing.
    """
    seen = []
    for entry in entries:
        kept = [a for a in entry.appearances if _counts(a, known, head)]
        if not kept:
            continue
        kept.sort(key=lambda a: (a.known, a.publication.id))
        if tuple(kept) != entry.appearances:
            entry = replace(entry, appearances=tuple(kept))
        seen.append(entry)
    seen.sort(key=lambda e: (e.first.known, e.first.publication.id, e.claim.evidence.start, e.claim.id))
    return seen


def text_day(entry: Entry) -> date:
    """The day that the report's words speak from: the earliest text date of its appearances, by its latest
    end; without one the day it was published or, failing that, taken in."""
    dates = [a.publication.text_date or a.publication.published for a in entry.appearances]
    days = [d.period.last for d in dates if d is not None and d.period.last is not None]
    return min(days) if days else entry.first.known


def _counts(appearance: Appearance, known: date | None, head: int | None) -> bool:
    return (known is None or appearance.known <= known) and (head is None or appearance.row <= head)
