"""A time told once holds for the same event told again: a title sums up the lead, a town falls only once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from contested.model import Claim, Control, Document, Harm, Matter, Mention, PartyRef, Period, PlaceRef

Place = Callable[[str], PlaceRef | None]
Party = Callable[[str], PartyRef | None]

_CHANGES = frozenset({"took", "retook", "lost", "left"})
_GAINS = frozenset({"took", "lost"})
_REAL = frozenset({"actual", "possible"})


@dataclass(frozen=True, slots=True)
class Datings:
    """The claims of one report, in reading order; `place` and `party` tell names apart."""

    claims: Sequence[Claim]
    document: Document
    place: Place
    party: Party

    def filled(self) -> list[Claim]:
        """The claims, each undated event with the time that the report tells of it elsewhere."""
        return [self._dated(claim) for claim in self.claims]

    def _dated(self, claim: Claim) -> Claim:
        if claim.when is not None or claim.modality not in _REAL:
            return claim
        found = self._of_control(claim) or self._of_title(claim)
        return claim if found is None else replace(claim, when=found)

    def _of_control(self, claim: Claim) -> Period | None:
        """When the same place changed hands to the same side, where the report tells one time of it."""
        if not isinstance(claim.matter, Control) or not self._changes(claim.matter):
            return None
        where = self._where(claim.place)
        if not where:
            return None
        told = [c for c in self.claims if c.when is not None and self._changes_hands(c, where)]
        times = {other.when for other in told}
        same = any(isinstance(c.matter, Control) and self._alike(claim.matter, c.matter) for c in told)
        return times.pop() if len(times) == 1 and same else None

    def _changes_hands(self, claim: Claim, where: str) -> bool:
        real = isinstance(claim.matter, Control) and claim.modality == "actual"
        return real and self._changes(claim.matter) and self._where(claim.place) == where

    def _changes(self, matter: Matter) -> bool:
        if not isinstance(matter, Control) or matter.passing or matter.extent == "count":
            return False
        return matter.change in _CHANGES

    def _alike(self, one: Control, other: Control) -> bool:
        """The same change by the same side, as far as both name it; a fall is a gain of the other's."""
        if one.change != other.change and not {one.change, other.change} <= _GAINS:
            return False
        return self._agree(one.holder, other.holder) and self._agree(one.loser, other.loser)

    def _agree(self, one: Mention | None, other: Mention | None) -> bool:
        return one is None or other is None or self._side(one) == self._side(other)

    def _of_title(self, claim: Claim) -> Period | None:
        """The time of the first such harm in the body that may be what a title sums up."""
        if not isinstance(claim.matter, Harm) or not self._is_title(claim):
            return None
        wanted = claim.matter
        for other in self.claims:
            matter = other.matter
            if not isinstance(matter, Harm) or self._is_title(other) or matter.harm != wanted.harm:
                continue
            return other.when if other.stance == claim.stance and self._may_be(wanted, matter) else None
        return None

    def _may_be(self, title: Harm, body: Harm) -> bool:
        """A title rounds, or adds up; two exact counts that differ are two events."""
        counts = [m.count.low for m in (title, body) if m.count.low == m.count.high]
        exact = {c for c in counts if c is not None}
        return len(exact) < 2

    def _is_title(self, claim: Claim) -> bool:
        at = claim.evidence.start
        return any(b.kind == "title" and b.span.start <= at < b.span.end for b in self.document.blocks)

    def _where(self, mention: Mention | None) -> str:
        if mention is None:
            return ""
        found = self.place(mention.words)
        return found.id if found is not None and found.known else mention.words.casefold()

    def _side(self, mention: Mention) -> str:
        found = self.party(mention.words)
        return (found.side_id or found.id) if found is not None else mention.words.casefold()
