"""The elements of one long array in a JSON file, one at a time, so that the file is never held whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from contested.errors import PlacesError

PIECE = 1 << 20
LONGEST = 512 << 20
"""Characters of one element: no boundary is longer."""


def elements(file: IO[str], name: str, key: str = "") -> Iterator[Any]:
    """The elements of the array under a key of the outermost object, or of the outermost array.

    Raises PlacesError where the JSON is broken or breaks off.
    """
    decoder = json.JSONDecoder()
    held, done, count = _start(file, name, key), False, 0
    while True:
        held = held.lstrip(" \t\r\n,")
        if held.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(held) if held else (None, 0)
        except json.JSONDecodeError as error:
            if done or len(held) > LONGEST:
                raise PlacesError(
                    f"{name} is cut short or no JSON: it breaks off after {count} entries"
                ) from error
            end = 0
        except RecursionError as error:
            raise PlacesError(f"{name} is no table of places: its JSON is nested without end") from error
        if end == 0:
            # Twice as much each time, so that a long element is not decoded over and over.
            piece = file.read(max(PIECE, len(held)))
            if not piece and (done or not held):
                raise PlacesError(f"{name} is cut short: it breaks off after {count} entries")
            done = not piece
            held += piece
            continue
        count += 1
        yield value
        held = held[end:]


def _start(file: IO[str], name: str, key: str) -> str:
    """What follows the bracket that opens the array."""
    pattern = re.compile(rf'"{key}"\s*:\s*\[' if key else r"^\s*\[")
    held = ""
    while piece := file.read(PIECE):
        held += piece
        if match := pattern.search(held):
            return held[match.end() :]
        if len(held) > LONGEST or (not key and held.strip() and not held.lstrip().startswith("[")):
            break
    raise PlacesError(f"{name} holds no list of {key or 'entries'}")
