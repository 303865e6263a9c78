"""The outlines of the departments as flat rings, for a file that draws its own map: slides, PDF, SVG.

The contours are those of the pages (``data/reference/contours/departments.geojson``: degrees, the overseas
departments already moved into insets), in the projection of the pages' maps, Mercator.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.reference import CONTOURS

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Outlines:
    """Rings by department code in a box of ``width`` by ``height``, the longer of which is 1.

    ``x`` goes right, ``y`` goes down, both from 0. The last point of a ring is not the first again: close it. A hole is
    a ring inside another: fill with the even-odd rule.
    """

    width: float
    height: float
    rings: dict[str, tuple[Ring, ...]]

    def fit(self, wide: float, high: float) -> float:
        """The scale at which the map fills a box without leaving it."""
        return min(wide / self.width, high / self.height)

    def box(self, code: str) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a department. Raises KeyError for a code without an outline."""
        points = [point for ring in self.rings[code] for point in ring]
        across, down = [x for x, _ in points], [y for _, y in points]
        return min(across), min(down), max(across), max(down)


@cache
def departments() -> Outlines:
    """The outlines of the 101 departments, read once."""
    found = json.loads((CONTOURS / "departments.geojson").read_text(encoding="utf-8"))["features"]
    flat = {feature["id"]: [_flat(ring) for ring in _rings(feature["geometry"])] for feature in found}
    points = [point for rings in flat.values() for ring in rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    longer = max(right - left, bottom - top)
    rings = {
        code: tuple(tuple(((x - left) / longer, (y - top) / longer) for x, y in ring) for ring in rings)
        for code, rings in flat.items()
    }
    return Outlines((right - left) / longer, (bottom - top) / longer, rings)


def _rings(geometry: dict[str, Any]) -> list[Any]:
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for part in parts for ring in part]


def _flat(ring: list[list[float]]) -> list[Point]:
    """A ring of degrees in Mercator, upside down for a page's axes, without its closing point."""
    return [(math.radians(east), -math.asinh(math.tan(math.radians(north)))) for east, north in ring[:-1]]
