"""Which words of the extractor's lists serve one gold report only: what may have been learned by heart.

A cue with its word counts as used in a report when a found claim (paired with a gold claim) comes of it; an
entry of any other list when it stands in the sentence of such a claim. Lonely are those that one report alone
uses and no case of `tests/cases` outside. `elsewhere` counts other texts that have the word, those of re3d
(conflict) and PolNeAR (news): a word that stands in none of them is most likely to be one report's own.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from benchmarks.names import scorer
from benchmarks.polnear import polnear
from benchmarks.shared import need, rows
from spacy.tokens import Doc

from contested.extract.events.matching import cues
from contested.extract.lexicon import lexicon
from contested.model import Block, Claim, Document, KnownDate, Period, Publication, Report, Span, to_codebook
from contested.settings import Settings
from contested.stages import Installed

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"
KINDS = ("control", "harm", "movement", "violence", "diplomacy")
CLOSED = frozenset({"numbers"})
"""Lists of a closed class of words, complete by nature."""
Entry = tuple[str, str, str]
"""File, list or cue, word."""


@dataclass(slots=True)
class Usage:
    """Reports in which each entry is used, and the entries used outside of the gold reports."""

    reports: dict[Entry, set[str]] = field(default_factory=lambda: defaultdict(set))
    outside: set[Entry] = field(default_factory=set)

    def lonely(self) -> list[tuple[Entry, str]]:
        found = ((e, *names) for e, names in self.reports.items() if len(names) == 1)
        return sorted((e, name) for e, name in found if e not in self.outside)


def lexicon_scores(shared: Path) -> str:
    """How many reports use each entry, and the entries that one report alone uses."""
    need(shared / "gold" / "dev.jsonl", shared / "gold" / "score.py", shared / "reports" / "index.jsonl")
    return "\n".join(table(usage(shared), elsewhere(shared / "data")))


def table(used: Usage, texts: list[str]) -> Iterator[str]:
    """Counts by file, then the lonely entries."""
    lonely, known = used.lonely(), set(entries())
    alone = Counter(entry[0] for entry, _ in lonely)
    yield f"{'list':<14}{'entries':>9}{'used':>7}{'by one report':>15}{'lonely':>8}"
    for file in sorted({entry[0] for entry in known}):
        own = {entry for entry in known if entry[0] == file}
        mine = {entry: names for entry, names in used.reports.items() if entry in own and names}
        single = sum(len(names) == 1 for names in mine.values())
        yield f"{file:<14}{len(own):>9}{len(mine):>7}{single:>15}{alone[file]:>8}"
    yield ""
    yield f"{'lonely entries':<62}{'report':<21}elsewhere (of {len(texts)} texts)"
    counted = [(_count(entry[2], texts), entry, report) for entry, report in lonely]
    for count, (file, where, word), report in sorted(counted):
        yield f"{f'{file}: {where}: {word}':<62}{report:<21}{count}"


def _count(word: str, texts: list[str]) -> int:
    return sum(bool(re.search(rf"\b{re.escape(word)}", text)) for text in texts)


def usage(shared: Path) -> Usage:
    """What the gold reports and the cases use."""
    stages, used = Installed(Settings()), Usage()
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(shared / "gold" / "dev.jsonl"):
        gold[row["report"]].append(row)
    found = [r for r in stages.read([shared / "reports" / "index.jsonl"]) if isinstance(r, Report)]
    pair = scorer(shared).pair
    known = list(entries())
    for report, doc, claims in read(stages, [r for r in found if r.publication.report in gold]):
        name, text = report.publication.report, report.document.text
        coded = [to_codebook(claim, name, text) for claim in claims]
        paired = {id(guess) for kind in {row["kind"] for row in gold[name]} for _, guess in pair(
            [row for row in gold[name] if row["kind"] == kind], [row for row in coded if row["kind"] == kind]
        )}  # fmt: skip
        right = [claim for claim, row in zip(claims, coded, strict=True) if id(row) in paired]
        for entry in entries_used(doc, right, known):
            used.reports[entry].add(name)
    for _, doc, claims in read(stages, list(cases())):
        used.outside |= set(entries_used(doc, claims, known))
    return used


def read(stages: Installed, reports: list[Report]) -> Iterator[tuple[Report, Doc, list[Claim]]]:
    docs = stages.parse([report.document for report in reports])
    for report, doc in zip(reports, docs, strict=True):
        claims, _ = stages.extract(report.document, doc, report.publication)
        yield report, doc, stages.names.resolve(claims, report.document, report.publication)


def entries_used(doc: Doc, claims: Iterable[Claim], known: Iterable[Entry]) -> Iterator[Entry]:
    """Cues with the words that claims stand on, and entries of lists in the sentences of claims."""
    claims = list(claims)
    for claim in claims:
        names = {cue.partition(":")[0] for cue in claim.cues}
        inside = doc.char_span(claim.evidence.start, claim.evidence.end, alignment_mode="expand")
        lemmas = {token.lemma_.lower() for token in inside} if inside is not None else set()
        for kind in KINDS:
            for lemma in lemmas:
                here = (c.name for c in cues(kind).by_lemma.get(lemma, ()) if c.name in names)
                yield from ((kind, f"cue {name}", lemma) for name in here)
    told = {(claim.sentence or claim.evidence).start for claim in claims}
    words = " ".join(
        f" {form(t.lower_ for t in sentence)} {form(t.lemma_.lower() for t in sentence)} "
        for sentence in doc.sents
        if sentence.start_char in told
    )
    yield from (e for e in known if not e[1].startswith("cue ") and f" {form(e[2].split())} " in words)


def form(words: Iterable[str]) -> str:
    """Words with single spaces, hyphens apart as the tokenizer has them."""
    return " ".join(" ".join(words).lower().replace("-", " - ").split())


def entries() -> Iterator[Entry]:
    """Every word of every list; cues with each of their lemmas."""
    for path in resources.files("contested").joinpath("data", "extract").iterdir():
        file = path.name.removesuffix(".yaml")
        if path.name.endswith(".yaml") and file not in CLOSED:
            for key, value in lexicon(file).items():
                if key == "cues":
                    yield from _of_cues(file, value)
                else:
                    yield from ((file, where, word) for where, word in _leaves(key, value))


def _of_cues(file: str, rows: list[dict[str, Any]]) -> Iterator[Entry]:
    for row in rows:
        for lemma in next(row[pos] for pos in ("verbs", "nouns", "adjectives") if pos in row):
            yield file, f"cue {row['cue']}", lemma
        for part in ("with", "mods"):
            yield from ((file, f"{part} of {row['cue']}", word) for _, word in _leaves("", row.get(part)))


def _leaves(where: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value.lower()
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(where, each)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if isinstance(each, int | float):
                yield where, str(key)
            else:
                yield from _leaves(f"{where}.{key}".strip("."), each)


def cases() -> Iterator[Report]:
    """The texts of `tests/cases` as reports."""
    for path in sorted(CASES.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(data["cases"]):
            text, name = str(case["text"]).strip(), f"{path.stem}-{number}"
            document = Document(
                Document.id_of(text.encode()), b"", text, (Block("body", Span(0, len(text))),)
            )
            day = KnownDate(Period.day(date.fromisoformat(str(case.get("date", data["date"])))), "given")
            yield Report(document, Publication(name, document.id, name, text_date=day, published=day))


def elsewhere(data: Path) -> list[str]:
    """Other texts in lower case; none where they are not there."""
    found: list[str] = []
    conflict, news = data / "ner" / "re3d.train.jsonl.xz", data / "attribution" / "polnear-dev.tar.xz"
    if conflict.exists():
        with lzma.open(conflict, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"].lower() for line in lines]
    if news.exists():
        found += [text.lower() for text in polnear(news)[0].values()]
    return found
