"""The words of modality and negation (`data/extract/modality.yaml`) and the marks that clauses carry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml
from spacy.tokens import Token

from contested.model import Modality


@cache
def _tables() -> dict[str, Any]:
    text = files("contested.data").joinpath("extract/modality.yaml").read_text(encoding="utf-8")
    return cast("dict[str, Any]", yaml.safe_load(text))


@cache
def moods_of(table: str) -> Mapping[str, Modality]:
    """Word to modality of one table; a word listed twice keeps its first."""
    found: dict[str, Modality] = {}
    for mood, listed in _tables()[table].items():
        for word in listed:
            found.setdefault(word, mood)
    return found


@cache
def word_set(table: str) -> frozenset[str]:
    """The words of a plain list."""
    return frozenset(_tables()[table])


def marked(token: Token, marks: frozenset[str]) -> bool:
    """Whether a clause carries one of the marks ("if", "from")."""
    return any(c.lower_ in marks and c.dep_ in ("mark", "advmod", "cc") for c in token.children)
