"""The answer to `who`: a panel with state and basis, the reasons as sentences, and the claims behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from contested.model import Entry, PlaceStatus
from contested.publish import wording
from contested.publish.theme import BASIS_STYLE, STATE_STYLE, Palette, one_line, short
from contested.publish.wording import Mark, no_mark


def parties(status: PlaceStatus) -> list[str]:
    """Every party that a status names, without gaps and doubles."""
    names = [status.holder, status.besieged_by]
    names += [rival.party for rival in status.rivals] + [part.holder for part in status.parts]
    return sorted({name for name in names if name})


def verdict(status: PlaceStatus, palette: Palette) -> Text:
    """State, holder and basis on one line: `HELD by Taliban · conceded`."""
    line = Text(status.state.upper(), style=STATE_STYLE[status.state])
    if status.holder:
        line.append(" by ", "default").append_text(palette.text(status.holder))
    elif status.rivals:
        line.append(" by ", "default")
        line.append_text(Text(" or ").join(palette.text(rival.party) for rival in status.rivals))
    if status.basis:
        line.append(" · ", "label").append(status.basis, BASIS_STYLE[status.basis])
    if status.fought_over:
        line.append(" · ", "label").append("fought over", "fought")
    if status.besieged_by:
        line.append(" · ", "label").append("besieged by ", "fought")
        line.append_text(palette.text(status.besieged_by))
    return line


def status_view(status: PlaceStatus, mark: Mark = no_mark) -> RenderableType:
    """The whole answer for a terminal, 80 columns or more."""
    palette = Palette(parties(status))
    valid, known = wording.day(status.asof.valid), wording.day(status.asof.known)
    title = Text(status.place, "heading")
    title.append(f"  on {valid}", "not bold").append(f", as known on {known}", "label")
    body: list[RenderableType] = [verdict(status, palette), *_facts(status, palette), *_reasons(status)]
    panel = Panel(Group(*body), title=title, title_align="left", padding=(0, 1))
    parts: list[RenderableType] = [panel]
    if status.claims:
        parts += [claims_table(status.claims, "It rests on", mark)]
    if status.may_include:
        parts += [claims_table(status.may_include, "May include this place (units counted, not named)", mark)]
    return Group(*parts)


def _facts(status: PlaceStatus, palette: Palette) -> Iterable[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="label", no_wrap=True)
    grid.add_column(overflow="fold")
    for rival in status.rivals:
        name = Text(rival.party, f"not dim {palette.colour(rival.party)}")
        grid.add_row(name, "according to " + _and(rival.speakers or ("nobody named",)))
    for part in status.parts:
        grid.add_row(part.part, palette.text(part.holder) if part.holder else Text("not told", "unknown"))
    if status.basis:
        grid.add_row("behind it", wording.origins(status.origins))
    told = wording.day(status.last_evidence) if status.last_evidence else "none"
    days = (status.asof.valid - status.last_evidence).days if status.last_evidence else 0
    silence = f", {days} days before; silence since is not peace" if days > 1 else ""
    grid.add_row("last evidence", told + silence)
    return [grid]


def _reasons(status: PlaceStatus) -> Iterable[RenderableType]:
    if not status.reasons:
        return []
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for reason in status.reasons:
        grid.add_row("•", Text(reason))
    return [Text(""), Text("Why", "heading"), grid]


def _and(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def claims_table(entries: Sequence[Entry], title: str = "", mark: Mark = no_mark) -> Table:
    """Claims, one a row: id and report, who says what, and the words of the report."""
    table = Table(title=title or None, title_justify="left", title_style="heading", show_lines=True)
    table.expand = True
    table.add_column("claim", no_wrap=True, width=10)
    table.add_column("who says what", ratio=5, overflow="fold")
    table.add_column("in the words of the report", ratio=4, overflow="fold")
    for entry in entries:
        claim = entry.claim
        table.add_row(
            Text(short(claim.id), "id").append(f"\n{entry.first.known:%Y-%m-%d}", "label"),
            _who_says_what(entry, mark),
            Text(f"“{one_line(claim.evidence.of(entry.text), 220)}”", "quote"),
        )
    return table


def _who_says_what(entry: Entry, mark: Mark) -> Text:
    claim, publication = entry.claim, entry.first.publication
    cell = Text(wording.speaker(claim.speaker, publication.outlet))
    cell.append(" ").append(wording.says(claim), claim.stance if claim.stance != "asserts" else "")
    if claim.when:
        cell.append(f", {wording.period(claim.when)}", "label")
    passed = [publication.outlet or publication.report, *(link.name for link in claim.chain)]
    cell.append(f"\n{' ← '.join(passed)}", "label")
    if len(entry.appearances) > 1:
        others = {a.publication.outlet or a.publication.report for a in entry.appearances[1:]}
        cell.append(f"; also in {_and(sorted(others))}", "label")
    if note := mark(entry):
        cell.append(f"\n{note}", "warning")
    return cell
