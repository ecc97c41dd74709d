"""Why claims are wrong, by the extractor's own account: missed, another matter, or not in the gold.

A missed claim is laid to the first of these that holds at a word of its evidence: a claim of its kind was
found there, but of another matter; a cue of its kind stands there and was given up; a cue would stand there,
with other words beside it; no cue of its kind has any word of it.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.names import scorer
from benchmarks.shared import need, rows
from spacy.tokens import Doc

from benchmarks import re3d
from contested.model import CueRow, Report, to_codebook
from contested.settings import Settings
from contested.stages import Installed

Row = dict[str, Any]
REASONS = 12
"""So many reasons for which cues are given up are listed."""


def causes_scores(shared: Path, stages: Installed | None = None) -> str:
    """Errors by cause in the gold reports and in the texts of re3d."""
    texts = shared / "data" / "ner" / "re3d.train.jsonl.xz"
    need(shared / "gold" / "dev.jsonl", shared / "gold" / "score.py", texts)
    stages, score = stages or Installed(Settings()), scorer(shared)
    with tempfile.TemporaryDirectory() as folder:
        sets = {
            "dev": (shared / "reports" / "index.jsonl", shared / "gold" / "dev.jsonl"),
            "re3d": (re3d.laid_out(texts, Path(folder)), re3d.CLAIMS),
        }
        counts = {name: counted(index, gold, stages, score) for name, (index, gold) in sets.items()}
    return "\n".join(table(counts))


def counted(index: Path, gold: Path, stages: Installed, score: ModuleType) -> Counter[str]:
    """How many claims each cause made wrong in one set of reports."""
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in rows(gold):
        wanted[row["report"]].append(row)
    reports = [r for r in stages.read([index]) if isinstance(r, Report) and r.publication.report in wanted]
    count: Counter[str] = Counter()
    for report, doc in zip(reports, stages.parse([r.document for r in reports]), strict=True):
        name, text = report.publication.report, report.document.text
        told = stages.explain(report.document, doc, report.publication)
        claims = stages.names.resolve(told.claims, report.document, report.publication)
        found = [to_codebook(claim, name, text) for claim in claims]
        for kind in score.MATTER:
            mine = [row for row in wanted[name] if row["kind"] == kind]
            given = [row for row in found if row["kind"] == kind]
            pairs = score.pair(mine, given)
            count += wrong_fields(pairs, kind, score)
            right = {id(row) for pair in pairs for row in pair}
            left = [row for row in given if id(row) not in right]
            missed = [row for row in mine if id(row) not in right]
            count.update(f"missed: {cause(row, left, told.cues, doc)}" for row in missed)
            count["missed"] += len(missed)
            count["not in the gold"] += len(left)
            count[f"not in the gold: {kind}"] += len(left)
    return count


def cause(missed: Row, left: list[Row], cues: tuple[CueRow, ...], doc: Doc) -> str:
    """Why a claim was missed, in the words of the rule that gave it up."""
    if any(min(missed["end"], row["end"]) > max(missed["start"], row["start"]) for row in left):
        return "found there, but another matter (place, act or unit)"
    own = [
        c for c in cues if c.kind == missed["kind"] and missed["start"] <= doc[c.index].idx < missed["end"]
    ]
    if any(c.outcome == "claim" for c in own):
        return "one claim found there where there are several"
    given_up = [c.why.partition(":")[0] for c in own if c.outcome == "dropped"]
    if given_up:
        return f"given up: {given_up[0]}"
    return "a cue asks for other words beside it" if own else "no cue has a word of it"


def wrong_fields(pairs: list[tuple[Row, Row]], kind: str, score: ModuleType) -> Counter[str]:
    """How often each field is wrong in found claims."""
    wrong = (field for a, b in pairs for field in score.CORE[kind] if not score.same(field, a, b))
    return Counter(f"wrong field: {field}" for field in wrong)


def table(counts: dict[str, Counter[str]]) -> Iterator[str]:
    """Causes in falling order, those of missed claims first."""
    whole = sum(counts.values(), Counter[str]())
    yield f"{'':<74}" + "".join(f"{name:>7}" for name in counts)
    for group in ("missed", "wrong field", "not in the gold"):
        if whole[group]:
            yield _row(group, counts, group)
        parts = [key for key, _ in whole.most_common() if key.startswith(f"{group}: ")]
        for key in parts[:REASONS]:
            yield _row(f"  {key.removeprefix(f'{group}: ') if whole[group] else key}", counts, key)
        if len(parts) > REASONS:
            rest = parts[REASONS:]
            yield f"{'  other reasons':<74}" + "".join(
                f"{sum(c[k] for k in rest):>7}" for c in counts.values()
            )


def _row(words: str, counts: dict[str, Counter[str]], key: str) -> str:
    return f"{words[:73]:<74}" + "".join(f"{count[key]:>7}" for count in counts.values())
