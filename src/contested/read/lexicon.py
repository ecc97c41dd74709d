"""The stage's words and patterns, read once from the data files beside the code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> dict[str, Any]:
    """One data file of the read stage as it stands: `load("agencies")`. Raises FileNotFoundError."""
    text = files("contested").joinpath("data", "read", f"{name}.yaml").read_text(encoding="utf-8")
    # The base loader takes every word as a word: "on" and "no" are not truth values here.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data: dict[str, Any] = yaml.load(text, Loader=loader)
    return data


def words(items: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first so that none hides another."""
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item)))


@cache
def agency_names() -> dict[str, str]:
    """Every way of writing a news agency's name, with its usual short form."""
    names: dict[str, str] = {}
    for agency in load("agencies")["agencies"]:
        for written in (agency["name"], *agency["also"]):
            names.setdefault(written, agency["name"])
    return names


@cache
def agency(pictures: bool = False) -> str:
    """A regular expression (a group) for the names of news agencies, on wish of picture agencies too."""
    known = [*agency_names(), *(load("agencies")["pictures"] if pictures else ())]
    return f"(?:{words(known)})"


def agency_of(written: str) -> str:
    """The usual short form of an agency's name, or the name as written when it is none we know."""
    cleaned = " ".join(written.split()).strip(" .,;:()[]-–—")
    return agency_names().get(cleaned, cleaned)


@cache
def line_pattern() -> re.Pattern[str]:
    """What a whole line of furniture looks like."""
    return _any(load("furniture")["line"].values())


@cache
def inline_patterns(section: str) -> tuple[re.Pattern[str], ...]:
    """Furniture inside a running line: `inline` where a sentence has ended before it, or `anywhere`."""
    return tuple(re.compile(p) for p in load("furniture")[section].values())


@cache
def tail_pattern() -> re.Pattern[str]:
    """Where the furniture at the end of a running line begins."""
    return re.compile("|".join(f"(?:{p})" for p in load("furniture")["tail"].values()))


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
