"""The names in a claim, by their roles: "place", "matter.holder", "speaker.affiliation", "chain.0"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from contested.model.claim import Claim, Link, Matter, Mention, Speaker

ChangeMention = Callable[[str, Mention], Mention]
ChangeLink = Callable[[str, Link], Link]


def change_mentions(claim: Claim, change: ChangeMention, change_link: ChangeLink) -> Claim:
    """The claim with every mention and every link of its chain changed; both are told the role."""
    return replace(
        claim,
        place=change("place", claim.place) if claim.place else None,
        speaker=_speaker(claim.speaker, change),
        matter=_matter(claim.matter, change),
        chain=tuple(change_link(f"chain.{n}", link) for n, link in enumerate(claim.chain)),
    )


def mentions_of(claim: Claim) -> Iterator[tuple[str, Mention]]:
    """Every mention of a claim with its role."""
    if claim.place:
        yield "place", claim.place
    if claim.speaker.mention:
        yield "speaker.mention", claim.speaker.mention
    if claim.speaker.affiliation:
        yield "speaker.affiliation", claim.speaker.affiliation
    for field in fields(claim.matter):
        mention = getattr(claim.matter, field.name)
        if isinstance(mention, Mention):
            yield f"matter.{field.name}", mention


def _speaker(speaker: Speaker, change: ChangeMention) -> Speaker:
    return replace(
        speaker,
        mention=change("speaker.mention", speaker.mention) if speaker.mention else None,
        affiliation=change("speaker.affiliation", speaker.affiliation) if speaker.affiliation else None,
    )


def _matter(matter: Matter, change: ChangeMention) -> Matter:
    mentions = {f.name: getattr(matter, f.name) for f in fields(matter)}
    changed = {
        name: change(f"matter.{name}", mention)
        for name, mention in mentions.items()
        if isinstance(mention, Mention)
    }
    return replace(matter, **changed) if changed else matter  # type: ignore[arg-type]
