"""Mends of trees that break Universal Dependencies, as a parser's independent choices sometimes do."""

from __future__ import annotations

from dataclasses import replace

from contested.language.model import Analysis

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def one_subject(found: Analysis) -> Analysis:
    """Two subjects side by side of one verb are one compound: "the border crossing fell".

    A clause has one subject (UD guidelines, `nsubj`), so the first of two neighbours that both claim it
    modifies the second, and a second that was taken for a verb in -ing is a noun.
    """
    heads, deps, upos, xpos = list(found.heads), list(found.deps), list(found.upos), list(found.xpos)
    for i in range(len(heads) - 1):
        if deps[i] not in SUBJECTS or deps[i + 1] != deps[i] or heads[i] != heads[i + 1]:
            continue
        if upos[i] in NOMINAL and (upos[i + 1] in NOMINAL or xpos[i + 1] == "VBG"):
            heads[i], deps[i] = i + 2, "compound"
            if xpos[i + 1] == "VBG":
                upos[i + 1], xpos[i + 1] = "NOUN", "NN"
    if tuple(deps) == found.deps:
        return found
    return replace(found, heads=tuple(heads), deps=tuple(deps), upos=tuple(upos), xpos=tuple(xpos))
