"""What changed between two points of view: for every place that new claims speak of, its answer then and now.

Nothing is remembered between two briefs: both answers are computed, so the same two points of view give the
same brief for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from contested.assess.names import place_of
from contested.assess.status import status
from contested.model import (
    AsOf,
    Basis,
    Brief,
    ChangeKind,
    Control,
    Entry,
    PartyBook,
    PlaceChange,
    PlaceRef,
    PlaceStatus,
    Violence,
)

Concerning = Callable[[PlaceRef], Sequence[Entry]]
"""The entries that may concern a place, visible at the later point of view."""
STRENGTH: dict[Basis, int] = {"claimed": 0, "reported": 1, "corroborated": 2, "disputed": 3, "conceded": 4}
GRAVITY: tuple[ChangeKind, ...] = (
    "changed hands", "no holder", "disputed", "divided", "settled", "besieged", "siege over", "fought over",
    "fighting over", "new", "better known", "less sure",
)  # fmt: skip
"""The order in which a reader wants changes told."""


def changes(
    new: Iterable[Entry], concerning: Concerning, book: PartyBook, before: AsOf, after: AsOf
) -> Brief:
    """The brief between two points of view; `new` are the claims that became known in between."""
    told = sorted(new, key=lambda entry: (entry.first.known, entry.row))
    changed: list[PlaceChange] = []
    steady: list[str] = []
    for place, claims in _by_place(told):
        entries = concerning(place)
        then, now = (status(place, entries, book, at) for at in (before, after))
        kinds = kinds_of(then, now)
        if kinds:
            changed.append(PlaceChange(place.name, place.id, kinds, then, now, tuple(claims)))
        elif now.state != "unknown":
            steady.append(place.name)
    changed.sort(key=lambda change: (GRAVITY.index(change.kinds[0]), change.place))
    return Brief(before, after, tuple(changed), tuple(sorted(steady)), tuple(told))


def _by_place(entries: Iterable[Entry]) -> Iterator[tuple[PlaceRef, list[Entry]]]:
    """The places whose holding the claims may bear on, each with those claims, by id."""
    met: dict[str, tuple[PlaceRef, list[Entry]]] = {}
    for entry in entries:
        place = place_of(entry.claim.place)
        if place is not None and place.id and isinstance(entry.claim.matter, Control | Violence):
            met.setdefault(place.id, (place, []))[1].append(entry)
    yield from (met[place_id] for place_id in sorted(met))


def kinds_of(then: PlaceStatus, now: PlaceStatus) -> tuple[ChangeKind, ...]:
    """How an answer differs from an earlier one, the gravest first; empty where it is the same."""
    if then.state == "unknown" and now.state != "unknown":
        found: list[ChangeKind] = ["new"]
        found += ["disputed"] if now.basis == "disputed" else []
        return tuple(sorted([*found, *_besides(then, now)], key=GRAVITY.index))
    return tuple(sorted([*_holding(then, now), *_besides(then, now)], key=GRAVITY.index))


def _holding(then: PlaceStatus, now: PlaceStatus) -> Iterator[ChangeKind]:
    if then.holder and now.holder and then.holder != now.holder:
        yield "changed hands"
    elif now.state in ("unknown", "fought over") and then.state in ("held", "divided"):
        yield "no holder"
    if now.state == "divided" and then.state != "divided":
        yield "divided"
    disputed = then.basis == "disputed", now.basis == "disputed"
    if disputed[0] != disputed[1] and now.state != "unknown":
        yield "disputed" if disputed[1] else "settled"
    elif then.holder == now.holder and then.basis and now.basis and then.basis != now.basis:
        yield "better known" if STRENGTH[now.basis] > STRENGTH[then.basis] else "less sure"


def _besides(then: PlaceStatus, now: PlaceStatus) -> Iterator[ChangeKind]:
    was, is_ = (s.fought_over or s.state == "fought over" for s in (then, now))
    if was != is_:
        yield "fought over" if is_ else "fighting over"
    if then.besieged_by != now.besieged_by:
        yield "besieged" if now.besieged_by else "siege over"
