"""Who holds a place on a day, as known on a day: a state and its basis, with the reasons in words.

A pure function of entries, party book and point of view. The rules stand in `tenures` (who had it when),
`basis` (how well that stands) and `origins` (who really says so); this module puts the answer together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from contested.assess.areas import may_include, quarter_of, same_place
from contested.assess.basis import Case, Judgement, judge, losing_sides, weakest
from contested.assess.fights import Fight, besieger, fighting_on, fights, siege_ends, siege_on, sieges
from contested.assess.known import text_day, visible
from contested.assess.names import Sides, place_of
from contested.assess.origins import Voice, trace
from contested.assess.propositions import Statement, statements
from contested.assess.tenures import Tenure, tenures
from contested.assess.words import capital, count_words, day, listed, speakers, what, with_article
from contested.model import AsOf, Entry, Part, PartyBook, PartyRef, PlaceRef, PlaceStatus, Rival

_SPEAKERS = ("named", "institution", "document", "media", "anonymous", "report")
"""In this order one speaker stands for several of one origin."""


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """All that is known of one place at one `known`: made once, asked for any day."""

    place: PlaceRef
    sides: Sides
    entries: tuple[Entry, ...]
    accounts: tuple[Tenure, ...]
    voices: dict[str, Voice | None]
    fights: tuple[Fight, ...]
    sieges: tuple[Fight, ...]
    lifted: tuple[tuple[date, Entry], ...]
    may_include: tuple[Entry, ...]


def status(place: PlaceRef, entries: Iterable[Entry], book: PartyBook, asof: AsOf) -> PlaceStatus:
    """The status of a place. `entries` may be the whole ledger or only what may concern the place."""
    return status_of(open_file(place, entries, book, asof.known, asof.head), asof)


def open_file(
    place: PlaceRef,
    entries: Iterable[Entry],
    book: PartyBook,
    known: date | None = None,
    head: int | None = None,
) -> PlaceFile:
    """Gather what concerns a place from the entries visible at `known` and `head`."""
    sides = Sides(book)
    here, quarters, around = [], [], []
    for entry in entries:
        mention = entry.claim.place
        at = place_of(mention)
        if mention is None or at is None:
            continue
        if same_place(at, place) and mention.relation in ("at", "part of"):
            here.append(entry)
        elif quarter_of(at, place):
            quarters.append(entry)
        elif may_include(place, entry):
            around.append(entry)
    mine = visible(here, known, head)
    said = [s for e in mine for s in statements(e)]
    fought = fights(mine)
    besieged = [*mine, *visible(quarters, known, head)]
    return PlaceFile(
        place, sides, tuple(mine), tuple(tenures(said, fought, sides)), trace(said, sides),
        tuple(fought), tuple(sieges(besieged)), tuple(siege_ends(besieged)),
        tuple(visible(around, known, head)),
    )  # fmt: skip


def status_of(file: PlaceFile, asof: AsOf) -> PlaceStatus:
    """The status on one day of a place whose file is open."""
    on = asof.valid
    index = next(i for i, t in enumerate(file.accounts) if t.covers(on))
    tenure = file.accounts[index]
    base = PlaceStatus(file.place.name, file.place.id, asof, "unknown")
    siege = siege_on(on, file.sieges, file.lifted, _changes(file.accounts))
    if tenure.account == "held" and tenure.holder is not None:
        answer, told = _held(file, base, index)
    elif tenure.account == "divided":
        answer, told = _divided(file, base, index)
    else:
        answer, told = _nobody(file, base, tenure)
    return _finish(file, answer, told, siege)


def _held(file: PlaceFile, base: PlaceStatus, index: int) -> tuple[PlaceStatus, list[Statement]]:
    tenure, on = file.accounts[index], base.asof.valid
    assert tenure.holder is not None
    judged = _judge(file, index, tenure.holder, tenure.evidence, on)
    name = _name(tenure.holder)
    reasons = _reasons(file, judged, f"Held by {with_article(name)}")
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
        name = _name(said[0].party)
        parts.append(Part(_part_words(said, on, file.place.name), name, _ids(judged.evidence)))
        judgements.append(judged)
        told += [*judged.evidence, *judged.denied]
        reasons += _reasons(file, judged, capital(f"{parts[-1].part} held by {with_article(name)}"))
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
    file: PlaceFile, answer: PlaceStatus, told: Sequence[Statement], siege: Fight | None
) -> PlaceStatus:
    """Add what stands beside state and basis: fights, siege, last evidence, claims, what may be meant too."""
    on = answer.asof.valid
    tenure = next(t for t in file.accounts if t.covers(on))
    holder = tenure.holder if answer.state == "held" else None
    going = fighting_on(on, file.fights, file.sides, holder, _taken_on(tenure, on))
    if going and answer.state == "unknown":
        answer = replace(answer, state="fought over", reasons=())
    reasons = list(answer.reasons)
    if going:
        reasons.append(_fight_words(going, file, answer.state))
    if siege is not None:
        reasons.append(_siege_words(siege, file))
    spoken = [d for s in told if (d := s.spoken(on)) is not None]
    spoken += [on] * bool(going) + ([min(on, siege.last)] if siege else [])
    last = max(spoken, default=None)
    if last is not None and last < on:
        reasons.append(f"The last evidence is of {day(last)}; silence since then is not peace.")
    used = [s.entry for s in told] + [f.entry for f in going] + ([siege.entry] if siege else [])
    meant = tuple(e for e in file.may_include if _event_by(e, on))
    return replace(
        answer,
        fought_over=bool(going) and answer.state != "fought over",
        besieged_by=_name(besieger(siege)) if siege else "",
        last_evidence=last,
        reasons=tuple(reasons + [_may_words(e, file.place) for e in meant]),
        claims=_unique(used),
        may_include=meant,
    )


def _judge(
    file: PlaceFile, index: int, holder: PartyRef, evidence: Sequence[Statement], on: date
) -> Judgement:
    tenure = file.accounts[index]
    against = [s for s in tenure.against if _bears_on(s, holder, file.sides)]
    everything = [*evidence, *against, *tenure.losses]
    losers = losing_sides(holder, everything, _before(file.accounts, index), file.sides)
    return judge(Case(holder, on, evidence, tenure.losses, against, losers), file.voices, file.sides)


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
        name = _name(party) if party is not None else "not told"
        others.setdefault(name, []).append(s)
    spoken = [s for s in judged.evidence if s.spoken(on) is not None]
    told = [s for s in spoken if file.voices.get(s.claim.id)] or spoken
    first = Rival(_name(holder), speakers(told, file.sides), _ids(told))
    rest = (Rival(name, speakers(said, file.sides), _ids(said)) for name, said in others.items())
    return (first, *rest)


def _denied_for(s: Statement, before: PartyRef | None) -> PartyRef | None:
    loser = s.control.loser
    if loser is not None and loser.party is not None:
        return loser.party
    return before or s.claim.speaker.party


def _reasons(file: PlaceFile, judged: Judgement, holder: str) -> list[str]:
    """Why this basis, as sentences."""
    counted = judged.origins
    number = f"{counted.low}" if counted.low == counted.high else f"{counted.low} to {counted.high}"
    lead = {
        "conceded": f"{holder}: conceded, the losing side says so itself.",
        "disputed": f"{holder}: disputed, for the same time it is both said and denied.",
        "corroborated": f"{holder}: corroborated by {number} independent origins.",
        "reported": f"{holder}: reported by one origin independent of that side.",
        "claimed": f"{holder}: claimed by that side alone.",
    }[judged.basis]
    first = judged.conceded if judged.basis == "conceded" else ()
    others = [s for s in judged.evidence if s.claim.id not in _ids(first)]
    shown = _by_origin(first, file.voices)
    heard = {told.key for s in shown if (told := file.voices.get(s.claim.id))}
    shown += [
        s
        for s in _by_origin(others, file.voices)
        if (v := file.voices.get(s.claim.id)) and v.key not in heard
    ]
    told = [*listed(shown, file.sides), *listed(_by_origin(judged.denied, file.voices), file.sides)]
    return [lead, *(f"{text}." for text in dict.fromkeys(told))]


def _by_origin(said: Iterable[Statement], voices: dict[str, Voice | None]) -> list[Statement]:
    """One statement for each origin, the named speaker's before a body's, none that only repeats another."""
    best: dict[str, Statement] = {}
    order = sorted(said, key=lambda s: (_SPEAKERS.index(s.claim.speaker.kind), s.weak, s.claim.id))
    for s in order:
        told = voices.get(s.claim.id)
        if told is not None:
            best.setdefault(f"{told.key} {s.claim.stance}", s)
    return list(best.values())


def _part_words(said: Sequence[Statement], on: date, place: str) -> str:
    """The part in words, from its newest statement of the day or before."""
    known = [s for s in said if s.day <= on] or list(said)
    newest = max(known, key=lambda s: (s.day, s.proposition.extent == "most", s.claim.id))
    matter = newest.control
    match newest.proposition.extent:
        case "most":
            return f"most of {place}"
        case "count":
            return f"{count_words(matter)} of {place}"
        case "all":
            return f"the rest of {place}"
    return f"part of {place}"


def _fight_words(going: Sequence[Fight], file: PlaceFile, state: str) -> str:
    who = sorted({_name(f.attacker) for f in going if f.attacker is not None})
    by = f" by {', '.join(who)}" if who else ""
    reports = sorted({f.entry.first.publication.outlet or f.entry.first.publication.report for f in going})
    tail = ", and nobody is said to hold it" if state == "fought over" else ""
    return f"Fighting for {file.place.name}{by} is reported for that day ({', '.join(reports)}){tail}."


def _siege_words(siege: Fight, file: PlaceFile) -> str:
    by = f" by {_name(siege.attacker)}" if siege.attacker else ", by whom is not said"
    at = place_of(siege.entry.claim.place)
    where = at.name if at else file.place.name
    return (
        f"{where} is besieged{by}, told for {day(siege.first)} to {day(siege.last)}, "
        "and is not said to be relieved since."
    )


def _may_words(entry: Entry, place: PlaceRef) -> str:
    return f"May include {place.name}, which is not named: a claim {what(entry).removeprefix('says ')}."


def _event_by(entry: Entry, on: date) -> bool:
    when = entry.claim.when
    return (when.first if when and when.first else text_day(entry)) <= on


def _name(party: PartyRef) -> str:
    return party.side or party.name


def _ids(said: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.claim.id for s in said))


def _unique(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({e.claim.id: e for e in entries}.values())
