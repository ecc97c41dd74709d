"""Mends of trees that break Universal Dependencies, as a parser's independent choices sometimes do."""

from __future__ import annotations

from dataclasses import replace

from contested.language.model import Analysis

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ARGUMENTS = SUBJECTS | {"obj", "iobj", "obl", "nmod"}
OF_NOUNS = frozenset({"det", "compound", "nummod", "amod"})


def mended(found: Analysis) -> Analysis:
    """The same analysis with one subject a clause, names in one piece, and nouns in -ing told from verbs."""
    return nouns_in_ing(one_name(one_subject(found)))


def one_subject(found: Analysis) -> Analysis:
    """Two subjects side by side of one verb are one compound: "the border crossing fell".

    A clause has one subject (UD guidelines, `nsubj`), so the first of two neighbours that both claim it
    modifies the second.
    """
    heads, deps = list(found.heads), list(found.deps)
    for i in range(len(heads) - 1):
        rivals = deps[i] in SUBJECTS and deps[i + 1] == deps[i] and heads[i] == heads[i + 1]
        if (
            rivals
            and found.upos[i] in NOMINAL
            and (found.upos[i + 1] in NOMINAL or found.xpos[i + 1] == "VBG")
        ):
            heads[i], deps[i] = i + 2, "compound"
    return found if tuple(deps) == found.deps else replace(found, heads=tuple(heads), deps=tuple(deps))


def one_name(found: Analysis) -> Analysis:
    """Neighbours of one name that both claim the same place in the tree are one nominal: "Golan Heights"."""
    heads, deps = list(found.heads), list(found.deps)
    for i in range(len(heads) - 1):
        rivals = heads[i] == heads[i + 1] and deps[i] == deps[i + 1] and deps[i] in ARGUMENTS | {"conj"}
        if rivals and found.names[i + 1].startswith("I-") and found.upos[i] == found.upos[i + 1] == "PROPN":
            heads[i], deps[i] = i + 2, "compound"
    return found if tuple(deps) == found.deps else replace(found, heads=tuple(heads), deps=tuple(deps))


def nouns_in_ing(found: Analysis) -> Analysis:
    """A word in -ing in the place of a noun, with an article or the like, is a noun: "the crossing"."""
    upos, xpos = list(found.upos), list(found.xpos)
    for j, (head, dep) in enumerate(zip(found.heads, found.deps, strict=True)):
        i = head - 1
        if dep in OF_NOUNS and i > j and xpos[i] == "VBG" and found.deps[i] in ARGUMENTS:
            upos[i], xpos[i] = "NOUN", "NN"
    return found if tuple(xpos) == found.xpos else replace(found, upos=tuple(upos), xpos=tuple(xpos))
