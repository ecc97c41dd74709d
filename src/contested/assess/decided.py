"""Entries as people decided that names are the same or not: between resolution and judgement.

A name counts for what its group counts for. A spelling that a rule took for a place or party, and that was
split from it, stands for itself ("name:..."). Words, spans and claims are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from contested.assess.names import fold, person_key, spelling
from contested.assess.rulings import Rulings, hub, rulings
from contested.model import (
    Claim,
    Decision,
    Entry,
    Link,
    Mention,
    PartyRef,
    PlaceRef,
    Speaker,
    Subject,
    change_mentions,
)

PLACES = ("place", "matter.origin", "matter.goal", "matter.scope")
"""Roles of names that are places where nothing tells."""


def apply(decisions: Sequence[Decision], entries: Iterable[Entry]) -> list[Entry]:
    """The entries as decided; equal to what was given where no decision is about any name in it."""
    decided = Decided(rulings(decisions))
    return [decided.entry(entry) for entry in entries]


@dataclass(frozen=True)
class Decided:
    """What names count for under some rulings. Holds beside them what it has worked out once already."""

    rulings: Rulings
    _why: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def entry(self, entry: Entry) -> Entry:
        if not self.rulings.group:
            return entry
        claim = self.claim(entry.claim)
        return entry if claim == entry.claim else replace(entry, claim=claim)

    def claim(self, claim: Claim) -> Claim:
        changed = change_mentions(claim, self._mention, self._link)
        return replace(changed, speaker=self._speaker(changed.speaker))

    def place(self, ref: PlaceRef, words: str = "") -> PlaceRef:
        """The place that a name counts for, written `words` and resolved to `ref`."""
        own = self.own("place", ref.id, place_spelling(ref.country, words))
        kept = self.rulings.counts_for(own)
        if kept is None or kept.place is None or kept.id == ref.id:
            return self._surrounded(ref)
        return replace(
            kept.place,
            reasons=(*ref.reasons, self.because(own)),
            candidates=ref.candidates,
            where_prec=ref.where_prec,
            geo_precision=ref.geo_precision,
            ends=ref.ends,
        )

    def party(self, ref: PartyRef, words: str = "") -> PartyRef:
        """The party that a name counts for; of two actors in one phrase each for itself."""
        if "+" in ref.id:
            return self._both(ref)
        own = self.own("party", ref.id, f"name:{spelling(words)}" if words else "")
        kept = self.rulings.counts_for(own)
        if kept is not None and kept.party is not None and kept.id != ref.id:
            ref = replace(kept.party, reasons=(*ref.reasons, self.because(own)))
        side = self.rulings.counts_for(f"party {ref.side_id}")
        if side is not None and side.party is not None and side.id != ref.side_id:
            ref = replace(ref, side_id=side.party.side_id, side=side.party.side)
        return ref

    def own(self, kind: str, id: str, spelled: str) -> str:
        """The key of a name: of what it was resolved to, or of its spelling where that was split from it."""
        resolved = f"{kind} {id}"
        apart = spelled and self.rulings.apart(f"{kind} {spelled}", resolved)
        return f"{kind} {spelled}" if apart else resolved

    def because(self, key: str) -> str:
        """Why a name counts for what it does, in words."""
        if key not in self._why:
            decision = self.rulings.about(key)
            self._why[key] = decision_words(decision) if decision else ""
        return self._why[key]

    def _mention(self, role: str, mention: Mention) -> Mention:
        if mention.place is not None and mention.place.id:
            place = self.place(mention.place, mention.words)
            return mention if place is mention.place else replace(mention, place=place)
        if mention.party is not None:
            party = self.party(mention.party, mention.words)
            return mention if party is mention.party else replace(mention, party=party)
        return self._unresolved(role, mention)

    def _unresolved(self, role: str, mention: Mention) -> Mention:
        """A name that no rule knows, and that somebody told."""
        if role in PLACES:
            country = mention.place.country if mention.place else ""
            own = f"place {place_spelling(country, mention.words)}"
            kept = self.rulings.counts_for(own)
            if kept is None or kept.place is None or own == kept.key:
                return mention
            reasons = mention.place.reasons if mention.place else ()
            return replace(mention, place=replace(kept.place, reasons=(*reasons, self.because(own))))
        own = f"party name:{fold(mention.words)}"
        kept = self.rulings.counts_for(own)
        if kept is None or kept.party is None or own == kept.key:
            return mention
        return replace(mention, party=replace(kept.party, reasons=(self.because(own),)))

    def _link(self, role: str, link: Link) -> Link:
        if link.party is None:
            return link
        party = self.party(link.party, link.name)
        return link if party is link.party else replace(link, party=party)

    def _speaker(self, speaker: Speaker) -> Speaker:
        """A named speaker by the name that was decided, on the side that was told with it."""
        if speaker.kind != "named" or not speaker.name:
            return speaker
        kept = self.person(speaker.name)
        if kept is None:
            return speaker
        named = replace(speaker, identity=self._identity(kept), name=kept.name)
        if named.party is not None or kept.party is None or named.mention is None:
            return named
        return replace(named, mention=replace(named.mention, party=kept.party))

    def _identity(self, person: Subject) -> str:
        """The rule's own key of a person while that holds for him, so that nobody else's origin changes."""
        by_rule = self.rulings.same(person.key, hub(person.name))
        return person_key(person.name) if by_rule else f"={person.id}"

    def person(self, name: str) -> Subject | None:
        """Who a name is by decision; None where the rule that goes by initial and last name still holds."""
        key, known = f"person {fold(name)}", self.rulings.group
        key = key if key in known else hub(name)
        if key not in known:
            return None
        group = known[key]
        if group not in self.rulings.merged and hub(name) in self.rulings.members[group]:
            return None
        return self.rulings.kept.get(group)

    def _both(self, ref: PartyRef) -> PartyRef:
        ids, names = ref.id.split("+"), ref.name.split(" and ")
        sides, called = ref.side_id.split("+"), ref.side.split(" and ")
        if not len(ids) == len(names) == len(sides) == len(called):
            return ref
        each = [PartyRef(*one) for one in zip(ids, names, sides, called, strict=True)]
        kept = [self.party(one) for one in each]
        if kept == each:
            return ref
        return replace(
            ref,
            id="+".join(p.id for p in kept),
            name=" and ".join(p.name for p in kept),
            side_id="+".join(p.side_id for p in kept),
            side=" and ".join(p.side for p in kept),
            reasons=(*ref.reasons, *(r for p in kept for r in p.reasons)),
        )

    def _surrounded(self, ref: PlaceRef) -> PlaceRef:
        """The place within what the places around it count for."""
        if not any(f"place {around}" in self.rulings.group for around in ref.within):
            return ref
        within: list[str] = []
        for around in ref.within:
            kept = self.rulings.counts_for(f"place {around}")
            place = kept.place if kept is not None and kept.id != around else None
            within += [around] if place is None else [place.id, *place.within]
        unique = tuple(dict.fromkeys(i for i in within if i != ref.id))
        return ref if unique == ref.within else replace(ref, within=unique)


def place_spelling(country: str, words: str) -> str:
    """The id of a place that nothing but its spelling stands for; empty without words."""
    return f"name:{country}:{spelling(words)}" if words else ""


def decision_words(decision: Decision) -> str:
    """A merge or a split with who, when and why: "the same as Maidan Shahr by decision of A. Reader, ..."."""
    verb = "not the same as" if decision.kind == "split" else "the same as"
    other = decision.subjects[-1].name
    at = decision.at
    return f"{verb} {other} by decision of {decision.who}, {at.day} {at:%B %Y}: {decision.reason}"
