"""What the rest of the telling does to a statement: days for undated gains, attacks that gave no hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from contested.assess.fights import Fight
from contested.assess.names import Sides, side_named
from contested.assess.propositions import Statement

FIRM_DAYS = timedelta(days=30)
"""For so long a passing modifier, or a state claimed by its holder alone, overturns no explicit account."""
REACH_BACK = timedelta(days=365)
"""How far "held it until then" fills a past of which nobody else speaks."""


def told_in_full(said: Iterable[Statement], fights: Sequence[Fight], sides: Sides) -> list[Statement]:
    """The statements that speak of tenures, each with the day on which it takes effect."""
    kept = [s for s in said if not _mere_attacker(s, fights, sides) and not _foothold(s, fights, sides)]
    return _dated(kept, sides)


def _mere_attacker(s: Statement, fights: Sequence[Fight], sides: Sides) -> bool:
    """Whether "B held it until it was retaken" is said of a side that is only known to have attacked it."""
    if s.strength != "implied" or not s.again or s.role != "state":
        return False
    return any(
        f.attacker is not None
        and sides.together(f.attacker.side_id, s.party.side_id)
        and abs((f.first - s.day).days) <= FIRM_DAYS.days
        for f in fights
    )


def _foothold(s: Statement, fights: Sequence[Fight], sides: Sides) -> bool:
    """Whether a part taken is a part of a fight for the place that goes on that day: entered, not divided."""
    if s.role != "part" or s.proposition.nature != "event" or s.proposition.extent != "part":
        return False
    return any(
        f.attacker is not None and sides.together(f.attacker.side_id, s.party.side_id) and f.covers(s.day)
        for f in fights
    )


def _dated(said: Sequence[Statement], sides: Sides) -> list[Statement]:
    """Give gains told without a day the day that the rest of the telling gives them.

    "Taken from B" takes effect on the day on which B is said to have lost it. What one report tells beside
    its taking back by somebody else is the older of the two.
    """
    losses = [s for s in said if s.role == "loss" and s.proposition.period.first is not None]
    takings: dict[str, list[Statement]] = {}
    for s in said:
        if s.role == "gain":
            takings.setdefault(s.claim.document_id, []).append(s)
    dated = []
    for s in said:
        if s.role == "gain" and s.proposition.period.first is None:
            s = _before_loss(_on_day_of_loss(s, losses, sides), takings[s.claim.document_id], sides)
        dated.append(s)
    return dated


def _before_loss(s: Statement, takings: Sequence[Statement], sides: Sides) -> Statement:
    """An undated gain, put before the taking back of the place that the same report tells."""
    later = [
        other.day
        for other in takings
        if not sides.together(other.party.side_id, s.party.side_id)
        and (loser := side_named(other.control.loser)) is not None
        and sides.together(loser.side_id, s.party.side_id)
        and other.day <= s.day
    ]
    taken_back = later and not any(
        (loser := side_named(s.control.loser)) is not None
        and sides.together(loser.side_id, other.party.side_id)
        and not other.again
        for other in takings
    )
    return replace(s, day=min(later) - timedelta(days=1)) if taken_back else s


def _on_day_of_loss(s: Statement, losses: Sequence[Statement], sides: Sides) -> Statement:
    loser = side_named(s.control.loser)
    if not losses or loser is None:
        return s
    days = [
        x.day
        for x in losses
        if x.proposition.extent == "all"
        and s.day - REACH_BACK <= x.day <= s.day
        and sides.together(x.party.side_id, loser.side_id)
    ]
    return replace(s, day=max(days)) if days else s
