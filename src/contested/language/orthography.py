"""The word lists of `data/english_orthography.yaml`, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def words(name: str) -> frozenset[str]:
    """One list of the file, as a set."""
    return frozenset(_lists()[name].split())


def read_as(sentence: list[str]) -> list[str]:
    """The words as the model is to read them: a name in capitals that looks like a little word, spelled out.

    In a sentence all in capitals nothing can be told apart.
    """
    names = _spelled()
    if not any(word in names for word in sentence) or not any(word.islower() for word in sentence):
        return sentence
    return [names.get(word, word) for word in sentence]


@cache
def _spelled() -> dict[str, str]:
    pairs = _lists()["capital_names"].split()
    return dict(pair.split("=") for pair in pairs)


@cache
def _lists() -> dict[str, str]:
    text = files("contested").joinpath("data", "english_orthography.yaml").read_text(encoding="utf-8")
    lists: dict[str, str] = yaml.safe_load(text)
    return lists
