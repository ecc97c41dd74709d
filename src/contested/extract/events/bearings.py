"""Sides of the sky: "northern", "the city's east", "north-west of", and the names that they make."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.references.descriptions import is_plural
from contested.extract.syntax import children

_DIRECTIONS = frozenset({"north", "south", "east", "west"})
_SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_HYPHENS = frozenset({"-", "–", "'", "’"})


def direction(token: Token) -> bool:
    """Whether a word is a side of the sky: northern, central, south-west."""
    word = token.lower_.replace("-", "").removesuffix("ern")
    return any(word.startswith(d) for d in _DIRECTIONS) or word in ("central", "centr")


def side_of(token: Token) -> str:
    """The side of the sky that a word ends: "northeast" of "north-east" and "north-eastern"; else empty."""
    side = token.lower_.replace("-", "").removesuffix("ern")
    if side in ("east", "west") and token.i > 1 and token.nbor(-1).text in _HYPHENS:
        before = token.nbor(-2).lower_
        side = before + side if before in ("north", "south") else side
    return side if side in _SIDES else ""


def side_after(token: Token) -> Token | None:
    """The side that "the citys" is the lost owner of, where the parse takes the owner for the head."""
    for word in token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]:
        if side_of(word):
            return word if owner_that_lost_its_sign(word) == token else None
    return None


def side_word(token: Token) -> Token:
    """ "The eastern suburbs of X": the word that says which side is the adjective."""
    sides = (c for c in children(token, "amod", "compound") if direction(c))
    return token if directed(token, "") else next(sides, token)


def owner_that_lost_its_sign(token: Token) -> Token | None:
    """ "The citys rebel-held east": the noun whose apostrophe is gone, before a word for a side."""
    for i in range(token.i - 1, max(token.i - 7, token.sent.start - 1), -1):
        word = token.doc[i]
        if word.tag_ == "NNS" and word.lower_.endswith("ys") and not is_plural(word):
            return word
        if word.pos_ not in ("ADJ", "NOUN", "VERB", "PUNCT", "ADV") or word.tag_ in ("VBD", "VBZ", "VBP"):
            return None
    return None


def directed(token: Token, name: str) -> str:
    """ "the east of Aleppo" is a place of its own: "eastern Aleppo"."""
    side = side_of(token)
    return f"{side}ern {name}" if side else name
