"""Whether a text is in English. The language identifier is loaded only when the quick test leaves a doubt."""

from __future__ import annotations

import re
from functools import cache

from contested.read.lexicon import load
from contested.read.limits import MIN_WORDS_FOR_LANGUAGE

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
"""Characters looked at: from the middle, where less of the page's furniture stands."""


def other_language(text: str) -> str:
    """The code (ISO 639-1) of a text's language when it is not English, else an empty string.

    `und`: only the script is known to be foreign. Short texts in Latin letters are taken for English.
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
    if common >= (0.18 if len(found) >= 60 else 0.1) * len(found):
        return ""
    return _identified(text[middle : middle + _SAMPLE])


def _identified(text: str) -> str:
    import py3langid  # half a second and 20 MB, which most runs never need

    code = str(py3langid.classify(text)[0])
    return "" if code == "en" else code


@cache
def _common() -> frozenset[str]:
    return frozenset(load("english")["words"])
