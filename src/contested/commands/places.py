"""`contested places`: the gazetteer and the user's own places: find, show, add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.commands import session
from contested.commands.options import JsonOption, moment

if TYPE_CHECKING:
    from contested.resolve import Resolver, Shelf

PlacesOption = Annotated[
    Path | None,
    typer.Option(
        "--places",
        metavar="FILE",
        help="The file of your own places; else CONTESTED_PLACES, else one in your data folder.",
        show_default=False,
    ),
]
CountryOption = Annotated[
    str, typer.Option("--country", metavar="COUNTRY", help="A country: AF, AFG or its name.")
]
SourceOption = Annotated[
    str, typer.Option("--source", metavar="WORDS", help="Where this is from, and its licence.")
]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A place, in any of its spellings.")]
FEATURES = (
    "admin1", "admin2", "city", "crossing", "airport", "base", "dam", "region", "road", "field", "camp",
    "area", "building", "water", "mountain", "other",
)  # fmt: skip
KINDS = {"town": "city", "village": "city", "district": "admin2", "province": "admin1"}
_AT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$")


def find(
    name: NameArgument, country: CountryOption = "", places: PlacesOption = None, as_json: JsonOption = False
) -> None:
    """What a name may mean: candidates with kind, divisions, point and source, the likeliest first."""
    from contested.resolve.search import search

    code = country_code(country)
    with gazetteer(places) as resolver:
        found = search(resolver, name, code)
    if as_json:
        from contested.publish.places import candidate_json

        session.print_json([candidate_json(each) for each in found])
    elif found:
        from contested.publish.places import candidates_table

        session.draw(candidates_table(name, found))
    if not found:
        session.nothing(f"no place {name!r}" + (f" in {code}" if code else "") + " in the gazetteer")


def show(
    place: Annotated[str, typer.Argument(metavar="PLACE", help="The id of a place, or a name of it.")],
    places: PlacesOption = None,
    as_json: JsonOption = False,
) -> None:
    """All that is known of one place: names, polygon, what contains it, and where each of it comes from."""
    from contested.resolve.search import details, search

    with gazetteer(places) as resolver:
        found = details(resolver, place)
        near = search(resolver, place) if found is None else []
    if found is None:
        hint = f"; spelled nearly so: {', '.join(each.place.name for each in near)}" if near else ""
        session.nothing(f"no place {place!r} in the gazetteer{hint}")
    from contested.publish.places import details_json, details_view

    if as_json:
        session.print_json(details_json(found))
    else:
        session.draw(details_view(found))


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The usual English name of the place.")],
    at: Annotated[str, typer.Option("--at", metavar="LAT,LON", help="Degrees, as 34.66,61.06.")] = "",
    feature: Annotated[
        str, typer.Option("--feature", metavar="KIND", help=f"One of {', '.join(FEATURES)}.")
    ] = "city",
    country: CountryOption = "",
    within: Annotated[
        str, typer.Option("--within", metavar="PLACE", help="What contains it, as 'Herat province'.")
    ] = "",
    alias: Annotated[
        list[str], typer.Option("--alias", metavar="NAME", help="Another spelling; may be repeated.")
    ] = [],  # noqa: B006
    source: SourceOption = "",
    population: Annotated[
        int, typer.Option("--population", metavar="N", min=0, help="How many people live there.")
    ] = 0,
    places: PlacesOption = None,
) -> None:
    """Add one place by hand, with the source of the fact."""
    from contested.resolve.imports.byhand import place_by_hand

    if not name.strip():
        session.misuse("a place needs a name")
    if not source.strip():
        session.misuse("say with --source where this is from: a place is kept with its source")
    feature = KINDS.get(feature, feature)
    if feature not in FEATURES:
        session.misuse(f"--feature {feature!r} is none of {', '.join(FEATURES)}")
    point, code = coordinates(at), country_code(country)
    with gazetteer(places) as resolver, shelf(places, create=True) as store:
        around = resolver.place(within, [code] if code else []) if within else None
        if within and around is None:
            session.misuse(f"--within: no place {within!r} in the gazetteer")
        done = place_by_hand(
            store, resolver.gazetteer, name.strip(), point, feature, code, around, tuple(alias),
            source.strip(), population, moment().isoformat(timespec="seconds"),
        )  # fmt: skip
        known = [p for p in resolver.find(name) if p.id != done.id and p.country == done.country]
    session.say(f"{done.name} ({done.id}) is on the shelf")
    for other in known[:3]:
        session.say(f"  known already by that name: {other.name}, {other.feature} ({other.id})")
    session.say(FOLLOW)


FOLLOW = "ledgers follow with `contested reread`: their claims stay, the places in them are looked up again"


def coordinates(text: str) -> tuple[float, float] | None:
    """Degrees of latitude and longitude out of "34.66,61.06"; the end of the program where they are none."""
    if not text:
        return None
    match = _AT.match(text)
    lat, lon = (float(match.group(1)), float(match.group(2))) if match else (999.0, 999.0)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        session.misuse(f"--at {text!r} is no latitude and longitude in degrees, as 34.66,61.06")
    return lat, lon


def country_code(text: str) -> str:
    """The alpha-2 code of a country; the end of the program where there is none such."""
    if not text:
        return ""
    from contested.resolve.imports.countries import country

    code = country(text)
    if not code:
        session.misuse(f"--country {text!r} is no country: say AF, AFG or Afghanistan")
    return code


def place_file(places: Path | None) -> Path:
    """Where the user's own places are."""
    from contested.resolve import Shelf

    return places or session.settings().places or Shelf.usual()


@contextmanager
def gazetteer(places: Path | None) -> Iterator[Resolver]:
    """A resolver with the user's own places."""
    from contested import resolve

    found = session.settings()
    file = place_file(places)
    if places is not None and not file.exists():
        session.say(f"{file} is not there yet: only the embedded gazetteer is asked")
    resolver = resolve.load(found.cache, shelf=file, parties=found.parties)
    try:
        yield resolver
    finally:
        resolver.gazetteer.close()


@contextmanager
def shelf(places: Path | None, create: bool = False) -> Iterator[Shelf]:
    """The user's own places, to be changed or listed."""
    from contested.resolve import Shelf

    with Shelf.open(place_file(places), create=create) as found:
        yield found
