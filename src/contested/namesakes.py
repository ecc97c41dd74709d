"""What a user's words mean: which place, when reports speak of several of one name; which party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from contested.errors import UnknownPlaceError
from contested.model import Entry, PartyBook, PartyRef, PlaceRef

if TYPE_CHECKING:
    from contested.judged import Judged
    from contested.stages import Names


@dataclass(frozen=True, slots=True)
class Meant:
    """The place that a word means, and the others of its name that reports known by then speak of."""

    place: PlaceRef
    others: tuple[PlaceRef, ...] = ()


def meaning(ledger: Judged, names: Names, place: str, known: date | None = None) -> Meant:
    """The place that a user's word means: of those with the name, one that reports speak of goes first, the
    one with the most claims before the others. A word with its country ("Tripoli, Lebanon") means that one.

    Only reports published by `known` and rows up to the ledger's head count, and a name counts for what was
    decided. Raises UnknownPlaceError when neither the gazetteer nor a report knows the name.
    """
    spoken_of = ledger.places(known)
    meant = ledger.lookup(names, place, known)
    name = (meant.name if meant else place).casefold().strip()
    of_name = {ref.id: ref for ref in spoken_of if ref.name.casefold() == name}
    if meant is not None and ("," in place or not of_name):
        return Meant(meant)
    if not of_name:
        raise UnknownPlaceError(f"no place {place!r} in the gazetteer or in any report of this ledger")
    if meant is not None and meant.id in of_name:
        # A town and the province around it share a name without being two places of one name.
        of_name = {i: ref for i, ref in of_name.items() if i == meant.id or _apart(ref, meant)}
    if len(of_name) == 1:
        return Meant(next(iter(of_name.values())))
    told = {
        i: _claims_on(ref, ledger.entries(known=known, place=ref, texts=False)) for i, ref in of_name.items()
    }
    best, *rest = _ranked(of_name.values(), told)
    return Meant(best, tuple(ref for ref in rest if told[ref.id] and _apart(ref, best)))


def namesake_words(meant: Meant, book: PartyBook) -> str:
    """Which of several places of one name an answer is about, as a sentence."""
    alike = len({ref.country for ref in (meant.place, *meant.others)}) <= len(meant.others)
    others = " and ".join(_where(ref, book, alike) for ref in meant.others)
    return f"{_where(meant.place, book, alike)} is meant; reports also speak of {others}."


def _ranked(refs: Iterable[PlaceRef], told: Mapping[str, int]) -> list[PlaceRef]:
    return sorted(refs, key=lambda ref: (not ref.known, -told[ref.id], ref.id))


def _claims_on(place: PlaceRef, entries: Iterable[Entry]) -> int:
    """How many claims name that very place."""
    from contested.ledger.mentions import split

    roles = (split(entry.claim)[1].values() for entry in entries)
    return sum(any(r.place is not None and r.place.id == place.id for r in named) for named in roles)


def _apart(a: PlaceRef, b: PlaceRef) -> bool:
    return a.id != b.id and a.id not in b.within and b.id not in a.within


def _where(place: PlaceRef, book: PartyBook, exactly: bool) -> str:
    """The name with its country, and where that does not tell the places apart with its coordinates."""
    states = (p.name for p in book if p.kind == "state" and place.country and p.country == place.country)
    country = next(states, place.country)
    at = [country] if country else []
    if exactly and place.lat is not None and place.lon is not None:
        at.append(f"{place.lat:.2f}, {place.lon:.2f}")
    return f"{place.name} ({'; '.join(at) or 'where is not known'})"


def party_id(names: Names, party: str) -> str:
    """The id of the party that a user's word means; an unknown word is a group that reports named so."""
    ref: PartyRef | None = names.party(party)
    return ref.id if ref is not None else f"name:{party.casefold().strip()}"


def concerns(entry: Entry, place: PlaceRef) -> bool:
    """Whether any name in a claim was resolved to the place or to one within it."""
    from contested.ledger.mentions import split

    refs = (resolved.place for resolved in split(entry.claim)[1].values())
    return any(ref is not None and (ref.id == place.id or place.id in ref.within) for ref in refs)
