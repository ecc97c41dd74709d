"""Origins: whom a claim really comes from. They belong to claims, not to pages.

One speaker quoted by many, a spokesman and his ministry, an outlet repeating its named source, a reprint
or a light rewrite are each one origin. Unnamed speakers may be the same people: independence has bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from contested.assess.names import Sides, fold, person_key
from contested.assess.propositions import Statement
from contested.assess.reprints import same_text
from contested.model import Bounds, Entry, OriginCount, Period

_CREDITS = ("dateline", "source line", "title", "copyright")
"""Where a page credits its words to an agency; a byline counts only when it is a known medium."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin. `named` ones are told apart by `key`; `unnamed` ones of one side may be the same people;
    `hearsay` came through an unnamed person and may be no origin of its own."""

    key: str
    kind: Literal["named", "unnamed", "hearsay"]
    side: str = ""
    high: int = 1


def voice(entry: Entry, sides: Sides) -> Voice:
    """Whom one claim comes from, looked at alone."""
    claim = entry.claim
    speaker = claim.speaker
    side = sides.speaker_side(entry)
    if speaker.kind == "report":
        return Voice(carrier(entry, sides), "named", side)
    if any(_nameless(link.name, sides) for link in claim.chain):
        return Voice(f"hearsay:{claim.document_id}:{fold(speaker.name)}", "hearsay", side)
    if speaker.kind == "anonymous":
        medium = _own_medium(entry, side, sides)
        if medium:
            return Voice(medium, "named", side)
        monitor = sides.monitor(link.name for link in claim.chain)
        if monitor is not None:
            return Voice(f"party:{monitor.id}", "named", side)
        return Voice(
            f"unnamed:{carrier(entry, sides)}:{fold(speaker.name)}", "unnamed", side, _most(speaker.count)
        )
    party = speaker.party
    if party is not None and party.id != party.side_id:
        return Voice(f"party:{party.id}", "named", side)
    if speaker.kind == "named":
        return Voice(f"person:{speaker.identity or person_key(speaker.name)}", "named", side)
    known = sides.named(speaker.name)
    if known is not None:
        return Voice(f"party:{known.id}", "named", side)
    if party is not None:
        return Voice(f"party:{party.side_id}", "named", side)
    return Voice(f"body:{fold(speaker.name)}", "named", side)


def carrier(entry: Entry, sides: Sides) -> str:
    """The origin behind a page's own words: the agency it relays or credits, else the outlet, else the page.

    A photo credit is the origin of its caption only.
    """
    claim, publication = entry.claim, entry.first.publication
    names = [claim.caption_credit] if claim.caption_credit else [link.name for link in reversed(claim.chain)]
    if not claim.caption_credit:
        names += [c.name for c in publication.credits if c.how in _CREDITS]
        others = [c.name for c in publication.credits if c.how in ("byline", "metadata", "text")]
        names += [name for name in others if sides.medium([name])]
        names += [publication.outlet]
    name = next((n for n in names if n), "")
    known = sides.named(name)
    if known is not None:
        return f"party:{known.id}"
    return f"outlet:{fold(name)}" if name else f"page:{claim.document_id}"


def carrier_name(entry: Entry, sides: Sides) -> str:
    """The name of that origin for a reader."""
    key = carrier(entry, sides)
    kind, _, rest = key.partition(":")
    if kind == "party":
        party = sides.book.get(rest)
        return party.name if party else rest
    publication = entry.first.publication
    names = [entry.claim.caption_credit, *(link.name for link in reversed(entry.claim.chain))]
    names += [c.name for c in publication.credits if c.how in _CREDITS] + [publication.outlet]
    return next((n for n in names if n and fold(n) == rest), f"report {publication.report}")


def trace(said: Sequence[Statement], sides: Sides) -> dict[str, Voice | None]:
    """The origin behind each claim, by claim id; None: it only repeats a source of its report."""
    voices: dict[str, Voice | None] = {}
    entries: dict[str, Entry] = {}
    for s in said:
        if s.claim.id not in voices:
            entries[s.claim.id] = s.entry
            voices[s.claim.id] = voice(s.entry, sides)
    for group in _matters(said, sides).values():
        _repeat_of_source(group, voices)
        _one_mouth(group, voices)
    _copies(entries, voices)
    return voices


def side_behind(s: Statement, voices: Mapping[str, Voice | None], sides: Sides) -> str:
    """The id of the side whose words a statement really is: that of its origin, else of its speaker."""
    told = voices.get(s.claim.id)
    return told.side if told is not None else sides.speaker_side(s.entry)


def count(voices: Iterable[Voice | None]) -> OriginCount:
    """How many independent origins: at least, if unnamed speakers are the same people; at most, if not."""
    told = {v for v in voices if v is not None}
    named = {v.key for v in told if v.kind == "named"}
    unnamed = {v.key: v for v in told if v.kind == "unnamed"}
    hearsay = {v.key for v in told if v.kind == "hearsay"}
    low = len(named) + len({v.side for v in unnamed.values() if v.side})
    if low == 0 and (unnamed or hearsay):
        low = 1
    high = len(named) + len(hearsay) + sum(v.high for v in unnamed.values())
    return OriginCount(low, max(low, high))


def _matters(said: Iterable[Statement], sides: Sides) -> dict[tuple[str, str, bool], list[Statement]]:
    """Statements of one report on one matter: who has the place, or who has it no more."""
    groups: dict[tuple[str, str, bool], list[Statement]] = {}
    for s in said:
        key = (s.claim.document_id, s.party.side_id, s.proposition.has)
        groups.setdefault(key, []).append(s)
    return groups


def _repeat_of_source(group: Sequence[Statement], voices: dict[str, Voice | None]) -> None:
    """A report's own voice that says what its source says for the same time is that source's."""
    own = [s for s in group if s.claim.speaker.kind == "report"]
    sourced = [s.proposition.period for s in group if s.claim.speaker.kind != "report"]
    for s in own:
        if any(_same_time(s.proposition.period, p) for p in sourced):
            voices[s.claim.id] = None


def _one_mouth(group: Sequence[Statement], voices: dict[str, Voice | None]) -> None:
    """In one report on one matter: a body and its named speaker, "officials" and the one who is named, and a
    body that is only described ("a monitoring group") and the one that is named, are one origin."""
    by_side: dict[str, list[Statement]] = {}
    for s in group:
        told = voices[s.claim.id]
        if told is not None and s.claim.speaker.kind != "report" and told.kind != "hearsay":
            by_side.setdefault(told.side, []).append(s)
    for side, spoken in by_side.items():
        bodies = [s for s in spoken if s.claim.speaker.kind == "institution"]
        people = [s for s in spoken if s.claim.speaker.kind == "named"] if side else []
        heads = people or [s for s in bodies if not _described(s)] or bodies
        if not heads:
            continue
        head = voices[min(heads, key=lambda s: (s.claim.evidence.start, s.claim.id)).claim.id]
        followers = bodies if side else [s for s in bodies if _described(s)]
        followers += [s for s in spoken if side and s.claim.speaker.kind == "anonymous" and _vague(s)]
        for s in followers:
            voices[s.claim.id] = head


def _copies(entries: dict[str, Entry], voices: dict[str, Voice | None]) -> None:
    """Words that a later document took from an earlier one come from where the earlier one has them.

    Named speakers keep their name: whoever quotes them, they are one origin anyway."""
    documents = {e.claim.document_id for e in entries.values()}
    if len(documents) < 2:
        return
    order = sorted(entries.values(), key=lambda e: (e.first.known, e.first.publication.id, e.claim.id))
    for earlier, later in same_text(order):
        told = voices[later.claim.id]
        if told is None or (told.kind == "named" and later.claim.speaker.kind != "report"):
            continue
        source = voices[earlier.claim.id]
        voices[later.claim.id] = replace(source) if source is not None else None


def _same_time(a: Period, b: Period) -> bool:
    return a.overlaps(b)


def _most(number: Bounds) -> int:
    """How many unnamed people at most; "officials" without a number are counted as the fewest they can be."""
    told = number.high if number.high is not None else number.low
    return max(1, int(told)) if told is not None else 1


def _vague(s: Statement) -> bool:
    told = s.claim.speaker.count
    return told.low is None or told.high is None or told.low != told.high


def _described(s: Statement) -> bool:
    """Whether a body is only described: no capital but the first letter, no party known."""
    speaker = s.claim.speaker
    name = fold(speaker.name) if speaker.name else ""
    rest = speaker.name[1:] if speaker.name else ""
    return speaker.party is None and (not name or rest == rest.lower())


def _nameless(name: str, sides: Sides) -> bool:
    """Whether a link of a chain is an unnamed person ("a witness") and no medium or body."""
    return name == name.lower() and sides.named(name) is None


def _own_medium(entry: Entry, side: str, sides: Sides) -> str:
    """The medium of the speaker's own side that carries an unnamed speaker: it answers for the words."""
    if not side:
        return ""
    for link in entry.claim.chain:
        known = link.party.id if link.party else (p.id if (p := sides.named(link.name)) else "")
        if known and known != side and sides.same_side(known, side):
            return f"party:{known}"
    return ""
