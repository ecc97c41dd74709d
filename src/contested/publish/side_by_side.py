"""Disputes and figures: what cannot all be true, and what counts the same thing, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from contested.model import Dispute, Entry, FigureRow, Rival
from contested.publish import wording
from contested.publish.theme import Palette, one_line, short
from contested.publish.wording import Mark, no_mark


def disputes_view(disputes: Sequence[Dispute], mark: Mark = no_mark) -> RenderableType:
    """One panel for each dispute, its sides in columns."""
    return Group(*(_dispute(dispute, mark) for dispute in disputes))


def _dispute(dispute: Dispute, mark: Mark) -> RenderableType:
    palette = Palette(side.party for side in dispute.sides)
    entries = {entry.claim.id: entry for entry in dispute.entries}
    table = Table(expand=True, box=None, padding=(0, 1), show_edge=False)
    for side in dispute.sides:
        table.add_column(palette.text(side.party), ratio=1, overflow="fold")
    table.add_row(*(_side(side, entries, mark) for side in dispute.sides))
    when = f", {wording.period(dispute.when)}" if dispute.when else ""
    title = Text(dispute.matter, "heading").append(when, "label")
    return Panel(table if dispute.sides else Text("no sides"), title=title, title_align="left")


def _side(side: Rival, entries: dict[str, Entry], mark: Mark) -> Text:
    cells = []
    for claim_id in side.claims:
        if claim_id in entries:
            cells.append(_said(entries[claim_id], mark))
    return Text("\n\n").join(cells) if cells else Text("\n".join(side.speakers))


def _said(entry: Entry, mark: Mark) -> Text:
    claim, publication = entry.claim, entry.first.publication
    text = Text(wording.speaker(claim.speaker, publication.outlet))
    text.append(" ").append(wording.says(claim), claim.stance if claim.stance != "asserts" else "")
    text.append(f"\n“{one_line(claim.evidence.of(entry.text), 160)}”", "quote")
    text.append(f"\n{publication.outlet or publication.report}, {entry.first.known:%Y-%m-%d}", "label")
    text.append(f" [{short(claim.id)}]", "id")
    if note := mark(entry):
        text.append(f"\n{note}", "warning")
    return text


def figures_view(rows: Sequence[FigureRow]) -> RenderableType:
    """A heading for each topic and below it who gives which figure, so that competing figures stand together.

    `rows` come grouped by topic.
    """
    parts: list[RenderableType] = []
    for topic, group in groupby(rows, key=lambda row: row.topic):
        table = Table(expand=True, show_header=False, box=None, padding=(0, 1), pad_edge=True)
        table.add_column(ratio=3, overflow="fold")
        table.add_column(ratio=6, overflow="fold")
        table.add_column(width=13, overflow="fold", style="label")
        for row in group:
            table.add_row(_how_many(row), _according_to(row), _day(row))
        parts.append(Panel(table, title=Text(topic, "heading"), title_align="left", padding=0))
    return Group(*parts)


def _how_many(row: FigureRow) -> str:
    total = f" of {wording.bounds(row.of)}" if row.of else ""
    return f"{wording.bounds(row.count)}{total} {wording.units(row.unit, row.of or row.count)}".strip()


def _according_to(row: FigureRow) -> Text:
    claim, publication = row.entry.claim, row.entry.first.publication
    who = Text(wording.speaker(claim.speaker, publication.outlet))
    if claim.stance != "asserts":
        who.append(f" {wording.SAYS[claim.stance]} it", claim.stance)
    who.append(f"\n{publication.outlet or publication.report}", "label")
    return who.append(f" [{short(claim.id)}]", "id")


def _day(row: FigureRow) -> Text:
    """The day that the figure is of; where none is told, the day on which the report became known."""
    told = wording.short_period(row.entry.claim.when)
    return Text(told) if told else Text(f"known {row.entry.first.known:%Y-%m-%d}", "label")
