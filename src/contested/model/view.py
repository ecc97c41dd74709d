"""Answers: computed from the ledger at a point of view, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.model.bounds import Bounds
from contested.model.ledger import AsOf, Entry
from contested.model.time import Period

State = Literal["held", "divided", "fought over", "unknown"]
Basis = Literal["conceded", "disputed", "corroborated", "reported", "claimed"]


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins stand behind an answer; bounds, since unnamed speakers may be the same."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Rival:
    """One side of a dispute: the party, and who says that it holds the place."""

    party: str
    speakers: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a divided place, in words ("most of the province"), and who has it (empty: not told)."""

    part: str
    holder: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """Who holds a place, according to whom, as of when. `claims` are the entries that the answer rests on.

    `may_include` are claims with counted, unnamed units that may or may not mean this place.
    `last_evidence` is the last day that the evidence speaks of; silence after it is not peace.
    `country` (ISO 3166 alpha-2), `lat` and `lon` (degrees) say which place of the name is meant.
    """

    place: str
    place_id: str
    asof: AsOf
    state: State
    holder: str = ""
    rivals: tuple[Rival, ...] = ()
    parts: tuple[Part, ...] = ()
    fought_over: bool = False
    besieged_by: str = ""
    basis: Basis | None = None
    origins: OriginCount | None = None
    last_evidence: date | None = None
    reasons: tuple[str, ...] = ()
    claims: tuple[Entry, ...] = ()
    may_include: tuple[Entry, ...] = ()
    country: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One claim in the order of the days it speaks of; `change` is the status from then on, if it changed."""

    when: Period | None
    entry: Entry
    status: PlaceStatus | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims on one matter that cannot all be true, side by side. `matter` says which in words."""

    matter: str
    kind: str
    place: str
    when: Period | None
    sides: tuple[Rival, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure, and the others that count the same thing: competing figures stand together."""

    topic: str
    holder: str
    unit: str
    scope: str
    count: Bounds
    of: Bounds
    entry: Entry


ChangeKind = Literal[
    "new", "changed hands", "disputed", "settled", "better known", "less sure", "divided", "fought over",
    "fighting over", "besieged", "siege over", "no holder",
]  # fmt: skip
"""What happened to an answer between two points of view, the gravest first where several did."""


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One place whose answer is not what it was, before and after, and the claims that came in between."""

    place: str
    place_id: str
    kinds: tuple[ChangeKind, ...]
    before: PlaceStatus
    after: PlaceStatus
    claims: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What changed between two points of view: places whose answer changed, and every claim that came in.

    `steady` are places with new claims that changed nothing.
    """

    before: AsOf
    after: AsOf
    changes: tuple[PlaceChange, ...] = ()
    steady: tuple[str, ...] = ()
    claims: tuple[Entry, ...] = ()
