"""Disputes: claims on one matter that cannot all be true, side by side.

Who holds a place; what is said and denied; who did it; how many. Numbers that could both be true ("more than
200", "about 250") are no dispute, and neither is one speaker's newer count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from contested.assess.figures import competing, figures
from contested.assess.known import visible
from contested.assess.names import Sides, fold, party_of
from contested.assess.origins import voice
from contested.assess.placefile import PlaceFile, open_file
from contested.assess.propositions import state_period
from contested.assess.status import status_of
from contested.assess.timeline import changes
from contested.assess.words import count_words_of, plural, speaker
from contested.model import (
    AsOf,
    Bounds,
    Control,
    Dispute,
    Entry,
    Figure,
    Harm,
    Mention,
    PartyBook,
    Period,
    PlaceRef,
    PlaceStatus,
    Rival,
    Violence,
)

_NOT_DEEDS = ("control", "no_comment")
FIGURE_DAYS = timedelta(days=14)
"""Figures farther apart than this tell of a change, not of a dispute."""


def disputes(entries: Iterable[Entry], book: PartyBook, known: date | None = None) -> list[Dispute]:
    """Every dispute among the entries visible at `known`, the newest first."""
    seen = visible(entries, known)
    sides = Sides(book)
    found = [
        *_control(seen, book, known),
        *_denials(seen, sides),
        *_doers(seen, sides),
        *_harm(seen, sides),
        *_figures(seen, book, sides),
    ]
    return sorted(found, key=_order)


def _order(dispute: Dispute) -> tuple[object, ...]:
    when = dispute.when.first or dispute.when.last if dispute.when else None
    return (-(when or date.min).toordinal(), dispute.kind, dispute.place, dispute.matter)


def _control(entries: Sequence[Entry], book: PartyBook, known: date | None) -> list[Dispute]:
    places: dict[str, PlaceRef] = {}
    here: dict[str, list[Entry]] = {}
    for entry in entries:
        at = entry.claim.place.place if entry.claim.place else None
        if at is not None and isinstance(entry.claim.matter, Control):
            places.setdefault(at.id, at)
            here.setdefault(at.id, []).append(entry)
    found = []
    for place_id, said in here.items():
        if len(said) > 1:
            by = known or max(a.known for e in said for a in e.appearances)
            found += _of_place(open_file(places[place_id], said, book, known), by)
    return found


def _of_place(file: PlaceFile, known: date) -> list[Dispute]:
    """The stretches of days over which it is disputed who holds the place."""
    turns = changes(file, known)
    found = []
    for index, (day, status) in enumerate(turns):
        if status.basis != "disputed" or not status.rivals:
            continue
        if index and turns[index - 1][1].basis == "disputed" and _same(turns[index - 1][1], status):
            continue
        after = (d for d, s in turns[index + 1 :] if s.basis != "disputed" or not _same(s, status))
        end = next(after, None)
        when = Period(day, end - timedelta(days=1) if end else None)
        last = status_of(file, AsOf(when.last, known)) if when.last else status
        found.append(
            Dispute(
                f"who holds {file.place.name}", "control", file.place.name, when, last.rivals, last.claims
            )
        )
    return found


def _same(a: PlaceStatus, b: PlaceStatus) -> bool:
    return {r.party for r in a.rivals} == {r.party for r in b.rivals}


def _denials(entries: Sequence[Entry], sides: Sides) -> list[Dispute]:
    """What one says and another denies, other than who holds a place; one dispute for each matter."""
    asserted: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.claim.stance == "asserts" and entry.claim.modality == "actual":
            asserted.setdefault(_matter_key(entry), []).append(entry)
    matters: dict[tuple[str, ...], tuple[dict[str, Entry], list[Entry]]] = {}
    for entry in entries:
        claim = entry.claim
        if claim.stance != "denies" or claim.modality != "actual" or claim.kind in _NOT_DEEDS:
            continue
        met = [e for e in asserted.get(_matter_key(entry), []) if _same_deed(e, entry)]
        said = {e.claim.id: e for e in met if _apart(e, entry, sides)}
        if said:
            key = (*_matter_key(entry), next(iter(said)))
            matters.setdefault(key, ({}, []))[0].update(said)
            matters[key][1].append(entry)
    found = matters.values()
    return [_dispute(d[0], [("said", list(said.values())), ("denied", d)], sides) for said, d in found]


def _same_deed(a: Entry, b: Entry) -> bool:
    """Whether an assertion and a denial are about one thing: time, doer and victims agree where told.

    Without a place only claims of one report are taken to be.
    """
    if a.claim.place is None and a.claim.document_id != b.claim.document_id:
        return False
    one, other = _victims(a), _victims(b)
    return _meets(a, b) and _same_doer(a, b) and (not one or not other or one == other)


def _victims(entry: Entry) -> str:
    victims = entry.claim.matter.victims if isinstance(entry.claim.matter, Harm) else None
    return _actor_key(victims) if victims else ""


def _doers(entries: Sequence[Entry], sides: Sides) -> list[Dispute]:
    """One deed laid at two doors, by speakers who accuse each other's side."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        claim = entry.claim
        if not isinstance(claim.matter, Violence) or not claim.matter.by or not claim.place:
            continue
        if claim.matter.act != "clash" and claim.stance == "asserts" and claim.modality == "actual":
            groups.setdefault((claim.matter.act, _place_key(claim.place)), []).append(entry)
    found = []
    for told in groups.values():
        by_doer: dict[str, list[Entry]] = {}
        for entry in told:
            by_doer.setdefault(_doer(entry), []).append(entry)
        for (a, one), (b, other) in combinations(sorted(by_doer.items()), 2):
            rival = [e for e in one for o in other if _meets(e, o)]
            accused = {sides.speaker_side(e) for e in (*one, *other)}
            if rival and not sides.together(a, b) and accused & {a, b}:
                found.append(
                    _dispute(one[0], [(_doer_name(one[0]), one), (_doer_name(other[0]), other)], sides)
                )
    return found


def _harm(entries: Sequence[Entry], sides: Sides) -> list[Dispute]:
    """Counts of the same harm to the same people at one place and time that cannot both be true."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    counts: dict[str, Bounds] = {}
    for entry in entries:
        claim = entry.claim
        if isinstance(claim.matter, Harm) and claim.place and claim.stance == "asserts":
            key = (claim.matter.harm, _place_key(claim.place), _victims(entry))
            groups.setdefault(key, []).append(entry)
            counts[claim.id] = claim.matter.count
    found = []
    for told in groups.values():
        found += _rival_counts(told, sides, counts, "how many were", _meets)
    return found


def _figures(entries: Sequence[Entry], book: PartyBook, sides: Sides) -> list[Dispute]:
    """Totals of one thing, told within two weeks of one another, that cannot both be true."""
    found = []
    for rows in competing(figures(entries, book), book):
        told = [row.entry for row in rows if row.entry.claim.stance == "asserts"]
        counts = {row.entry.claim.id: row.count for row in rows}
        found += _rival_counts(told, sides, counts, rows[0].topic, _near)
    return found


def _rival_counts(
    told: Sequence[Entry],
    sides: Sides,
    counts: Mapping[str, Bounds],
    matter: str,
    meets: Callable[[Entry, Entry], bool],
) -> list[Dispute]:
    """One dispute of all counts of a group, if any two of different origins exclude each other."""
    pairs = [
        (a, b)
        for a, b in combinations(told, 2)
        if not counts[a.claim.id].overlaps(counts[b.claim.id]) and meets(a, b) and _apart(a, b, sides)
    ]
    if not pairs:
        return []
    members = {e.claim.id: e for pair in pairs for e in pair}
    by_count: dict[str, list[Entry]] = {}
    for entry in members.values():
        by_count.setdefault(count_words_of(counts[entry.claim.id]), []).append(entry)
    return [_dispute(pairs[0][0], list(by_count.items()), sides, matter)]


def _dispute(
    of: Entry, told: Sequence[tuple[str, Sequence[Entry]]], sides: Sides, matter: str = ""
) -> Dispute:
    entries = tuple(e for _, side in told for e in side)
    rivals = tuple(
        Rival(name, tuple(dict.fromkeys(speaker(e, sides) for e in side)), tuple(e.claim.id for e in side))
        for name, side in told
    )
    place = of.claim.place.name if of.claim.place else ""
    return Dispute(_matter_words(of, matter), of.claim.kind, place, of.claim.when, rivals, entries)


def _matter_words(entry: Entry, matter: str) -> str:
    claim = entry.claim
    where = f" at {claim.place.name}" if claim.place and claim.place.name else ""
    if isinstance(claim.matter, Harm):
        victims = f" ({claim.matter.victims.name})" if claim.matter.victims else ""
        return f"{matter or 'whether any were'} {claim.matter.harm}{where}{victims}"
    if matter:
        return matter
    if isinstance(claim.matter, Violence):
        return f"{claim.matter.act}{where}: who did it, or whether it happened"
    if isinstance(claim.matter, Figure):
        return f"number of {plural(claim.matter.unit or 'unit', 2)}{where}"
    return f"{claim.kind}{where}"


def _matter_key(entry: Entry) -> tuple[str, ...]:
    claim = entry.claim
    act = (
        getattr(claim.matter, "act", "")
        or getattr(claim.matter, "harm", "")
        or getattr(claim.matter, "move", "")
    )
    return (claim.kind, act, _place_key(claim.place) if claim.place else "")


def _place_key(place: Mention) -> str:
    return place.place.id if place.place else fold(place.words)


def _actor_key(actor: Mention) -> str:
    party = party_of(actor)
    return party.side_id if party else ""


def _doer(entry: Entry) -> str:
    matter = entry.claim.matter
    by = matter.by if isinstance(matter, Violence | Harm) else None
    return _actor_key(by) if by else ""


def _same_doer(a: Entry, b: Entry) -> bool:
    """Whether two claims lay a deed at one door, or one of them at none."""
    one, other = _doer(a), _doer(b)
    return not one or not other or one == other


def _doer_name(entry: Entry) -> str:
    party = party_of(entry.claim.matter.by) if isinstance(entry.claim.matter, Violence) else None
    return f"done by {party.side or party.name}" if party else "done by somebody"


def _meets(a: Entry, b: Entry) -> bool:
    """Whether two claims speak of the same time."""
    return state_period(a).overlaps(state_period(b))


def _near(a: Entry, b: Entry) -> bool:
    one, other = state_period(a), state_period(b)
    first, last = one.last or one.first, other.last or other.first
    return first is not None and last is not None and abs(first - last) <= FIGURE_DAYS


def _apart(a: Entry, b: Entry, sides: Sides) -> bool:
    """Whether two claims come from different origins."""
    return voice(a, sides).key != voice(b, sides).key
