"""Which of two versions of an extractor or a resolver is the newer one."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\d+|[^\W\d]+")

Rank = tuple[tuple[int, int, str], ...]


def rank(version: str) -> Rank:
    """A key that orders versions as people do: numbers by value ("0.10" after "0.9"), words by alphabet.

    The order is a function of the names alone, not of when a version was first used with a ledger. So two
    ledgers that hold the same rows answer alike, in whatever order the rows came (law 2), and a colleague
    with an older program cannot push the results of a newer one aside. A version's name therefore has to
    begin with a number that rises.
    """
    pieces = _PIECE.findall(version)
    # A final release comes after its candidates ("1.0rc1" before "1.0"): a word sorts below the name's end.
    ranked = [(2, int(p), "") if p.isdigit() else (0, 0, p.casefold()) for p in pieces]
    return (*ranked, (1, 0, version))
