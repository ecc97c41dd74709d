"""Boundary files of an invented country side, laid out in squares."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def square(lat: float, lon: float, size: float = 1.0) -> dict[str, Any]:
    """A square with its south-west corner at a point."""
    ring = [[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


def boundaries(path: Path, rows: Iterable[tuple[str, dict[str, Any]]], level: str = "ADM2") -> Path:
    """A file as geoBoundaries writes them."""
    features = [
        {
            "type": "Feature",
            "properties": {"shapeName": name, "shapeID": str(n), "shapeGroup": "AFG", "shapeType": level},
            "geometry": shape,
        }
        for n, (name, shape) in enumerate(rows)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path
