"""Places within places: what counts for a place itself, what for a named part of it, what may include it."""

from __future__ import annotations

from collections.abc import Iterable

from contested.assess.names import Sides, fold, party_of, place_of
from contested.assess.origins import voice
from contested.assess.reprints import same_text
from contested.assess.wordlists import read_words
from contested.model import Control, Entry, PlaceRef

_LARGE = ("country", "admin1", "admin2", "region", "area", "other")
FAR = 4.0
"""Degrees beyond the point of a side of a country at which a place is on another side of it."""


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

    The area contains the place by the gazetteer, or its extent is not known and nothing that contains it (a
    province, a town of which it is a quarter) leaves the place out. The unit is of the kind of the place
    ("crossing" for a border crossing), or a stretch of land; in a whole country no such vague one counts.
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
    if area.feature not in ("region", "area", "other") or not place.country or area.country != place.country:
        return False
    return _around(area, place)


def _around(area: PlaceRef, place: PlaceRef) -> bool:
    """Whether all that is known to contain a vague area may contain the place too."""
    if _on_the_other_side(area, place):
        return False
    if not place.within:
        return len(area.within) < 2  # a place that no gazetteer knows: somewhere in its country
    return set(area.within) <= {place.id, *place.within}


def _on_the_other_side(area: PlaceRef, place: PlaceRef) -> bool:
    """Whether a place lies well away from the side that an area is: "western X" has no far east.

    The area's point is its own or, for a side made of the words alone, that of its country; both in degrees.
    """
    if area.lat is None or area.lon is None or place.lat is None or place.lon is None:
        return False
    kind, _, rest = area.id.partition(":")
    side = rest.split(":")[0] if kind == "region" else ""
    north, east = place.lat - area.lat, place.lon - area.lon
    ways = (("north", -north), ("south", north), ("east", -east), ("west", east))
    return any(way in side and off > FAR for way, off in ways)


def told_once(entries: Iterable[Entry], sides: Sides) -> list[Entry]:
    """The first of the claims with which one origin, or a copy of its words, tells of the same units."""
    found = list(entries)
    first = {later.claim.id: earlier for earlier, later in same_text(found)}
    kept: dict[tuple[object, ...], Entry] = {}
    for entry in found:
        copied = first.get(entry.claim.id)
        if copied is None or _units(copied) != _units(entry):
            kept.setdefault((voice(entry, sides).key, _units(entry)), entry)
    return list(kept.values())


def _units(entry: Entry) -> tuple[object, ...]:
    matter, area = entry.claim.matter, place_of(entry.claim.place)
    assert isinstance(matter, Control)
    holder = party_of(matter.holder)
    side = holder.side_id if holder is not None else ""
    return (entry.claim.stance, matter.change, side, matter.count, fold(matter.unit), area and area.id)


def _fits(unit: str, place: PlaceRef, area: PlaceRef) -> bool:
    features = read_words("areas")["units"].get(fold(unit))
    if features is None:
        return fold(unit) in read_words("areas")["stretches"].split() and area.feature != "country"
    return place.feature in features or (place.feature == "other" and not place.known)
