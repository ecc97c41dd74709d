"""Places within places: what counts for a place itself, what for a named part of it, what may include it."""

from __future__ import annotations

from contested.assess.names import fold
from contested.assess.wordlists import read_words
from contested.model import Control, Entry, PlaceRef

_LARGE = ("country", "admin1", "admin2", "region", "area", "other")


def same_place(a: PlaceRef, b: PlaceRef) -> bool:
    return a.id == b.id


def quarter_of(part: PlaceRef, whole: PlaceRef) -> bool:
    """Whether a place is a quarter of a town, by the gazetteer or by its very name ("East Aleppo" of Aleppo):
    the only parts whose sieges count for the place itself."""
    if whole.feature == "city" and whole.id in part.within:
        return True
    words, name = fold(part.name).split(), fold(whole.name).split()
    return (
        len(words) == len(name) + 1
        and words[1:] == name
        and words[0] in read_words("areas")["quarters"].split()
    )


def may_include(place: PlaceRef, entry: Entry) -> bool:
    """Whether a claim about counted, unnamed units of a containing area may or may not mean this place.

    The area contains the place by the gazetteer, or lies in the same country and its extent is not known;
    the unit fits the kind of place ("crossing" for a border crossing); in a whole country no vaguer one does.
    """
    claim = entry.claim
    if not isinstance(claim.matter, Control) or claim.matter.extent != "count":
        return False
    area = claim.place.place if claim.place else None
    if area is None or area.id == place.id or area.feature not in _LARGE:
        return False
    if not _fits(claim.matter.unit, place, area):
        return False
    if area.id in place.within:
        return True
    return (
        area.feature in ("region", "area", "other") and bool(place.country) and area.country == place.country
    )


def _fits(unit: str, place: PlaceRef, area: PlaceRef) -> bool:
    features = read_words("areas")["units"].get(fold(unit))
    if features is None:
        return area.feature != "country"
    return place.feature in features or (place.feature == "other" and not place.known)
