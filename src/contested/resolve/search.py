"""Looking places up for a user: all that a name may mean, near spellings too, all that is known of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from contested.model import Place, PlaceCandidate, PlaceDetails, PlaceFile
from contested.resolve.folding import bare, fold
from contested.resolve.gazetteer import NEAR
from contested.resolve.phrases import read
from contested.resolve.ranking import weight
from contested.resolve.shelf import JOINED, Shelf
from contested.resolve.stack import Stack

if TYPE_CHECKING:
    from contested.resolve.resolver import Resolver

MOST = 5
"""How many near spellings are shown."""


def search(resolver: Resolver, name: str, country: str = "") -> list[PlaceCandidate]:
    """The places that a name or phrase may mean, the one that would be chosen first; near spellings where no
    place has the name. `country` is an ISO 3166 alpha-2 code."""
    said = read(name)
    told = fold(said.name or name)
    chosen = resolver.place(name, [country] if country else [])
    found = _named(resolver, (fold(name), told), country)
    like = not found
    if like:
        found = list(_near(resolver, told, country))
    first = resolver.gazetteer.get(chosen.id) if chosen else None
    if first and country in ("", first.country):
        found = [first, *(place for place in found if place.id != first.id)]
    return [_candidate(resolver, place, _reasons(resolver, place, told, found, like)) for place in found]


def _named(resolver: Resolver, folds: Iterable[str], country: str) -> list[Place]:
    places = {p.id: p for folded in folds for p, _ in resolver.gazetteer.exact(folded)}
    wanted = [p for p in places.values() if country in ("", p.country)]
    return sorted(wanted, key=lambda p: (-weight(p), p.id))


def _near(resolver: Resolver, folded: str, country: str) -> Iterator[Place]:
    """Places with a spelling like it, the likest first."""
    name = bare(folded)
    if len(name) < 4:
        return
    known = resolver.gazetteer
    choices = {*known.similar(name), *(known.starting(name[0], country) if country else ())}
    seen = set()
    for like, _, _ in process.extract(name, choices, scorer=fuzz.ratio, score_cutoff=NEAR - 6, limit=MOST):
        for place in _named(resolver, (like,), country):
            if place.id not in seen:
                seen.add(place.id)
                yield place


def _reasons(resolver: Resolver, place: Place, told: str, found: list[Place], like: bool) -> tuple[str, ...]:
    """What speaks for a place among those found."""
    why = []
    names = resolver.gazetteer.names(place.id)
    if like:
        near = max(names, key=lambda n: fuzz.ratio(told, n), default="")
        why.append(f"spelled nearly so ({near})")
    elif told and f"{fold(place.name)} ".startswith(f"{told} "):
        why.append("its own name")
    else:
        why.append("also spelled so")
    if len(found) == 1 and not like:
        why.append("the only place of that name")
    if place.id in resolver.gazetteer.capitals:
        why.append("a capital")
    elif place.population and place.population == max(p.population for p in found) and len(found) > 1:
        why.append("the most people")
    return tuple(why)


def _candidate(resolver: Resolver, place: Place, why: tuple[str, ...] = ()) -> PlaceCandidate:
    within = tuple(p.name for p in resolver.gazetteer.listed(place.within))
    shelf = shelf_of(resolver)
    return PlaceCandidate(place, within, why, bool(shelf and shelf.shaped(place.id)))


def shelf_of(resolver: Resolver) -> Shelf | None:
    """The shelf of imported places, if there is one."""
    return resolver.gazetteer.shelf if isinstance(resolver.gazetteer, Stack) else None


def details(resolver: Resolver, word: str) -> PlaceDetails | None:
    """All that is known of a place, by its id or by what its name would mean; None where it is not known."""
    place = resolver.gazetteer.get(word)
    if place is None:
        chosen = resolver.place(word)
        found = _named(resolver, (fold(word), fold(read(word).name or word)), "")
        place = resolver.gazetteer.get(chosen.id) if chosen else found[0] if found else None
    if place is None:
        return None
    shelf = shelf_of(resolver)
    known = _candidate(resolver, place)
    spellings = resolver.gazetteer.names(place.id)
    if shelf is None:
        return PlaceDetails(known, (place.name,), spellings)
    return _on_shelf(shelf, known, spellings)


def _on_shelf(shelf: Shelf, known: PlaceCandidate, spellings: tuple[str, ...]) -> PlaceDetails:
    key = known.place.id
    parts, divisions = shelf.parts(key), shelf.divisions_of(key)
    names = [known.place.name, *(n for p in parts for n in (p.place.name, *p.names) if n)]
    ids = {p.import_id for p in parts if p.import_id != JOINED} | {d.source for d in divisions}
    codes = dict.fromkeys(code for d in divisions for code in d.said.codes)
    area, box = None, None
    if shape := shelf.shape(key):
        from contested.resolve.imports import shapes

        area, box = shapes.square_kilometres(shape), shapes.box(shape)
    return PlaceDetails(
        known, tuple(dict.fromkeys(names)), spellings, tuple(codes), area, box, files(shelf, ids)
    )


def files(shelf: Shelf, ids: Iterable[int] | None = None) -> tuple[PlaceFile, ...]:
    """What was imported, oldest first; only those with the given numbers if any are."""
    wanted = None if ids is None else set(ids)
    return tuple(
        PlaceFile(i.id, i.file, i.format, i.source, i.at, i.places, i.problems, i.sha256)
        for i in shelf.imports()
        if wanted is None or i.id in wanted
    )
