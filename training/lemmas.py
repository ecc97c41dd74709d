"""Lemma tables learned from the training trees: exceptions by form and tag, and suffix rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from training.corpora import Sentence

Rule = tuple[str, str]


def suffix_rule(form: str, lemma: str) -> Rule:
    """What to cut from the end of the form and what to put there instead."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return form[same:], lemma[same:]


def lemma_tables(trees: Iterable[Sentence]) -> dict[str, dict[str, str] | str]:
    """Tables `words` ("XPOS form" to lemma, where the rules are wrong), `rules` ("XPOS suffix" to "cut|add")
    and `verbs` (known verbs, to undo "-ed" and "-ing" by)."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in trees:
        for form, xpos, upos, lemma in zip(
            sentence.words, sentence.xpos, sentence.upos, sentence.lemmas, strict=True
        ):
            if lemma != "_" and upos not in ("PUNCT", "SYM", "NUM", "X") and form.replace("-", "").isalpha():
                seen[(xpos, form.lower())][lemma.lower() if upos in ("PROPN", "VERB") else lemma] += 1
    best = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    capitals = {f"{xpos} {form}": lemma for (xpos, form), lemma in best.items() if lemma != lemma.lower()}
    best = {key: lemma.lower() for key, lemma in best.items()}
    rules = _rules(best)
    words = {
        f"{xpos} {form}": lemma
        for (xpos, form), lemma in sorted(best.items())
        if apply_rules(rules, xpos, form) != lemma
    } | capitals
    # Base forms only, or lemmas of two forms: single past forms carry the typing errors of the corpora.
    forms = Counter(lemma for (xpos, _), lemma in best.items() if xpos.startswith("VB"))
    verbs = sorted(v for v, n in forms.items() if len(v) > 2 and (n > 1 or ("VB", v) in best))
    return {"rules": rules, "words": words, "verbs": " ".join(verbs)}


def _rules(best: dict[tuple[str, str], str]) -> dict[str, str]:
    """For every tag and suffix of up to 5 letters, the change most forms take, if shorter suffixes differ."""
    votes: dict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    for (xpos, form), lemma in best.items():
        rule = suffix_rule(form, lemma)
        for size in range(len(rule[0]), 6):
            if size <= len(form):
                votes[(xpos, form[len(form) - size :])][rule] += 1
    rules: dict[str, str] = {}
    for (xpos, suffix), counts in sorted(votes.items(), key=lambda x: (len(x[0][1]), x[0])):
        (rule, count), total = counts.most_common(1)[0], sum(counts.values())
        if total >= (1 if not suffix else 3) and count / total > 0.6:
            shorter = (
                next((rules[k] for k in _keys(xpos, suffix[1:]) if k in rules), None) if suffix else None
            )
            if shorter != "|".join(rule):
                rules[f"{xpos} {suffix}"] = "|".join(rule)
    return rules


def _keys(xpos: str, form: str) -> Iterable[str]:
    """Keys of the rules that may hold for a form, the longest suffix first."""
    for start in range(max(0, len(form) - 5), len(form) + 1):
        yield f"{xpos} {form[start:]}"


def apply_rules(rules: dict[str, str], xpos: str, form: str) -> str:
    """The lemma by the rule of the longest suffix."""
    for key in _keys(xpos, form):
        if key in rules:
            cut, add = rules[key].split("|")
            if form.endswith(cut) and len(form) > len(cut):
                return form[: len(form) - len(cut)] + add
    return form
