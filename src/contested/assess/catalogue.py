"""What entries name: every place, party, outlet and person, with its spellings, roles and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from contested.assess.decided import PLACES, place_spelling
from contested.assess.names import Sides, core, fold
from contested.model import Entry, Mention, PartyBook, PartyRef, PlaceRef, Subject, mentions_of

_BODIES = ("institution", "media", "document")


NEAR_SPELLING = "a near spelling"
"""The resolver's reason for a party whose name in the book is spelled otherwise."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a thing is written; `near` where a rule took it for a like one."""

    words: str
    claims: frozenset[str]
    reports: frozenset[str]
    near: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that claims name. `spellings` as written, `roles` what a person is called beside the name or
    why a rule took the words for it, both commonest first; `claims` and `reports` are ids.

    `outlet` is set where it publishes, passes on or speaks as a medium. `known` tells whether the gazetteer
    or the party book holds it; of a person it is always so.
    """

    subject: Subject
    outlet: bool
    known: bool
    spellings: tuple[Spelling, ...]
    roles: tuple[str, ...]
    claims: frozenset[str]
    reports: frozenset[str]

    @property
    def written(self) -> tuple[str, ...]:
        return tuple(spelling.words for spelling in self.spellings)


@dataclass
class _Tally:
    """Counts of one thing while entries are read."""

    subject: Subject
    known: bool
    outlet: bool = False
    spellings: dict[str, list[_Name]] = field(default_factory=dict)
    roles: Counter[str] = field(default_factory=Counter)
    parties: Counter[PartyRef] = field(default_factory=Counter)

    def close(self) -> Named:
        subject = self.subject
        if subject.kind == "person" and self.parties:
            party = min(self.parties, key=lambda p: (-self.parties[p], p.id))
            subject = Subject(subject.kind, subject.id, subject.name, None, party)
        told = [_spelling(words, names) for words, names in self.spellings.items()]
        told.sort(key=lambda s: (-len(s.claims), s.words))
        claims = frozenset[str]().union(*(s.claims for s in told))
        reports = frozenset[str]().union(*(s.reports for s in told))
        roles = tuple(sorted(self.roles, key=lambda word: (-self.roles[word], word)))
        return Named(subject, self.outlet, self.known, tuple(told), roles, claims, reports)


@dataclass(frozen=True, slots=True)
class _Name:
    """One naming of a thing in a claim."""

    subject: Subject
    spelled: str
    known: bool = True
    outlet: bool = False
    roles: tuple[str, ...] = ()
    party: PartyRef | None = None
    entry: Entry | None = None


def catalogue(entries: Iterable[Entry], book: PartyBook) -> list[Named]:
    """All that the entries name, by kind and id."""
    sides = Sides(book)
    found: dict[str, _Tally] = {}
    for entry in entries:
        for name in _names(entry, sides):
            tally = found.setdefault(name.subject.key, _Tally(name.subject, name.known))
            tally.outlet |= name.outlet
            tally.spellings.setdefault(name.spelled, []).append(replace(name, entry=entry))
            tally.roles.update(name.roles)
            if name.party is not None:
                tally.parties[_bare(name.party)] += 1
    return [found[key].close() for key in sorted(found)]


def place_subject(ref: PlaceRef) -> Subject:
    """A place as a decision keeps it: without why a mention was taken for it."""
    return Subject("place", ref.id, ref.name, PlaceRef(
        ref.id, ref.name, ref.known, ref.feature, ref.country, ref.lat, ref.lon, ref.within,
    ))  # fmt: skip


def party_subject(ref: PartyRef) -> Subject:
    return Subject("party", ref.id, ref.name, party=_bare(ref))


def _names(entry: Entry, sides: Sides) -> Iterator[_Name]:
    speaker = entry.claim.speaker
    for role, mention in mentions_of(entry.claim):
        if role == "speaker.mention" and speaker.kind == "named":
            continue
        name = _of_mention(role, mention, sides, role == "speaker.mention" and speaker.kind in _BODIES)
        if name is not None:
            yield name
    if speaker.kind == "named" and speaker.name:
        beside = [speaker.role, speaker.affiliation.text if speaker.affiliation else ""]
        person = Subject("person", fold(speaker.name), speaker.name)
        written = speaker.mention.text if speaker.identity and speaker.mention else speaker.name
        yield _Name(person, written, roles=tuple(filter(None, beside)), party=speaker.party)
    yield from _outlets(entry, sides)


def _of_mention(role: str, mention: Mention, sides: Sides, speaks: bool) -> _Name | None:
    place, party, written = mention.place, mention.party, core(mention.words)
    if place is not None and place.id:
        return _Name(place_subject(place), written, place.known, roles=place.reasons)
    if party is not None:
        if "+" in party.id:
            return None
        media = party.kind == "media"
        return _Name(party_subject(party), written, party.known, speaks and media, party.reasons)
    if not any(letter.isupper() for letter in written):
        return None
    if role in PLACES:
        country = place.country if place else ""
        ref = PlaceRef(place_spelling(country, mention.words), written, False, country=country)
        return _Name(place_subject(ref), written, False, roles=place.reasons if place else ())
    return (
        _party_named(core(mention.words, whole=True), sides)
        if speaks or role in ("matter.holder", "matter.loser")
        else None
    )


def _party_named(written: str, sides: Sides, outlet: bool = False) -> _Name:
    """A party by its name alone, of the book if it has that very name."""
    known = sides.named(written)
    if known is None:
        ref = PartyRef(
            id := f"name:{fold(written)}", written, id, written, "media" * outlet or "other", False
        )
        return _Name(party_subject(ref), written, False, outlet)
    side = sides.book.get(sides.book.side(known.id)) or known
    ref = PartyRef(known.id, known.name, side.id, side.name, known.kind, country=known.country)
    return _Name(party_subject(ref), written, True, outlet)


def _outlets(entry: Entry, sides: Sides) -> Iterator[_Name]:
    """Who publishes a claim, is credited with it or passed it on."""
    claim = entry.claim
    for link in claim.chain:
        if link.party is not None and link.party.kind == "media":
            yield _Name(party_subject(link.party), link.name, link.party.known, True, link.party.reasons)
        elif link.party is None and link.name != link.name.lower():
            yield _party_named(link.name, sides, True)
    names = {a.publication.outlet for a in entry.appearances}
    names |= {
        credit.name for a in entry.appearances for credit in a.publication.credits if credit.how != "byline"
    }
    for name in sorted(filter(None, (*names, claim.caption_credit))):
        yield _party_named(name, sides, True)


def _bare(ref: PartyRef) -> PartyRef:
    return PartyRef(ref.id, ref.name, ref.side_id, ref.side, ref.kind, ref.known, (), ref.country)


def _spelling(words: str, names: list[_Name]) -> Spelling:
    entries = [name.entry for name in names if name.entry is not None]
    claims = frozenset(e.claim.id for e in entries)
    reports = frozenset(e.first.publication.report for e in entries)
    return Spelling(words, claims, reports, any(NEAR_SPELLING in name.roles for name in names))
