"""Polygons: from GeoJSON, made valid, kept as well-known binary; their size and a point inside.

Shapely is imported when first needed: looking names up never needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

RADIUS = 6371.0088
"""Kilometres: the mean radius of the Earth (IUGG)."""
KINDS = ("Polygon", "MultiPolygon", "GeometryCollection")


def polygon(geometry: Any) -> bytes | str:
    """The polygons of a GeoJSON geometry (degrees, longitude first) as WKB, or why there are none."""
    import shapely
    from shapely.geometry import shape

    if not isinstance(geometry, dict) or geometry.get("type") not in KINDS:
        return "no polygon"
    try:
        found = shape(geometry)
        west, south, east, north = found.bounds
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return "a polygon that cannot be read"
    if not (-180.5 <= west <= east <= 180.5 and -90.5 <= south <= north <= 90.5):
        return "coordinates that are no degrees of longitude and latitude"
    area = _areas(found if found.is_valid else shapely.make_valid(found))
    if area is None:
        return "a polygon without an inside"
    return bytes(shapely.to_wkb(shapely.force_2d(area)))


def _areas(found: BaseGeometry) -> BaseGeometry | None:
    """What of a geometry has an inside: lines and points that mending leaves behind are dropped."""
    import shapely

    parts = [
        part
        for part in shapely.get_parts(shapely.get_parts([found]))
        if part.geom_type == "Polygon" and part.area
    ]
    return shapely.union_all(parts) if len(parts) > 1 else parts[0] if parts else None


def point_in(shape: bytes) -> tuple[float, float]:
    """A point (latitude, longitude) that certainly lies inside a polygon."""
    import shapely

    found = shapely.from_wkb(shape).representative_point()
    return round(found.y, 5), round(found.x, 5)


def touching(a: bytes, b: bytes, near: float = 0.02) -> bool:
    """Whether two polygons meet, or lie within a few kilometres (`near`, in degrees) of each other."""
    import shapely

    return bool(shapely.dwithin(shapely.from_wkb(a), shapely.from_wkb(b), near))


def square_kilometres(shape: bytes) -> float:
    """The area of a polygon on the sphere (Lambert's cylindrical equal-area projection)."""
    import numpy
    import shapely

    def project(at: Any) -> Any:
        return numpy.column_stack((numpy.radians(at[:, 0]), numpy.sin(numpy.radians(at[:, 1])))) * RADIUS

    return float(shapely.transform(shapely.from_wkb(shape), project).area)


def box(shape: bytes) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    import shapely

    west, south, east, north = shapely.from_wkb(shape).bounds
    return float(west), float(south), float(east), float(north)


def geojson(shape: bytes) -> Any:
    """The polygon as a GeoJSON geometry."""
    import json

    import shapely

    return json.loads(shapely.to_geojson(shapely.from_wkb(shape)))
