"""The timeline of a place: a strip of tenures coloured by party, then the claims in order of their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from contested.model import PlaceStatus, TimelineRow
from contested.publish import wording
from contested.publish.status import parties, verdict
from contested.publish.theme import Palette, one_line, short

FILL = {"held": "█", "divided": "▓", "fought over": "▒", "unknown": "·"}


def timeline_view(place: str, rows: Sequence[TimelineRow]) -> RenderableType:
    """Strip, key and table; `rows` in order, a `status` where it changed."""
    steps = [row.status for row in rows if row.status]
    palette = Palette(name for status in steps for name in parties(status))
    blocks: list[RenderableType] = [Text(f"{place}: what changed, and who said so", "heading")]
    if steps:
        blocks += [Strip(steps, palette), key(steps, palette), Text("")]
    return Group(*blocks, _table(rows, palette))


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip as wide as the terminal."""

    steps: Sequence[PlaceStatus]
    palette: Palette

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield strip(self.steps, self.palette, options.max_width)


def strip(steps: Sequence[PlaceStatus], palette: Palette, width: int = 76) -> Text:
    """The days from the first change to some after the last, drawn in `width` cells, with the dates below.

    A cell shows the status that held on its day; disputed tenures are half-toned.
    """
    ordered = sorted(steps, key=lambda status: status.asof.valid)
    first, last = ordered[0].asof.valid, ordered[-1].asof.valid
    end = last + timedelta(days=max(3, (last - first).days // 8))
    days = (end - first).days + 1
    line = Text()
    for cell in range(width):
        on = first + timedelta(days=cell * days // width)
        line.append(*_cell(_at(ordered, on), palette))
    return line.append("\n").append(_axis(ordered, first, days, width), "label")


def _at(ordered: Sequence[PlaceStatus], on: date) -> PlaceStatus:
    return [status for status in ordered if status.asof.valid <= on][-1]


def _cell(status: PlaceStatus, palette: Palette) -> tuple[str, str]:
    if status.basis == "disputed":
        claimed = status.rivals[0].party if status.rivals else ""
        return "▒", palette.colour(claimed)
    who = status.holder or next((part.holder for part in status.parts if part.holder), "")
    return FILL[status.state], palette.colour(who)


def _axis(ordered: Sequence[PlaceStatus], first: date, days: int, width: int) -> str:
    """Dates below the cells where the status changes, as many as fit."""
    axis = ""
    for status in ordered:
        at = -(-(status.asof.valid - first).days * width // days)
        label = f"{status.asof.valid.day} {status.asof.valid:%b}"
        if at >= len(axis) + (1 if axis else 0) and at + len(label) <= width:
            axis = axis.ljust(at) + label
    return axis


def key(steps: Sequence[PlaceStatus], palette: Palette) -> Text:
    """What the colours and tones mean, for those that occur."""
    names = sorted({name for status in steps for name in parties(status)})
    line = Text("  ").join(Text("█ ", palette.colour(name)).append(name, "default") for name in names)
    if any(status.basis == "disputed" for status in steps):
        line.append("  ▒ disputed, in the colour of the claimed gainer", "label")
    if any(status.state == "fought over" for status in steps):
        line.append("  ▒ fought over", "label")
    if any(status.state == "divided" for status in steps):
        line.append("  ▓ divided", "label")
    if any(status.state == "unknown" for status in steps):
        line.append("  · unknown", "label")
    return line


def _table(rows: Sequence[TimelineRow], palette: Palette) -> Table:
    table = Table(expand=True, show_lines=True)
    table.add_column("when", width=13, overflow="fold")
    table.add_column("claim", ratio=1, overflow="fold")
    for row in rows:
        claim, publication = row.entry.claim, row.entry.first.publication
        cell = Text(wording.speaker(claim.speaker, publication.outlet)).append(" ")
        cell.append(wording.says(claim), claim.stance if claim.stance != "asserts" else "")
        cell.append(f" [{short(claim.id)}]", "id")
        cell.append(f"\n“{one_line(claim.evidence.of(row.entry.text), 120)}”", "quote")
        if row.status:
            cell.append("\n→ ", "label").append_text(verdict(row.status, palette))
        table.add_row(_when(row), cell)
    return table


def _when(row: TimelineRow) -> str:
    return wording.short_period(row.when) or "no day told"
