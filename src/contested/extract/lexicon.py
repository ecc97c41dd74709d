"""Word lists of the extract stage: YAML files of `contested/data/extract`, read once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lists of one file by their keys, e.g. `lexicon("times")["months"]`. Treat as read-only."""
    text = (
        resources.files("contested").joinpath("data", "extract", f"{name}.yaml").read_text(encoding="utf-8")
    )
    data = yaml.load(text, Loader=_LOADER)
    if not isinstance(data, dict):
        raise ValueError(f"the word list {name!r} is no mapping")
    return data
