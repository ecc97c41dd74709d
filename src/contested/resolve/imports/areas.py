"""Which polygon a point lies in: an index over the polygons of one level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.strtree import STRtree

Point = tuple[float, float]
NEAR = 0.03
"""Degrees (about 3 km) by which a point may lie outside: coasts and borders are drawn roughly."""


class Areas:
    """Polygons (well-known binary) by number, asked with points (latitude, longitude)."""

    def __init__(self, shapes: Sequence[bytes]) -> None:
        self._numbers = [number for number, shape in enumerate(shapes) if shape]
        self._tree: STRtree | None = None
        if self._numbers:
            import shapely

            self._tree = shapely.STRtree(shapely.from_wkb([shapes[n] for n in self._numbers]))

    def around(self, points: Sequence[Point], near: float = NEAR) -> list[int | None]:
        """For each point the number of the smallest polygon around it, else of one very near, or None."""
        found: list[int | None] = [None] * len(points)
        if self._tree is None or not points:
            return found
        import shapely

        shapes = self._tree.geometries
        sizes = shapely.area(shapes)
        placed = shapely.points([(lon, lat) for lat, lon in points])
        asked, hit = self._tree.query(placed, predicate="intersects")
        best: dict[int, int] = {}
        for point, shape in zip(asked.tolist(), hit.tolist(), strict=True):
            if point not in best or sizes[shape] < sizes[best[point]]:
                best[point] = shape
        outside = [n for n in range(len(points)) if n not in best]
        if outside and near:
            pairs = self._tree.query_nearest(placed[outside], max_distance=near, all_matches=False)
            best |= {outside[p]: s for p, s in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)}
        for point, shape in best.items():
            found[point] = self._numbers[shape]
        return found
