"""Commands that take reports in: `read`, `reread`, and `extract`, which needs no ledger."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contested.commands import session
from contested.commands.options import JsonOption, LedgerOption, PathsArgument, moment

if TYPE_CHECKING:
    from contested.model import Problem, Report
    from contested.summary import Summary

Step = Callable[["Report | Problem"], None]


def read(paths: PathsArgument, ledger: LedgerOption = "", as_json: JsonOption = False) -> None:
    """Read reports into the ledger; what it holds already adds nothing."""
    from contested import flow
    from contested.stages import Installed

    settings = session.settings(ledger)
    stages = Installed(settings)
    with session.opened(settings.ledger, create=True) as store, progress("reading") as step:
        summary = flow.read_into(store, paths, stages, moment(), settings.batch, step)
    counts = {
        "reports read": summary.documents,
        "  new to the ledger": summary.new,
        "  known already": summary.known,
    }
    close(summary, counts, as_json)


def reread(ledger: LedgerOption = "", as_json: JsonOption = False) -> None:
    """Let the present version of the program read again what an older one has read."""
    from contested import flow
    from contested.stages import Installed

    settings = session.settings(ledger)
    stages = Installed(settings)
    with session.opened(settings.ledger) as store, progress("reading again") as step:
        summary = flow.reread(store, stages, moment(), settings.batch, step)
    counts = {"documents read again": summary.documents, "reports with names looked up again": summary.names}
    close(summary, counts, as_json)


def extract(
    paths: PathsArgument,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE.jsonl", help="Where the claims go; - for the screen."),
    ] = Path("-"),
) -> None:
    """Find claims without a ledger: one JSON object a line, in the codebook's form."""
    from contested import flow
    from contested.stages import Installed

    settings = session.settings()
    stages = Installed(settings)
    reports, claims, problems = 0, 0, []
    with written(output) as write, progress("extracting") as step:
        for found in flow.extract_only(paths, stages, settings.batch):
            if not isinstance(found, tuple):
                problems.append(found)
                step(found)
                continue
            report, rows = found
            for row in rows:
                write(row)
            reports, claims = reports + 1, claims + len(rows)
            step(report)
    session.say(f"{claims:,} claims in {reports:,} reports, {len(problems):,} problems")
    for problem in problems:
        session.say(f"  {problem.source or problem.document_id[:10]}: {problem.message}")
    if problems or not reports:
        raise typer.Exit(session.NOTHING)


def close(summary: Summary, counts: dict[str, int], as_json: bool) -> None:
    """The closing words, and exit code 1 when some inputs had problems or there was nothing to read."""
    if as_json:
        from contested.publish.as_json import problem_json

        session.print_json(
            {label.strip().replace(" ", "_"): count for label, count in counts.items()}
            | {"claims": dict(summary.claims), "problems": [problem_json(p) for p in summary.problems]}
        )
    else:
        from contested.publish.summary import problems_table, summary_table
        from contested.publish.theme import console

        screen = console()
        if summary.problems:
            screen.print(problems_table(summary.problems[:20]))
        claims = {str(kind): count for kind, count in summary.claims.items()}
        screen.print(summary_table(counts, claims, len(summary.problems)))
    if summary.problems:
        raise typer.Exit(session.NOTHING)


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A moving line on a terminal, nothing elsewhere; the step is called once for each report."""
    from contested.publish.theme import console

    screen = console(stderr=True)
    if not screen.is_terminal:
        yield lambda _: None
        return
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(what, total=None)

        def step(found: Report | Problem) -> None:
            name = getattr(getattr(found, "publication", None), "report", "")
            bar.update(task, advance=1, description=f"{what} {name[:40]}")

        yield step


@contextmanager
def written(output: Path) -> Iterator[Callable[[dict[str, Any]], None]]:
    """A writer of JSON lines to a file, which replaces what was there, or to the screen for `-`."""
    if str(output) == "-":
        yield lambda row: print(json.dumps(row, ensure_ascii=False), file=sys.stdout)
        return
    try:
        file = output.open("w", encoding="utf-8")
    except OSError as error:
        session.misuse(f"cannot write {output}: {error.strerror}")
    with file:
        yield lambda row: print(json.dumps(row, ensure_ascii=False), file=file)
