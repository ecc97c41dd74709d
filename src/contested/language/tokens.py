"""spaCy's English tokenizer, brought nearer to the words of Universal Dependencies (English-EWT and GUM)."""

from __future__ import annotations

import re
from typing import Any

from contested.language.orthography import words

LETTER = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"

# A run of one sign is one word: "!!!", "=====".
RUNS = (r"[!?]{2,}", r"={2,}", r"\*{2,}", r"_{2,}", r"<{2,}", r">{2,}", r"~{2,}", r"\+{2,}")


def adjust(nlp: Any) -> None:
    """Change the tokenizer of an English spaCy pipeline in place: hyphens, missing spaces, abbreviations."""
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    known = words("hyphen_prefixes")
    prefixes = "|".join(sorted({*known, *(p.capitalize() for p in known)}, key=len, reverse=True))
    hyphen = r"(?:-|–|—|‑|‐|--|---|——|~)"
    infixes = [
        r"\.\.+",
        "…",
        *RUNS,
        # "freed.The", a lost space: two small letters, a number or a bracket, then a capitalised word.
        r"(?<=[a-zß-öø-ÿ]{2})[.!?](?=[\"'“‘]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])",
        r"(?<=[0-9)\]%])[.!?](?=[\"'“‘]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])",
        r"(?<=[a-z]{2})[.!?](?=(?:A|I)$)",
        rf"(?<=[{LETTER}]),(?=[{LETTER}])",
        # Hyphens between letters, but not after the prefixes that stay on their word.
        rf"(?<=[{LETTER}0-9'’.)\]]){hyphen}(?=[{LETTER}“\"])",
        rf"(?<=[{LETTER}]{{2}})(?:-|–|—)(?=[0-9])",
        r"(?<=[0-9])(?:-|–|—)(?=[0-9])",
        rf"(?<=[{LETTER}0-9])[:<>=/](?=[{LETTER}])",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        r"[)\]](?=[-–—“\"])",
        r"(?<=[\])])(?=[A-Za-z])",
        r"[(\[](?=[A-Za-z])",
        r"[”“\"]",
    ]
    tokenizer = nlp.tokenizer
    finder = re.compile(compile_infix_regex(infixes).pattern)
    kept = re.compile(rf"(?<![\w-])(?:(?:{prefixes})-)+[{LETTER}]+")
    number = re.compile(r"[(]?\+?\d{2,4}(?:-\d{2,4}){2,}|\d{4}-\d{2}-\d{2}|(?<!\d)\d{1,4}-\d{1,4}-\d{1,4}")

    def infixes_of(text: str) -> Any:
        held = [m.span() for pattern in (kept, number) for m in pattern.finditer(text)]
        if not held:
            return finder.finditer(text)
        return (m for m in finder.finditer(text) if not any(s < m.start() and m.end() < e for s, e in held))

    tokenizer.infix_finditer = infixes_of
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex(
        [*RUNS, *defaults.prefixes, r"-(?=[A-Za-z])", r"(?:—|–|--+)"]
    ).search
    tokenizer.suffix_search = compile_suffix_regex(
        [*RUNS, *defaults.suffixes, r"(?<=[A-Za-z0-9)])(?:—|–|--+|-)"]
    ).search
    for token in ("and/or", "And/or"):
        tokenizer.add_special_case(token, [{"ORTH": token[:3]}, {"ORTH": "/"}, {"ORTH": "or"}])
    for token in words("tokens"):
        tokenizer.add_special_case(token, [{"ORTH": token}])
