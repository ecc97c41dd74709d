"""A whole report geoparsed: every place name in its text, and the place that each one means in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from contested.model import Document, PlaceRef, Publication, Span, Toponym
from contested.resolve.because import undecided
from contested.resolve.candidates import Finder
from contested.resolve.context import Meant
from contested.resolve.folding import fold
from contested.resolve.kinds import with_kind
from contested.resolve.parties import PartyResolver
from contested.resolve.precision import coded
from contested.resolve.ranking import reference
from contested.resolve.relations import REACH, relation_before
from contested.resolve.survey import Choice, Name, survey
from contested.resolve.toponyms import Entity, Spot, find
from contested.resolve.toponymwords import words
from contested.resolve.words import split

SURE = 0.5
"""A name is given a place that is believed more than all others together; else they are not told apart."""
PEOPLE_VOTE = 0.7
GROUP_VOTE = 0.5
OUTLET_VOTE = 1.0
_BEHIND = re.compile(r",\s*|\s*\(|\s+in\s+")
"""What stands between a place and the container told with it: "Paris, Texas", "Homs in Syria"."""
_OWNED = re.compile(r"['’]s?$")
_ROW = re.compile(r",\s*|,?\s+(?:and|or|&)\s+|\s+to\s+")
"""What stands between the names of a row."""


class Geoparser:
    """Finds and resolves the place names of reports."""

    def __init__(self, finder: Finder, parties: PartyResolver) -> None:
        self.finder, self.parties = finder, parties

    def toponyms(
        self, document: Document, publication: Publication, entities: Iterable[Entity]
    ) -> list[Toponym]:
        """Every place name of a report, in order, without overlap."""
        spots = find(document.text, entities, self.finder.gazetteer)
        return self._resolved(document.text, publication, spots)

    def located(
        self, document: Document, publication: Publication, spans: Sequence[Span], entities: Iterable[Entity]
    ) -> list[Toponym]:
        """The places of names whose spans are given, in that order; other names of the text give evidence."""
        text = document.text
        given = [Spot(span.start, span.end, self._people(span.of(text))) for span in spans]
        found = find(text, entities, self.finder.gazetteer)
        rest = [s for s in found if not any(s.start < g.end and g.start < s.end for g in given)]
        order = sorted([*dict.fromkeys(given), *rest], key=lambda spot: (spot.start, spot.end))
        resolved = dict(zip(order, self._resolved(text, publication, order), strict=True))
        return [resolved[spot] for spot in given]

    def senses(self, document: Document, publication: Publication, names: Iterable[str]) -> dict[str, Meant]:
        """What place names mean in a report as a whole, by folded name: those given, wherever they stand, and
        the names of lands, divisions and peoples beside them. A name of two senses is left out."""
        text = document.text
        spots = find(text, list(_standing(text, names)), self.finder.gazetteer)
        told = [spot for spot in spots if not spot.country]
        named = _named(text, told)
        chosen = survey(named, self._votes(text, publication, spots), self.finder)
        meant: dict[str, set[Meant]] = {}
        for name, choice in zip(named, chosen, strict=True):
            if choice.ranked and choice.belief >= SURE:
                sense = Meant(choice.ranked[0][0].id, choice.reasons)
                meant.setdefault(fold(name.bare), set()).add(sense)
        return {name: min(found) for name, found in meant.items() if len({m.place for m in found}) == 1}

    def _people(self, name: str) -> str:
        data = self.parties.data
        return "" if name in data.lands else data.adjectives.get(name, "")

    def _resolved(self, text: str, publication: Publication, spots: Sequence[Spot]) -> list[Toponym]:
        names = [spot for spot in spots if not spot.country]
        votes = self._votes(text, publication, spots)
        chosen = iter(survey(_named(text, names), votes, self.finder))
        return [
            self._demonym(text, spot) if spot.country else _toponym(text, spot, next(chosen))
            for spot in spots
        ]

    def _demonym(self, text: str, spot: Spot) -> Toponym:
        place = self.finder.gazetteer.get(f"country:{spot.country}")
        ref = reference(place, ("the country of that people",)) if place else None
        return Toponym(Span(spot.start, spot.end), text[spot.start : spot.end], ref, demonym=True)

    def _votes(self, text: str, publication: Publication, spots: Sequence[Spot]) -> dict[str, float]:
        """Countries that the report names by their people or by groups and organs that belong to them."""
        votes: defaultdict[str, float] = defaultdict(float)
        for spot in spots:
            if spot.country:
                votes[spot.country] += PEOPLE_VOTE
        if country := _home(publication, self.finder):
            votes[country] += OUTLET_VOTE
        homes = self.parties.data.homes
        for label in self.parties.lexicon.labels(split(text)):
            if label.sort == "party":
                own = homes.get(label.value, ()) or (
                    (label.value[6:8],) if label.value[:6] == "state:" else ()
                )
                for country in own:
                    votes[country] += GROUP_VOTE / len(own)
        return dict(votes)


def _standing(text: str, names: Iterable[str]) -> Iterator[Entity]:
    """Where names of places stand in a text."""
    longest = sorted({name for name in names if name}, key=len, reverse=True)
    if longest:
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
        yield from ((match.start(), match.end(), "LOC") for match in pattern.finditer(text))


def _home(publication: Publication, finder: Finder) -> str:
    """The country whose top-level domain the report's address has; a few are sold all over the world."""
    host = publication.url.partition("://")[2].partition("/")[0].partition(":")[0].lower()
    domain = host.rpartition(".")[2] if "." in host else ""
    code = "GB" if domain == "uk" else domain.upper()
    known = len(code) == 2 and domain not in words().sold and finder.gazetteer.get(f"country:{code}")
    return code if known else ""


def _named(text: str, spots: Sequence[Spot]) -> list[Name]:
    names = []
    for index, spot in enumerate(spots):
        following = spots[index + 1] if index + 1 < len(spots) else None
        between = text[spot.end : following.start] if following else ""
        behind = index + 1 if _BEHIND.fullmatch(between) else -1
        row = index + 1 if _ROW.fullmatch(between) else -1
        words = " ".join(_OWNED.sub("", text[spot.start : spot.end]).split())
        names.append(Name(with_kind(text, spot.start, spot.end, words), behind, row, words))
    return names


def _toponym(text: str, spot: Spot, choice: Choice) -> Toponym:
    span = Span(spot.start, spot.end)
    ref, relation = _ref(span.of(text), choice), relation_before(text, spot.start)
    before = text[max(0, spot.start - REACH) : spot.start] if relation != "at" else ""
    return Toponym(span, span.of(text), coded(ref, relation, before) if ref else None, relation=relation)


def _ref(name: str, choice: Choice) -> PlaceRef | None:
    if not choice.ranked:
        return None
    if choice.belief < SURE:
        return undecided(name, choice.ranked)
    others = tuple(place.id for place, _ in choice.ranked[1:5])
    return reference(choice.ranked[0][0], choice.reasons, others)
