"""One toll told twice: what one telling leaves open, whose people they were and who did it, another gives.

"The group killed 270" in a headline is "killed 270 soldiers" in the body. Only numbers that hardly recur by
chance tell a toll again, and where the report gives two answers nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from contested.model import Claim, Harm, Mention, PartyRef

Party = Callable[[str], PartyRef | None]
TELLING = 10
"""Smaller numbers recur by chance."""


def recounted(claims: Sequence[Claim], party: Party) -> list[Claim]:
    """The claims; those of harm with the victims' side and the doer that the same toll has elsewhere."""
    return [_filled(claim, _tellings(claim, claims), party) for claim in claims]


def _tellings(claim: Claim, claims: Sequence[Claim]) -> list[Harm]:
    matter = claim.matter
    if not isinstance(matter, Harm) or (matter.count.low or matter.count.high or 0) < TELLING:
        return []
    others = [
        o for o in claims if o is not claim and (not o.when or not claim.when or o.when.overlaps(claim.when))
    ]
    same = [o.matter for o in others if isinstance(o.matter, Harm)]
    return [m for m in same if m.harm == matter.harm and m.count == matter.count]


def _filled(claim: Claim, tellings: Sequence[Harm], party: Party) -> Claim:
    matter = claim.matter
    if not tellings or not isinstance(matter, Harm):
        return claim
    victims, by = matter.victims, matter.by
    if victims is None or party(victims.words) is None:
        found = _one([m.victims for m in tellings if m.victims is not None and party(m.victims.words)], party)
        if found is not None:
            victims = found if victims is None else replace(victims, antecedent=found.words)
    if by is None:
        by = _one([m.by for m in tellings if m.by is not None], party)
    return replace(claim, matter=replace(matter, victims=victims, by=by))


def _one(mentions: Sequence[Mention], party: Party) -> Mention | None:
    """The first of the mentions, where all name one side."""
    sides = {(found.side_id or found.id) if (found := party(m.words)) else m.words for m in mentions}
    return mentions[0] if len(sides) == 1 else None
