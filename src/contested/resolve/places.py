"""From a phrase to a place: candidates of the gazetteer, weighed by what the report and the phrase say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from contested.model import Feature, Place, PlaceRef, Relation
from contested.resolve.context import EMPTY, Context
from contested.resolve.folding import bare, fold
from contested.resolve.gazetteer import Found, Gazetteer
from contested.resolve.heads import place_words, proper
from contested.resolve.phrases import PlacePhrase, read
from contested.resolve.precision import borders, distance, together
from contested.resolve.ranking import OWN, believed, chief_town, listed, reference, senses, weight
from contested.resolve.variants import spelled

MARGIN = 0.35
"""Two candidates of different countries nearer than this are not told apart: the answer is "don't know"."""
CAPITAL = 1.5
"""What a national capital weighs more than its people."""
FOREIGN_MARGIN = 0.7
"""The same for a place outside the countries that the report is about."""
LIKELY = 0.4
"""Share of the report from which other spellings of a name are looked for in a country."""
MEANT = 2.5
"""The weight of what a name means in the report as a whole."""
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
    apart: float | None = None
    """Kilometres between the two places of "between X and Y"."""


@dataclass(frozen=True, slots=True)
class PlaceResolver:
    """Resolves phrases against the gazetteer."""

    gazetteer: Gazetteer

    def place(self, phrase: str, context: Context = EMPTY) -> Sense:
        """The place of a phrase. A name that no gazetteer holds gets a local id; no name gives no place."""
        whole = _undetermined(phrase)
        words = whole.split(" ")
        full = len(words) > 1 and proper(words[0]) and proper(words[-1])
        found = _taken_whole(self.gazetteer.exact(fold(whole)), full, read(phrase).features)
        if found and proper(whole):
            ref, _ = self.choose(found, PlacePhrase(name=whole), frozenset(), context)
            if ref:
                return Sense(ref)
        said = read(phrase)
        if fold(said.name) in place_words().never:
            return Sense(None)
        if said.name:
            ref = self._named(said, context)
            return self._between(ref, said, context) if ref and said.ends else Sense(ref, said.relation)
        return self._unnamed(said, context)

    def _between(self, ref: PlaceRef, said: PlacePhrase, context: Context) -> Sense:
        """ "between Herat and Iran": the first place, with the ids of both."""
        other = self.place(said.ends[1], context).ref
        if other is None or not other.id:
            return Sense(ref, said.relation)
        reason = f"between {ref.name} and {other.name}"
        both = replace(ref, ends=(ref.id, other.id), reasons=(*ref.reasons, reason))
        return Sense(both, said.relation, distance(ref, other))

    def _unnamed(self, said: PlacePhrase, context: Context) -> Sense:
        """ "the country", "the Syrian north", "the north-east", "a town in Syria" (part of it)."""
        if not (said.directions or said.country or said.kind in ("country", "nation")):
            return Sense(None)
        place = self.gazetteer.get(f"country:{said.country or context.country}")
        if place is None:
            return Sense(None)
        reason = "the country of the report" if not said.country else "named by its adjective"
        ref = reference(place, (reason,))
        thing = bool(said.kind) and said.kind not in ("country", "nation", "region", "part")
        return Sense(
            self._part(ref, said.directions), "part of" if thing and said.relation == "at" else said.relation
        )

    def _named(self, said: PlacePhrase, context: Context) -> PlaceRef | None:
        containers = self._containers(said, context)
        for name in _directed(said) if said.directions else ():
            found = [f for f in self.gazetteer.exact(name) if weight(f[0]) > 4]
            ref, _ = self.choose(found, said, containers, context)
            if ref:
                return ref
        if said.kind and not set(said.features) & {"city", "admin1", "admin2", "country", "area"}:
            found = list(self.gazetteer.exact(fold(f"{said.name} {said.kind}")))
            ref, _ = self.choose(found, said, containers, context)
            if ref:
                return ref
        told = [i.removeprefix("country:") for i in containers if i.startswith("country:")]
        likely = told or [c for c in context.countries if context.share(c) >= LIKELY]
        found = spelled(fold(said.name), said.features, likely, self.gazetteer)
        ref, candidates = self.choose(found, said, containers, context)
        if candidates:
            return PlaceRef("", said.name, False, reasons=("several places fit",), candidates=candidates)
        if ref is not None and ref.feature in ("city", "admin1") and set(said.features) & OWN:
            ref = self._own(ref, said, context) or ref
        if ref is None or (ref.feature in ("city", "admin1") and set(said.features) & OWN):
            return self._provisional(said, containers, ref.country if ref else "", context)
        described = said.features and ref.feature != "country"
        return ref if described else self._part(ref, said.directions)

    def _own(self, town: PlaceRef, said: PlacePhrase, context: Context) -> PlaceRef | None:
        """ "Hadithah dam": the dam that is known by the usual name of the town."""
        plain = town.name.removesuffix(" Province")
        found = [
            f for f in self.gazetteer.exact(fold(f"{plain} {said.kind}")) if f[0].feature in said.features
        ]
        ref, _ = self.choose(found, said, frozenset(town.within[-1:]), context)
        return ref

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

    def choose(
        self, found: Iterable[Found], said: PlacePhrase, containers: frozenset[str], context: Context
    ) -> tuple[PlaceRef | None, tuple[str, ...]]:
        """The best candidate, or None with the ids of those that cannot be told apart."""
        found = list(found)
        names = {(p.country, p.admin1): p for p, _ in found if p.feature == "city"}
        ranked = sorted(
            (
                (self._score(p, main, said, containers, context, names.get((p.country, p.admin1))), p)
                for p, main in found
            ),
            key=lambda pair: (-pair[0], pair[1].id),
        )
        if not ranked:
            return None, ()
        best_score, best = ranked[0]
        share = context.share(best.country) if best.country else 1.0
        told = bool(containers & {best.id, *best.within})
        if context.countries and not (share or told) and said.features and best.feature not in said.features:
            return None, ()
        known = believed(best, fold(said.name)) or self._beside(best, found, context)
        if context.countries and share == 0 and not told and not known:
            return None, ()
        foreign = bool(context.countries) and share == 0 and not told
        margin = FOREIGN_MARGIN if foreign else MARGIN
        close = [p for score, p in ranked[1:] if best_score - score < margin]
        rivals = [p for p in close if p.country != best.country or (foreign and not together(p, best))]
        if rivals:
            return None, (best.id, *(p.id for p in rivals[:4]))
        reasons = [f"{best.feature} of {best.country or 'no one country'}"]
        meant = context.senses.get(fold(said.name))
        if meant and meant.place == best.id:
            reasons += meant.reasons
        elif share and context.countries and best.country:
            reasons.append(f"report on {best.country}")
        reasons += ["within the place told"] if told else []
        reasons += ["kind of place told"] if said.features and best.feature in said.features else []
        return reference(best, tuple(reasons), tuple(p.id for _, p in ranked[1:5])), ()

    def _beside(self, place: Place, found: list[Found], context: Context) -> bool:
        """Whether a name means this place alone, right beyond the border of a country of the report."""
        if any(other.country != place.country for other, _ in found) or place.lat is None:
            return False
        likely = [country for country in context.countries if context.share(country) >= LIKELY]
        return any(borders(place, self.gazetteer.divisions(country)) for country in likely)

    def _score(
        self, place: Place, main: bool, said: PlacePhrase, containers: frozenset[str], context: Context,
        town: Place | None,
    ) -> float:  # fmt: skip
        score = weight(place) + (0.5 if main else 0.0)
        if said.features:
            score += 3.0 if place.feature in said.features else (-0.5 if listed(place) else -1.5)
        elif place.feature == "admin1" and town and chief_town(town, place, self.gazetteer):
            score -= 2.5  # a bare name means the chief town that the division is named after
        if senses().get(fold(said.name)) == place.id and not said.features:
            score += 4.0
        if place.id in self.gazetteer.capitals:
            score += CAPITAL
        if containers:
            score += _contained(place, containers)
        if context.countries and place.country:
            score += 4.0 * context.share(place.country)
        if context.divisions & set(place.within):
            score += 0.8
        meant = context.senses.get(fold(said.name))
        if meant and meant.place == place.id:
            score += MEANT
        return score

    def _part(self, ref: PlaceRef, directions: tuple[str, ...]) -> PlaceRef:
        """The region of a place that lies in a direction: a place of its own. Itself without a direction."""
        if not directions:
            return ref
        region_id = f"region:{'+'.join(directions)}:{ref.id}"
        if listed := self.gazetteer.get(region_id):
            return reference(listed, ("a region known by name",))
        words = " and ".join(_SHORT.get(d, d + "ern") for d in directions)
        return replace(
            ref, id=region_id, name=f"{words} {ref.name}", feature="region",
            within=(ref.id, *ref.within), reasons=(*ref.reasons, "a direction makes a region"), candidates=(),
        )  # fmt: skip

    def _provisional(
        self, said: PlacePhrase, containers: frozenset[str], near: str, context: Context
    ) -> PlaceRef | None:
        """A place that no gazetteer holds: known by its folded name, and its kind, within its country."""
        told = sorted(i.removeprefix("country:") for i in containers if i.startswith("country:"))
        country = told[0] if len(told) == 1 else near or context.country
        if country:
            divisions = sorted(i for i in containers if i.startswith(f"admin1:{country}."))
            within = (*(divisions if len(divisions) == 1 else ()), f"country:{country}")
        else:
            within = ()
        feature = said.features[0] if said.features else "other"
        own = next((f for f in said.features if f in OWN), "")
        name = f"{said.name} {said.kind}" if own and said.kind else said.name
        folded = bare(fold(said.name)) + (f" {own}" if own else "")
        reasons = ("no gazetteer holds it",)
        return PlaceRef(
            f"name:{country}:{folded}", name, False, feature, country, within=within, reasons=reasons
        )


def _contained(place: Place, containers: frozenset[str]) -> float:
    """What containers told speak for a place: less where only the country of a told province is right."""
    right = containers & {place.id, *place.within}
    if not right:
        return -1.0
    narrow = {key for key in containers if not key.startswith("country:")}
    return 4.0 if not narrow or right & narrow else 2.0


def _directed(said: PlacePhrase) -> Iterable[str]:
    """The name with its direction, as written and in both forms: "North Kivu", "Northern Kivu"."""
    rest = said.directed.split(" ", 1)[-1]
    first = said.directions[0]
    return dict.fromkeys((said.directed, f"{first} {rest}", f"{first}ern {rest}"))


def _taken_whole(found: Iterable[Found], full: bool, told: tuple[Feature, ...]) -> list[Found]:
    """The candidates of a phrase that may be taken unread. "X district" is no town of that name, and where a
    listed town shares its name with the district around it, both are weighed."""
    every = list(found)
    kept = [
        f
        for f in every
        if _by_itself(f, full) and not (told and "city" not in told and f[0].feature == "city")
    ]
    towns = {place.country for place, _ in kept if place.feature == "city"}
    return kept + [f for f in every if f[0].feature == "admin2" and f[0].country in towns and f not in kept]


def _by_itself(found: Found, full: bool) -> bool:
    """Whether a candidate may be taken for a whole phrase, unread: "Strait of Hormuz", "British Columbia"."""
    place, main = found
    known = full and main and weight(place) > 4.5 and place.feature != "admin2"
    return listed(place) or place.feature == "country" or known


def _undetermined(phrase: str) -> str:
    words = phrase.strip(" ,.").split(" ")
    while words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
