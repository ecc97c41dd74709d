"""The word lists of `data/english_orthography.yaml`, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def words(name: str) -> frozenset[str]:
    """One list of the file, as a set."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    text = files("contested").joinpath("data", "english_orthography.yaml").read_text(encoding="utf-8")
    lists: dict[str, str] = yaml.safe_load(text)
    return lists
