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
    """The code (ISO 639-1) of the language of a text that is not English, `und` if only its script is foreign; else ''.

    Short texts in Latin letters are taken for English.
    """
    middle = max(0, (len(text) - _SAMPLE) // 2)
    found = _WORD.findall(text[middle : middle + _SAMPLE])
    letters = sum(map(len, found))
    latin = sum(len(w) for w in found if w[0] < "\u0250")
    if letters >= 20 and latin < letters / 2:
        return _identified(text[middle : middle + _SAMPLE], found) or "und"
    if len(found) < MIN_WORDS_FOR_LANGUAGE:
        return ""
    common = sum(w.lower() in _common() for w in found)
    if common >= 0.18 * len(found):
        return ""
    return _identified(text[middle : middle + _SAMPLE], found)


def _identified(text: str, found: list[str]) -> str:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    code = str(_identifier(LanguageIdentifier, MODEL_FILE).classify(text)[0])
    return "" if code == "en" else code


@cache
def _identifier(kind: type, model: str) -> object:
    return kind.from_pickled_model(model, norm_probs=True)  # type: ignore[attr-defined]


@cache
def _common() -> frozenset[str]:
    return frozenset(load("english")["words"])
