"""`contested places`: files of places brought in, listed, taken back, and fetched from the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from contested.commands import session
from contested.commands.options import JsonOption, moment
from contested.commands.places import (
    FOLLOW,
    CountryOption,
    PlacesOption,
    SourceOption,
    country_code,
    place_file,
    shelf,
)

if TYPE_CHECKING:
    from contested.resolve.imports.bringing import Brought, Options

Step = Callable[[str, int, int], None]
SHOWN = 5


def bring(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of places, packed or not.")],
    source: SourceOption = "",
    country: CountryOption = "",
    level: Annotated[
        int | None,
        typer.Option(
            "--level", metavar="N", min=0, max=4, help="The level of divisions, where the file tells none."
        ),
    ] = None,
    places: PlacesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring in files of places: GeoNames dumps, P-code tables, boundaries, lists; told by their content."""
    from contested.resolve.imports.bringing import Options

    if not brought(files, Options(source, country_code(country), level), places, as_json):
        raise typer.Exit(session.NOTHING)


def brought(files: list[Path], options: Options, places: Path | None, as_json: bool) -> bool:
    """Bring files in and say what they brought; whether all of them could be read."""
    from contested.errors import PlacesError
    from contested.publish.places import file_json, files_table
    from contested.resolve.cache import gazetteer
    from contested.resolve.imports.bringing import bring as bring_in
    from contested.resolve.search import files as listed

    base = gazetteer(session.settings().cache)
    done: list[Brought] = []
    failed = 0
    with shelf(places, create=True) as store, progress() as step:
        at = moment().isoformat(timespec="seconds")
        for each in bring_in(store, base, files, options, at, step):
            if isinstance(each, PlacesError):
                failed += 1
                session.say(f"contested: {each}")
                continue
            done.append(each)
            if not as_json:
                told(each)
        rows = listed(store, [each.found.id for each in done])
    if as_json:
        session.print_json([file_json(row) for row in rows])
    elif rows:
        session.draw(files_table(rows))
    if any(not each.known for each in done):
        session.say(FOLLOW)
    return not failed


def told(each: Brought) -> None:
    """A line for a file that was there already, and the first rows that could not be used."""
    if each.known:
        session.say(f"{each.found.file}: brought in already, as import {each.found.id}")
    for row in each.problems[:SHOWN]:
        session.say(f"  {each.found.file}, line {row.line}: {row.why}")
    if each.found.problems > SHOWN and each.problems:
        session.say(
            f"  and {each.found.problems - SHOWN:,} more; `contested places imports --problems` lists them"
        )


def imports(
    problems: Annotated[
        bool, typer.Option("--problems", help="With the rows that could not be used.")
    ] = False,
    places: PlacesOption = None,
    as_json: JsonOption = False,
) -> None:
    """What was brought in: files and places by hand, with source, date and count."""
    from contested.publish.places import file_json, files_table
    from contested.resolve.search import files as listed

    if not place_file(places).exists():
        if as_json:
            session.print_json([])
        session.nothing("nothing was imported yet")
    with shelf(places) as store:
        rows = listed(store)
        missed = {row.id: store.problems(row.id) for row in rows} if problems else {}
    if as_json:
        lines = {key: [{"line": r.line, "why": r.why} for r in found] for key, found in missed.items()}
        session.print_json(
            [file_json(row) | ({"problem_rows": lines[row.id]} if problems else {}) for row in rows]
        )
    elif rows:
        session.draw(files_table(rows))
        for row in rows:
            for each in missed.get(row.id, ()):
                session.say(f"  {row.file}, line {each.line}: {each.why}")
    if not rows:
        session.nothing("nothing was imported yet")


def forget(
    number: Annotated[int, typer.Argument(metavar="IMPORT", help="The number that `imports` gives.")],
    places: PlacesOption = None,
) -> None:
    """Take an import back: what it alone brought is gone, what it refined is as before."""
    from contested.resolve.cache import gazetteer
    from contested.resolve.imports.bringing import forget as take_back

    with shelf(places) as store:
        found = next((each for each in store.imports() if each.id == number), None)
        if found is None:
            session.nothing(f"no import {number}; `contested places imports` lists them")
        take_back(store, gazetteer(session.settings().cache), number)
    session.say(f"import {number} ({found.file}) is taken back")
    session.say(FOLLOW)


def fetch(
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="A country: AFG, AF or its name.")],
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="FOLDER", help="Keep the files here as well.")
    ] = None,
    mirror: Annotated[
        str, typer.Option("--mirror", metavar="URL", help="A host that serves the same paths.")
    ] = "",
    places: PlacesOption = None,
) -> None:
    """Download a country's public files and import them: geoBoundaries ADM1 and ADM2, GeoNames."""
    from contested.errors import PlacesError
    from contested.resolve.imports.bringing import Options
    from contested.resolve.imports.countries import alpha3
    from contested.resolve.imports.fetching import Fetched, NoNetworkError
    from contested.resolve.imports.fetching import fetch as download

    code = country_code(country)
    with TemporaryDirectory() as made:
        folder = keep or Path(made)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with progress() as step:
                found = download(code, alpha3(code), folder, step, mirror)
        except NoNetworkError as error:
            session.nothing(f"contested: {error}")
        except OSError as error:
            session.misuse(f"cannot write to {folder}: {error.strerror}")
        failed = [each for each in found if isinstance(each, PlacesError)]
        for why in failed:
            session.say(f"contested: {why}")
        had = [each for each in found if isinstance(each, Fetched)]
        good = [brought([each.path], Options(each.source, code), places, False) for each in had]
    if failed or not all(good):
        raise typer.Exit(session.NOTHING)


@contextmanager
def progress() -> Iterator[Step]:
    """A moving line on a terminal, nothing elsewhere."""
    from contested.publish.theme import console

    screen = console(stderr=True)
    if not screen.is_terminal:
        yield lambda name, done, of: None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def step(name: str, done: int, of: int) -> None:
            bar.update(task, description=f"reading {name[:40]}", completed=done, total=of or None)

        yield step
