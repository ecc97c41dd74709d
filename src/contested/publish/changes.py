"""What changed since a day, drawn for a morning brief: places by what became of them, then people harmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from contested.model import Brief, ChangeKind, Entry, Harm, PlaceChange, PlaceStatus
from contested.publish import wording
from contested.publish.as_json import claim_json, iso, status_json
from contested.publish.status import parties, verdict
from contested.publish.theme import Palette, one_line, short
from contested.publish.wording import Mark, no_mark

HEADING: dict[ChangeKind, str] = {
    "changed hands": "Changed hands",
    "no holder": "No longer said to be held",
    "disputed": "Fell into dispute",
    "divided": "Divided now",
    "settled": "No longer disputed",
    "besieged": "Besieged",
    "siege over": "Siege over",
    "fought over": "Fought over",
    "fighting over": "No longer fought over",
    "new": "Told of for the first time",
    "better known": "Better supported",
    "less sure": "Less well supported",
}


def changes_view(brief: Brief, mark: Mark = no_mark) -> RenderableType:
    """The brief for a terminal, 80 columns or more."""
    since, until = wording.day(brief.before.known), wording.day(brief.after.known)
    parts: list[RenderableType] = [Text(f"From {since} to {until}", "heading"), Text(news(brief)), Text()]
    palette = Palette(name for c in brief.changes for s in (c.before, c.after) for name in parties(s))
    for kind, group in groupby(brief.changes, key=lambda change: change.kinds[0]):
        parts += [_table(kind, list(group), palette), Text()]
    parts += list(_harm(brief.claims, mark))
    if brief.steady:
        parts.append(Text(f"New claims changed nothing for {', '.join(brief.steady)}.", "label"))
    return Group(*parts)


def news(brief: Brief) -> str:
    """One sentence: how many claims from how many reports, and how many places changed."""
    reports = len({entry.claim.document_id for entry in brief.claims})
    claims, places = len(brief.claims), len(brief.changes)
    if not claims:
        return "No report became known in these days."
    came = f"{_many(claims, 'claim')} from {_many(reports, 'report')}"
    return f"{came}; the answer changed for {_many(places, 'place')}."


def _many(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _table(kind: ChangeKind, changed: Sequence[PlaceChange], palette: Palette) -> RenderableType:
    table = Table(title=HEADING[kind], title_style="heading", title_justify="left", expand=True)
    for column in ("place", "before", "now", "because"):
        table.add_column(column, overflow="fold")
    for change in changed:
        also = [HEADING[k].lower() for k in change.kinds[1:]]
        place = Text(change.place).append(f"\nalso {', '.join(also)}" if also else "", "label")
        table.add_row(
            place, _answer(change.before, palette), _answer(change.after, palette), _because(change)
        )
    return table


def _answer(status: PlaceStatus, palette: Palette) -> Text:
    return verdict(status, palette) if status.state != "unknown" else Text("nothing known", "unknown")


def _because(change: PlaceChange) -> Text:
    """The newest claim on who holds the place, else the newest of all, in the words of its report."""
    entry = max(change.claims, key=lambda e: (e.claim.kind == "control", e.first.known, e.row))
    outlet = entry.first.publication.outlet or entry.first.publication.report
    text = Text(f"“{one_line(entry.claim.evidence.of(entry.text), 90)}”", "quote")
    text.append(f"\n{outlet}, {entry.first.known:%Y-%m-%d}", "label").append(
        f" [{short(entry.claim.id)}]", "id"
    )
    more = len(change.claims) - 1
    return text.append(f"\nand {more} more" if more else "", "label")


def _harm(entries: Iterable[Entry], mark: Mark) -> Iterable[RenderableType]:
    """The people said to be harmed, one line a claim that gives a number."""
    told = [e for e in entries if isinstance(e.claim.matter, Harm) and e.claim.matter.count]
    if told:
        table = Table(title="People harmed", title_style="heading", title_justify="left", expand=True)
        for column in ("what is said", "by whom, where"):
            table.add_column(column, overflow="fold")
        for entry in told:
            outlet = entry.first.publication.outlet or entry.first.publication.report
            note = mark(entry)
            said = Text(wording.says(entry.claim)).append(f"\n{note}" if note else "", "warning")
            who = wording.speaker(entry.claim.speaker, entry.first.publication.outlet)
            source = f"{outlet}, {entry.first.known:%Y-%m-%d} [{short(entry.claim.id)}]"
            table.add_row(said, Text(f"{who}\n{source}"))
        yield from (table, Text())


def changes_json(brief: Brief) -> dict[str, Any]:
    """The brief as plain JSON: both answers of every place that changed, and all claims that came in."""
    kinds = Counter(entry.claim.kind for entry in brief.claims)
    return {
        "since": iso(brief.before.known),
        "until": iso(brief.after.known),
        "changes": [
            {
                "place": change.place,
                "place_id": change.place_id,
                "kinds": list(change.kinds),
                "before": status_json(change.before),
                "after": status_json(change.after),
                "new_claims": [entry.claim.id for entry in change.claims],
            }
            for change in brief.changes
        ],
        "steady": list(brief.steady),
        "counts": dict(kinds),
        "claims": [claim_json(entry) for entry in brief.claims],
    }
