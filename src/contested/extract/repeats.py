"""One matter, one claim for each speaker: what a report repeats is not coded again."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from contested.model import Claim, Control, Diplomacy, Figure, Harm, Mention, Movement, PlaceRef, Violence

Place = Callable[[str], PlaceRef | None]


def without_repeats(claims: list[Claim], place: Place) -> list[Claim]:
    """The claims in reading order without later ones that say the same and add no number, place or date."""
    seen: dict[Hashable, list[Claim]] = {}
    kept = []
    for claim in claims:
        earlier = seen.setdefault(_key(claim, place), [])
        if any(_adds_nothing(claim, old) for old in earlier):
            continue
        earlier.append(claim)
        kept.append(claim)
    return kept


def _adds_nothing(claim: Claim, old: Claim) -> bool:
    return claim.when is None or old.when == claim.when


def _key(claim: Claim, place: Place) -> Hashable:
    speaker = claim.speaker.name or (claim.speaker.mention.words if claim.speaker.mention else "")
    head = (claim.kind, claim.speaker.kind, speaker, claim.stance, claim.modality, _place(claim.place, place))
    matter = claim.matter
    match matter:
        case Control():
            return (*head, matter.change, _words(matter.holder), matter.extent, matter.count, matter.unit,
                    matter.passing)  # fmt: skip
        case Harm():
            return (*head, matter.harm, _words(matter.victims), matter.count)
        case Movement():
            ends = (_place(matter.origin, place), _place(matter.goal, place))
            return (*head, matter.move, _words(matter.who), *ends, matter.count)
        case Figure():
            return (*head, matter.unit, matter.count, matter.of)
        case Violence():
            return (*head, matter.act, _words(matter.by), _words(matter.against))
        case Diplomacy():
            return (*head, matter.act, _words(matter.by), _words(matter.toward))
    return head


def _words(mention: Mention | None) -> str:
    return mention.words.casefold() if mention else ""


def _place(mention: Mention | None, place: Place) -> str:
    if mention is None:
        return ""
    found = place(mention.words)
    return found.id if found is not None else mention.words.casefold()
