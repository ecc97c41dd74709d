"""Names as tables write them: cleaned, with what stands in brackets as a further name."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

_BLANKS = re.compile(r"\s+")
_HYPHEN = re.compile(r"\s*-\s+|\s+-\s*")
_BRACKETS = re.compile(r"^(.*?)\s*\(\s*([^()]*?)\s*\)\s*(.*)$")
_NUMBERED = re.compile(r"\d")


def clean(text: object) -> str:
    """One line without stray blanks: "Zanda  Jan\\n" is "Zanda Jan", "Qala-I- Naw" is "Qala-I-Naw"."""
    return _HYPHEN.sub("-", _BLANKS.sub(" ", str(text or "")).strip(" .,;"))


def spellings(name: str) -> tuple[str, ...]:
    """The name and what it holds: "Ali Khail (Jaji)" is also "Ali Khail" and "Jaji"."""
    found = [name]
    if match := _BRACKETS.match(name):
        before, inner, after = match.groups()
        found += [clean(f"{before} {after}"), clean(inner)]
    if "/" in name:
        found += [clean(part) for part in name.split("/")]
    return tuple(dict.fromkeys(each for each in found if len(each) > 1))


def placeholder(name: str) -> bool:
    """Whether a name tells nothing alone: "N/A", "District 7", "Provincial"."""
    words = name.casefold().strip(" .")
    offices = tuple(tables()["offices"])
    return not words or words in tables()["placeholders"] or words.startswith(offices) or _numbered(words)


def _numbered(words: str) -> bool:
    """Only a number and words for a unit: "PD 7", "1st City District"."""
    if not _NUMBERED.search(words):
        return False
    rest = [w for w in re.split(r"[\W_]+", words) if w and not _NUMBERED.match(w)]
    return all(word in tables()["units"] for word in rest)


@cache
def tables() -> Any:
    """data/imports/tables.yaml: columns by meaning, words that are no names."""
    text = (resources.files("contested") / "data" / "imports" / "tables.yaml").read_text("utf-8")
    return yaml.safe_load(text)
