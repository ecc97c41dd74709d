"""Names that may be one, with why, for people to decide on; and names that a rule took for one already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from contested.assess.catalogue import Named
from contested.assess.names import NO_SIDE, fold, person_key
from contested.assess.rulings import Rulings
from contested.model import Likeness, Party, PartyBook, PartyRef, PlaceRef, Subject

Skeleton = Callable[[str], str]
"""What transliterations of one name share."""
Spelled = Callable[[Subject], Iterable[str]]
"""Every name that the gazetteer or the party book has for a thing."""
SURE = 100.0
LONG = 10
"""Letters of a name that is told apart by being held in another."""
LEAST = 5
"""Names shorter than this are alike by chance."""
NEAR = 88
"""Likeness (rapidfuzz's ratio, of 100) of two spellings of one name; below it they must sound alike."""
FAR = 60
"""Likeness below which an agreeing sound is chance."""
NEAR_RULE = "counted as one by rule: a near spelling"
ONE_RULE = "counted as one by rule: the initial and the last name agree"


def likely(
    named: Sequence[Named], rulings: Rulings, book: PartyBook, skeleton: Skeleton, spelled: Spelled
) -> list[Likeness]:
    """Pairs worth a decision, the likeliest first, then what rules decided. What people split is left out."""
    alike = _Alike(skeleton)
    found = [
        *_people([n for n in named if n.subject.kind == "person"], alike),
        *_places([n for n in named if n.subject.kind == "place"], alike),
        *_parties([n for n in named if n.subject.kind == "party"], book, alike),
        *_by_rule([n for n in named if n.subject.kind != "person"], spelled),
    ]
    pairs = {(x.first.key, x.second.key, x.first.name): x for x in sorted(found, key=lambda x: x.score)}
    open_ = [x for x in pairs.values() if not rulings.apart(x.first.key, x.second.key)]
    return sorted(open_, key=lambda x: (x.standing != "likely", -x.score, x.first.key, x.second.key))


class _Alike:
    """How near two names are (0 to 100), and why, in words; empty when they are not."""

    def __init__(self, skeleton: Skeleton) -> None:
        self._skeleton = lru_cache(maxsize=65536)(skeleton)

    def __call__(self, a: str, b: str) -> tuple[float, str]:
        one, other = fold(a).replace(" ", ""), fold(b).replace(" ", "")
        if one == other:
            return SURE, "the same letters"
        if min(len(one), len(other)) < LEAST:
            return 0.0, ""
        score = fuzz.ratio(one, other)
        if score >= FAR and self.sound(a) == self.sound(b):
            return max(score, 95.0), "spellings that sound alike"
        return (score, _letters(one, other)) if score >= NEAR else (0.0, "")

    def words(self, a: str, b: str) -> tuple[float, str]:
        """Of two names of people: each word for itself, so that brothers stay two."""
        one, other = fold(a).split(), fold(b).split()
        if len(one) != len(other) or len(one) < 2:
            holds = min(len(one), len(other)) > 1 and (set(one) < set(other) or set(other) < set(one))
            return (85.0, "one name holds the other") if holds else (0.0, "")
        if all(self._word(x, y) for x, y in zip(one, other, strict=True)):
            return float(fuzz.ratio(a, b)), "spellings that sound alike"
        return 0.0, ""

    def sound(self, name: str) -> tuple[str, ...]:
        return tuple(self._skeleton(word) for word in fold(name).split())

    def _word(self, x: str, y: str) -> bool:
        near = len(x) >= LEAST and len(y) >= LEAST and Levenshtein.distance(x, y) == 1
        return x == y or near or self._skeleton(x) == self._skeleton(y)


def _letters(one: str, other: str) -> str:
    letters = Levenshtein.distance(one, other)
    return f"{letters} letters differ" if letters > 1 else "one letter differs"


def _people(named: Sequence[Named], alike: _Alike) -> Iterator[Likeness]:
    """Spellings of one name, of the same body or of none told; those that agree in initial and last name are
    one by rule."""
    near: dict[str, list[Named]] = {}
    for one in named:
        last = fold(one.subject.name).split()[-1:]
        near.setdefault("".join(alike.sound("".join(last)))[:1], []).append(one)
    for group in near.values():
        for one, other in combinations(group, 2):
            a, b = one.subject, other.subject
            body = _body(a.party, b.party)
            if person_key(a.name) == person_key(b.name):
                yield _likeness(one, other, (ONE_RULE, *filter(None, (body,))), "by rule", 100.0)
            elif body:
                score, why = alike.words(a.name, b.name)
                if score:
                    yield _likeness(one, other, (why, body), "likely", score)


def _body(one: PartyRef | None, other: PartyRef | None) -> str:
    """Why two people may be one by whom they speak for; empty when that tells them apart."""
    if one is None or other is None:
        return (
            "neither is said to speak for anybody" if one is other else "one is not said to speak for anybody"
        )
    if one.id == other.id:
        return f"both speak for {one.name}"
    return f"both on the side of {one.side}" if one.side_id and one.side_id == other.side_id else ""


def _places(named: Sequence[Named], alike: _Alike) -> Iterator[Likeness]:
    """Places that no gazetteer holds, near to others of their country."""
    for one in named:
        for other in named if not one.known else ():
            if one is other or (not other.known and one.subject.key > other.subject.key):
                continue
            if not _may_be_one_place(one.subject.place, other.subject.place):
                continue
            score, why = _nearest(one, (other.subject.name, *other.written), alike)
            if score:
                known = "the gazetteer holds it" if other.known else "no gazetteer holds either"
                yield _likeness(one, other, (why, known), "likely", score)


def _may_be_one_place(a: PlaceRef | None, b: PlaceRef | None) -> bool:
    """Whether country and kind of place agree, where both are told: an airport is not its town."""
    if a is None or b is None:
        return False
    lands, kinds = {a.country, b.country} - {""}, {a.feature, b.feature} - {"other"}
    return len(lands) < 2 and len(kinds) < 2


def _parties(named: Sequence[Named], book: PartyBook, alike: _Alike) -> Iterator[Likeness]:
    """Parties and outlets that the book lacks, near to others of the reports or to parties of the book."""
    by_id = {n.subject.id: n for n in named}
    for one in named:
        if one.known:
            continue
        for other in named:
            if not other.known and one.subject.key < other.subject.key and one.outlet == other.outlet:
                score, why = _nearest(one, (other.subject.name, *other.written), alike)
                if score:
                    yield _likeness(one, other, (why, "neither is in the party book"), "likely", score)
        for party in book:
            if one.outlet and party.kind not in NO_SIDE:
                continue
            called = (party.name, *party.aliases)
            near = _nearest(one, called, alike)
            score, why = near if near[0] == SURE else _holds(one.subject.name, called) or near
            if score:
                met = by_id.get(party.id)
                told = f"in the party book: {party.kind}" + ("" if met else ", not in these reports")
                yield _to_party(one, party, book, (why, told), score)


def _to_party(one: Named, party: Party, book: PartyBook, reasons: tuple[str, ...], score: float) -> Likeness:
    side = book.get(book.side(party.id)) or party
    ref = PartyRef(party.id, party.name, side.id, side.name, party.kind, country=party.country)
    subject = Subject("party", party.id, party.name, party=ref)
    return Likeness(one.subject, subject, reasons, "likely", len(one.claims), len(one.reports), score)


def _nearest(one: Named, names: Iterable[str], alike: _Alike) -> tuple[float, str]:
    return max((alike(one.subject.name, name) for name in names), default=(0.0, ""))


def _holds(name: str, names: Iterable[str]) -> tuple[float, str] | None:
    """Whether a name holds a longer one of others: "the Hill Watch of Norland monitor"."""
    folded = f" {fold(name)} "
    held = [n for n in names if " " in n and len(n) >= LONG and f" {fold(n)} " in folded]
    return (80.0, f"its name holds {max(held, key=len)}") if held else None


def _by_rule(named: Iterable[Named], spelled: Spelled) -> Iterator[Likeness]:
    """Spellings that a rule took for a place or party which does not bear that name."""
    for one in named:
        if not one.known:
            continue
        known = {fold(name) for name in (one.subject.name, *spelled(one.subject))}
        for written in one.spellings:
            near = fuzz.ratio(fold(written.words), fold(one.subject.name))
            if fold(written.words) in known or not (written.near or _misspelt(written.words, one, near)):
                continue
            first = replace(one.subject, name=written.words)
            counts = len(written.claims), len(written.reports)
            yield Likeness(first, one.subject, (NEAR_RULE,), "by rule", *counts, near)


def _misspelt(written: str, one: Named, near: float) -> bool:
    """Whether words are a place's name in other letters, and not a longer or shorter name of it."""
    mine, its = set(fold(written).split()), set(fold(one.subject.name).split())
    return one.subject.kind == "place" and near >= FAR and not mine <= its and not its <= mine


def _likeness(
    one: Named, other: Named, reasons: tuple[str, ...], standing: Literal["likely", "by rule"], score: float
) -> Likeness:
    """The rarer of two names first, which is to give way; a known one never does."""
    first, second = sorted((one, other), key=lambda n: (n.known, len(n.claims), n.subject.key))
    counts = len(first.claims), len(first.reports)
    return Likeness(first.subject, second.subject, reasons, standing, *counts, score)
