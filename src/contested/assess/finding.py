"""Which of the things that reports name a user's word means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from contested.assess.catalogue import Named, party_subject, place_subject
from contested.assess.decided import place_spelling
from contested.assess.names import core, fold, spelling
from contested.model import PartyRef, PlaceRef, Subject

NEAR = 70
"""Likeness of a name (of 100) from which it is worth a hint."""


def called(word: str, named: Iterable[Named]) -> list[Named]:
    """Those with that id; failing them with that name, then those spelled so."""
    asked, told = fold(word), list(named)
    tests: tuple[Callable[[Named], bool], ...] = (
        lambda n: n.subject.id == word,
        lambda n: fold(n.subject.name) == asked,
        lambda n: any(fold(s) == asked for s in n.written),
    )
    found = ([n for n in told if test(n)] for test in tests)
    return next(filter(None, found), []) if asked else []


def holding(word: str, named: Iterable[Named]) -> list[Named]:
    """Those whose name or a spelling of it holds the word: "Alamam" in "Al Alamam TV"."""
    asked = f" {fold(word)} "
    names = ((n, (n.subject.name, *n.written)) for n in named)
    return [n for n, told in names if asked.strip() and any(asked in f" {fold(s)} " for s in told)]


def similar(word: str, named: Iterable[Named], limit: int = 4) -> list[str]:
    """Names in the reports that are near a word, as hints."""
    names = {s: fold(s) for n in named for s in (n.subject.name, *n.written) if len(s) > 2}
    found = process.extract(fold(word), names, scorer=fuzz.WRatio, limit=limit, score_cutoff=NEAR)
    return [key for _, _, key in found]


def set_off(subject: Subject, words: Sequence[str], named: Named | None) -> Subject | None:
    """The first of two spellings of one thing that is not its usual name, as a thing by itself."""
    written = {spelling(s): s for s in (named.written if named else ())}
    written.pop(spelling(subject.name), None)
    for word in words:
        asked = spelling(word)
        found = [s for s in written if s == asked] or [s for s in written if f" {asked} " in f" {s} "]
        if len(found) == 1 and asked != spelling(subject.name):
            return _alone(subject, core(written[found[0]]))
    return None


def _alone(subject: Subject, name: str) -> Subject | None:
    """What stands for a spelling once it is set off. Where it lies or whose it is, nobody told."""
    if subject.place is not None:
        place, id = subject.place, place_spelling(subject.place.country, name)
        within = tuple(i for i in place.within if i.startswith("country:"))
        return place_subject(PlaceRef(id, name, False, place.feature, place.country, within=within))
    if subject.party is not None:
        id = f"name:{spelling(name)}"
        alone = PartyRef(id, name, id, name, subject.party.kind, False, country=subject.party.country)
        return party_subject(alone)
    return replace(subject, id=fold(name), name=name) if fold(name) != subject.id else None
