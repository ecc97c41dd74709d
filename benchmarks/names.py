"""How often the resolver agrees with the hand-coded names of the dev gold: places, sides, speakers.

Each phrase of the gold is resolved in the context of its own report and compared as `score.py` compares.
"""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from contested.model import Claim, Document, KnownDate, Mention, Period, Publication, Speaker, from_codebook
from contested.resolve import Resolver, load

SHARED = Path(__file__).resolve().parents[2] / "shared"
Row = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """One phrase, what the gold says it stands for, and what the resolver said."""

    role: str
    report: str
    phrase: str
    gold: str
    given: str


def answers(resolver: Resolver, shared: Path = SHARED) -> list[Answer]:
    """Every name of the dev gold with the resolver's answer."""
    rows = [json.loads(line) for line in (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines()]
    index = [
        json.loads(line) for line in (shared / "reports" / "index.jsonl").read_text("utf-8").splitlines()
    ]
    found: list[Answer] = []
    for entry in index:
        own = [row for row in rows if row["report"] == entry["id"]]
        document, publication = _report(entry, shared)
        claims = resolver.resolve([_as_written(row) for row in own], document, publication)
        for row, claim in zip(own, claims, strict=True):
            found += _compare(row, claim)
    return found


def _report(entry: Row, shared: Path) -> tuple[Document, Publication]:
    data = (shared / "reports" / entry["file"]).read_bytes()
    document = Document(Document.id_of(data), data, data.decode("utf-8", "replace"))
    day = (
        KnownDate(Period.day(date.fromisoformat(entry["published"])), "given") if entry["published"] else None
    )
    title, outlet = entry["title"] or "", entry["outlet"] or ""
    return document, Publication(
        entry["id"], document.id, entry["id"], outlet, title=title, text_date=day, published=day
    )


def _as_written(row: Row) -> Claim:
    """The gold claim with its phrases as written, and nothing of the answers but named antecedents."""
    claim = from_codebook(row)
    written: str = row.get("place_text") or row.get("place") or ""
    # A place named only by a description ("the city") has its antecedent from the extract stage.
    described = bool(written) and not any(word[:1].isupper() for word in written.split())
    place = Mention(written, antecedent=row.get("place", "") if described else "") if written else None
    speaker: Speaker = replace(claim.speaker, affiliation=None)
    return replace(claim, place=place, speaker=speaker)


def _compare(row: Row, claim: Claim) -> list[Answer]:
    matter = claim.matter
    found = []
    if row.get("place") and claim.place:
        ref = claim.place.place
        given = ref.name if ref else ""
        described = "described" if claim.place.antecedent else "place"
        found.append(
            Answer(described, row["report"], str(row.get("place_text") or row["place"]), row["place"], given)
        )
    for role, phrase, side in (
        ("holder", "holder", "holder"), ("loser", "loser", "loser"), ("by", "by", "by"),
        ("against", "against", "against"), ("toward", "toward", "toward"),
        ("who", "who", "who_side"), ("victims", "victims", "victims_side"),
    ):  # fmt: skip
        mention: Mention | None = getattr(matter, role, None)
        if row.get(phrase) and mention:
            side_name = mention.party.side if mention.party else ""
            given = mention.name if phrase == side else side_name
            found.append(Answer(role, row["report"], row[phrase], row.get(side, ""), given))
    for role, field in (("origin", "from"), ("goal", "to"), ("scope", "scope")):
        mention = getattr(matter, role, None)
        if row.get(field) and mention:
            found.append(Answer(role, row["report"], row[field], row[field], mention.name))
    if row.get("speaker"):
        side = row.get("speaker_side", "")
        found.append(Answer("speaker", row["report"], row["speaker"], side, claim.speaker.side))
    return found


def agreement(shared: Path = SHARED, resolver: Resolver | None = None) -> dict[str, tuple[int, int]]:
    """Agreeing and all answers by role."""
    same = scorer(shared).same_name
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for answer in answers(resolver or load(), shared):
        counts[answer.role][0] += bool(same(answer.gold, answer.given))
        counts[answer.role][1] += 1
    return {role: (hits, total) for role, (hits, total) in counts.items()}


def scorer(shared: Path) -> ModuleType:
    """The scorer that comes with the gold claims."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(errors: bool = False) -> None:
    """Print the agreement by role; with `errors`, every phrase that differs."""
    if not (SHARED / "gold" / "dev.jsonl").exists():
        print("names: no ../shared/gold/dev.jsonl here, nothing to measure")
        return
    resolver = load()
    if errors:
        same = scorer(SHARED).same_name
        for answer in answers(resolver):
            if not same(answer.gold, answer.given):
                where = f"{answer.role:9} {answer.report:18} {answer.phrase!r}"
                print(f"{where}: {answer.gold!r} / {answer.given!r}")
    for role, (hits, total) in agreement(resolver=resolver).items():
        print(f"{role:10} {hits:4d} of {total:4d}  {100 * hits / total:5.1f} %")


if __name__ == "__main__":
    import sys

    main("--errors" in sys.argv)
