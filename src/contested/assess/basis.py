"""How well an account stands: conceded, disputed, corroborated, reported or claimed, and who says so.

The word of the side that gains weighs otherwise than that of the side that loses. No score: the statements
are handed back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested.assess.names import Sides, side_named
from contested.assess.origins import Voice, count, side_behind
from contested.assess.propositions import Statement
from contested.model import Basis, OriginCount, PartyRef

STRENGTH: tuple[Basis, ...] = ("conceded", "disputed", "corroborated", "reported", "claimed")
"""From the strongest to the weakest."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The basis of one account on one day, with the statements that decide it."""

    basis: Basis
    origins: OriginCount
    evidence: tuple[Statement, ...]
    conceded: tuple[Statement, ...] = ()
    denied: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be judged: that `holder` had the place on `day`. `losers` are sides that lost it by that."""

    holder: PartyRef
    day: date
    evidence: Sequence[Statement]
    losses: Sequence[Statement]
    against: Sequence[Statement]
    losers: frozenset[str]


def losing_sides(
    holder: PartyRef,
    said: Iterable[Statement],
    before: PartyRef | None,
    otherwise: Iterable[Collection[str]],
    sides: Sides,
) -> frozenset[str]:
    """The sides that lose by an account: named as losers, holding it before, or still claiming it.

    Where none of these is told it is the first of `otherwise` that are not the holder's own side.
    """
    found = {before.side_id} if before is not None else set()
    for s in said:
        loser = side_named(s.control.loser)
        if loser is not None:
            found.add(loser.side_id)
        if not sides.together(s.party.side_id, holder.side_id):
            found.add(s.party.side_id)
    for candidates in (found, *otherwise):
        lost = [side for side in candidates if side and not sides.together(side, holder.side_id)]
        if lost:
            return frozenset(lost)
    return frozenset()


def judge(case: Case, voices: Mapping[str, Voice | None], sides: Sides) -> Judgement:
    """The basis by the plan's table; `origins` leave the gainer, its allies and its media out."""
    who = _Parties(case, voices, sides)
    own_losses = [s for s in case.losses if s.day <= case.day and who.loses(s)]
    evidence = [s for s in case.evidence if not (who.concedes(s) and s.day > case.day)] + own_losses
    concessions = [s for s in evidence if who.concedes(s)]
    independent = [s for s in evidence if not who.gains(s)]
    origins = count({voices.get(s.claim.id) for s in independent})
    settled = max((s.day for s in evidence if s.day <= case.day and _settles(s, who)), default=date.min)
    denied = [s for s in case.against if settled <= s.day <= case.day and _counts(s, who)]
    on_record = [s for s in concessions if who.on_record(s)]
    off_record = [s for s in concessions if not who.on_record(s)]
    if on_record and not _denied_since(on_record, denied):
        basis: Basis = "conceded"
    elif denied:
        basis = "disputed"
    elif off_record:
        basis = "conceded"
    elif origins.low >= 2:
        basis = "corroborated"
    else:
        basis = "reported" if origins.low == 1 else "claimed"
    return Judgement(basis, origins, tuple(evidence), tuple(on_record or off_record), tuple(denied))


def weakest(judgements: Iterable[Judgement]) -> Judgement:
    return max(judgements, key=lambda j: (STRENGTH.index(j.basis), -j.origins.low, -j.origins.high))


class _Parties:
    """Who speaks in a case: the side that gains, a side that loses, or neither."""

    def __init__(self, case: Case, voices: Mapping[str, Voice | None], sides: Sides) -> None:
        self.case, self.voices, self.sides = case, voices, sides

    def repeats(self, s: Statement) -> bool:
        """Whether it only says what a source of its report says."""
        return self.voices.get(s.claim.id) is None

    def gains(self, s: Statement) -> bool:
        return self.sides.together(side_behind(s, self.voices, self.sides), self.case.holder.side_id)

    def loses(self, s: Statement) -> bool:
        side = side_behind(s, self.voices, self.sides)
        return any(self.sides.together(side, loser) for loser in self.case.losers) if side else False

    def concedes(self, s: Statement) -> bool:
        """Whether the losing side itself says that the holder has it, or that it has lost or left it."""
        return not s.weak and self.loses(s)

    def on_record(self, s: Statement) -> bool:
        side = side_behind(s, self.voices, self.sides)
        return s.claim.speaker.on_record or self.sides.own_organ(s.entry, side)


def _counts(s: Statement, who: _Parties) -> bool:
    """Whether a denial or rival account weighs: of a losing side on record, or of neither side."""
    if who.gains(s) or who.repeats(s):
        return False
    return who.on_record(s) or not who.loses(s)


def _settles(s: Statement, who: _Parties) -> bool:
    """Whether newer evidence ends a dispute: the losing side on record, or an origin of neither side."""
    if who.loses(s):
        return who.on_record(s)
    return not (s.weak or who.gains(s) or who.repeats(s))


def _denied_since(concessions: Sequence[Statement], denied: Sequence[Statement]) -> bool:
    """Whether somebody denies it for days after the last concession on record."""
    last = max(s.day for s in concessions)
    return any(s.day > last for s in denied)
