"""Places for a user's eye: candidates of a name, one place in full, what was imported."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from contested.model import Place, PlaceCandidate, PlaceDetails, PlaceFile
from contested.publish.as_json import Json

KIND = {"admin1": "province", "admin2": "district", "city": "town"}
"""What kinds of places are called; the others by their own names."""
SPELLINGS = 40
MOST = 25
"""How many candidates a table shows; JSON has them all."""


def point(place: Place) -> str:
    return "" if place.lat is None or place.lon is None else f"{place.lat:.4f}, {place.lon:.4f}"


def candidates_table(name: str, found: Sequence[PlaceCandidate]) -> RenderableType:
    """The candidates of a name, the one that would be chosen first, with what speaks for it."""
    title = f"{len(found)} place{'s' * (len(found) > 1)} for “{name}”"
    title += f", the first {MOST} of them" if len(found) > MOST else ""
    table = Table(expand=True, title=title, title_justify="left")
    table.add_column("place", ratio=3, overflow="fold")
    table.add_column("kind", ratio=2)
    table.add_column("within", ratio=3, overflow="fold")
    table.add_column("point", justify="right", no_wrap=True)
    table.add_column("people", justify="right", no_wrap=True)
    table.add_column("why, and source", ratio=4, overflow="fold")
    for order, each in enumerate(found[:MOST]):
        place = each.place
        words = Text(place.name, "held" if not order else "")
        words.append(f"\n{place.id}", "id")
        kind = KIND.get(place.feature, place.feature) + ("\npolygon" if each.shaped else "")
        why = Text(", ".join(each.why))
        why.append(f"\n{place.source}", "label")
        people = f"{place.population:,}" if place.population else ""
        table.add_row(words, kind, ", ".join(each.within), point(place).replace(", ", "\n"), people, why)
    return table


def details_view(found: PlaceDetails) -> RenderableType:
    """One place in full."""
    place = found.candidate.place
    table = Table.grid(padding=(0, 2))
    table.add_column(style="label")
    table.add_column(overflow="fold")
    rows = {
        "id": place.id,
        "kind": KIND.get(place.feature, place.feature),
        "within": ", ".join(found.candidate.within),
        "point": point(place),
        "people": f"{place.population:,}" if place.population else "",
        "polygon": polygon(found),
        "codes": ", ".join(found.codes),
        "names": ", ".join(found.names[:SPELLINGS]),
        "looked up as": _some(found.spellings),
        "source": place.source,
    }
    for label, value in rows.items():
        if value:
            table.add_row(label, Text(value))
    for file in found.files:
        table.add_row("import", Text(f"{file.id}: {file.file} ({file.source}), {file.at[:10]}"))
    return Group(Text(place.name, "heading"), table)


def _some(names: Sequence[str]) -> str:
    more = len(names) - SPELLINGS
    return ", ".join(names[:SPELLINGS]) + (f" and {more} more" if more > 0 else "")


def polygon(found: PlaceDetails) -> str:
    """The size of a polygon and the box around it, in words."""
    if found.area is None or found.box is None:
        return ""
    west, south, east, north = found.box
    return f"{found.area:,.0f} km², from {south:.3f}, {west:.3f} to {north:.3f}, {east:.3f}"


def files_table(files: Sequence[PlaceFile]) -> RenderableType:
    """What was imported."""
    table = Table(expand=True)
    table.add_column("import", justify="right")
    table.add_column("file", ratio=4, overflow="fold")
    table.add_column("what", ratio=2, overflow="fold")
    table.add_column("source", ratio=3, overflow="fold")
    table.add_column("day")
    table.add_column("places", justify="right")
    table.add_column("left out", justify="right")
    for file in files:
        left = Text(f"{file.problems:,}", "warning") if file.problems else Text("0", "label")
        table.add_row(
            str(file.id),
            Text(file.file),
            file.format,
            Text(file.source),
            file.at[:10],
            f"{file.places:,}",
            left,
        )
    return table


def place_json(place: Place) -> Json:
    return {
        "id": place.id, "name": place.name, "feature": place.feature, "country": place.country or None,
        "admin1": place.admin1 or None, "lat": place.lat, "lon": place.lon,
        "population": place.population or None, "within": list(place.within), "source": place.source,
    }  # fmt: skip


def candidate_json(found: PlaceCandidate) -> Json:
    return place_json(found.place) | {
        "within_names": list(found.within), "polygon": found.shaped, "why": list(found.why),
    }  # fmt: skip


def details_json(found: PlaceDetails) -> Json:
    return candidate_json(found.candidate) | {
        "names": list(found.names), "spellings": list(found.spellings), "codes": list(found.codes),
        "area_km2": round(found.area, 1) if found.area is not None else None,
        "bbox": [round(edge, 5) for edge in found.box] if found.box else None,
        "imports": [file_json(file) for file in found.files],
    }  # fmt: skip


def file_json(file: PlaceFile) -> Json:
    return {
        "import": file.id, "file": file.file, "format": file.format, "source": file.source, "at": file.at,
        "places": file.places, "left_out": file.problems, "sha256": file.sha256 or None,
    }  # fmt: skip
