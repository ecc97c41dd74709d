"""From a phrase to a place: candidates of the gazetteer, weighed by what the report and the phrase say."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from contested.model import Place, PlaceRef, Relation
from contested.resolve.context import EMPTY, Context
from contested.resolve.folding import bare, fold
from contested.resolve.gazetteer import Found, Gazetteer
from contested.resolve.phrases import PlacePhrase, read

PRIOR = {"country": 9.0, "admin1": 5.0, "region": 6.0, "water": 5.5, "mountain": 5.0}
LISTED = 5.3
"""The weight of places of our own lists: they stand there because wars are fought over them."""
MARGIN = 0.35
"""Two candidates of different countries nearer than this are not told apart: the answer is "don't know"."""
PROMINENT = 5.0
"""Weight from which a place outside the report's countries is believed (a city of 100,000, a division)."""
_SHORT = {
    "east": "eastern",
    "west": "western",
    "north": "northern",
    "south": "southern",
    "central": "central",
}


@dataclass(frozen=True, slots=True)
class Sense:
    """A place chosen for a phrase, and how the matter lies to it."""

    ref: PlaceRef | None
    relation: Relation = "at"


@dataclass(frozen=True, slots=True)
class PlaceResolver:
    """Resolves phrases against the gazetteer."""

    gazetteer: Gazetteer

    def place(self, phrase: str, context: Context = EMPTY) -> Sense:
        """The place of a phrase. A name that no gazetteer holds gets a local id; no name gives no place."""
        whole = _undetermined(phrase)
        if whole[:1].isupper() or " " in whole:
            found = [
                f for f in self.gazetteer.exact(fold(whole)) if _listed(f[0]) or f[0].feature == "country"
            ]
            if found:
                ref, _ = self.choose(found, PlacePhrase(name=whole), frozenset(), context)
                if ref:
                    return Sense(ref)
        said = read(phrase)
        if said.name:
            return Sense(self._named(said, context), said.relation)
        return Sense(self._unnamed(said, context), said.relation)

    def _unnamed(self, said: PlacePhrase, context: Context) -> PlaceRef | None:
        """ "the country", "northern Syria" as "the Syrian north", "the north-east"."""
        country = said.country or context.country
        if not country or not (said.directions or said.kind in ("country", "nation") or said.country):
            return None
        place = self.gazetteer.get(f"country:{country}")
        if place is None:
            return None
        reason = "the country of the report" if not said.country else "named by its adjective"
        ref = reference(place, (reason,))
        return self._part(ref, said.directions) if said.directions else ref

    def _named(self, said: PlacePhrase, context: Context) -> PlaceRef | None:
        containers = self._containers(said, context)
        folded = fold(said.name)
        directed = " ".join((*said.directions, folded)) if said.directions else ""
        for name in filter(None, (directed, folded)):
            found = self._candidates(name, containers, context)
            ref, candidates = self.choose(found, said, containers, context)
            if ref:
                descriptive = name == directed or not said.directions or bool(said.features)
                if descriptive and not (ref.feature == "country"):
                    return ref
                return self._part(ref, said.directions) if name != directed else ref
            if candidates:
                return PlaceRef("", said.name, False, reasons=("several places fit",), candidates=candidates)
        return self._provisional(said, containers, context)

    def _containers(self, said: PlacePhrase, context: Context) -> frozenset[str]:
        ids: set[str] = {f"country:{said.country}"} if said.country else set()
        for name in said.within:
            if len(name) == 2 and name.isupper() and self.gazetteer.get(f"country:{name}"):
                ids.add(f"country:{name}")
                continue
            ref, _ = self.choose(self.gazetteer.exact(fold(name)), PlacePhrase(name), frozenset(), context)
            if ref:
                same = [p.id for p, _ in self.gazetteer.exact(fold(name)) if p.country == ref.country]
                ids |= {ref.id, *ref.within, *same}
        return frozenset(ids)

    def _candidates(self, folded: str, containers: frozenset[str], context: Context) -> list[Found]:
        """Exact spellings; failing those, variants within the countries told or reported on."""
        found = list(self.gazetteer.exact(folded))
        told = [i.removeprefix("country:") for i in containers if i.startswith("country:")]
        likely = told or [c for c in context.countries if context.share(c) >= 0.4]
        if found and (not likely or any(p.country in likely or weight(p) >= PROMINENT for p, _ in found)):
            return found
        for ask in (self.gazetteer.alike, self.gazetteer.near):
            near = [(place, False) for country in likely for place, _ in ask(folded, country)]
            if near:
                return near
        return found

    def choose(
        self, found: Iterable[Found], said: PlacePhrase, containers: frozenset[str], context: Context
    ) -> tuple[PlaceRef | None, tuple[str, ...]]:
        """The best candidate, or None with the ids of those that cannot be told apart."""
        found = list(found)
        names = {p.admin1: p for p, _ in found if p.feature == "city" and weight(p) > 4}
        ranked = sorted(
            ((self._score(p, main, said, containers, context, names), p) for p, main in found),
            key=lambda pair: (-pair[0], pair[1].id),
        )
        if not ranked:
            return None, ()
        best_score, best = ranked[0]
        share = context.share(best.country) if best.country else 1.0
        told = bool(containers & {best.id, *best.within})
        if context.countries and share == 0 and not told and weight(best) < PROMINENT:
            return None, ()
        rivals = [p for score, p in ranked[1:] if best_score - score < MARGIN and p.country != best.country]
        if rivals:
            return None, (best.id, *(p.id for p in rivals[:4]))
        reasons = [f"{best.feature} of {best.country or 'no one country'}"]
        reasons += [f"report on {best.country}"] if share and context.countries else []
        reasons += ["within the place told"] if told else []
        reasons += ["kind of place told"] if said.features and best.feature in said.features else []
        return reference(best, tuple(reasons), tuple(p.id for _, p in ranked[1:5])), ()

    def _score(
        self, place: Place, main: bool, said: PlacePhrase, containers: frozenset[str], context: Context,
        towns: dict[str, Place],
    ) -> float:  # fmt: skip
        score = weight(place) + (0.5 if main else 0.0)
        if said.features:
            score += 3.0 if place.feature in said.features else (-0.5 if _listed(place) else -1.5)
        elif (
            place.feature == "admin1"
            and place.admin1 in towns
            and towns[place.admin1].country == place.country
        ):
            score -= 1.5  # a bare name means the town that the division is named after
        if containers:
            score += 4.0 if containers & {place.id, *place.within} else -1.0
        if context.countries and place.country:
            score += 4.0 * context.share(place.country)
        if context.divisions & set(place.within):
            score += 0.8
        return score

    def _part(self, ref: PlaceRef, directions: tuple[str, ...]) -> PlaceRef:
        """The region of a place that lies in a direction: a place of its own."""
        region_id = f"region:{'+'.join(directions)}:{ref.id}"
        if listed := self.gazetteer.get(region_id):
            return reference(listed, ("a region known by name",))
        words = " and ".join(_SHORT.get(d, d + "ern") for d in directions)
        return replace(
            ref, id=region_id, name=f"{words} {ref.name}", feature="region",
            within=(ref.id, *ref.within), reasons=(*ref.reasons, "a direction makes it a region"), candidates=(),
        )  # fmt: skip

    def _provisional(
        self, said: PlacePhrase, containers: frozenset[str], context: Context
    ) -> PlaceRef | None:
        """A place that no gazetteer holds: known by its folded name within its country."""
        told = sorted(i.removeprefix("country:") for i in containers if i.startswith("country:"))
        country = told[0] if len(told) == 1 else context.country
        within = tuple(i for i in (f"country:{country}",) if country)
        feature = said.features[0] if said.features else "other"
        return PlaceRef(
            f"name:{country}:{bare(fold(said.name))}", said.name, False, feature, country, within=within,
            reasons=("no gazetteer holds it",),
        )  # fmt: skip


def weight(place: Place) -> float:
    """How well known a place is: log10 of its people, or what its kind is worth."""
    if place.feature == "city":
        people = math.log10(place.population + 10)
        return max(people, LISTED - 1.3) if _listed(place) else people
    return PRIOR.get(place.feature, LISTED)


def reference(place: Place, reasons: tuple[str, ...] = (), candidates: tuple[str, ...] = ()) -> PlaceRef:
    """A PlaceRef to a place of the gazetteer."""
    return PlaceRef(
        place.id,
        place.name,
        True,
        place.feature,
        place.country,
        place.lat,
        place.lon,
        place.within,
        reasons,
        candidates,
    )


def _listed(place: Place) -> bool:
    return place.feature not in ("city", "admin1", "country") or not place.source.startswith("GeoNames")


def _undetermined(phrase: str) -> str:
    words = phrase.strip(" ,.").split(" ")
    while words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
