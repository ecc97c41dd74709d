"""Lemmas from form and tag: irregular verbs, exceptions learned from treebanks, suffix rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

WEIGHTS = Path(__file__).parent / "weights"
LONGEST_SUFFIX = 5
VERB_PREFIXES = ("over", "under", "with", "re", "out", "un", "fore", "mis", "up", "pre", "co")
CLITICS = {
    "n't": "not",
    "n’t": "not",
    "nt": "not",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
    "'ve": "have",
    "’ve": "have",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ll": "will",
    "’ll": "will",
    "an": "a",
}
PRONOUNS = {"me": "I", "us": "we", "him": "he", "them": "they", "i": "I", "'em": "they"}


@cache
def _data() -> dict[str, Any]:
    text = files("contested").joinpath("data", "irregular_verbs.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@dataclass(frozen=True)
class Lemmatizer:
    """Tables as written by `training.lemmas`.

    `words`: "XPOS form" to lemma; `rules`: "XPOS suffix" to "cut|add"; `verbs`: lemmas that "-ed" and "-ing"
    may be undone to; `irregular`: forms of irregular verbs to lemmas; `plurals`: plurals to lemmas.
    """

    words: Mapping[str, str]
    rules: Mapping[str, str]
    verbs: frozenset[str]
    irregular: Mapping[str, str]
    plurals: Mapping[str, str]
    known: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False)

    @staticmethod
    def bundled(folder: Path = WEIGHTS) -> Lemmatizer:
        """The tables of the package."""
        tables = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        data = _data()
        return Lemmatizer(
            words=tables["words"],
            rules=tables["rules"],
            verbs=frozenset(tables["verbs"].split())
            | frozenset(data["regular"].split())
            | frozenset(data["verbs"]),
            irregular={form: lemma for lemma, forms in data["verbs"].items() for form in forms.split()},
            plurals={form: lemma for lemma, forms in data["plurals"].items() for form in forms.split()},
        )

    def lemma(self, form: str, upos: str, xpos: str) -> str:
        """The lemma of a form; names keep their capitals."""
        key = (form, upos, xpos)
        found = self.known.get(key)
        if found is None:
            found = self._lemma(form, upos, xpos)
            if len(self.known) < 100_000:
                self.known[key] = found
        return found

    def _lemma(self, form: str, upos: str, xpos: str) -> str:
        low = form.lower().replace("’", "'")
        if upos in ("PUNCT", "SYM", "X", "SPACE"):
            return form
        if upos == "NUM":
            return low.replace(",", "") if low[0].isdigit() else low
        if low in ("'s", "s") and upos in ("AUX", "VERB"):
            return "be"
        if upos == "PRON" and low in PRONOUNS and xpos == "PRP":
            return PRONOUNS[low]
        if upos in ("VERB", "AUX") and xpos in ("VBD", "VBN", "VBZ", "VBG"):
            verb = self._irregular(low)
            if verb:
                return verb
        if upos == "NOUN" and low in self.plurals:
            return self.plurals[low]
        if upos == "ADJ" and xpos in ("NNP", "NNPS"):
            return form
        exception = self.words.get(f"{xpos} {low}") or (upos != "PROPN" and CLITICS.get(low))
        if exception:
            return _cased(form, exception) if upos == "PROPN" else exception
        if xpos == "NNP":
            return form
        lemma = (upos == "VERB" and self._undone(low, xpos)) or self._by_rule(low, xpos)
        return _cased(form, lemma) if upos == "PROPN" else lemma

    def _irregular(self, low: str) -> str | None:
        if low in self.irregular:
            return self.irregular[low]
        for prefix in VERB_PREFIXES:
            rest = low[len(prefix) :].removeprefix("-") if low.startswith(prefix) else ""
            if rest in self.irregular and len(rest) > 2:
                return low[: len(low) - len(rest)] + self.irregular[rest]
        return None

    def _undone(self, low: str, xpos: str) -> str | None:
        """A known verb that the form comes from by "-ed", "-ing" or "-s"."""
        endings = {"VBD": ("ed", "d"), "VBN": ("ed", "d"), "VBG": ("ing",), "VBZ": ("s", "es")}.get(xpos, ())
        for ending in endings:
            stem = low[: -len(ending)]
            if low.endswith(ending) and len(stem) > 2:
                doubled = stem[:-1] if stem[-1] == stem[-2] else ""
                changed = stem[:-1] + "y" if stem[-1] == "i" else ""
                for verb in (stem + "e", stem, doubled, changed):
                    if verb in self.verbs:
                        return verb
        return None

    def _by_rule(self, low: str, xpos: str) -> str:
        for start in range(max(0, len(low) - LONGEST_SUFFIX), len(low) + 1):
            rule = self.rules.get(f"{xpos} {low[start:]}")
            if rule is not None:
                cut, add = rule.split("|")
                if low.endswith(cut) and len(low) > len(cut):
                    return low[: len(low) - len(cut)] + add
        return low


def _cased(form: str, lemma: str) -> str:
    """The lemma with the capitals of the form as far as both go together."""
    return "".join(a if a.lower() == b else b for a, b in zip(form, lemma, strict=False)) + lemma[len(form) :]
