"""Words for people under arms that name nobody ("the militants", "British jihadists"): whom they mean."""

from __future__ import annotations

from collections.abc import Iterable

from contested.resolve.context import Context
from contested.resolve.partydata import PartyData

MOST = 0.75
"""Least share of a group among all that fit, by weight in the report, to be meant by a bare kind word."""

Found = tuple[str, str]
"""A party's id, and why it is meant."""


def fits(data: PartyData, party: str, kind: str) -> bool:
    """Whether a kind word may stand for a group."""
    return kind in data.generic.get(party, ())


def usual(data: PartyData, country: str, kind: str, context: Context) -> str:
    """Whom a kind word means in a country, unless they govern it on the report's day; or empty."""
    party = data.usual.get(country, {}).get(kind, "")
    rules = (p == party and d.covers(context.day) for c, d, p in data.governs if context.day)
    return "" if any(rules) else party


def of_report(data: PartyData, kind: str, context: Context) -> Found | None:
    """The group that a bare kind word means: the country's usual one, the only one named just before, the one
    that the report is mostly about, or the one named last."""
    if party := usual(data, context.country, kind, context):
        return party, f"the usual {kind}s of {context.country}"
    close = [p for p in context.near if fits(data, p, kind)]
    if len(close) == 1:
        return close[0], f"the only {kind} group named just before"
    fitting = {p: w for p, w in context.groups.items() if fits(data, p, kind)}
    total = sum(fitting.values())
    for party, weight in fitting.items():
        if weight >= MOST * total:
            return party, f"the {kind} group of the report"
    last = [] if close else [p for p in context.before if fits(data, p, kind)]
    return (last[0], f"the {kind} group named last") if last else None


def of_country(data: PartyData, country: str, kind: str, context: Context) -> Found | None:
    """The group that "Sudanese rebels" means; "British jihadists" are those of the war that is told."""
    if party := usual(data, country, kind, context):
        return party, f"the usual {kind}s of {country}"
    fitting = [p for p in context.groups if country in data.homes.get(p, ()) and fits(data, p, kind)]
    if len(fitting) == 1:
        return fitting[0], f"the only {kind} group of {country} in the report"
    at_home = any(country in homes and fits(data, p, kind) for p, homes in data.homes.items())
    abroad = kind in data.words["kinds_abroad"] and not fitting and not at_home
    return of_report(data, kind, context) if abroad else None


def affiliate(data: PartyData, patron: str, kind: str, context: Context) -> Found | None:
    """The group that "al-Qaeda-linked militants" means: the usual one, or the only one named, tied to it."""
    candidates: Iterable[str] = (usual(data, context.country, kind, context), *context.near, *context.groups)
    tied = (p for p in candidates if p and fits(data, p, kind) and _tied(data, p, patron))
    found = list(dict.fromkeys(tied))
    name = data.book.parties[patron].name
    return (found[0], f"the {kind} group in the report that is tied to {name}") if len(found) == 1 else None


def _tied(data: PartyData, party: str, patron: str) -> bool:
    return any(tie.party == patron for tie in data.book.parties[party].ties)
