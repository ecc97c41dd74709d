"""spaCy's English tokenizer, brought nearer to the words of Universal Dependencies (English-EWT and GUM)."""

from __future__ import annotations

import re
from typing import Any

from contested.language.orthography import words

LETTER = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"


def adjust(nlp: Any) -> None:
    """Change the tokenizer of an English spaCy pipeline in place: hyphens, missing spaces, abbreviations."""
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    prefixes = "|".join(sorted(words("hyphen_prefixes"), key=len, reverse=True))
    hyphen = r"(?:-|–|—|‑|‐|--|---|——|~)"
    infixes = [
        r"\.\.+", "…",
        # "freed.The": a space was lost. Two small letters before, a capital and a small one after.
        rf"(?<=[a-zß-öø-ÿ]{{2}})\.(?=[\"'“‘]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])",
        r"(?<=[a-z0-9][.!?])(?=[\"”’]?[A-Z][a-z])" if False else r"(?<=[a-z]{2}[!?])(?=[A-Z][a-z])",
        rf"(?<=[{LETTER}]),(?=[{LETTER}])",
        # Hyphens between letters, but not after the prefixes that stay on their word.
        rf"(?<=[{LETTER}0-9'’.]){hyphen}(?=[{LETTER}])",
        rf"(?<=[{LETTER}]{{2}})(?:-|–|—)(?=[0-9])",
        r"(?<=[0-9])(?:-|–|—)(?=[0-9])",
        rf"(?<=[{LETTER}0-9])[:<>=/](?=[{LETTER}])",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        r"(?<=[\])])(?=[A-Za-z])", r"[(\[](?=[A-Za-z])", r"[”“\"]",
    ]
    tokenizer = nlp.tokenizer
    finder = re.compile(compile_infix_regex(infixes).pattern)
    kept = re.compile(rf"(?<![\w-])(?:(?:{prefixes})-)+[{LETTER}]+", re.IGNORECASE)
    number = re.compile(r"[(]?\+?\d{2,4}(?:-\d{2,4}){2,}|\d{4}-\d{2}-\d{2}|\d+-\d+-\d+")

    def infixes_of(text: str) -> Any:
        held = [m.span() for pattern in (kept, number) for m in pattern.finditer(text)]
        if not held:
            return finder.finditer(text)
        return (m for m in finder.finditer(text)
                if not any(s < m.start() and m.end() < e for s, e in held))

    tokenizer.infix_finditer = infixes_of
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex(
        [*defaults.prefixes, r"-(?=[A-Za-z])", r"—|–|--+"]).search
    tokenizer.suffix_search = compile_suffix_regex(
        [*defaults.suffixes, r"(?<=[A-Za-z0-9)])(?:—|–|--+|-)"]).search
    for token in words("tokens"):
        nlp.tokenizer.add_special_case(token, [{"ORTH": token}])
