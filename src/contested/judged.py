"""The ledger as people judged it: its entries, places and parties by the decisions made up to a head."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from contested.model import AsOf, Entry, Kind, PartyBook, PlaceRef

if TYPE_CHECKING:
    from contested.assess.decided import Decided
    from contested.ledger import Ledger
    from contested.stages import Names


class Judged:
    """Reads a ledger at a head, every name counting for what was decided. Decisions made after it are not
    seen, so that a view at a head stays what it was. Without decisions it is the ledger itself."""

    def __init__(self, ledger: Ledger, head: int | None = None) -> None:
        self.ledger = ledger
        self.head = head

    @cached_property
    def decided(self) -> Decided:
        from contested.assess import Decided, rulings

        return Decided(rulings(self.ledger.decisions(self.head)))

    def entries(
        self,
        asof: AsOf | None = None,
        *,
        known: date | None = None,
        place: PlaceRef | None = None,
        kinds: Collection[Kind] = (),
        party: str = "",
        report: str = "",
        texts: bool = True,
    ) -> list[Entry]:
        """As of `Ledger.entries`; what is asked of place and party is asked of the names as decided."""
        from contested.ledger.query import fits

        known = asof.known if asof is not None else known
        touched = bool(self.decided.rulings.group)
        found = self.ledger.entries(
            known=known,
            head=self.head,
            place=place,
            kinds=kinds,
            party="" if touched else party,
            report=report,
            texts=texts,
            also=self._keys(place) if place is not None and touched else (),
        )
        if not touched:
            return found
        return [e for e in map(self.decided.entry, found) if fits(e.claim, place, party)]

    def places(self, known: date | None = None) -> list[PlaceRef]:
        """The places that claims visible at `known` speak of, as decided, each once, by id."""
        met = {ref.id: ref for raw in self.ledger.places(known, self.head) for ref in self._meant_by(raw)}
        return [met[i] for i in sorted(met)]

    def lookup(self, names: Names, word: str, known: date | None = None) -> PlaceRef | None:
        """The place that a user's word means, as decided; None when no rule and no decision knows it."""
        found = names.lookup(word, self.ledger.places(known, self.head))
        if found is not None and found.id:
            return self.decided.place(found, word)
        kept = [self.decided.rulings.counts_for(key) for key in self._spelled("place", word)]
        meant = {s.id: s.place for s in kept if s is not None and s.place is not None}
        return next(iter(meant.values())) if len(meant) == 1 else None

    def party(self, party_id: str, word: str) -> str:
        """The id of the party that a user's word means, as decided, where a rule takes it for `party_id`."""
        from contested.assess.names import fold, spelling

        rulings, alone = self.decided.rulings, f"party name:{fold(word)}"
        own = self.decided.own("party", party_id, f"name:{spelling(word)}")
        kept = rulings.counts_for(alone if alone in rulings.group else own)
        return kept.id if kept is not None else party_id

    def book(self, names: Names) -> PartyBook:
        """The party book with parties and outlets merged and set apart as decided."""
        from contested.assess import decided_book

        return decided_book(names.book, self.decided.rulings)

    def reasons(self, place_id: str, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The decisions that an answer about a place rests on, as sentences: on its names and on speakers."""
        from contested.assess import decision_words
        from contested.assess.names import fold

        people = {f"person {fold(e.claim.speaker.name)}" for e in entries if e.claim.speaker.identity}
        rulings = self.decided.rulings
        groups = {rulings.group.get(key) for key in (f"place {place_id}", *people)} - {None}
        about = [d for d in rulings.in_force if d.kind in ("merge", "split") and d.subjects]
        told = [d for d in about if groups & {rulings.group.get(s.key) for s in d.subjects}]
        return tuple(f"{d.subjects[0].name} is {decision_words(d)}." for d in told)

    def _meant_by(self, raw: PlaceRef) -> Iterable[PlaceRef]:
        """What a place counts for, and the spellings of it that stand for themselves."""
        rulings, own = self.decided.rulings, f"place {raw.id}"
        yield self.decided.place(raw) if raw.id else raw
        for decision in rulings.in_force if own in rulings.group else ():
            off = decision.subjects[0]
            if decision.kind == "split" and off.place is not None and rulings.apart(off.key, own):
                kept = rulings.counts_for(off.key)
                if kept is not None and kept.place is not None:
                    yield kept.place

    def _keys(self, place: PlaceRef) -> tuple[str, ...]:
        """The ids of the places whose claims may be about a place as decided: all that count for it or for
        one around it or within it, and those that its spelling was split from."""
        rulings = self.decided.rulings
        found: dict[str, None] = {}
        for near in (place.id, *place.within):
            found |= dict.fromkeys(rulings.alike(f"place {near}"))
        for group, kept in rulings.kept.items():
            if kept.place is not None and place.id in kept.place.within:
                found |= dict.fromkeys(rulings.members[group])
        for decision in rulings.in_force:
            if decision.kind == "split" and decision.subjects[0].key in found:
                found |= dict.fromkeys(s.key for s in decision.subjects[1:])
        ids = [key.removeprefix("place ") for key in found if key.startswith("place ")]
        # A name that nobody could place stands in the ledger under the key of nowhere.
        return tuple(ids) + (("",) if any(i.startswith("name:") for i in ids) else ())

    def _spelled(self, kind: str, word: str) -> list[str]:
        from contested.assess.names import spelling

        end = f":{spelling(word)}"
        return [k for k in self.decided.rulings.group if k.startswith(f"{kind} name:") and k.endswith(end)]
