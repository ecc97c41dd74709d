"""What one telling of a fight for a place leaves out, another telling of the same report gives.

"The attack on Goma" and "fighting for control of the city" name nobody; "M23 stormed the city", elsewhere in
the report, names who attacks it. Where the report gives two answers nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from contested.model import Change, Claim, Control, Mention, Movement, PartyRef, Period, PlaceRef, Violence

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
_LEAVING = frozenset({"withdrew", "fled", "evacuated"})
_UPSETS: frozenset[Change] = frozenset({"contests", "surrounds", "took", "retook", "lost"})
"""Changes that people leave a place for."""
_REACH = 400
"""Characters: people flee from the fight told last, not from one told paragraphs before."""


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
        """Where those leave from who are said elsewhere to leave one place, or whose place was fought for."""
        matter = claim.matter
        if not isinstance(matter, Movement) or matter.move not in _LEAVING or matter.origin or not matter.who:
            return claim
        origin = self._told_elsewhere(claim, matter) or self._fought_for(claim, matter)
        return claim if origin is None else replace(claim, matter=replace(matter, origin=origin))

    def _told_elsewhere(self, claim: Claim, matter: Movement) -> Mention | None:
        who = self._key(matter.who) if matter.who else ""
        moves = [
            o.matter for o in self.claims if isinstance(o.matter, Movement) and _near(claim.when, o.when)
        ]
        same = [m for m in moves if m.move == matter.move and m.who and self._key(m.who) == who]
        origins = {m.origin.words: m.origin for m in same if m.origin is not None}
        return next(iter(origins.values())) if len(origins) == 1 else None

    def _fought_for(self, claim: Claim, matter: Movement) -> Mention | None:
        """ "X stormed the town. The soldiers fled": out of the place that was just told to be fought for."""
        start = claim.evidence.start
        near = [
            o
            for o in self.claims
            if _upsets(o)
            and 0 <= start - o.evidence.start <= _REACH
            and o.modality in ("actual", "ongoing")
            and o.stance == "asserts"
            and _near(claim.when, o.when)
        ]
        if not near or matter.who is None:
            return None
        last = max(near, key=lambda o: o.evidence.start)
        told = last.matter
        side = self._key(matter.who)
        if last.place is None or self._where(last) is None:
            return None
        winner = isinstance(told, Control) and told.holder is not None and self._key(told.holder) == side
        there = matter.goal is not None and self._named(matter.goal) == self._named(last.place)
        return None if winner or there else last.place

    def _named(self, mention: Mention) -> str:
        found = self.place(mention.words)
        return found.id if found is not None and found.known else mention.words.casefold()

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
            and not _long_over(claim, other)
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
    """Whether two tellings may be of one event: their times overlap, or one of them tells none."""
    return one is None or other is None or one.overlaps(other)


def _upsets(claim: Claim) -> bool:
    """Whether people may flee from what is told: a fight for a place, an attack in it."""
    matter = claim.matter
    return isinstance(matter, Violence) or (isinstance(matter, Control) and matter.change in _UPSETS)


def _long_over(claim: Claim, other: Claim) -> bool:
    """A fight told without its time is none that a capture of a told day ended."""
    if not isinstance(claim.matter, Control) or not isinstance(other.matter, Control):
        return False
    fight = claim.matter.change in _FIGHTS and other.matter.change not in _FIGHTS
    return fight and claim.when is None and other.when is not None
