"""Lemmas from form and tag: irregular verbs, exceptions learned from the training trees, then suffix rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

WEIGHTS = Path(__file__).parent / "weights"
LONGEST_SUFFIX = 5
VERB_PREFIXES = ("over", "under", "with", "re", "out", "un", "fore", "mis", "up", "pre", "co")
CLITICS = {"n't": "not", "n’t": "not", "nt": "not", "ca": "can", "wo": "will", "sha": "shall", "'ve": "have", "’ve": "have",
           "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ll": "will", "’ll": "will", "an": "a"}
PRONOUNS = {"me": "I", "us": "we", "him": "he", "them": "they", "i": "I", "'em": "they"}


@cache
def irregular_verbs() -> dict[str, str]:
    """Past forms, participles and odd thirds of irregular verbs to their lemmas."""
    text = files("contested").joinpath("data", "irregular_verbs.yaml").read_text(encoding="utf-8")
    return {form: lemma for lemma, forms in yaml.safe_load(text)["verbs"].items() for form in forms.split()}


@dataclass(frozen=True)
class Lemmatizer:
    """Tables as written by `training.lemmas`: `words` "XPOS form" -> lemma, `rules` "XPOS suffix" -> "cut|add"."""

    words: Mapping[str, str]
    rules: Mapping[str, str]
    irregular: Mapping[str, str]
    known: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False)

    @staticmethod
    def bundled(folder: Path = WEIGHTS) -> Lemmatizer:
        """The tables of the package."""
        tables = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        return Lemmatizer(tables["words"], tables["rules"], irregular_verbs())

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
        low = form.lower()
        if upos in ("PUNCT", "SYM", "NUM", "X", "SPACE"):
            return form if upos != "NUM" else low
        if upos == "PRON" and low in PRONOUNS and xpos == "PRP":
            return PRONOUNS[low]
        exception = self.words.get(f"{xpos} {low}") or (low in CLITICS and upos != "PROPN" and CLITICS[low])
        if exception:
            return _cased(form, exception) if upos == "PROPN" else exception
        if xpos.startswith("VB") and upos in ("VERB", "AUX"):
            verb = self._irregular(low, xpos)
            if verb:
                return verb
        if upos == "PROPN" and xpos != "NNPS":
            return form
        lemma = self._by_rule(low, xpos)
        return _cased(form, lemma) if upos == "PROPN" else lemma

    def _irregular(self, low: str, xpos: str) -> str | None:
        if xpos in ("VB", "VBP"):
            return None
        if low in self.irregular:
            return self.irregular[low]
        for prefix in VERB_PREFIXES:
            rest = low[len(prefix):].removeprefix("-") if low.startswith(prefix) else ""
            if rest in self.irregular:
                return low[: len(low) - len(rest)] + self.irregular[rest]
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
    return "".join(a if a.lower() == b else b for a, b in zip(form, lemma, strict=False)) + lemma[len(form):]
