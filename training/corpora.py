"""Readers of the public corpora: Universal Dependencies, CoNLL-2003, WNUT-17, UNER and re3d, xz or plain.

A sentence that has names but no tree is a `Sentence` with empty heads. Names are sets of allowed BIO labels
for each word, so that a corpus with other guidelines may leave open what it does not say.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
ANY = frozenset(NAMES)
NO_NAME = frozenset({"O"})
NO_NAME_OR_MISC = frozenset({"O", "B-MISC", "I-MISC"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with, as far as the corpus has them: lemmas, tags, tree (heads 1-based, 0 the root) and names."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...] = ()
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    text: str = ""
    document: str = ""


def lines_of(path: Path) -> Iterator[str]:
    """Lines of a text file, plain or xz, without their ends."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            yield line.rstrip("\n")


def paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    """Runs of lines between blank ones."""
    run: list[str] = []
    for line in lines:
        if line.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Universal Dependencies v2: syntactic words only (multiword tokens and empty nodes are passed over)."""
    document = ""
    for run in paragraphs(lines_of(path)):
        text = ""
        for line in run:
            if line.startswith("# newdoc id = "):
                document = line[14:]
            elif line.startswith("# text = "):
                text = line[9:]
        rows = [r for r in (line.split("\t") for line in run if not line.startswith("#")) if r[0].isdigit()]
        if rows:
            columns = list(zip(*rows, strict=True))
            yield Sentence(
                words=columns[1],
                lemmas=columns[2],
                upos=columns[3],
                xpos=columns[4],
                heads=tuple(int(h) for h in columns[6]),
                deps=columns[7],
                text=text,
                document=document,
            )


def read_conll2003(path: Path) -> Iterator[Sentence]:
    """CoNLL-2003 as index, word, BIO label."""
    for run in paragraphs(lines_of(path)):
        rows = [line.split("\t") for line in run]
        if rows[0][1] != "-DOCSTART-":
            yield Sentence(words=tuple(r[1] for r in rows), names=tuple(frozenset({r[2]}) for r in rows))


def read_uner(path: Path) -> Iterator[Sentence]:
    """Universal NER (IOB2): PER, ORG and LOC; other names are not annotated, so MISC is left open."""
    for run in paragraphs(lines_of(path)):
        rows = [line.split("\t") for line in run if not line.startswith("#")]
        if rows:
            labels = (r[2] if r[2] in NAMES else "O" for r in rows)
            yield Sentence(words=tuple(r[1] for r in rows), names=tuple(_or_misc(x) for x in labels))


WNUT_LABELS = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}


def read_wnut17(path: Path) -> Iterator[Sentence]:
    """WNUT-17: products and works are left open; nationalities are not annotated, so MISC stays possible."""
    for run in paragraphs(lines_of(path)):
        rows = [line.split("\t") for line in run]
        names = []
        for row in rows:
            edge, _, kind = row[1].partition("-")
            if edge == "O":
                names.append(NO_NAME_OR_MISC)
            else:
                names.append(frozenset({f"{edge}-{WNUT_LABELS[kind]}"}) if kind in WNUT_LABELS else ANY)
        yield Sentence(words=tuple(r[0] for r in rows), names=tuple(names))


RE3D_LABELS = {"Person": "PER", "Location": "LOC", "Organisation": "ORG", "Nationality": "MISC"}
RE3D_WORD = re.compile(r"\w+(?:[.’']\w+)*\.?(?=\S)|\w+|[^\w\s]")


def read_re3d(path: Path) -> Iterator[Sentence]:
    """re3d (JSONL): its spans also hold noun phrases; only lone spans of capitalised words count."""
    for line in lines_of(path):
        record = json.loads(line)
        text = record["text"]
        for start, end in _rough_sentences(text):
            words = [(m.start(), m.end()) for m in RE3D_WORD.finditer(text, start, end)]
            if 3 <= len(words) <= 90:
                yield Sentence(
                    words=tuple(text[s:e] for s, e in words),
                    names=_re3d_names(text, words, record["entities"]),
                )


def _rough_sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"(?<=[a-z0-9)”\"’]\.)\s+(?=[A-Z“\"])|\n+", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _re3d_names(
    text: str, words: list[tuple[int, int]], entities: list[list[object]]
) -> tuple[frozenset[str], ...]:
    spans = [
        (int(str(e[0])), int(str(e[1])), RE3D_LABELS[str(e[2])]) for e in entities if e[2] in RE3D_LABELS
    ]
    names: list[frozenset[str]] = [
        ANY
        if any(s < we and ws < e for s, e, _ in spans)
        else (NO_NAME if text[ws].islower() else NO_NAME_OR_MISC)
        for ws, we in words
    ]
    for start, end, label in spans:
        inside = [i for i, (ws, we) in enumerate(words) if start <= ws and we <= end]
        alone = sum(s < end and start < e for s, e, _ in spans) == 1
        if inside and alone and all(text[words[i][0]].isupper() or text[words[i][0]] == "-" for i in inside):
            first = inside[0]
            if text[words[first][0] : words[first][1]] in ("The", "A", "An") or (
                label == "PER" and len(inside) > 2
            ):
                continue
            for i in inside:
                names[i] = frozenset({("B-" if i == first else "I-") + label})
    return tuple(names)


def _or_misc(label: str) -> frozenset[str]:
    return NO_NAME_OR_MISC if label == "O" else frozenset({label})
