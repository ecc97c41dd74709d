"""One place by hand, with its source."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import cast

from contested.model import Feature, PlaceRef
from contested.resolve.folding import fold
from contested.resolve.imports.bringing import refresh
from contested.resolve.imports.deriving import Known
from contested.resolve.imports.records import Point
from contested.resolve.shelf import Import, Shelf

BY_HAND = "by hand"


def place_by_hand(
    shelf: Shelf, known: Known, name: str, point: tuple[float, float] | None, feature: str, country: str,
    within: PlaceRef | None, aliases: tuple[str, ...], source: str, population: int, at: str,
) -> Point:  # fmt: skip
    """Put one place on the shelf. `within` is what contains it and gives the country where none is told.

    The same place added again takes the place of the older one.
    """
    around = (within.id, *within.within) if within else (f"country:{country}",) if country else ()
    home = country or (within.country if within else "")
    province = next((key for key in around if key.startswith("admin1:")), "")
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    lat, lon = point or (None, None)
    made = Point(
        f"own:{slug}:{home.lower()}:{feature}", name, cast(Feature, feature), home,
        province.partition(".")[2], lat, lon, population, (name, *aliases), around, source,
    )  # fmt: skip
    told = json.dumps([made.id, name, feature, home, lat, lon, population, aliases, around, source])
    with shelf.changing():
        for old in shelf.imports():
            if old.format == BY_HAND and old.options == made.id:
                shelf.forget(old.id)
        number = shelf.start(
            Import(0, name, sha256(told.encode()).hexdigest(), BY_HAND, source, at, options=made.id)
        )
        shelf.put(made, number)
        refresh(shelf, known, [home])
        shelf.finish(number, 1, (), 0)
    return made
