"""Groups that reports name and no party file knows, with the known names that are near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from contested.judged import Judged
from contested.model import Entry, Link, Mention, PartyBook, PartyRef, change_mentions

if TYPE_CHECKING:
    from contested.ledger import Ledger
    from contested.stages import Names

NEAR = 78.0
"""Least likeness (0 to 100, rapidfuzz WRatio) of a known name that is shown as a hint."""
HINTS = 3
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Provisional:
    """One such group. `near`: (name, party id, likeness 0 to 100), the nearest first; `country`: where most
    claims that name it take place."""

    id: str
    name: str
    claims: int
    reports: int
    first: date
    last: date
    country: str = ""
    examples: tuple[str, ...] = ()
    near: tuple[tuple[str, str, int], ...] = ()


@dataclass(slots=True)
class _Met:
    name: str
    claims: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)


def provisional(ledger: Ledger, names: Names, known: date | None = None) -> list[Provisional]:
    """The groups without a party in the claims of a ledger, as decided, those with most claims first."""
    judged = Judged(ledger)
    book = judged.book(names)
    return gathered(judged.entries(known=known), book)


def gathered(entries: Iterable[Entry], book: PartyBook) -> list[Provisional]:
    """The same of entries; a pure function of them and the book."""
    met: dict[str, _Met] = {}
    for entry in entries:
        for ref, words in _unknown(entry):
            if book.get(ref.id) is not None:
                continue
            group = met.setdefault(ref.id, _Met(ref.name))
            group.claims.add(entry.claim.id)
            group.reports |= {a.publication.report for a in entry.appearances}
            group.days.append(entry.first.known)
            group.words[words] += 1
            place = entry.claim.place.place if entry.claim.place else None
            if place is not None and place.country:
                group.countries[place.country] += 1
    known = _names(book)
    found = [_told(party_id, group, known) for party_id, group in met.items()]
    return sorted(found, key=lambda p: (-p.claims, -p.reports, p.id))


def _unknown(entry: Entry) -> list[tuple[PartyRef, str]]:
    """The groups of a claim that no file knows, with the words that name them."""
    found: list[tuple[PartyRef, str]] = []

    def note(_: str, mention: Mention) -> Mention:
        found.extend([(mention.party, mention.words)] if mention.party else [])
        return mention

    def note_link(_: str, link: Link) -> Link:
        found.extend([(link.party, link.name)] if link.party else [])
        return link

    change_mentions(entry.claim, note, note_link)
    return [(r, w) for r, w in found if not r.known and r.id.startswith("name:") and "+" not in r.id]


def _names(book: PartyBook) -> list[tuple[str, str]]:
    """Every name of the groups and bodies of the book; organs of states have none of their own."""
    kept = (p for p in book if p.kind in ("armed group", "coalition", "organisation", "people", "other"))
    return [(name, p.id) for p in kept for name in (p.name, *p.aliases)]


def _told(party_id: str, group: _Met, known: Sequence[tuple[str, str]]) -> Provisional:
    return Provisional(
        party_id,
        group.name,
        len(group.claims),
        len(group.reports),
        min(group.days),
        max(group.days),
        min(group.countries, key=lambda code: (-group.countries[code], code), default=""),
        tuple(sorted(group.words, key=lambda words: (-group.words[words], words))[:EXAMPLES]),
        near(group.name, known),
    )


def near(name: str, known: Sequence[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Known names that may be the same, the best one of each party, the nearest first."""
    from rapidfuzz import fuzz, process, utils

    hits = process.extract(
        name, [n for n, _ in known], scorer=fuzz.ratio, processor=utils.default_process,
        score_cutoff=NEAR - 8, limit=12,
    )  # fmt: skip
    hits += process.extract(
        name, [n for n, _ in known], scorer=fuzz.token_sort_ratio, processor=utils.default_process,
        score_cutoff=NEAR, limit=12,
    )  # fmt: skip
    best: dict[str, tuple[str, str, int]] = {}
    for text, score, index in sorted(hits, key=lambda hit: -hit[1]):
        party_id = known[index][1]
        best.setdefault(party_id, (text, party_id, round(score)))
    return tuple(best.values())[:HINTS]
