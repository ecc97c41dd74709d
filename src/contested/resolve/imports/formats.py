"""What a file of places is, told by its content: its name does not matter."""

from __future__ import annotations

import csv
import io
import re
from typing import Literal

from contested.errors import PlacesError
from contested.resolve.imports.opening import Source, head
from contested.resolve.imports.tables import delimiter, headings

Format = Literal[
    "GeoNames places",
    "GeoNames alternate names",
    "GeoNames division names",
    "boundaries",
    "nested table",
    "table",
    "spreadsheet",
]
"""The formats that `places import` reads."""

_CODE = re.compile(r"[A-Z]{2}\.[^\t.]+(\.[^\t]+)?$")
READABLE = "GeoNames dumps, OCHA tables (CSV, XLSX), boundaries (GeoJSON) and JSON tables"


def recognised(source: Source) -> Format:
    """The format of a source. Raises PlacesError with one sentence where it is none that is read."""
    start = head(source)
    if not start.strip():
        raise PlacesError(f"{source.name} is empty")
    if start.startswith(b"PK\x03\x04"):
        return "spreadsheet"
    if start[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" in start:
        raise PlacesError(
            f"{source.name} is not a table of places but a binary file; what is read are {READABLE}"
        )
    wide = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = start.decode("utf-16" if wide else "utf-8-sig", errors="replace").lstrip()
    if text[:1] in "{[":
        return _json(source, text)
    return _lines(source, text)


def _json(source: Source, text: str) -> Format:
    if '"FeatureCollection"' in text or '"Feature"' in text[:2000]:
        return "boundaries"
    if re.search(r'"type"\s*:\s*"Topology"', text[:2000]):
        raise PlacesError(f"{source.name} is TopoJSON; the same boundaries as GeoJSON can be read")
    if re.search(r'"(name|shapeName)[^"]*"\s*:', text, re.IGNORECASE):
        return "nested table"
    raise PlacesError(f"{source.name} is JSON, but neither GeoJSON nor a table with names")


def _lines(source: Source, text: str) -> Format:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    cells = lines[0].split("\t") if lines else []
    if len(cells) == 19 and cells[0].isdigit():
        return "GeoNames places"
    if 4 <= len(cells) <= 10 and cells[0].isdigit() and cells[1].isdigit():
        return "GeoNames alternate names"
    if len(cells) == 4 and _CODE.match(cells[0]) and cells[3].strip().isdigit():
        return "GeoNames division names"
    row = next(csv.reader(io.StringIO(lines[0]), delimiter=delimiter(lines[0])), []) if lines else []
    if len(row) > 1 and headings(row):
        return "table"
    if len(row) > 1:
        told = ", ".join(cell.strip() for cell in row[:6])
        raise PlacesError(f"{source.name} has no column that is known for names of divisions: {told}")
    raise PlacesError(f"{source.name} is no table of places; what is read are {READABLE}")
