"""Numbers and times against the gold claims, the evidence being given."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.shared import DEFAULT, need, rows
from spacy.tokens import Doc, Token

from contested.extract.numbers.counts import count_of
from contested.extract.times.finding import default_when, find_times, when_of
from contested.language import load, parse
from contested.model import Bounds, Document, Period, Report
from contested.read import read


@dataclass
class Tally:
    """How often each outcome was met, and a line for each that was not right."""

    outcomes: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, outcome: str, line: str = "") -> None:
        self.outcomes[outcome] += 1
        if line and outcome != "right":
            self.misses.append(f"{outcome}: {line}")

    def __str__(self) -> str:
        known = sum(n for name, n in self.outcomes.items() if not name.startswith("empty"))
        share = 100 * self.outcomes["right"] / known if known else 0.0
        told = ", ".join(f"{name} {n}" for name, n in sorted(self.outcomes.items()))
        return f"{share:.1f} percent right ({told})"


def parsed_reports(shared: Path) -> Iterator[tuple[str, Document, Doc, Period | None]]:
    """Name, document, parse and text date of each report of the index."""
    need(shared / "reports" / "index.jsonl")
    found = [r for r in read([shared / "reports" / "index.jsonl"]) if isinstance(r, Report)]
    docs = parse(load(), [r.document for r in found])
    for report, doc in zip(found, docs, strict=True):
        date = report.publication.text_date or report.publication.published
        yield report.publication.report, report.document, doc, date.period if date else None


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """The token that heads the words of an evidence span; verbs before nouns."""
    inside = [t for t in doc if start <= t.idx and t.idx + len(t) <= end]
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head.i not in numbers or t.head is t]
    # "Forces defending the base": the participle is what happens.
    tops += [
        c
        for t in tops
        if t.pos_ in ("NOUN", "PROPN")
        for c in t.children
        if c.dep_ == "acl" and c.i in numbers
    ]
    tops.sort(key=lambda t: (t.pos_ not in ("VERB", "AUX"), t.pos_ not in ("NOUN", "PROPN"), t.i))
    return tops[0] if tops else None


def numbers_agree(shared: Path) -> Tally:
    """For each gold claim with a number: whether some noun of its evidence has just these bounds."""
    tally = Tally()
    gold = _by_report(shared)
    for name, _, doc, _ in parsed_reports(shared):
        for row in gold.get(name, []):
            wanted = (
                Bounds(row.get("count_low"), row.get("count_high")),
                Bounds(row.get("of_low"), row.get("of_high")),
            )
            if not wanted[0]:
                continue
            inside = [t for t in doc if row["start"] - 25 <= t.idx < row["end"]]
            found = {(c.bounds, c.of) for t in inside if (c := count_of(t))}
            text = doc.text[row["start"] : row["end"]]
            told = f"{name} wanted {_plain(wanted[0])} found {[_plain(b) for b, _ in found]} in {text!r}"
            tally.add("right" if wanted in found else "missing" if not found else "wrong", told)
    return tally


def times_agree(shared: Path) -> Tally:
    """For each gold claim: whether the time of the head of its evidence is the gold one."""
    tally = Tally()
    gold = _by_report(shared)
    for name, document, doc, base in parsed_reports(shared):
        times = find_times(doc, base)
        for row in gold.get(name, []):
            head = head_of(doc, row["start"], row["end"])
            if head is None:
                continue
            found = when_of(head, times, doc)
            period = (
                found.period
                if found
                else default_when(
                    head,
                    times,
                    doc,
                    base,
                    document=document,
                    statement=row["kind"] in ("figure", "diplomacy"),
                )
            )
            wanted = Period.parse(row["when"]) if row.get("when") else None
            text = doc.text[row["start"] : row["end"]]
            tally.add(
                _outcome(wanted, period),
                f"{name} {row['kind']} wanted {wanted} found {period} head {head} in {text!r}",
            )
    return tally


def _outcome(wanted: Period | None, found: Period | None) -> str:
    if wanted is None:
        return "empty, as it should" if found is None else "empty in the gold, but found"
    if found is None:
        return "missing"
    if found == wanted or str(found) == str(wanted):
        return "right"
    return "overlapping" if found.overlaps(wanted) else "wrong"


def _by_report(shared: Path) -> dict[str, list[dict[str, Any]]]:
    gold: dict[str, list[dict[str, Any]]] = {}
    for row in rows(shared / "gold" / "dev.jsonl"):
        gold.setdefault(row["report"], []).append(row)
    return gold


def _plain(bounds: Bounds) -> str:
    return f"{bounds.low}..{bounds.high}"


def main(shared: Path = DEFAULT, errors: bool = False) -> None:
    """Print both tables."""
    for title, tally in (("numbers", numbers_agree(shared)), ("times", times_agree(shared))):
        print(f"{title}: {tally}")
        if errors:
            print(*tally.misses, sep="\n")


if __name__ == "__main__":
    main(errors="--errors" in sys.argv)
