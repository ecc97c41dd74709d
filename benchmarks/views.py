"""The share of answers about places that are right: from hand-coded claims (judgement alone), and end to end.

The questions and the hand-coded claims lie outside the project; without them nothing is measured.
"""

from __future__ import annotations

import re
import sys
from calendar import month_abbr
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.shared import need, rows, run_scorer, write_rows

from contested.assess import status
from contested.assess.names import fold
from contested.model import (
    Appearance,
    AsOf,
    Bounds,
    Claim,
    Control,
    Credit,
    Entry,
    KnownDate,
    Link,
    Mention,
    Party,
    PartyBook,
    PartyKind,
    PartyRef,
    Period,
    PlaceRef,
    PlaceStatus,
    Publication,
    Speaker,
    Tie,
    from_codebook,
)

Row = dict[str, Any]
NEVER = date(9999, 12, 31)
_PASSING = re.compile(
    r"-(held|controlled|occupied|ruled)\b|\b(stronghold|bastion|foothold|capital|haven)\b", re.I
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "several": 3}
_MONTHS = [name.lower() for name in month_abbr[1:]]
_DATE = re.compile(r"\b(?:(\d{1,2}) )?([A-Z][a-z]{2})[a-z]* (\d{1,2})?,? ?(\d{4})\b")


def views_from_gold(shared: Path) -> str:
    """Answer the questions from the hand-coded claims, names taken as resolved; the scorer's line."""
    need(shared / "gold" / "views.jsonl", shared / "gold" / "dev.jsonl")
    entries, book = gold_ledger(shared)
    answers = []
    for question in rows(shared / "gold" / "views.jsonl"):
        asof = AsOf(date.fromisoformat(question["on"]), date.fromisoformat(question["known"]))
        answers.append(answer(question["id"], status(_place(question["place"]), entries, book, asof)))
    return views_from_ledger(answers, shared)


def views_from_ledger(answers: Iterable[Row], shared: Path, errors: bool = False) -> str:
    """The scorer's line for answers in the form of `contested who --json`, each with the question's `id`."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "answers.jsonl"
        write_rows(told, list(answers))
        gold = shared / "gold"
        flags = ["--errors"] * errors
        return run_scorer(gold / "score_views.py", gold / "views.jsonl", told, *flags).strip()


def answer(question: str, view: PlaceStatus) -> Row:
    """A status in the form that the scorer reads."""
    return {
        "id": question,
        "state": view.state,
        "holder": view.holder,
        "rivals": [r.party for r in view.rivals],
        "parts": [{"part": p.part, "holder": p.holder} for p in view.parts],
        "fought_over": view.fought_over,
        "besieged_by": view.besieged_by,
        "basis": view.basis,
        "origins": {"low": view.origins.low, "high": view.origins.high} if view.origins else None,
        "last_evidence": view.last_evidence.isoformat() if view.last_evidence else None,
        "reasons": list(view.reasons),
    }


def gold_ledger(shared: Path) -> tuple[list[Entry], PartyBook]:
    """The hand-coded claims as entries, and a party book made of the sides they name."""
    coded = rows(shared / "gold" / "dev.jsonl")
    index = {r["id"]: r for r in rows(shared / "reports" / "index.jsonl")}
    media = _media(coded, index)
    seen = {key: _appearance(row, shared) for key, row in index.items()}
    texts = {key: (shared / "reports" / row["file"]).read_text("utf-8") for key, row in index.items()}
    entries = []
    for number, row in enumerate(coded):
        report = row["report"]
        claim = from_codebook(row, report, report, f"{report}:{number}")
        entries.append(Entry(_resolved(claim, row, media), (seen[report],), texts[report], number))
    return entries, PartyBook.of(media.values())


def _media(coded: list[Row], index: Mapping[str, Row]) -> dict[str, Party]:
    """Media by name, owned by the side that the coder gave them."""
    names = {name: "" for row in coded for name in row.get("via", []) if name != name.lower()}
    names |= {row["outlet"]: "" for row in index.values() if row["outlet"]} | {"Press TV": "", "Reuters": ""}
    for row in coded:
        if row.get("speaker_kind") == "media" and row["speaker"] in names:
            names[row["speaker"]] = row.get("speaker_side", "")
    sides = {row[key] for row in coded for key in ("holder", "loser", "speaker_side") if row.get(key)}
    bodies = {row["speaker"] for row in coded if row.get("speaker_kind") == "institution"}
    book = {name: Party(f"name:{fold(name)}", name, "state") for name in sides}
    for name, owner in names.items():
        ties = (Tie("owned", f"name:{fold(owner)}"),) if owner else ()
        kind: PartyKind = "monitor" if name in bodies else "media"
        book[name] = Party(f"medium:{fold(name)}", name, kind, ties=ties)
    return book


def _resolved(claim: Claim, row: Row, media: Mapping[str, Party]) -> Claim:
    """The claim with every name taken as resolved to itself."""
    place = claim.place
    if place is not None:
        place = replace(place, place=_place(row["place"]))
    matter = claim.matter
    if isinstance(matter, Control):
        passing = matter.change == "holds" and bool(_PASSING.search(row["quote"]))
        passing = passing and row.get("speaker_kind", "report") == "report" and matter.extent == "all"
        matter = replace(matter, holder=_side(matter.holder), loser=_side(matter.loser), passing=passing)
    speaker = claim.speaker
    if speaker.kind != "report":
        speaker = replace(speaker, affiliation=_side(speaker.affiliation), count=_how_many(speaker))
    chain = tuple(Link(x.name, None, _medium(x.name, media)) for x in claim.chain)
    return replace(claim, place=place, matter=matter, speaker=speaker, chain=chain)


def _how_many(speaker: Speaker) -> Bounds:
    """How many speak, from the words: "two officials", "officials", "a source"."""
    words = speaker.name.casefold().split()
    number = next((_NUMBERS[w] for w in words if w in _NUMBERS), None)
    if number is not None:
        return Bounds.exactly(number)
    plural = speaker.kind == "anonymous" and any(w.endswith("s") and len(w) > 3 for w in words)
    return Bounds(2, None) if plural else Bounds.exactly(1)


def _side(mention: Mention | None) -> Mention | None:
    if mention is None:
        return None
    key = f"name:{fold(mention.words)}"
    return replace(mention, party=PartyRef(key, mention.words, key, mention.words))


def _medium(name: str, media: Mapping[str, Party]) -> PartyRef | None:
    party = media.get(name)
    return PartyRef(party.id, name, party.ties[0].party if party.ties else party.id, name) if party else None


def _place(name: str) -> PlaceRef:
    return PlaceRef(fold(name), name)


def _appearance(row: Row, shared: Path) -> Appearance:
    """The publication of a report: the index's date unless the text's first words give another."""
    key = row["id"]
    given = {
        "islam-qala-reuters": ("2021-07-08", "", "Reuters"),
        "islam-qala-presstv": ("2021-07-10", "Press TV", ""),
    }
    published, outlet, credit = given.get(key, (row["published"], row["outlet"], ""))
    day = date.fromisoformat(published) if published else None
    if day and key not in given:
        day = _own_date((shared / "reports" / row["file"]).read_text("utf-8")[:60]) or day
    when = KnownDate(Period.day(day), "text") if day else None
    credits = (Credit(credit, "dateline"),) if credit else ()
    told = Publication(key, key, key, outlet or "", credits=credits, text_date=when, published=when)
    return Appearance(told, day or NEVER, 0)


def _own_date(text: str) -> date | None:
    """A date such as "April 6 2017", "11 Aug 2016" or "Jul 012016" among the first words of a page."""
    match = _DATE.search(text)
    if not match or match[2].lower() not in _MONTHS or not (match[1] or match[3]):
        return None
    return date(int(match[4]), _MONTHS.index(match[2].lower()) + 1, int(match[1] or match[3]))


if __name__ == "__main__":
    print(views_from_gold(Path(sys.argv[1])))
