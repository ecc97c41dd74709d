"""The holder of a place at two dates: a state and its basis, with the reasons in words.

A pure function of entries, party book and point of view. The rules stand in `tenures` (who had it when),
`basis` (how well that stands) and `origins` (who really says so); this module puts the answer together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from contested.assess import unheld
from contested.assess.areas import told_once
from contested.assess.basis import Case, Judgement, judge, losing_sides, weakest
from contested.assess.context import FIRM_DAYS
from contested.assess.fights import Fight, besieger, fighters, fighting_on, siege_on
from contested.assess.known import text_day
from contested.assess.names import Sides, place_of, side_named
from contested.assess.placefile import PlaceFile, open_file
from contested.assess.propositions import Statement
from contested.assess.reasons import (
    because,
    fight_words,
    heard_words,
    ids,
    may_words,
    name_of,
    part_words,
    siege_words,
    unconfirmed_words,
    within_words,
)
from contested.assess.tenures import Tenure
from contested.assess.words import capital, day, listed, speakers, with_article
from contested.model import AsOf, Entry, Part, PartyBook, PartyRef, PlaceRef, PlaceStatus, Rival


def status(place: PlaceRef, entries: Iterable[Entry], book: PartyBook, asof: AsOf) -> PlaceStatus:
    """The status of a place. `entries` may be the whole ledger or only what may concern the place.

    Of an area, the places within it are told beside it, each judged for itself; they decide nothing about it.
    """
    file = open_file(place, entries, book, asof.known, asof.head)
    answer = status_of(file, asof)
    within = within_words(place, _within(file, asof))
    return replace(answer, reasons=(*answer.reasons, *within)) if within else answer


def status_of(file: PlaceFile, asof: AsOf) -> PlaceStatus:
    """The status on one day of a place whose file is open."""
    on = asof.valid
    index = next(i for i, t in enumerate(file.accounts) if t.covers(on))
    tenure = file.accounts[index]
    place = file.place
    base = PlaceStatus(
        place.name, place.id, asof, "unknown", country=place.country, lat=place.lat, lon=place.lon
    )
    heard: list[Entry] = []
    if tenure.account == "held" and tenure.holder is not None:
        answer, told = _held(file, base, index)
    elif tenure.account == "divided":
        answer, told = _divided(file, base, index)
    else:
        answer, told = _nobody(file, base, tenure)
        heard = unheld.heard(file, tenure, on, ids(told))
        answer = replace(answer, reasons=(*answer.reasons, *heard_words(heard, file)))
    siege = siege_on(on, _by_others(file, answer, tenure), file.lifted, _changes(file.accounts))
    return _finish(file, answer, told, heard, siege)


def _by_others(file: PlaceFile, answer: PlaceStatus, tenure: Tenure) -> list[Fight]:
    """The sieges of a place, without those that its holder or an ally is said to lay to it."""
    if not answer.holder or tenure.holder is None:
        return list(file.sieges)
    side = tenure.holder.side_id
    return [f for f in file.sieges if not (f.attacker and file.sides.together(f.attacker.side_id, side))]


def _within(file: PlaceFile, asof: AsOf) -> list[PlaceStatus]:
    """The status of each place within an area that anybody holds, by name; none for a whole country."""
    if file.place.feature == "country":
        return []
    places: dict[str, PlaceRef] = {}
    told: dict[str, list[Entry]] = {}
    for entry in file.within:
        at = place_of(entry.claim.place)
        if at is not None and entry.claim.kind == "control":
            places.setdefault(at.id, at)
            told.setdefault(at.id, []).append(entry)
    found = (status_of(open_file(places[i], said, file.sides.book), asof) for i, said in told.items())
    return sorted((s for s in found if s.state in ("held", "divided")), key=lambda s: (s.place, s.place_id))


def _held(file: PlaceFile, base: PlaceStatus, index: int) -> tuple[PlaceStatus, list[Statement]]:
    tenure, on = file.accounts[index], base.asof.valid
    assert tenure.holder is not None
    judged = _judge(file, index, tenure.holder, tenure.evidence, on)
    name = name_of(tenure.holder)
    reasons = because(file, judged, f"Held by {with_article(name)}")
    rivals: tuple[Rival, ...] = ()
    if judged.basis == "disputed":
        rivals = _rivals(file, tenure.holder, judged, _before(file.accounts, index), on)
    answer = replace(
        base, state="held", holder="" if rivals else name, rivals=rivals, basis=judged.basis,
        origins=judged.origins, reasons=tuple(reasons),
    )  # fmt: skip
    return answer, [*judged.evidence, *judged.denied, *(s for s in tenure.losses if s.day <= on)]


def _divided(file: PlaceFile, base: PlaceStatus, index: int) -> tuple[PlaceStatus, list[Statement]]:
    tenure, on = file.accounts[index], base.asof.valid
    parts, judgements, told, reasons = [], [], [], []
    for said in tenure.parts.values():
        if min(s.day for s in said) > on:
            continue
        judged = _judge(file, index, said[0].party, said, on)
        name = name_of(said[0].party)
        parts.append(Part(part_words(said, on, file.place.name), name, ids(judged.evidence)))
        judgements.append(judged)
        told += [*judged.evidence, *judged.denied]
        reasons += because(file, judged, capital(f"{parts[-1].part} held by {with_article(name)}"))
    if len(parts) == 1:
        parts.append(Part(f"the rest of {file.place.name}"))
        reasons.append(f"Who holds the rest of {file.place.name} is not told.")
    least = weakest(judgements)
    answer = replace(
        base,
        state="divided",
        parts=tuple(parts),
        basis=least.basis,
        origins=least.origins,
        reasons=tuple(reasons),
    )
    return answer, told


def _nobody(file: PlaceFile, base: PlaceStatus, tenure: Tenure) -> tuple[PlaceStatus, list[Statement]]:
    gone = list(tenure.losses) if tenure.account == "left" else []
    if gone:
        reasons = [f"{text}." for text in listed(gone, file.sides)]
        reasons.append(f"Nobody is said to have taken {file.place.name} since.")
    elif file.entries:
        reasons = [f"No report known by {day(base.asof.known)} says who held {file.place.name} on that day."]
    else:
        reasons = [f"No report known by {day(base.asof.known)} names {file.place.name}."]
    return replace(base, reasons=tuple(reasons)), gone


def _finish(
    file: PlaceFile,
    answer: PlaceStatus,
    told: Sequence[Statement],
    heard: Sequence[Entry],
    siege: Fight | None,
) -> PlaceStatus:
    """Add what stands beside state and basis: fights, siege, last evidence, claims, what may be meant too."""
    on = answer.asof.valid
    tenure = next(t for t in file.accounts if t.covers(on))
    holder = tenure.holder if answer.state == "held" else None
    going = fighting_on(on, file.fights, file.sides, holder, _taken_on(tenure, on))
    if going and answer.state == "unknown":
        answer, heard = replace(answer, state="fought over", reasons=()), ()
    reasons = list(answer.reasons)
    if going:
        reasons.append(fight_words(going, file, answer.state))
    if siege is not None:
        reasons.append(siege_words(siege, file))
    spoken = [d for s in told if (d := s.spoken(on)) is not None]
    spoken = spoken or [s.day for s in told if s.day <= on]
    spoken += [unheld.last_day(e, on) for e in heard]
    spoken += [on] * bool(going) + ([min(on, siege.last)] if siege else [])
    last = max(spoken, default=None)
    if last is not None and last < on:
        reasons.append(f"The last evidence is of {day(last)}; silence since then is not peace.")
    reasons += unconfirmed_words(file, on)
    used = [s.entry for s in told] + [*heard] + [f.entry for f in going] + ([siege.entry] if siege else [])
    meant = tuple(told_once((e for e in file.may_include if _event_by(e, on)), file.sides))
    return replace(
        answer,
        fought_over=bool(going) and answer.state != "fought over",
        besieged_by=name_of(besieger(siege)) if siege else "",
        last_evidence=last,
        reasons=tuple(reasons + [may_words(e, file.place) for e in meant]),
        claims=_unique(used),
        may_include=meant,
    )


def _judge(
    file: PlaceFile, index: int, holder: PartyRef, evidence: Sequence[Statement], on: date
) -> Judgement:
    tenure = file.accounts[index]
    against = [s for s in tenure.against if _bears_on(s, holder, file.sides)]
    everything = [*evidence, *against, *tenure.losses]
    losers = losing_sides(
        holder, everything, _before(file.accounts, index), _other_sides(file, tenure.start), file.sides
    )
    return judge(Case(holder, on, evidence, tenure.losses, against, losers), file.voices, file.sides)


def _other_sides(file: PlaceFile, since: date) -> list[set[str]]:
    """Who loses by a capture where no loser is told: who fights there at the time; else the government of the
    country, since a state that owns to a loss at home speaks against its interest."""
    near = (f for f in file.fights if abs((f.first - since).days) <= FIRM_DAYS.days)
    return [{side for f in near for side in fighters(f)}, {file.sides.state_of(file.place.country)}]


def _bears_on(s: Statement, holder: PartyRef, sides: Sides) -> bool:
    """A denial is about the party it names; a rival account is against everybody else."""
    return s.proposition.has or sides.together(s.party.side_id, holder.side_id)


def _before(accounts: Sequence[Tenure], index: int) -> PartyRef | None:
    """Who held the place before an account, where that is told."""
    return next((t.holder for t in reversed(accounts[:index]) if t.holder is not None), None)


def _changes(accounts: Sequence[Tenure]) -> list[date]:
    """The days on which the place changed hands."""
    changed = []
    for before, now in pairwise(accounts):
        taken = bool(now.evidence) and now.evidence[0].role == "gain"
        if now.account == "held" and (taken or before.account != "nothing"):
            changed.append(now.start)
    return changed


def _taken_on(tenure: Tenure, on: date) -> bool:
    """Whether the place was taken on that very day, by an event dated to the day."""
    return any(s.role == "gain" and s.day == on and s.proposition.period.first == on for s in tenure.evidence)


def _rivals(
    file: PlaceFile, holder: PartyRef, judged: Judgement, before: PartyRef | None, on: date
) -> tuple[Rival, ...]:
    """The claimed gainer first, then whoever has it by those who deny that."""
    others: dict[str, list[Statement]] = {}
    for s in judged.denied:
        party = s.party if s.proposition.has else _denied_for(s, before)
        name = name_of(party) if party is not None else "not told"
        others.setdefault(name, []).append(s)
    spoken = [s for s in judged.evidence if s.spoken(on) is not None]
    told = [s for s in spoken if file.voices.get(s.claim.id)] or spoken
    first = Rival(name_of(holder), speakers(told, file.sides), ids(told))
    rest = (Rival(name, speakers(said, file.sides), ids(said)) for name, said in others.items())
    return (first, *rest)


def _denied_for(s: Statement, before: PartyRef | None) -> PartyRef | None:
    return side_named(s.control.loser) or before or s.claim.speaker.party


def _event_by(entry: Entry, on: date) -> bool:
    when = entry.claim.when
    return (when.first if when and when.first else text_day(entry)) <= on


def _unique(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({e.claim.id: e for e in entries}.values())
