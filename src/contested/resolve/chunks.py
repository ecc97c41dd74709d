"""Cutting a phrase about an actor at its prepositions, and leaving out who merely helps ("X-backed")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contested.resolve.context import Context
from contested.resolve.words import Label, Lexicon, Sort, Word

_POINTING = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_PREFIXES = frozenset(("anti", "pro", "non", "ex", "counter", "self"))
_PATRONS = frozenset(("party", "adjective", "land", "capital"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a phrase between prepositions; `link` leads to it (empty for the head)."""

    words: tuple[Word, ...]
    labels: tuple[Label, ...]
    link: str = ""
    plain: frozenset[int] = frozenset()
    """Where determiners, counts and prefixes stand ("No soldiers", "Anti-"): capitals that name nothing."""

    def last(self, *sorts: str) -> Label | None:
        return next((label for label in reversed(self.labels) if label.sort in sorts), None)

    def armed(self, since: int = 0) -> Label | None:
        """The word that says what kind of people bear arms; "fighters" says least."""
        kinds = [b for b in self.labels if b.sort == "armed" and b.start >= since]
        return next((b for b in reversed(kinds) if b.value != "fighter"), kinds[-1] if kinds else None)

    def loose(self, before: int | None = None) -> tuple[Word, ...]:
        """Capitalised words that nothing is known about, before a position."""
        named = (label for label in self.labels if label.sort != "group")
        covered = self.plain | {i for label in named for i in range(label.start, label.end)}
        stop = len(self.words) if before is None else before
        loose = (w for i, w in enumerate(self.words[:stop]) if i not in covered and w.capital)
        return tuple(w for w in loose if w.folded not in _POINTING)

    def proper_tail(self, country: Label) -> bool:
        """Whether a capital's name goes on as the name of something else."""
        loose = self.loose()
        return country.sort == "capital" and any(w in loose for w in self.words[country.end :])


def chunks(words: tuple[Word, ...], lexicon: Lexicon, about: Context | None = None) -> Iterator[Chunk]:
    """The stretches of a phrase, its head first, up to the word that ends it."""
    every = _without_helpers(words, lexicon, about)
    labels = [label for label in every if label.sort != "determiner"]
    plain = {i for b in every if b.sort == "determiner" for i in range(b.start, b.end)}
    plain |= {i for i, w in enumerate(words[:-1]) if w.folded in _PREFIXES and words[i + 1].joined}
    start, link = 0, ""
    held: list[Label] = []
    for label in [*labels, Label(len(words), len(words), "stop", "")]:
        if label.sort in ("through", "sworn", "place", "stop"):
            moved = tuple(Label(b.start - start, b.end - start, b.sort, b.value, b.plural) for b in held)
            inner = frozenset(i - start for i in plain if start <= i < label.start)
            yield Chunk(words[start : label.start], moved, link, inner)
            if label.sort == "stop":
                return
            start, link, held = label.end, label.sort, []
        else:
            held.append(label)


def of_others(chunk: Chunk, rest: list[Chunk]) -> bool:
    """ "members of his family", "a group of students": of those, not of a group under arms."""
    kind = chunk.armed()
    if kind is None or kind.value != "fighter" or chunk.words[kind.end - 1].folded.startswith("fighter"):
        return False
    return bool(rest) and rest[0].link == "through" and bool(rest[0].words)


def place_names(chunk: Chunk, rest: list[Chunk], acts: Label) -> Iterator[str]:
    """Names beside an office that no list knows, and those behind its prepositions: where it may be."""
    if loose := chunk.loose(acts.start):
        yield " ".join(w.text for w in loose)
    for other in rest:
        if other.words and other.words[0].capital:
            yield " ".join(w.text for w in other.words)


def _without_helpers(words: tuple[Word, ...], lexicon: Lexicon, about: Context | None) -> list[Label]:
    """Labels without those inside "X-backed" and the like, unless a longer name holds the helper word."""
    labels = lexicon.labels(words, about)
    dropped: set[int] = set()
    patrons: list[Label] = []
    for label in labels:
        if label.start and words[label.start].joined and words[label.start - 1].folded == "anti":
            dropped.add(label.start)  # "anti-coalition": not the coalition, but those who fight it
            if label.sort == "strong" or label.value in lexicon.coalitions:
                patrons.append(Label(label.start, label.end, "armed", "insurgent"))
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
        patrons += _patron(label, words, labels, lexicon.installing)
    kept = [b for b in labels if b.start not in dropped and b.sort != "helper"]
    helpers = [Label(i, i + 1, "helper", "") for i in dropped]
    return sorted([*kept, *patrons, *helpers], key=lambda b: b.start)


def _patron(
    helper: Label, words: tuple[Word, ...], labels: list[Label], installing: frozenset[str]
) -> Iterator[Label]:
    """ "X-installed", "installed by X": who put somebody in office, and "X-backed": who merely helps."""
    installed = words[helper.start].folded in installing
    sort: Sort = "installer" if installed else "backer"
    if words[helper.start].joined:
        named = next((b for b in labels if b.end == helper.start), None)
    elif installed and words[helper.end : helper.end + 1] and words[helper.end].folded == "by":
        named = next((b for b in labels if b.start > helper.end and b.sort in _PATRONS), None)
    else:
        named = None
    if named is not None and named.sort in _PATRONS:
        value = named.value if named.sort == "party" else f"state:{named.value}"
        yield Label(helper.start, helper.end, sort, value)
