"""The word lists of judgement, read once from `data/assess`."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

import yaml


@lru_cache
def read_words(name: str) -> dict[str, Any]:
    """The list of that name. Raises FileNotFoundError for an unknown one: a broken program."""
    text = resources.files("contested").joinpath("data", "assess", f"{name}.yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(text, Loader=loader))
