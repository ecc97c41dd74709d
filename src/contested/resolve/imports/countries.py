"""Countries as files write them: by two or three letters, by P-code, by name."""

from __future__ import annotations

from functools import cache

from contested.resolve.folding import fold
from contested.resolve.placedata import countries, place_data


@cache
def _codes() -> dict[str, str]:
    found = {}
    for row in countries():
        for key in (row["iso"], row["iso3"]):
            found[key.casefold()] = row["iso"]
    return found


@cache
def _names() -> dict[str, str]:
    found = {fold(name): code for code, names in place_data().countries.items() for name in names}
    return found | {fold(row["name"]): row["iso"] for row in countries()}


def country(*told: str) -> str:
    """The ISO 3166 alpha-2 code of the first code or name that means a country; empty when none does."""
    for word in told:
        text = word.strip()
        if code := _codes().get(text.casefold()) or _names().get(fold(text)):
            return code
        # P-codes of countries: "AF", "AF00", "SYR001"
        letters = text.rstrip("0123456789")
        if letters != text and (code := _codes().get(letters.casefold())):
            return code
    return ""


def alpha3(code: str) -> str:
    """The ISO 3166 alpha-3 code of a country given by either code; empty when there is none such."""
    two = _codes().get(code.casefold(), "")
    return next((row["iso3"] for row in countries() if row["iso"] == two), "")
