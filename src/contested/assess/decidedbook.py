"""The party book as decided: merged parties and outlets under one name, a name that was split on its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import cast

from contested.assess.names import fold
from contested.assess.rulings import Rulings
from contested.model import Decision, Party, PartyBook, PartyKind, Subject, Tie

_SOURCE = "a decision in this ledger"


def decided_book(book: PartyBook, rulings: Rulings) -> PartyBook:
    """The book itself where no decision is about a party."""
    about = [d for d in rulings.in_force if any(s.kind == "party" for s in d.subjects)]
    if not about:
        return book
    parties = dict(book.parties)
    for decision in about:
        if decision.kind == "split":
            _set_off(parties, decision)
    given_up: dict[str, str] = {}
    for group in sorted(g for g in rulings.merged if g.startswith("party ")):
        given_up |= _merge(parties, group, rulings, about)
    return PartyBook({i: _retied(party, given_up) for i, party in parties.items()})


def _set_off(parties: dict[str, Party], decision: Decision) -> None:
    """A name that was split from a party of the book is no name of it any more, but of one by itself."""
    off, other = decision.subjects
    party = parties.get(other.id)
    if party is None or off.id in parties or fold(off.name) == fold(party.name):
        return
    aliases = tuple(name for name in party.aliases if fold(name) != fold(off.name))
    if aliases != party.aliases:
        parties[other.id] = replace(party, aliases=aliases)
        parties[off.id] = Party(off.id, off.name, party.kind, country=party.country, source=_SOURCE)


def _merge(
    parties: dict[str, Party], group: str, rulings: Rulings, about: Iterable[Decision]
) -> dict[str, str]:
    """Put the parties of a group together in place; returns the ids given up, each with the one kept."""
    keys = set(rulings.members[group])
    kept = rulings.kept[group]
    told = [s for s in chain.from_iterable(d.subjects for d in about if d.kind == "merge") if s.key in keys]
    ids = sorted({s.id for s in told} - {kept.id})
    base = parties.get(kept.id) or _party(kept, [parties[i] for i in ids if i in parties])
    others = [parties.pop(i) for i in ids if i in parties]
    names = [s.name for s in told]
    names += [name for other in others for name in (other.name, *other.aliases)]
    parties[kept.id] = replace(
        base,
        aliases=tuple(dict.fromkeys(n for n in (*base.aliases, *names) if n and n != base.name)),
        ties=(*base.ties, *(t for o in others for t in o.ties if t.party not in (*ids, kept.id))),
    )
    return dict.fromkeys(ids, kept.id)


def _party(subject: Subject, others: Iterable[Party]) -> Party:
    """A party that the book lacks, as the decision knew it; else like the one that gave up its name."""
    like = next(iter(others), None)
    if like is not None:
        return replace(like, id=subject.id, name=subject.name, aliases=(), ties=(), source=_SOURCE)
    ref = subject.party
    if ref is None:
        return Party(subject.id, subject.name, "other", source=_SOURCE)
    kind = cast(PartyKind, ref.kind)
    tie: tuple[Tie, ...] = ()
    if ref.side_id not in ("", ref.id):
        tie = (Tie("owned" if kind == "media" else "member", ref.side_id, source=_SOURCE),)
    return Party(subject.id, subject.name, kind, country=ref.country, ties=tie, source=_SOURCE)


def _retied(party: Party, given_up: dict[str, str]) -> Party:
    if not any(tie.party in given_up for tie in party.ties):
        return party
    return replace(party, ties=tuple(replace(t, party=given_up.get(t.party, t.party)) for t in party.ties))
