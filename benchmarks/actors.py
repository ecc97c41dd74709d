"""The baseline of `parties`: sides by string match, as event coders with an actor dictionary have them.

It is given our own party book - names and aliases of parties, names and adjectives of countries - so that
what differs is the way of looking up. Two ways: the phrase is a known name, whole; or it holds one, or else
the known name nearest before it in the report is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from contested.model import Claim, Mention, PartyRef, Speaker
from contested.resolve.claims import fill
from contested.resolve.parties import PartyResolver

LookUp = Callable[[Mention], PartyRef | None]

ARTICLES = ("the ", "a ", "an ")


class Actors:
    """Known names, each with the party that bears it first in the data."""

    def __init__(self, parties: PartyResolver) -> None:
        self._parties = parties

    @cached_property
    def names(self) -> dict[str, str]:
        """Party ids by lower-case name."""
        data = self._parties.data
        known = {name.lower(): f"state:{code}" for name, code in (data.lands | data.adjectives).items()}
        for name, party in data.aliases:
            known.setdefault(name.lower(), party)
        return known

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.names, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def whole(self, phrase: str) -> PartyRef | None:
        """The party whose name the phrase is, an article aside."""
        said = phrase.lower().strip()
        for article in ARTICLES:
            said = said.removeprefix(article)
        return self._ref(self.names.get(said))

    def held(self, phrase: str) -> PartyRef | None:
        """The party whose name the phrase holds first."""
        found = self._pattern.search(phrase.lower())
        return self._ref(self.names[found.group()]) if found else None

    def before(self, text: str, end: int) -> PartyRef | None:
        """The party named nearest before an offset of a report's text."""
        lower, last = text.lower(), ""
        for found in self._pattern.finditer(lower, 0, max(0, end)):
            last = found.group()
        return self._ref(self.names.get(last))

    def _ref(self, party: str | None) -> PartyRef | None:
        return (
            self._parties.ref(party, "by its name") if party and self._parties.data.book.get(party) else None
        )


def by_name(claims: list[Claim], actors: Actors) -> list[Claim]:
    """The claims with each party looked up by its whole phrase; places stay as they are."""
    return [_filled(claim, lambda mention: actors.whole(mention.words)) for claim in claims]


def by_nearness(claims: list[Claim], actors: Actors, text: str) -> list[Claim]:
    """The claims with each party looked up inside its phrase, else the nearest one named before it."""

    def near(mention: Mention) -> PartyRef | None:
        return actors.held(mention.words) or actors.before(text, mention.span.start if mention.span else 0)

    return [_filled(claim, near) for claim in claims]


def _filled(claim: Claim, look_up: LookUp) -> Claim:
    def party(mention: Mention | None) -> Mention | None:
        return replace(mention, party=look_up(mention)) if mention else None

    def speaker(known: Speaker) -> Speaker:
        return replace(known, mention=party(known.mention), affiliation=party(known.affiliation))

    return fill(claim, lambda place: place, party, speaker, lambda name: None)
