"""Every mention in a claim by its role, so that what names were resolved to is kept apart from the claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from contested.model import Claim, Link, Mention, PartyRef, PlaceRef, change_mentions


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one mention was resolved to. Either may be None; a mention with neither is not listed at all."""

    place: PlaceRef | None = None
    party: PartyRef | None = None


NOTHING = Resolved()


def split(claim: Claim) -> tuple[Claim, dict[str, Resolved]]:
    """The claim as written, names unresolved, and by role ("place", "matter.holder", "speaker.affiliation",
    "chain.0") what its names were resolved to."""
    found: dict[str, Resolved] = {}

    def bare(role: str, mention: Mention) -> Mention:
        if mention.place is None and mention.party is None:
            return mention
        found[role] = Resolved(mention.place, mention.party)
        return replace(mention, place=None, party=None)

    def bare_link(role: str, link: Link) -> Link:
        if link.party is None:
            return link
        found[role] = Resolved(party=link.party)
        return replace(link, party=None)

    return change_mentions(claim, bare, bare_link), found


def join(claim: Claim, resolved: Mapping[str, Resolved]) -> Claim:
    """The claim with its names resolved: the way back from `split`; roles that it lacks are ignored."""
    if not resolved:
        return claim

    def fill(role: str, mention: Mention) -> Mention:
        known = resolved.get(role)
        return replace(mention, place=known.place, party=known.party) if known else mention

    def fill_link(role: str, link: Link) -> Link:
        known = resolved.get(role)
        return replace(link, party=known.party) if known else link

    return change_mentions(claim, fill, fill_link)


NOWHERE = ""
"""The key of a claim whose own place is not known, so that it can be looked for too."""


def place_keys(resolved: Mapping[str, Resolved]) -> dict[str, bool]:
    """The keys by which a claim is found for a place: False where a name means that very place, True where
    the key only surrounds it: a containing area, its country, or the town in "East Aleppo"."""
    places = [r.place for r in resolved.values() if r.place]
    keys = {key: True for place in places for key in _around(place)}
    keys |= {place.id: False for place in places}
    if not resolved.get("place", NOTHING).place:
        keys[NOWHERE] = False
    return keys


def country_key(place: PlaceRef) -> str:
    return f"country:{place.country}"


def quarter_key(town: str) -> str:
    return f"quarter of:{town.casefold()}"


def _around(place: PlaceRef) -> Iterator[str]:
    yield from place.within
    if place.country:
        yield country_key(place)
    first, _, rest = place.name.partition(" ")
    if first and rest:
        yield quarter_key(rest)
