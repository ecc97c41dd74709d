"""What a reading brought, and the list of problems: the closing words of commands that take reports in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from contested.model import KINDS, Problem
from contested.publish import wording


def summary_table(counts: Mapping[str, int], claims: Mapping[str, int], problems: int) -> RenderableType:
    """A small table: the counts in the order given, claims by kind, and how many problems there were."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    for label, count in counts.items():
        table.add_row(f"{count:,}", label)
    table.add_row(f"{sum(claims.values()):,}", "claims")
    for kind in KINDS:
        if claims.get(kind):
            table.add_row(Text(f"{claims[kind]:,}", "label"), Text(f"  {wording.KIND[kind]}", "label"))
    style = "warning" if problems else "label"
    hint = "problems; see them with `contested problems`" if problems else "problems"
    table.add_row(Text(f"{problems:,}", style), Text(hint, style))
    return table


def problems_table(problems: Sequence[Problem]) -> RenderableType:
    """Problems, one a row, with the stage that met them and where they come from."""
    table = Table(expand=True)
    table.add_column("stage", width=8)
    table.add_column("report", ratio=2, overflow="fold")
    table.add_column("what", ratio=5, overflow="fold")
    for problem in problems:
        where = problem.source or problem.document_id[:10]
        table.add_row(problem.stage, Text(where), Text(problem.message))
    return table
