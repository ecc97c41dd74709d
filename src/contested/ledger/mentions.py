"""Every mention in a claim by its role, so that what names were resolved to is kept apart from the claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from contested.model import Claim, Link, Matter, Mention, PartyRef, PlaceRef, Speaker


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one mention was resolved to. Either may be None; a mention with neither is not listed at all."""

    place: PlaceRef | None = None
    party: PartyRef | None = None


NOTHING = Resolved()
Change = Callable[[str, Mention], Mention]


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

    return _changed(claim, bare, bare_link), found


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

    return _changed(claim, fill, fill_link)


def place_ids(resolved: Mapping[str, Resolved]) -> Iterator[tuple[str, bool]]:
    """The ids of the places that a claim is about, and of those that contain them (True: only contains).

    The empty id stands for a claim whose own place is not known, so that it can be looked for too.
    """
    exact = {r.place.id for r in resolved.values() if r.place}
    around = {outer for r in resolved.values() if r.place for outer in r.place.within}
    if not resolved.get("place", NOTHING).place:
        exact.add("")
    yield from ((place, False) for place in sorted(exact))
    yield from ((place, True) for place in sorted(around - exact))


def _changed(claim: Claim, change: Change, change_link: Callable[[str, Link], Link]) -> Claim:
    return replace(
        claim,
        place=change("place", claim.place) if claim.place else None,
        speaker=_speaker(claim.speaker, change),
        matter=_matter(claim.matter, change),
        chain=tuple(change_link(f"chain.{n}", link) for n, link in enumerate(claim.chain)),
    )


def _speaker(speaker: Speaker, change: Change) -> Speaker:
    return replace(
        speaker,
        mention=change("speaker.mention", speaker.mention) if speaker.mention else None,
        affiliation=change("speaker.affiliation", speaker.affiliation) if speaker.affiliation else None,
    )


def _matter(matter: Matter, change: Change) -> Matter:
    mentions = {f.name: getattr(matter, f.name) for f in fields(matter)}
    changed = {
        name: change(f"matter.{name}", mention)
        for name, mention in mentions.items()
        if isinstance(mention, Mention)
    }
    return replace(matter, **changed) if changed else matter  # type: ignore[arg-type]
