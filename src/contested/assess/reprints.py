"""Shared text: which sentences of different documents are one text, reprinted or lightly rewritten."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from contested.model import Entry, Span

SIZE = 4
"""Words in a shingle."""
SHARED = 0.6
"""The share of the shorter sentence's shingles that the longer one must contain."""
LEAST = 6
"""Fewer shingles than this prove nothing: short sentences are alike by chance."""
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?]\s")


def sentence_of(entry: Entry) -> str:
    """The sentence a claim stands in; where the extractor gave none, the words around its evidence."""
    claim, text = entry.claim, entry.text
    if claim.sentence is not None:
        return claim.sentence.of(text)
    return _around(claim.evidence, text).of(text)


@lru_cache(maxsize=65536)
def shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    """The runs of four words of a sentence, case and punctuation aside."""
    words = _WORD.findall(sentence.casefold())
    return frozenset(tuple(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1))


def same_text(entries: Iterable[Entry]) -> list[tuple[Entry, Entry]]:
    """Pairs of entries of different documents whose sentences are one text, the earlier entry first.

    Each entry is paired with the earliest that it copies. Linear in the number of shingles.
    """
    first_with: dict[tuple[str, ...], list[Entry]] = {}
    pairs = []
    for entry in entries:
        own = shingles(sentence_of(entry)) if entry.text else frozenset()
        if len(own) < LEAST:
            continue
        shared: Counter[int] = Counter()
        met: dict[int, Entry] = {}
        for run in own:
            for other in first_with.get(run, ()):
                if other.claim.document_id != entry.claim.document_id:
                    shared[id(other)] += 1
                    met[id(other)] = other
        copied = [met[i] for i, n in shared.items() if _enough(n, own, met[i])]
        if copied:
            pairs.append((min(copied, key=_age), entry))
        for run in own:
            keep = first_with.setdefault(run, [])
            if len(keep) < 4:
                keep.append(entry)
    return pairs


def _enough(shared: int, own: frozenset[tuple[str, ...]], other: Entry) -> bool:
    return shared >= SHARED * max(LEAST, min(len(own), len(shingles(sentence_of(other)))))


def _age(entry: Entry) -> tuple[object, ...]:
    return (entry.first.known, entry.first.publication.id, entry.claim.id)


def _around(span: Span, text: str) -> Span:
    before = [m.end() for m in _STOP.finditer(text, max(0, span.start - 400), span.start)]
    line = text.rfind("\n", 0, span.start) + 1
    after = _STOP.search(text, span.end)
    end = after.start() if after else len(text)
    newline = text.find("\n", span.end)
    return Span(max([line, *before]), min(end, newline if newline >= 0 else len(text)))
