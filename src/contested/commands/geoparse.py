"""`contested places in`: the place names of reports, each with the place that it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.commands import session
from contested.commands.intake import progress
from contested.commands.options import JsonOption, PathsArgument
from contested.commands.places import PlacesOption, place_file

if TYPE_CHECKING:
    from contested.model import PlaceRef, Report, Toponym
    from contested.resolve import Resolver

Parsed = list[tuple["Report", tuple["Toponym", ...]]]


def geoparse(
    paths: PathsArgument,
    geojson: Annotated[
        Path | None, typer.Option("--geojson", metavar="FILE", help="Write the places as GeoJSON, for maps.")
    ] = None,
    places: PlacesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every place name in reports with the place that it means, how precisely, and why. Stores nothing."""
    from contested import resolve
    from contested.model import Problem
    from contested.stages import Installed
    from contested.toponyms import geoparsed

    settings = session.settings()
    stages = Installed(replace(settings, places=place_file(places)))
    resolver = resolve.load(settings.cache, shelf=place_file(places), parties=settings.parties)
    found: Parsed = []
    problems = 0
    with progress("geoparsing") as step:
        for each in geoparsed(stages, resolver, paths):
            if isinstance(each, Problem):
                problems += 1
                session.say(f"{each.source or each.document_id[:10]}: {each.message}")
                step(each)
                continue
            found.append((each.report, each.toponyms))
            step(each.report)
    put(found, resolver, geojson, as_json)
    if problems or not any(names for _, names in found):
        raise typer.Exit(session.NOTHING)


def put(found: Parsed, resolver: Resolver, geojson: Path | None, as_json: bool) -> None:
    """The names to a map file, as JSON, or as tables."""
    from contested.publish import geoparsed as view

    if geojson is not None:
        from contested.publish.as_json import dumps

        made = view.geojson(found)
        try:
            geojson.write_text(dumps(made) + "\n", encoding="utf-8")
        except OSError as error:
            session.misuse(f"cannot write {geojson}: {error.strerror}")
        session.say(f"{len(made['features']):,} places in {geojson}")
    if as_json:
        session.print_json([view.report_json(report, names) for report, names in found])
    elif geojson is None:
        for report, names in found:
            session.draw(view.toponyms_view(report, names, around(resolver, (t.ref for t in names if t.ref))))


def around(resolver: Resolver, refs: Iterable[PlaceRef]) -> dict[str, str]:
    """The names of all that contains some places, by id."""
    ids = {key for ref in refs for key in ref.within}
    return {place.id: place.name for place in resolver.gazetteer.listed(sorted(ids))}
