"""What the gazetteer tells of a name or a place, when a user asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from contested.model.place import Place


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that a name may mean. `within` are the names of what contains it, innermost first; `why`
    speaks for it; `shaped`: a polygon of it is known."""

    place: Place
    within: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    shaped: bool = False


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """A file or a place by hand on the user's shelf. `at` is a moment in ISO 8601; `places` counts what it
    brought, `problems` the rows that could not be used."""

    id: int
    file: str
    format: str
    source: str
    at: str
    places: int = 0
    problems: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PlaceDetails:
    """All that is known of a place. `names` are as written in the files, `spellings` folded as they are
    looked up. Of a polygon `area` is in square kilometres, `box` west, south, east, north in degrees."""

    candidate: PlaceCandidate
    names: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    area: float | None = None
    box: tuple[float, float, float, float] | None = None
    files: tuple[PlaceFile, ...] = ()
