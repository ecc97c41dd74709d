"""Decisions: what people judge about the ledger's claims and names. Appended, reasoned, reversible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from contested.model.place import PartyRef, PlaceRef

DecisionKind = Literal["accept", "reject", "correct", "merge", "split", "locate", "note", "withdraw"]
SubjectKind = Literal["place", "party", "person", "claim", "decision"]
"""What a decision may be about. An outlet is a party of the kind "media"."""
Standing = Literal["in force", "withdrawn", "overruled"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a decision is about, with all that views need to know of it, as it was then.

    `id` is that of a place or party (`name:...` for one that no book holds), of a claim or a decision; of a
    person the folded name. `place` and `party` keep what a merged name is to count for, so that a view at an
    older head stays as it was when the gazetteer changes; of a person `party` is whom he speaks for.
    """

    kind: SubjectKind
    id: str
    name: str = ""
    place: PlaceRef | None = None
    party: PartyRef | None = None

    @property
    def key(self) -> str:
        return f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement: `who` decided what about `subjects`, when, and for what `reason`.

    A merge says that the first subject is the second and goes by its name; a split that the first is not the
    second, which undoes merges of theirs, a rule's as well. `value` is what else was decided (a field's new
    value); `reverses` the id of the decision that a withdrawal takes back.
    """

    id: str
    kind: DecisionKind
    subjects: tuple[Subject, ...]
    who: str
    at: datetime
    reason: str
    value: str = ""
    reverses: str = ""

    @staticmethod
    def made(
        kind: DecisionKind,
        subjects: tuple[Subject, ...],
        who: str,
        at: datetime,
        reason: str,
        *,
        value: str = "",
        reverses: str = "",
    ) -> Decision:
        """A decision with the id that follows from what it says."""
        told = (kind, *(s.key for s in subjects), who, at.isoformat(), reason, value, reverses)
        return Decision(
            sha256("\x1f".join(told).encode()).hexdigest()[:16],
            kind, subjects, who, at, reason, value, reverses,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision with what became of it; `by` is the id of the later one that withdrew or overruled it."""

    decision: Decision
    standing: Standing
    by: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Claims and reports that are told otherwise; of the speakers and outlets concerned the number of origins
    before and after. Bounds are not told: unnamed speakers have no part in it."""

    claims: int = 0
    reports: int = 0
    origins_before: int = 0
    origins_after: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names that may be one, or that a rule took for one. `claims` and `reports` count those that name
    the first; `score` (0 to 100) orders them and says nothing else."""

    first: Subject
    second: Subject
    reasons: tuple[str, ...]
    standing: Literal["likely", "by rule"]
    claims: int
    reports: int
    score: float


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """A decision as it was stored, what it changes, and the earlier decisions that it overrules."""

    decision: Decision
    effect: Effect
    overruled: tuple[Decision, ...] = ()
