"""What a report is about: the votes that its names cast for countries, groups and divisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from contested.model import Claim, Document, Publication
from contested.resolve import claims as roles
from contested.resolve.context import Context
from contested.resolve.folding import fold
from contested.resolve.parties import PartyResolver
from contested.resolve.phrases import read
from contested.resolve.places import PlaceResolver
from contested.resolve.ranking import weight
from contested.resolve.words import split

WORDS = 4000
"""How many words of a report are read for its countries; the rest adds nothing."""
VOTES = {"land": 1.0, "adjective": 0.7, "capital": 0.4}
PLACE_VOTE = 1.5
KNOWN = 4.7
"""Weight below which a name that several countries have votes for none of them."""
DATELINE_VOTE = 2.0
TITLE_VOTE = 2.0


def groups_of(document: Document, parties: PartyResolver, about: Context) -> tuple[tuple[int, str], ...]:
    """Where the report names armed groups: offsets and party ids."""
    words = split(document.text)
    labels = parties.lexicon.labels(words, about)
    generic = parties.data.generic
    return tuple(
        (words[b.start].start, b.value) for b in labels if b.sort == "party" and generic.get(b.value)
    )


def context(
    claims: Sequence[Claim],
    document: Document,
    publication: Publication,
    parties: PartyResolver,
    places: PlaceResolver,
) -> Context:
    """What the report is about: votes of the countries, groups and places that it names."""
    countries: defaultdict[str, float] = defaultdict(float)
    groups: defaultdict[str, float] = defaultdict(float)
    for text, worth in ((document.text, 1.0), (publication.title, TITLE_VOTE)):
        _vote(text, worth, parties, countries, groups)
    divisions: set[str] = set()
    for phrase, worth in _told(claims, publication):
        _place_vote(phrase, worth, places, countries, divisions)
    dates = publication.text_date or publication.published
    day = dates.period.last or dates.period.first if dates else None
    return Context(dict(countries), dict(groups), frozenset(divisions), day)


def _vote(
    text: str, worth: float, parties: PartyResolver, countries: dict[str, float], groups: dict[str, float]
) -> None:
    homes, generic = parties.data.homes, parties.data.generic
    words = split(text)[:WORDS]
    for label in parties.lexicon.labels(words):
        name = words[label.start : label.end]
        if parties.lexicon.is_surname(name) or parties.lexicon.is_shared(name):
            continue  # others bear a leader's name too, and a name of several parties tells no country
        if label.sort in VOTES:
            countries[label.value] += worth * VOTES[label.sort]
        elif label.sort == "party":
            if generic.get(label.value):
                groups[label.value] += worth
            for country in (own := homes.get(label.value, ())):
                countries[country] += worth * 0.5 / len(own)
            if label.value.startswith("state:"):
                countries[label.value[6:8]] += worth * 0.5


def _told(claims: Sequence[Claim], publication: Publication) -> list[tuple[str, float]]:
    phrases = {mention.words: PLACE_VOTE for claim in claims for mention in roles.places(claim)}
    if publication.dateline:
        phrases[publication.dateline] = DATELINE_VOTE
    return list(phrases.items())


def _place_vote(
    phrase: str, worth: float, places: PlaceResolver, countries: dict[str, float], divisions: set[str]
) -> None:
    """A place votes for its country, shared among the places of that name by how well known they are."""
    said = read(phrase)
    if said.country:
        countries[said.country] += worth
    for name in filter(None, (said.name, *said.within)):
        found = [place for place, _ in places.gazetteer.exact(fold(name)) if place.country]
        best = max((weight(place) for place in found), default=0.0)
        near = {place.country for place in found if weight(place) > best - 1.0}
        if best < KNOWN and len({place.country for place in found}) > 1:
            continue
        for country in near:
            countries[country] += worth / len(near)
        if len(near) == 1:
            divisions |= {p.id for p in found if p.feature == "admin1"}


def names_of(claims: Sequence[Claim]) -> set[str]:
    """The names in what claims say of places, containers included."""
    told = (read(mention.words) for claim in claims for mention in roles.places(claim))
    return {name for said in told for name in (said.name, *said.within) if name}
