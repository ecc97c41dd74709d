"""Who says what, measured on the gold claims: speaker, chain, stance, modality; then on PolNeAR."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.polnear import polnear_table
from benchmarks.shared import need, rows
from benchmarks.texts import parsed
from spacy.tokens import Doc, Token

from contested.extract.voices.attribution import (
    Attribution,
    Voices,
    attributions,
    modality,
    negated,
    no_comments,
)
from contested.model import Publication

Row = dict[str, Any]


def attribution_scores(shared: Path) -> str:
    """Both measures as one table."""
    need(shared / "gold" / "dev.jsonl", shared / "gold" / "score.py")
    lines = ["gold claims: attribution at the head of each claim's evidence"]
    lines += [f"  {name:<10}{value}" for name, value in claim_scores(shared).items()]
    archive = shared / "data" / "attribution" / "polnear-dev.tar.xz"
    if archive.exists():
        lines += ["", *polnear_table(archive)]
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
