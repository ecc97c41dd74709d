"""Classes of common nouns: places, people, forces, equipment, and what else the rules ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from contested.extract.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Nouns:
    """Classes of common nouns by lemma."""

    places: frozenset[str]
    administrative: frozenset[str]
    most: frozenset[str]
    part: frozenset[str]
    vicinity: frozenset[str]
    people: frozenset[str]
    forces: frozenset[str]
    equipment: frozenset[str]
    officials: frozenset[str]
    quantities: frozenset[str]
    aircraft: frozenset[str]
    remote: frozenset[str]
    landscapes: frozenset[str]
    expanses: frozenset[str]
    deeds: frozenset[str]
    facilities: frozenset[str]
    accounts: frozenset[str]
    subdivisions: frozenset[str]
    strikes: frozenset[str]


def _with_plurals(lemmas: Iterable[str]) -> frozenset[str]:
    """Lemmas with their plain plurals: a lemmatizer may keep "troops" or "forces" as they are."""
    return frozenset(form for lemma in lemmas for form in (lemma, f"{lemma}s"))


@cache
def nouns() -> Nouns:
    """The noun classes of `data/extract/nouns.yaml`."""
    data = lexicon("nouns")
    plain = (
        "places",
        "administrative",
        "vicinity",
        "people",
        "forces",
        "equipment",
        "officials",
        "quantities",
        "aircraft",
        "remote",
        "landscapes",
        "expanses",
        "deeds",
        "facilities",
        "accounts",
        "subdivisions",
    )
    return Nouns(
        most=frozenset(data["portions"]["most"]),
        part=frozenset(data["portions"]["part"]),
        strikes=frozenset(lemma for lemmas in data["strikes"].values() for lemma in lemmas),
        **{name: _with_plurals(data[name]) for name in plain},
    )
