"""Who says what, measured on the gold claims (speaker, chain, stance, modality) and on PolNeAR.

PolNeAR: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

import io
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.shared import need, rows
from spacy.tokens import Doc, Token

from contested.extract.voices.attribution import (
    Attribution,
    Voices,
    attributions,
    modality,
    negated,
    no_comments,
)
from contested.language import load, parse
from contested.model import Block, Document, Publication, Span

Row = dict[str, Any]
FIELDS = ("source", "cue", "content")


def attribution_scores(shared: Path) -> str:
    """Both measures as one table."""
    need(shared / "gold" / "dev.jsonl", shared / "gold" / "score.py")
    lines = ["gold claims: attribution at the head of each claim's evidence"]
    lines += [f"  {name:<10}{value}" for name, value in claim_scores(shared).items()]
    archive = shared / "data" / "attribution" / "polnear-dev.tar.xz"
    if archive.exists():
        lines += ["PolNeAR dev: tokens"]
        lines += [f"  {name:<10}{value}" for name, value in polnear_scores(archive).items()]
    return "\n".join(lines)


def claim_scores(shared: Path) -> dict[str, str]:
    """Speaker F1 on claims with a speaker; kind where it is right; chain, stance, modality F1 where marked.

    Passing modifiers ("X-held Y") are left out: they are the report's own voice whatever surrounds them.
    """
    scorer = _scorer(shared / "gold" / "score.py")
    outlets = {r["id"]: r.get("outlet") or "" for r in rows(shared / "reports" / "index.jsonl")}
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in rows(shared / "gold" / "dev.jsonl"):
        by_report[row["report"]].append(row)
    texts = {r: _text(shared / "reports" / f"{r}.txt") for r in by_report}
    count: Counter[str] = Counter()
    for report, doc, document in parsed(texts):
        publication = Publication("", document.id, report, outlet=outlets.get(report, ""))
        found = attributions(doc, document, publication)
        voices, cues = Voices(found, doc), {a.cue: a for a in found}
        silent = [speaker.name for speaker, _ in no_comments(doc, document, publication)]
        for gold in by_report[report]:
            if gold["kind"] == "no_comment":
                count["silent gold"] += 1
                count["silent right"] += any(scorer.same_name(gold["speaker"], name) for name in silent)
            elif not _passing(gold):
                _compare(gold, head_of(doc, gold["start"], gold["end"]), voices, cues, scorer, count)
    return {
        "speaker": _prf(count, "speaker"),
        "kind": f"{100 * count['kind right'] / max(1, count['speaker right']):5.1f} % of those",
        "chain": _prf(count, "chain"),
        "stance": _prf(count, "stance"),
        "modality": _prf(count, "modality"),
        "silence": f"{count['silent right']} of {count['silent gold']}",
    }


def _compare(
    gold: Row,
    head: Token,
    voices: Voices,
    cues: Mapping[int, Attribution],
    scorer: ModuleType,
    count: Counter[str],
) -> None:
    voice = voices.at(head.i)
    guess = _guess(voice, head, cues)
    named, given = bool(gold.get("speaker")), bool(guess["speaker"])
    right = named and given and _same_speaker(gold, guess, scorer)
    _tally(count, "speaker", named, given, right)
    if right:
        count["kind right"] += gold["speaker_kind"] == guess["speaker_kind"]
        chain = gold.get("via", [])
        same = len(chain) == len(guess["via"]) and all(map(scorer.same_name, chain, guess["via"]))
        _tally(count, "chain", bool(chain), bool(guess["via"]), bool(chain) and same)
    if gold["kind"] == "diplomacy":
        return
    for field, default in (("stance", "asserts"), ("modality", "actual")):
        wanted = gold.get(field, default)
        _tally(count, field, wanted != default, guess[field] != default, wanted == guess[field] != default)


def _guess(voice: Attribution | None, head: Token, cues: Mapping[int, Attribution]) -> Row:
    stance = cues[head.i].stance if head.i in cues else (voice.stance if voice else "asserts")
    if negated(head) and head.i not in cues:
        stance = {"asserts": "denies", "denies": "asserts"}.get(stance, stance)  # type: ignore[assignment]
    mood = modality(head)
    if mood == "actual" and voice is not None and voice.modality is not None:
        mood = voice.modality
    speaker = voice.speaker if voice else None
    mention = speaker.mention if speaker else None
    return {
        "speaker": speaker.name if speaker and mention else "",
        "names": [mention.text, mention.words] if mention else [],
        "speaker_kind": speaker.kind if speaker else "report",
        "via": [link.name for link in voice.chain] if voice else [],
        "stance": stance,
        "modality": mood,
    }


def _same_speaker(gold: Row, guess: Row, scorer: ModuleType) -> bool:
    return bool(
        scorer.same_speaker(gold, guess) or any(scorer.same_name(gold["speaker"], n) for n in guess["names"])
    )


def _passing(gold: Row) -> bool:
    words = gold["quote"]
    return (
        gold["kind"] == "control"
        and gold.get("change") == "holds"
        and ("-held" in words or "stronghold" in words)
    )


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The word that the others between two offsets hang on."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None
    inside = {t.i for t in span}
    tops = [
        t for t in span if (t.head.i not in inside or t.head == t) and t.pos_ not in ("PUNCT", "SPACE", "ADP")
    ]
    return tops[0] if tops else span.root


def polnear_scores(archive: Path) -> dict[str, str]:
    """Token precision, recall and F1 of source, cue and content, each annotator's file for itself."""
    texts, annotations = polnear(archive)
    count: Counter[str] = Counter()
    for name, doc, document in parsed(texts):
        found = attributions(doc, document, Publication("", document.id, name))
        guess = {field: set(tokens(doc, found, field)) for field in FIELDS}
        for gold in annotations[name]:
            for field in FIELDS:
                wanted = covered(doc, gold[field])
                count[f"{field} gold"] += len(wanted)
                count[f"{field} given"] += len(guess[field])
                count[f"{field} right"] += len(wanted & guess[field])
    return {field: _prf(count, field) for field in FIELDS}


def tokens(doc: Doc, found: list[Attribution], field: str) -> Iterator[int]:
    for saying in found:
        if saying.speaker.kind == "report":
            continue
        if field == "cue":
            yield saying.cue
        elif field == "content":
            yield from (i for i in saying.content if not doc[i].is_space)
        elif saying.speaker.mention is not None and saying.speaker.mention.span is not None:
            yield from covered(doc, [(saying.speaker.mention.span.start, saying.speaker.mention.span.end)])


def covered(doc: Doc, spans: list[tuple[int, int]]) -> set[int]:
    return {t.i for t in doc for start, end in spans if start <= t.idx < end and not t.is_space}


def polnear(archive: Path) -> tuple[dict[str, str], dict[str, list[dict[str, list[tuple[int, int]]]]]]:
    texts: dict[str, str] = {}
    annotations: dict[str, list[dict[str, list[tuple[int, int]]]]] = defaultdict(list)
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


def _brat(content: str) -> dict[str, list[tuple[int, int]]]:
    """Spans of each field of a brat standoff file."""
    found: dict[str, list[tuple[int, int]]] = {field: [] for field in FIELDS}
    for line in content.splitlines():
        parts = line.split("\t")
        if len(parts) < 2 or not parts[0].startswith("T"):
            continue
        label, _, places = parts[1].partition(" ")
        if label.lower() in found:
            found[label.lower()] += [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
    return found


def parsed(texts: Mapping[str, str]) -> Iterator[tuple[str, Doc, Document]]:
    documents = [
        Document(Document.id_of(name.encode()), b"", text, (Block("body", Span(0, len(text))),))
        for name, text in texts.items()
    ]
    for name, document, doc in zip(texts, documents, parse(load(), documents), strict=True):
        yield name, doc, document


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def _scorer(path: Path) -> ModuleType:
    spec = spec_from_file_location("gold_score", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tally(count: Counter[str], field: str, gold: bool, given: bool, right: bool) -> None:
    count[f"{field} gold"] += gold
    count[f"{field} given"] += given
    count[f"{field} right"] += right


def _prf(count: Counter[str], field: str) -> str:
    right, given, gold = (count[f"{field} {part}"] for part in ("right", "given", "gold"))
    both = 200 * right / (given + gold) if given + gold else 0.0
    return f"P {100 * right / max(1, given):5.1f}  R {100 * right / max(1, gold):5.1f}  F1 {both:5.1f}"
