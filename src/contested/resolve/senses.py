"""Names that several parties share, or that mean one only at a time or in a country: which is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contested.model import ALWAYS, Period
from contested.resolve.context import Context

if TYPE_CHECKING:
    from contested.resolve.partydata import PartyData

MENTIONED = 0.25
"""Least share of a country in a report for a name that means a party only there."""
UNTOLD = 0.01
"""The share of a party without a country of its own: it gives way to one at home in the report."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One party that a name may mean: on which days, in reports on which countries (`only`: in no others)."""

    party: str
    during: Period
    active: Period
    countries: tuple[str, ...]
    only: bool

    def share(self, context: Context) -> float:
        shares = [context.share(country) for country in self.countries]
        return max(shares, default=UNTOLD) if self.only else max(*shares, UNTOLD, UNTOLD)


def senses(data: PartyData, names: Iterable[tuple[str, str]]) -> tuple[Sense, ...]:
    """The senses of one name, given with the parties that bear it; empty when it always means one party."""
    found: dict[str, Sense] = {}
    for alias, party_id in names:
        found.setdefault(party_id, _sense(data, alias, party_id))
    plain = all(not s.only and s.during == ALWAYS for s in found.values())
    return () if len(found) == 1 and plain else tuple(found.values())


def _sense(data: PartyData, alias: str, party_id: str) -> Sense:
    party, condition = data.book.parties[party_id], data.conditions.get((alias, party_id))
    own = data.homes.get(party_id) or ((party.country,) if party.country else ())
    if condition is None:
        return Sense(party_id, ALWAYS, party.active, own, False)
    told = condition.countries
    return Sense(party_id, condition.during, party.active, told or own, bool(told))


def meant(found: Sequence[Sense], context: Context) -> str:
    """The party that a name means in a report, or empty when it means none of them there.

    Without a report it is the party that bears the name everywhere, or in the most countries.
    """
    day = context.day
    fit = [s for s in found if day is None or s.during.covers(day)]
    fit = [s for s in fit if day is None or s.active.covers(day)] or fit
    if context.countries:
        fit = [s for s in fit if not s.only or s.share(context) >= MENTIONED]
        return max(fit, key=lambda s: s.share(context)).party if fit else ""
    anywhere = next((s for s in fit if not s.only), None)
    widest = max(fit, key=lambda s: len(s.countries), default=None)
    first = anywhere or widest
    return first.party if first else ""
