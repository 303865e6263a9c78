"""A contour made fit for a map: rounded, without its specks, its points in the order that plotly needs."""

import numpy as np
import shapely

from data.reference.geography.archives import expect
from data.reference.geography.zones import Geometry


def polygons(shape: Geometry) -> list[Geometry]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]


def assemble(parts: list[Geometry]) -> Geometry:
    return shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]


def clockwise(polygon: Geometry) -> Geometry:
    """Shells clockwise and holes counter-clockwise: the order that plotly's maps need."""
    shell = polygon.exterior if not polygon.exterior.is_ccw else polygon.exterior.reverse()
    return shapely.Polygon(shell, [hole if hole.is_ccw else hole.reverse() for hole in polygon.interiors])


def finish(shape: Geometry, decimals: int, smallest_part: float) -> Geometry:
    """Rounds the points; drops parts and holes smaller than ``smallest_part``, but never the largest part."""
    parts = sorted(polygons(shape), key=lambda part: -float(part.area))
    kept: list[Geometry] = []
    for index, part in enumerate(parts):
        if index and part.area < smallest_part:
            continue
        holes = [hole for hole in part.interiors if shapely.Polygon(hole).area > smallest_part]
        rounded = shapely.Polygon(
            np.round(part.exterior.coords, decimals), [np.round(hole.coords, decimals) for hole in holes]
        )
        if not rounded.is_valid:
            rounded = shapely.make_valid(rounded)
        kept.extend(polygon for polygon in polygons(rounded) if polygon.area > 0)
    drawn = assemble([shapely.remove_repeated_points(part) for part in kept or parts[:1]])
    if not drawn.is_valid:
        drawn = shapely.union_all(shapely.make_valid(drawn))
    drawn = assemble([clockwise(part) for part in polygons(drawn)])
    expect(drawn.is_valid and not drawn.is_empty, "a contour is empty or not valid once rounded")
    return drawn
