"""Scores of the shipped language model on public development sets: parse and tags, names, lemmas."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Sentence, read_conll2003, read_conllu, read_uner, read_wnut17

from contested.language.lemmas import Lemmatizer
from contested.language.model import Analysis, Model

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class ParseScores:
    """Per cent of words right, gold words and sentences; `las` counts labels with their subtypes."""

    corpus: str
    words: int
    uas: float
    las: float
    upos: float
    xpos: float
    lemma: float


@dataclass(frozen=True, slots=True)
class NameScores:
    """Exact spans and kinds, in per cent."""

    corpus: str
    names: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class LanguageScores:
    """Everything measured, and the speed of the model alone (words a second, batches by length)."""

    parses: tuple[ParseScores, ...]
    names: tuple[NameScores, ...]
    words_per_second: float


def spans(labels: Sequence[str]) -> set[Span]:
    """Name spans of a row of BIO labels (half-open, in words)."""
    found: set[Span] = set()
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        edge, _, here = label.partition("-")
        if kind and (edge != "I" or here != kind):
            found.add((start, i, kind))
            kind = ""
        if edge != "O" and not kind:
            start, kind = i, here
    return found


def _percent(right: int, all_: int) -> float:
    return round(100.0 * right / max(1, all_), 2)


def score_parse(
    corpus: str, gold: Sequence[Sentence], found: Iterable[Analysis], lemmas: Lemmatizer
) -> ParseScores:
    """Count right heads, labels, tags and lemmas (lemmas from the found tags)."""
    words = uas = las = upos = xpos = lemma = 0
    for g, f in zip(gold, found, strict=True):
        for i, word in enumerate(g.words):
            words += 1
            head = g.heads[i] == f.heads[i]
            uas += head
            las += head and g.deps[i] == f.deps[i]
            upos += g.upos[i] == f.upos[i]
            xpos += g.xpos[i] == f.xpos[i]
            lemma += g.lemmas[i] in ("_", lemmas.lemma(word, f.upos[i], f.xpos[i]))
    return ParseScores(corpus, words, *(_percent(n, words) for n in (uas, las, upos, xpos, lemma)))


def score_names(
    corpus: str, gold: Sequence[Sentence], found: Iterable[Analysis], kinds: set[str]
) -> NameScores:
    """Exact matches of these kinds; found names that touch words left open in the gold do not count."""
    right = given = wanted = 0
    for g, f in zip(gold, found, strict=True):
        open_words = {i for i, names in enumerate(g.names) if len(names) > 3}
        labels = [next(iter(n)) if len(n) == 1 else "O" for n in g.names]
        target = spans(labels)
        got = {s for s in spans(f.names) if s[2] in kinds and not open_words & set(range(s[0], s[1]))}
        right += len(target & got)
        given += len(got)
        wanted += len(target)
    precision, recall = _percent(right, given), _percent(right, wanted)
    return NameScores(
        corpus, wanted, precision, recall, round(2 * precision * recall / max(1e-9, precision + recall), 2)
    )


def language_scores(shared: Path) -> LanguageScores:
    """Score the shipped model on the development sets below `shared/data`."""
    model, lemmas = Model(), Lemmatizer.bundled()
    parses, seconds, words = [], 0.0, 0
    for name in ("ewt", "gum"):
        gold = list(read_conllu(shared / "data" / "ud" / f"{name}.dev.conllu.xz"))
        start = time.perf_counter()
        found = model.analyse([s.words for s in gold])
        seconds += time.perf_counter() - start
        words += sum(len(s.words) for s in gold)
        parses.append(score_parse(f"{name.upper()} dev", gold, found, lemmas))
    names = []
    for title, file, reader, kinds in (
        ("CoNLL-2003 dev", "conll2003.dev.tsv.xz", read_conll2003, {"PER", "ORG", "LOC", "MISC"}),
        ("WNUT-17 dev", "wnut17.dev.tsv.xz", read_wnut17, {"PER", "ORG", "LOC"}),
        ("UNER EWT dev", "uner_ewt.dev.iob2.xz", read_uner, {"PER", "ORG", "LOC"}),
    ):
        gold = list(reader(shared / "data" / "ner" / file))
        names.append(score_names(title, gold, model.analyse([s.words for s in gold]), kinds))
    return LanguageScores(tuple(parses), tuple(names), round(words / seconds))


def table(scores: LanguageScores) -> str:
    """The scores as two plain tables."""
    lines = [f"{'parse and tags':<16}{'words':>8}{'UAS':>8}{'LAS':>8}{'UPOS':>8}{'XPOS':>8}{'lemma':>8}"]
    lines += [
        f"{p.corpus:<16}{p.words:>8}{p.uas:>8.2f}{p.las:>8.2f}{p.upos:>8.2f}{p.xpos:>8.2f}{p.lemma:>8.2f}"
        for p in scores.parses
    ]
    lines += ["", f"{'names':<16}{'names':>8}{'P':>8}{'R':>8}{'F1':>8}"]
    lines += [
        f"{n.corpus:<16}{n.names:>8}{n.precision:>8.2f}{n.recall:>8.2f}{n.f1:>8.2f}" for n in scores.names
    ]
    return "\n".join([*lines, "", f"model alone: {scores.words_per_second:,.0f} words a second"])


if __name__ == "__main__":
    print(table(language_scores(Path(__file__).resolve().parents[2] / "shared")))
