"""The parts of the world that France lies in, each with the latitude that its longitudes shrink by."""

import math
from typing import Any

import shapely

Geometry = Any
"""A shapely Polygon or MultiPolygon."""
METROPOLE = "metropole"
# Middle latitude of each zone. Longitudes are shrunk by its cosine while simplifying, so that a tolerance
# is the same in both directions, in degrees of latitude (0.001 = 111 m).
LATITUDES = {METROPOLE: 46.5, "971": 16.2, "972": 14.65, "973": 4.0, "974": -21.1, "976": -12.8}


def zone_of(commune: str) -> str:
    """The part of the world where a commune lies: the mainland and Corsica, or one overseas department."""
    return commune[:3] if commune.startswith("97") else METROPOLE


def squeeze(geometries: Any, zone: str, *, undo: bool = False) -> Any:
    """Shrinks longitudes by the cosine of the zone's latitude, or undoes it."""
    factor = math.cos(math.radians(LATITUDES[zone]))
    scale = (1 / factor if undo else factor, 1.0)
    return shapely.transform(geometries, lambda points: points * scale)
