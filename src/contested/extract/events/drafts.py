"""Drafts: what a builder of one kind of claim read at one head, before anybody is asked who says it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from contested.extract.events.matching import Match
from contested.extract.events.placenames import PlacePhrase
from contested.extract.events.places import places
from contested.extract.events.reading import Reading
from contested.extract.phrases import clause, noun_phrase, without_determiner
from contested.extract.syntax import RELATIVES, agent, children, conjuncts, is_verb, oblique, patient
from contested.model import Matter, Mention, Modality

WHERE = ("in", "at", "near", "around", "outside", "inside", "on", "across", "within", "throughout", "over")


@dataclass(frozen=True, slots=True)
class Draft:
    """A matter with its evidence (token bounds) and the head whose voice, time and mood are its own.

    `uses` are further heads that this matter has used up, so that they are not read again.
    """

    head: Token
    evidence: tuple[int, int]
    matter: Matter
    cue: str
    place: Mention | None = None
    modality: Modality | None = None
    uses: frozenset[int] = frozenset()


def evidence_of(head: Token) -> tuple[int, int]:
    """The clause of a verb or of a noun that is a predicate; the whole noun phrase otherwise."""
    predicate = is_verb(head) or any(c.dep_ == "cop" for c in head.children) or head.dep_ == "ROOT"
    if predicate:
        return clause(head)
    return without_determiner(noun_phrase(head, whole=True), head)


def used(match: Match) -> frozenset[int]:
    companion = {match.companion.i} if match.companion is not None else set()
    return frozenset({match.head.i} | companion)


def where(reading: Reading, head: Token, *others: Token) -> Mention | None:
    """The place of a matter: hung on its head, on the nouns in it, or on the clause around it."""
    for token in (head, *others, *_near(head)):
        for candidate in oblique(token, *WHERE):
            found = _first(places(reading, candidate))
            if found is not None:
                return found.mention
    return None


def _near(head: Token) -> list[Token]:
    around = [*agent(head), *patient(head)] if is_verb(head) else []
    if (not is_verb(head) and head.head != head) or head.dep_ in (
        "xcomp",
        "advcl",
        "conj",
        "acl",
        "acl:relcl",
    ):
        around.append(head.head)
    return around


def _first(found: list[PlacePhrase]) -> PlacePhrase | None:
    return found[0] if found else None


def actor_of(reading: Reading, match: Match, role: str) -> Mention | None:
    """The actor that fills a role of a cue, several joined; None when nobody fit stands there."""
    heads = match.tokens(role, reading.is_party)
    if match.cue.roles.get(role, "").startswith("agent") and not any(reading.is_actor(t) for t in heads):
        before = [_before_relative(t) for t in children(match.head, "nsubj")]
        heads = [t for t in before if t is not None and reading.is_party(t)] or heads
    return reading.actors([t for head in heads for t in conjuncts(head)])


def _before_relative(pronoun: Token) -> Token | None:
    """ "an area controlled by X, which has seized Y": a clause is on the noun right before it, too."""
    if pronoun.lower_ not in RELATIVES or pronoun.i <= pronoun.sent.start:
        return None
    before = pronoun.nbor(-1)
    return before.nbor(-1) if before.text == "," and before.i > before.sent.start else before
