"""Filling in the names of claims: every mention in every role, and the links of the chain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from contested.model import (
    Chain,
    Claim,
    Control,
    Diplomacy,
    Figure,
    Harm,
    Matter,
    Mention,
    Movement,
    NoComment,
    PartyRef,
    Speaker,
    Violence,
)

Fill = Callable[[Mention | None], Mention | None]
NameParty = Callable[[str], PartyRef | None]


def fill(
    claim: Claim, place: Fill, party: Fill, speaker: Callable[[Speaker], Speaker], named: NameParty
) -> Claim:
    """The claim with its mentions resolved by `place` and `party`; words and spans stay as they are."""
    return replace(
        claim,
        matter=_matter(claim.matter, place, party, _counted(claim)),
        place=_unit(claim, place),
        speaker=speaker(claim.speaker),
        chain=_chain(claim.chain, named),
    )


def _matter(matter: Matter, place: Fill, party: Fill, counted: bool) -> Matter:
    match matter:
        case Control():
            return replace(matter, holder=party(matter.holder), loser=party(matter.loser))
        case Harm():
            return replace(matter, victims=party(matter.victims), by=party(matter.by))
        case Movement():
            return replace(
                matter, who=party(matter.who), origin=place(matter.origin), goal=place(matter.goal)
            )
        case Figure():
            return replace(matter, holder=party(matter.holder), scope=place(matter.scope))
        case Violence():
            return replace(matter, by=party(matter.by), against=party(matter.against))
        case Diplomacy():
            return replace(matter, by=party(matter.by), toward=party(matter.toward))
        case NoComment():
            return matter


def _counted(claim: Claim) -> bool:
    return isinstance(claim.matter, Control) and claim.matter.extent == "count"


def _unit(claim: Claim, place: Fill) -> Mention | None:
    """The place of a claim; a count of districts means the division, not the town of the same name."""
    mention = claim.place
    if mention is None or not _counted(claim):
        return place(mention)
    matter = claim.matter
    unit = matter.unit if isinstance(matter, Control) else ""
    if unit in ("district", "village", "town", "county", "area") and " " not in mention.words:
        asked = place(replace(mention, text=f"districts of {mention.words}", antecedent=""))
        found = asked.place if asked else None
        return replace(
            mention, place=found, relation="part of" if mention.relation == "at" else mention.relation
        )
    return place(mention)


def _chain(chain: Chain, named: NameParty) -> Chain:
    return tuple(replace(link, party=named(link.name)) for link in chain)


def places(claim: Claim) -> list[Mention]:
    """The mentions of a claim that stand for places."""
    matter = claim.matter
    found = [claim.place]
    if isinstance(matter, Movement):
        found += [matter.origin, matter.goal]
    elif isinstance(matter, Figure):
        found.append(matter.scope)
    return [mention for mention in found if mention is not None]
