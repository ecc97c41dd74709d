"""The country of a list that tells none: that of the towns beside its points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from contested.resolve.imports.records import Division, Record, Row

if TYPE_CHECKING:
    from contested.resolve.imports.deriving import Known

SAMPLE = 200
MOST = 0.8
"""The share of the points that must lie in one country."""


def home(records: Iterable[Record | Row], known: Known) -> str:
    """The country that most points of a list lie in; empty where they tell none."""
    import numpy

    points = [
        (r.lat, r.lon) for r in records if isinstance(r, Division) and r.lat is not None and r.lon is not None
    ][:SAMPLE]
    if not points:
        return ""
    countries, lats, lons = known.located()
    towns = numpy.array([lats, lons])
    votes: Counter[str] = Counter()
    for lat, lon in points:
        across = (towns[1] - lon) * numpy.cos(numpy.radians(lat))
        votes[countries[int(numpy.argmin((towns[0] - lat) ** 2 + across**2))]] += 1
    code, count = votes.most_common(1)[0]
    return code if count >= MOST * len(points) else ""
