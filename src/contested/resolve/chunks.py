"""Cutting a phrase about an actor at its prepositions, and leaving out who merely helps ("X-backed")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contested.resolve.words import Label, Lexicon, Word

_POINTING = frozenset(("the", "a", "an", "this", "that", "these", "those"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a phrase between prepositions; `link` leads to it (empty for the head)."""

    words: tuple[Word, ...]
    labels: tuple[Label, ...]
    link: str = ""

    def last(self, *sorts: str) -> Label | None:
        return next((label for label in reversed(self.labels) if label.sort in sorts), None)

    def loose(self, before: int | None = None) -> tuple[Word, ...]:
        """Capitalised words that nothing is known about, before a position."""
        named = (label for label in self.labels if label.sort != "group")
        covered = {i for label in named for i in range(label.start, label.end)}
        stop = len(self.words) if before is None else before
        loose = (w for i, w in enumerate(self.words[:stop]) if i not in covered and w.capital)
        return tuple(w for w in loose if w.folded not in _POINTING)


def chunks(words: tuple[Word, ...], lexicon: Lexicon) -> Iterator[Chunk]:
    """The stretches of a phrase, its head first, up to the word that ends it."""
    labels = [label for label in _without_helpers(words, lexicon) if label.sort != "determiner"]
    start, link = 0, ""
    held: list[Label] = []
    for label in [*labels, Label(len(words), len(words), "stop", "")]:
        if label.sort in ("through", "place", "stop"):
            moved = tuple(Label(b.start - start, b.end - start, b.sort, b.value, b.plural) for b in held)
            yield Chunk(words[start : label.start], moved, link)
            if label.sort == "stop":
                return
            start, link, held = label.end, label.sort, []
        else:
            held.append(label)


def _without_helpers(words: tuple[Word, ...], lexicon: Lexicon) -> list[Label]:
    """Labels without those inside "X-backed" and the like, unless a longer name holds the helper word."""
    labels = lexicon.labels(words)
    dropped: set[int] = set()
    for label in labels:
        if label.start and words[label.start].joined and words[label.start - 1].folded == "anti":
            dropped.add(label.start)  # "anti-coalition": not the coalition
        if label.sort != "helper":
            continue
        at = label.start
        dropped.add(at)
        while at > 0 and words[at].joined:
            at -= 1
            dropped.add(at)
        if at == label.start and at > 0 and words[label.end : label.end + 1] and words[at - 1].capital:
            dropped.add(at - 1)  # "US backed rebels": a text that has lost its hyphens
        # "Islamic State-held": the hyphen binds the whole name.
        dropped |= {i for b in labels if b.end - 1 in dropped for i in range(b.start, b.end)}
    kept = [b for b in labels if b.start not in dropped and b.sort != "helper"]
    return sorted(kept + [Label(i, i + 1, "helper", "") for i in dropped], key=lambda b: b.start)
