"""Diplomacy claims, coarse: one for a statement or a meeting, not one for each clause of a speech."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from spacy.tokens import Token

from contested.extract.events.drafts import Draft, actor_of, evidence_of, used, where
from contested.extract.events.matching import Match, cues
from contested.extract.events.reading import Reading
from contested.extract.syntax import children, conjuncts
from contested.model import Diplomacy, Diplomatic, Mention

_BODIES = frozenset({"state", "organ", "coalition", "organisation", "armed group", "monitor", "people"})


def diplomacy(reading: Reading, token: Token) -> Iterator[Draft]:
    """Drafts of diplomacy at one head."""
    for match in cues("diplomacy").matches(token):
        draft = _draft(reading, match)
        if draft is not None:
            yield draft
            return


def _draft(reading: Reading, match: Match) -> Draft | None:
    cue = match.cue
    doers = [d for t in match.tokens("by", reading.is_party) for d in conjuncts(t)]
    doers = [d for d in doers if _speaks_for_somebody(reading, d)]
    if cue.flag("officials") and (children(match.head, "obj") or not _are_officials(reading, doers)):
        return None
    by, toward = reading.actors(doers), actor_of(reading, match, "toward")
    if by is None and (cue.pos == "verb" or toward is None):
        return None
    if cue.flag("actors") and toward is None and cue.pos == "verb":
        return None
    by, toward = _both_sides(by, toward, cue.values["act"])
    matter = Diplomacy(cast(Diplomatic, cue.values["act"]), by, toward)
    spot = where(reading, match.head) if cue.values["act"] in ("talks", "visit") else None
    return Draft(match.head, evidence_of(match.head), matter, cue.name, spot, None, used(match))


def _speaks_for_somebody(reading: Reading, token: Token) -> bool:
    """Whether the doer is a state, a body or one of its officials; fighters and crowds make no diplomacy."""
    if token.pos_ == "PRON":
        return (
            token.lower_ not in ("it", "this", "that", "what") or reading.coref.antecedent(token) is not None
        )
    if token.lemma_.lower() in reading.nouns.officials or token.ent_type_ in ("PER", "ORG"):
        return True
    found = reading.party(reading.actor(token).words)
    return found is not None and found.kind in _BODIES


def _are_officials(reading: Reading, doers: list[Token]) -> bool:
    return any(d.lemma_.lower() in reading.nouns.officials or d.ent_type_ == "PER" for d in doers)


def _both_sides(
    by: Mention | None, toward: Mention | None, act: str
) -> tuple[Mention | None, Mention | None]:
    """ "talks between A and B": the first named is `by`, the other `toward`."""
    if by is None or toward is not None or " and " not in by.text or act not in ("talks", "agrees"):
        return by, toward
    first, _, second = by.text.partition(" and ")
    return Mention(first, by.span), Mention(second, by.span)
