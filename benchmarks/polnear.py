"""PolNeAR, political news with who says what: our sayings beside those of a direct-quotation extractor.

Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018. The corpus marks
a source as the whole noun phrase, with titles, appositions and clauses; a cue as the words of saying with
auxiliaries, adverbs, particles and prepositions; and mostly no saying inside of another's content. A claim
needs none of that, so that our spans are widened here, by the parse alone (`saying_phrases.py`).
"""

from __future__ import annotations

import io
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.saying_phrases import Said, cue_phrase, source_phrase, whole, words
from benchmarks.texts import parsed
from spacy.tokens import Doc, Token

from contested.extract.voices.attribution import Attribution, attributions
from contested.model import Publication

FIELDS = ("source", "cue", "content")
Spans = list[tuple[int, int]]
Reader = Callable[[Doc, list[Attribution]], Iterator[Said]]


def polnear_table(archive: Path) -> Iterator[str]:
    """Token precision, recall and F1 of source, cue and content, each annotator's file for itself."""
    texts, annotations = polnear(archive)
    readers: dict[str, Reader | None] = {
        "contested, whole phrases": whole,
        "contested, words of a claim": words,
        "textacy, whole phrases": widened(quotations()),
        "textacy, direct quotations": quotations(),
    }
    counts: dict[str, Counter[str]] = {name: Counter() for name in readers}
    for name, doc, document in parsed(texts):
        found = attributions(doc, document, Publication("", document.id, name))
        for system, reader in readers.items():
            if reader is not None:
                tally(counts[system], doc, list(reader(doc, found)), annotations[name])
    yield f"PolNeAR dev, {len(texts)} articles: tokens"
    yield f"{'':<30}" + "".join(f"{field:<8}P      R     F1   " for field in FIELDS).rstrip()
    for system, reader in readers.items():
        count = counts[system]
        cells = "".join(f"{figures(count, field):<24}" for field in FIELDS).rstrip()
        yield f"{system:<30}{cells if reader is not None else 'not installed'}"


def tally(count: Counter[str], doc: Doc, found: list[Said], annotated: list[dict[str, Spans]]) -> None:
    """Count tokens of each field against every annotator's."""
    for field in FIELDS:
        given = {i for said in found for i in getattr(said, field)}
        for gold in annotated:
            wanted = covered(doc, gold[field])
            count[f"{field} gold"] += len(wanted)
            count[f"{field} given"] += len(given)
            count[f"{field} right"] += len(wanted & given)


def figures(count: Counter[str], field: str) -> str:
    right, given, gold = (count[f"{field} {part}"] for part in ("right", "given", "gold"))
    both = 200 * right / max(1, given + gold)
    return f"{100 * right / max(1, given):>9.1f}{100 * right / max(1, gold):>7.1f}{both:>7.1f}"


def quotations() -> Reader | None:
    """textacy's extractor of direct quotations on our own parse; None where it is not installed.

    It gives a text up whose quotation marks are odd in number, so that each paragraph is given by itself,
    which serves it better (content F1 54 instead of 40).
    """
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None

    def read(doc: Doc, _: list[Attribution]) -> Iterator[Said]:
        for start, part in paragraphs(doc):
            try:
                found = list(direct_quotations(part))
            except ValueError:
                continue
            for quote in found:
                yield Said(*(frozenset(start + t.i for t in getattr(quote, name)) for name in
                             ("speaker", "cue", "content")))  # fmt: skip

    return read


def widened(reader: Reader | None) -> Reader | None:
    """The same with sources and cues widened as ours are: textacy knows the relations of another scheme."""
    if reader is None:
        return None

    def read(doc: Doc, found: list[Attribution]) -> Iterator[Said]:
        for said in reader(doc, found):
            source, cue = top(doc, said.source), top(doc, said.cue)
            taken = said.content | said.cue
            wide = cue_phrase(cue, said.content)
            yield Said(frozenset(source_phrase(source, taken | wide)), frozenset(wide), said.content)

    return read


def top(doc: Doc, words: frozenset[int]) -> Token:
    """The word that the others hang on."""
    return next((doc[i] for i in sorted(words) if doc[i].head.i not in words), doc[min(words)])


def paragraphs(doc: Doc) -> Iterator[tuple[int, Doc]]:
    """The lines of a text, each as a document of its own with the index of its first token."""
    for line in re.finditer(r"[^\n]+", doc.text):
        span = doc.char_span(line.start(), line.end(), alignment_mode="contract")
        if span is not None and len(span) > 2:
            yield span.start, span.as_doc()


def covered(doc: Doc, spans: Spans) -> set[int]:
    return {t.i for t in doc for start, end in spans if start <= t.idx < end and not t.is_space}


def polnear(archive: Path) -> tuple[dict[str, str], dict[str, list[dict[str, Spans]]]]:
    """Texts by name, and for each the spans of each field by every annotator."""
    texts: dict[str, str] = {}
    annotations: dict[str, list[dict[str, Spans]]] = defaultdict(list)
    with tarfile.open(archive, "r:xz") as packed:
        for member in packed:
            handle = packed.extractfile(member) if member.isfile() else None
            if handle is None:
                continue
            content = io.TextIOWrapper(handle, encoding="utf-8", newline="").read()
            stem = Path(member.name).stem
            if member.name.endswith(".txt"):
                texts[stem] = content
            elif member.name.endswith(".ann"):
                annotations[stem.rpartition("_")[0]].append(_brat(content))
    return {name: texts[name] for name in annotations if name in texts}, annotations


def _brat(content: str) -> dict[str, Spans]:
    """Spans of each field of a brat standoff file."""
    found: dict[str, Spans] = {field: [] for field in FIELDS}
    for line in content.splitlines():
        parts = line.split("\t")
        if len(parts) < 2 or not parts[0].startswith("T"):
            continue
        label, _, places = parts[1].partition(" ")
        if label.lower() in found:
            found[label.lower()] += [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
    return found
