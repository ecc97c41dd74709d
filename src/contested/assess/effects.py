"""What a decision changes: which claims are told otherwise, and how many origins those who speak are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contested.assess.decided import Decided
from contested.assess.names import Sides
from contested.assess.origins import Voice, voice
from contested.model import Effect, Entry, Link, Mention, PartyBook, change_mentions

Side = tuple[Decided, PartyBook]


def effect(entries: Sequence[Entry], before: Side, after: Side) -> Effect:
    """The difference that another set of rulings makes to entries as they were resolved."""
    was, now = _told(entries, before), _told(entries, after)
    changed = [i for i, pair in enumerate(zip(was, now, strict=True)) if pair[0] != pair[1]]
    spoken = [i for i in changed if was[i][1] != now[i][1]]
    old, new = {was[i][1] for i in spoken} - {""}, {now[i][1] for i in spoken} - {""}
    near = [i for i in range(len(entries)) if was[i][1] in old or now[i][1] in new]
    return Effect(
        len({entries[i].claim.id for i in changed}),
        len({entries[i].first.publication.report for i in changed}),
        len({was[i][1] for i in near}),
        len({now[i][1] for i in near}),
    )


def _told(entries: Sequence[Entry], seen: Side) -> list[tuple[Entry, str]]:
    """Each entry as decided, with the key of its origin."""
    decided, sides = seen[0], Sides(seen[1])
    found = [decided.entry(entry) for entry in entries]
    return [(_shown(entry), _origin(voice(entry, sides))) for entry in found]


def _origin(told: Voice) -> str:
    """Unnamed people are no origin that can be counted; that of a page that carries them is."""
    if told.kind != "named":
        return ""
    # An outlet that the book lacks has another key once a decision has put it there; it is the same origin.
    loose = next((p for p in ("party:name:", "outlet:", "body:") if told.key.startswith(p)), "")
    return told.key.removeprefix(loose)


def _shown(entry: Entry) -> Entry:
    """What a reader sees of an entry: the key by which a speaker is counted, and why, are not it."""

    def bare(_: str, mention: Mention) -> Mention:
        place = replace(mention.place, reasons=()) if mention.place else None
        party = replace(mention.party, reasons=()) if mention.party else None
        return replace(mention, place=place, party=party)

    def bare_link(_: str, link: Link) -> Link:
        return replace(link, party=replace(link.party, reasons=())) if link.party else link

    claim = change_mentions(entry.claim, bare, bare_link)
    return replace(entry, claim=replace(claim, speaker=replace(claim.speaker, identity="")))
