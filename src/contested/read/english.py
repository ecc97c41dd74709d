"""Whether a text is in English. The language identifier is loaded only when the quick test leaves a doubt."""

from __future__ import annotations

import re
from functools import cache
from math import exp, sqrt

from contested.read.lexicon import load
from contested.read.limits import MIN_WORDS_FOR_LANGUAGE, SHORT_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
"""Characters looked at: from the middle, where less of the page's furniture stands."""
_FEW = 0.2
"""Share of English function words from which a short text is English without more ado."""
_SURE = 0.55
"""Least probability of a language that a short text is said to be in; English headlines stay below it."""


def other_language(text: str) -> str:
    """The code (ISO 639-1) of a text's language when it is not English, else an empty string.

    `und`: only the script is known to be foreign. A few words in Latin letters are taken for English.
    """
    middle = max(0, (len(text) - _SAMPLE) // 2)
    found = _WORD.findall(text[middle : middle + _SAMPLE])
    letters = sum(map(len, found))
    latin = sum(len(w) for w in found if w[0] < "\u0250")
    if letters >= 20 and latin < letters / 2:
        return _identified(text[middle : middle + _SAMPLE]) or "und"
    if len(found) < MIN_WORDS_FOR_LANGUAGE:
        return ""
    common = sum(w.lower() in _common() for w in found)
    if len(found) < SHORT_WORDS:
        return "" if common >= _FEW * len(found) else _identified(text, least=_SURE)
    if common >= (0.18 if len(found) >= 60 else 0.1) * len(found):
        return ""
    return _identified(text[middle : middle + _SAMPLE])


def _identified(text: str, least: float = 0.0) -> str:
    """The likeliest language, if it is not English and its probability is at least `least`."""
    import py3langid  # half a second and 20 MB, which most runs never need

    ranked = [(str(code), float(weight)) for code, weight in py3langid.rank(text)]
    code, best = ranked[0]
    # The weights are logarithms over all features; the root of the length keeps them comparable.
    scale = sqrt(len(text.encode()))
    sure = 1 / sum(exp((weight - best) / scale) for _, weight in ranked)
    english = code == "en" or (least > 0 and code in load("english")["near"])
    return "" if english or sure < least else code


@cache
def _common() -> frozenset[str]:
    return frozenset(load("english")["words"])
