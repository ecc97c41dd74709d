"""What the ledger gives out: claims with their appearances, problems, and the point of view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.model.claim import Claim
from contested.model.document import Publication
from contested.model.span import Span

Stage = Literal["read", "language", "extract", "resolve", "ledger", "assess", "publish"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or understood; returned beside results, never hidden."""

    stage: Stage
    message: str
    source: str = ""
    document_id: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class AsOf:
    """The point of view of an answer: the day asked about, what was known when, and the ledger's last row.

    `valid` is the day in the world; under `known` only what was published by then counts; `head` is the last
    row of the ledger taken into account (None: all of it).
    """

    valid: date
    known: date
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A publication as the ledger holds it. `known` is the day from which it counts: the latest end of its
    `published`, or the day it was taken in when it has no date."""

    publication: Publication
    known: date
    row: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim, resolved, with every appearance of its document that was known, earliest first."""

    claim: Claim
    appearances: tuple[Appearance, ...]
    text: str = ""
    row: int = 0

    @property
    def first(self) -> Appearance:
        return self.appearances[0]
