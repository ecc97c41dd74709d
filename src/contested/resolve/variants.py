"""Candidates for a name by other spellings, where no place that the report may mean is spelled just so."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from contested.model import Feature, Place
from contested.resolve.folding import bare
from contested.resolve.gazetteer import Found, Gazetteer
from contested.resolve.ranking import GEONAMES, believed, compatible, weight

SHORT = 7
"""Letters of a name below which few changed letters make another name."""
SURE = 80.0
"""Least likeness of a short name to another spelling, where a place elsewhere bears just that name."""
LIKENESS = 0.12
"""What a point of likeness (0 to 100) weighs beside how well known a place is."""
CLOSE = 1.0
"""Variants that weigh this much less than the best one are not meant."""


def spelled(
    folded: str, features: tuple[Feature, ...], likely: Sequence[str], gazetteer: Gazetteer
) -> list[Found]:
    """Exact spellings; failing those, variants within the `likely` countries (told or reported on)."""
    found = list(gazetteer.exact(folded))
    if found and (not likely or any(p.country in likely or _firm((p, main), folded) for p, main in found)):
        return found
    return variants(folded, features, likely, gazetteer, bool(found)) or found


def variants(
    folded: str, features: tuple[Feature, ...], likely: Sequence[str], gazetteer: Gazetteer, elsewhere: bool
) -> list[Found]:
    """Places of some countries whose name is spelled nearly so; `elsewhere`: a place elsewhere bears it."""
    plain = gazetteer.exact(bare(folded)) if bare(folded) != folded else ()
    places = {place.id: place for place, _ in plain if place.country in likely}
    for ask in (gazetteer.alike, gazetteer.near):
        near = (place for country in likely for place, _ in ask(folded, country))
        places |= {p.id: p for p in near if not features or p.feature in compatible(features)}
    scored = {key: likeness(folded, place, gazetteer) for key, place in places.items()}
    if elsewhere and len(bare(folded)) <= SHORT:
        scored = {key: score for key, score in scored.items() if score >= SURE}
    worth = {key: weight(places[key]) + LIKENESS * score for key, score in scored.items()}
    best = max(worth.values(), default=0.0)
    return [(places[key], False) for key, value in worth.items() if value > best - CLOSE]


def likeness(folded: str, place: Place, gazetteer: Gazetteer) -> float:
    """How like a name is to the likest spelling of a place, 0 to 100."""
    name = bare(folded)
    return max((fuzz.ratio(name, bare(known)) for known in gazetteer.names(place.id)), default=0.0)


def _firm(found: Found, folded: str) -> bool:
    """Whether a place elsewhere is meant for sure: by its own name, not by one of its foreign spellings."""
    place, main = found
    return believed(place, folded) and (main or place.feature != "city" or place.source != GEONAMES)
