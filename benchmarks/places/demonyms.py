"""Names of peoples and adjectives, counted apart: TR-News marks them as places, GeoVirus does not.

The rule is one for the gold and for all systems: a phrase that the party data has as demonym or adjective of
a country and that is no name of a country itself, or a word below for a continent, a region or a people.
"""

from __future__ import annotations

from contested.resolve.partydata import PartyData

WIDER = frozenset(
    ("African", "Andean", "Antarctic", "Arab", "Arabian", "Asian", "Balkan", "Basque", "Berber", "Catalan",
     "Eurasian", "European", "Flemish", "Hispanic", "Kurdish", "Nordic", "Palestinian", "Polynesian",
     "Scandinavian", "Slavic", "Tibetan")
)  # fmt: skip
"""Adjectives of continents, regions and peoples without a state, in common use."""
DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central")
)


def demonym(phrase: str, data: PartyData) -> bool:
    """Whether a phrase names a people or is an adjective: "Afghan", "European", "South East Asian"."""
    if phrase in data.lands:
        return False
    words = phrase.split()
    rest = words
    while len(rest) > 1 and rest[0].lower() in DIRECTIONS:
        rest = rest[1:]
    forms = {phrase, " ".join(rest)}
    forms |= {form.removesuffix("s") for form in forms}
    return any(form in data.adjectives or form in WIDER for form in forms if form not in data.lands)
