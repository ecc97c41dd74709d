"""From a control claim to what it says: who has, or has not, which part of a place over which period.

The rules are those of the plan's "When a claim holds". A claim may say several things: "captured from B" says
that the captor has the place since, and that B had it until then; a planned "retake" says who has it now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from contested.assess.known import text_day
from contested.assess.names import NO_SIDE, side_named
from contested.model import Claim, Control, Entry, Extent, Nature, PartyRef, Period, Proposition

Role = Literal["until", "loss", "gain", "part", "state", "lacks", "denial"]
Strength = Literal["explicit", "passing", "implied"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Statement:
    """A proposition with the entry that says it, the part it plays for a tenure, and its strength.

    `planned` marks what follows from a plan ("will retake"); `day` is when the statement takes effect, for
    an event the last day of its period.
    """

    entry: Entry
    proposition: Proposition
    role: Role
    day: date
    strength: Strength = "explicit"
    planned: bool = False
    again: bool = False

    @property
    def party(self) -> PartyRef:
        assert self.proposition.party is not None
        return self.proposition.party

    @property
    def claim(self) -> Claim:
        return self.entry.claim

    @property
    def control(self) -> Control:
        matter = self.entry.claim.matter
        assert isinstance(matter, Control)
        return matter

    @property
    def weak(self) -> bool:
        return self.strength != "explicit"

    def spoken(self, on: date) -> date | None:
        """The last day up to `on` that the statement speaks of, or None when it speaks of later days only."""
        period = self.proposition.period
        if period.first is not None and period.first > on:
            return None
        if self.proposition.nature == "event" and period.last is not None and period.last > on:
            return None
        return on if period.last is None else min(on, period.last)


def propositions(entry: Entry) -> list[Proposition]:
    """What a control claim says about who has its place; nothing for other claims and for mere fighting."""
    return [s.proposition for s in statements(entry)]


def statements(entry: Entry) -> list[Statement]:
    """The propositions of a control claim with their roles; none for other kinds, wishes, possibilities."""
    claim = entry.claim
    matter = claim.matter
    if not isinstance(matter, Control) or claim.stance == "unconfirmed" or claim.place is None:
        return []
    if claim.modality in ("possible", "demanded"):
        return []
    if claim.stance == "denies":
        return _denied(entry, matter)
    if claim.modality in ("intended", "ongoing") and matter.change != "holds":
        return _planned(entry, matter)
    if claim.modality == "intended":
        return []
    match matter.change:
        case "took" | "retook":
            return _gained(entry, matter)
        case "holds":
            return _held(entry, matter)
        case "lost" | "left":
            return _lost(entry, matter)
    return []


def extent_of(entry: Entry) -> Extent:
    """How much of the place is meant. Of a nameless field "in the province", a part of the province; where
    the report names the field elsewhere (the antecedent), the place is the field and all of it is meant."""
    matter, place = entry.claim.matter, entry.claim.place
    assert isinstance(matter, Control)
    if matter.extent == "all" and place is not None and place.relation == "part of" and not place.antecedent:
        return "part"
    return matter.extent


def event_period(entry: Entry) -> Period:
    """When an event happened: its own time, up to the text date; without a time, by the text date."""
    when, text = entry.claim.when, text_day(entry)
    if when is None:
        return Period(None, text)
    return _clip(when, text)


def state_period(entry: Entry) -> Period:
    """When a state held: its own time, up to the text date; without a time, on the text date."""
    when, text = entry.claim.when, text_day(entry)
    return Period.day(text) if when is None else _clip(when, text)


def _clip(when: Period, text: date) -> Period:
    if when.first is not None and when.first > text:
        return when
    return Period(when.first, text if when.last is None else min(when.last, text))


def _gained(entry: Entry, matter: Control) -> list[Statement]:
    holder, loser = side_named(matter.holder), side_named(matter.loser)
    if holder is None:
        return _lost(entry, matter) if loser is not None else []
    period, extent, again = event_period(entry), extent_of(entry), matter.change == "retook"
    role: Role = "gain" if extent == "all" else "part"
    said = [_say(entry, holder, role, period, "event", extent, again=again)]
    if loser is not None and extent == "all" and loser.side_id != holder.side_id:
        said.append(_until(entry, loser, period, again=again))
    return said


def _held(entry: Entry, matter: Control) -> list[Statement]:
    holder = side_named(matter.holder)
    if holder is None:
        return []
    strength: Strength = "passing" if matter.passing else "explicit"
    period, extent = state_period(entry), extent_of(entry)
    role: Role = "state" if extent == "all" else "part"
    first = _say(entry, holder, role, period, "state", extent, strength)
    if period.first is None or period.last is None or period.first == period.last:
        return [first]
    # A long state is said to hold on its last day too, so that a change within it does not pass unseen.
    last = Statement(entry, first.proposition, role, period.last, strength)
    return [first, last]


def _lost(entry: Entry, matter: Control) -> list[Statement]:
    loser = side_named(matter.loser) or side_named(matter.holder) or _own(entry, matter)
    if loser is None:
        return []
    period, extent = event_period(entry), extent_of(entry)
    said = [_say(entry, loser, "loss", period, "event", extent, has=False)]
    if extent == "all":
        said.append(_until(entry, loser, period))
    return said


def _own(entry: Entry, matter: Control) -> PartyRef | None:
    """The speaker's own side, of whose "units" or "forces" it says that they left or lost a place."""
    party = entry.claim.speaker.party
    if matter.change not in ("left", "lost") or matter.loser is None or party is None:
        return None
    return None if party.kind in NO_SIDE else party


def _planned(entry: Entry, matter: Control) -> list[Statement]:
    """Who plans or tries to retake a place does not hold it now; from whom, that one does.

    A plan to retake that names nobody is the speaker's own. A plan to take a place tells only in passing from
    whom: what is called "clearing" or "taking" may be of a place that one holds in part.
    """
    holder, loser = side_named(matter.holder), side_named(matter.loser)
    now, extent = Period.day(text_day(entry)), extent_of(entry)
    role: Role = "state" if extent == "all" else "part"
    if matter.change == "took" and loser is not None and entry.claim.modality == "intended":
        return [_say(entry, loser, role, now, "state", extent, "passing")]
    holder = holder or entry.claim.speaker.party
    if matter.change != "retook" or holder is None:
        return []
    said = [_say(entry, holder, "lacks", now, "state", extent, has=False, planned=True)]
    if loser is not None and loser.side_id != holder.side_id:
        said.append(_say(entry, loser, role, now, "state", extent, planned=True))
    return said


def _denied(entry: Entry, matter: Control) -> list[Statement]:
    """A denial speaks for the day it is about: not having it, or still having what is said to be lost."""
    if entry.claim.modality != "actual":
        return []
    period, extent = state_period(entry), extent_of(entry)
    holder, loser = side_named(matter.holder), side_named(matter.loser)
    if matter.change in ("took", "retook", "holds"):
        return [_say(entry, holder, "denial", period, "state", extent, has=False)] if holder else []
    if matter.change in ("lost", "left") and loser is not None:
        return [_say(entry, loser, "state", period, "state", extent)]
    return []


def _until(entry: Entry, loser: PartyRef, change: Period, again: bool = False) -> Statement:
    """That the loser held it until the change: on its eve where the day is known, else some time before."""
    if change.first is None:
        return _say(entry, loser, "until", change, "state", "all", "implied", again=again)
    eve = Period(None, change.first - _DAY)
    return _say(entry, loser, "state", eve, "state", "all", "implied", again=again)


def _say(
    entry: Entry,
    party: PartyRef,
    role: Role,
    period: Period,
    nature: Nature,
    extent: Extent,
    strength: Strength = "explicit",
    *,
    has: bool = True,
    planned: bool = False,
    again: bool = False,
) -> Statement:
    place = entry.claim.place
    place_id = place.place.id if place and place.place else ""
    if nature == "event" or period.first is None:
        day = period.last or period.first or text_day(entry)
    else:
        day = period.first
    told = Proposition(entry.claim.id, place_id, party, has, period, nature, extent)
    return Statement(entry, told, role, day, strength, planned, again)
