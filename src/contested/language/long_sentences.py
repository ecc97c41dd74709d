"""Sentences too long for the model are cut where least is lost: semicolons, clauses, commas, anywhere."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 110
LEAST = 15
CLAUSE_OPENERS = frozenset(
    [
        "and",
        "but",
        "while",
        "which",
        "who",
        "where",
        "when",
        "although",
        "though",
        "because",
        "as",
        "so",
        "yet",
        "or",
        "however",
    ]
)


def cuts(words: Sequence[str], longest: int = LONGEST) -> list[int]:
    """Indices at which new sentences begin, so that none has more than `longest` words; mostly none."""
    found: list[int] = []
    begin = 0
    while len(words) - begin > longest:
        begin = _best_cut(words, begin, longest)
        found.append(begin)
    return found


def _best_cut(words: Sequence[str], begin: int, longest: int) -> int:
    """The best place to cut, `LEAST` to `longest` words on: the strongest sign, the later the better."""
    best, best_strength = begin + longest, 0.0
    for place in range(begin + LEAST, min(begin + longest, len(words) - 1) + 1):
        strength = _strength(words[place - 1], words[place]) + 0.5 * (place - begin) / longest
        if strength >= best_strength:
            best, best_strength = place, strength
    while best < len(words) - 1 and words[best].isspace():
        best += 1
    return best


def _strength(before: str, after: str) -> float:
    opener = after.lower() in CLAUSE_OPENERS
    if before in (";", "…", "...") or "\n" in before:
        return 4.0
    if before in (",", ":", "—", "–", "--", "-", ")", '"', "”"):
        return 3.0 if opener else 1.5 if before == "," else 2.0
    if opener:
        return 1.0
    # A capitalised word after one that is not, in text that lost its full stops.
    return (
        0.8
        if after in ("The", "He", "She", "It", "They", "We", "In", "On", "A") and before.islower()
        else 0.0
    )
