"""What one telling of a fight for a place leaves out, another telling of the same report gives.

"The attack on Goma" and "fighting for control of the city" name nobody; "M23 stormed the city", elsewhere in
the report, names who attacks it. Where the report gives two answers nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from contested.model import Change, Claim, Control, Mention, Movement, PartyRef, Period, PlaceRef

Place = Callable[[str], PlaceRef | None]
Party = Callable[[str], PartyRef | None]

_TELLING: dict[Change, tuple[frozenset[Change], ...]] = {
    "contests": (frozenset({"contests", "surrounds"}), frozenset({"took", "retook"})),
    "surrounds": (frozenset({"surrounds"}), frozenset({"contests"}), frozenset({"took", "retook"})),
    "took": (frozenset({"took"}), frozenset({"contests", "surrounds"})),
    "retook": (frozenset({"retook"}), frozenset({"contests", "surrounds"})),
}
"""Which tellings name the one who does it, the most alike first."""
_FIGHTS = frozenset({"contests", "surrounds"})
_APART_DAYS = 45
"""Events further apart than this are not one fight told twice."""


@dataclass(frozen=True, slots=True)
class Retellings:
    """The claims of one report; `place` and `party` tell names apart."""

    claims: Sequence[Claim]
    place: Place
    party: Party

    def filled(self) -> list[Claim]:
        """The claims, each with the holder and the loser that another telling of its matter names."""
        found = [self._with_holder(claim) for claim in self.claims]
        again = replace(self, claims=found)
        return [again._with_origin(again._with_loser(claim)) for claim in found]

    def _with_holder(self, claim: Claim) -> Claim:
        matter = claim.matter
        if not isinstance(matter, Control) or matter.holder is not None or matter.passing:
            return claim
        for alike in _TELLING.get(matter.change, ()):
            named = [m.holder for m in self._others(claim) if m.change in alike and m.holder is not None]
            if named:
                one = self._one(named)
                itself = one and matter.loser and self._key(one) == self._key(matter.loser)
                return claim if one is None or itself else replace(claim, matter=replace(matter, holder=one))
        return claim

    def _with_loser(self, claim: Claim) -> Claim:
        """Who loses is told of the same deed, or holds what another fights for."""
        matter = claim.matter
        if not isinstance(matter, Control) or matter.change not in _TELLING or matter.passing:
            return claim
        if matter.holder is None or matter.loser is not None:
            return claim
        one = self._one(self._losers(claim, matter.change, self._key(matter.holder)))
        return claim if one is None else replace(claim, matter=replace(matter, loser=one))

    def _losers(self, claim: Claim, change: Change, doer: str) -> list[Mention]:
        others = self._others(claim)
        same = [m for m in others if m.change in _TELLING and m.holder and self._key(m.holder) == doer]
        named = [m.loser for m in same if m.loser is not None]
        if not named and change in _FIGHTS:
            named = [m.holder for m in others if m.change == "holds" and m.holder is not None]
        return [m for m in named if self._key(m) != doer]

    def _with_origin(self, claim: Claim) -> Claim:
        """Where those withdraw from who are said elsewhere to withdraw from one place."""
        matter = claim.matter
        if not isinstance(matter, Movement) or matter.move != "withdrew" or matter.origin or not matter.who:
            return claim
        who = self._key(matter.who)
        moves = [
            o.matter for o in self.claims if isinstance(o.matter, Movement) and _near(claim.when, o.when)
        ]
        same = [m for m in moves if m.move == matter.move and m.who and self._key(m.who) == who]
        origins = {m.origin.words: m.origin for m in same if m.origin is not None}
        if len(origins) != 1:
            return claim
        return replace(claim, matter=replace(matter, origin=next(iter(origins.values()))))

    def _others(self, claim: Claim) -> list[Control]:
        """What the rest of the report says of the same place at the same time."""
        where = self._where(claim)
        return [
            other.matter
            for other in self.claims
            if where
            and other is not claim
            and isinstance(other.matter, Control)
            and other.stance != "denies"
            and not other.matter.ended
            and _as_real(claim, other)
            and _same(where, self._where(other))
            and _near(claim.when, other.when)
        ]

    def _one(self, named: Sequence[Mention]) -> Mention | None:
        """The first of the mentions, where all name one side."""
        return named[0] if named and len({self._key(m) for m in named}) == 1 else None

    def _key(self, mention: Mention) -> str:
        found = self.party(mention.words)
        return (found.side_id or found.id) if found is not None else mention.words.casefold()

    def _where(self, claim: Claim) -> tuple[str, str] | None:
        """The place of a claim: its id where it is known, and its name without the nouns of its kind."""
        if claim.place is None or (isinstance(claim.matter, Control) and claim.matter.extent == "count"):
            return None
        found = self.place(claim.place.words)
        if found is not None and found.feature == "country":
            return None  # fights in two parts of a country are two
        words = claim.place.words.split()
        name = " ".join(w for w in words if w[:1].isupper() or w.endswith("ern")) or claim.place.words
        return (found.id if found is not None and found.known else "", name.casefold())


def _same(one: tuple[str, str], other: tuple[str, str] | None) -> bool:
    """ "Shaar" and "the Shaar gas field" are one place, unless the gazetteer knows two."""
    if other is None:
        return False
    return one[0] == other[0] if one[0] and other[0] else one[1] == other[1]


def _as_real(claim: Claim, other: Claim) -> bool:
    """What somebody may do one day does not tell who fights now."""
    return other.modality in ("actual", "ongoing") or claim.modality not in ("actual", "ongoing")


def _near(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None or one.overlaps(other):
        return True
    gaps = [(b.first - a.last).days for a, b in ((one, other), (other, one)) if a.last and b.first]
    return all(gap <= _APART_DAYS for gap in gaps)
