"""How finely each level is drawn, and its contours drawn so."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from data.reference.geography.archives import expect
from data.reference.geography.contours import Layer
from data.reference.geography.shapes import finish
from data.reference.geography.zones import LATITUDES, METROPOLE, Geometry, squeeze


@dataclass(frozen=True)
class Detail:
    """How finely a level is drawn; areas in square degrees."""

    tolerance: float
    tolerance_overseas: float
    decimals: int
    smallest_part: float


REGION_DETAIL = Detail(0.02, 0.004, 3, 2e-3)
DEPARTMENT_DETAIL = Detail(0.012, 0.003, 3, 8e-4)
EPCI_DETAIL = Detail(0.010, 0.003, 3, 2e-4)
COMMUNE_DETAIL = Detail(0.005, 0.002, 4, 2e-5)


def draw(layer: Layer, detail: Detail, moves: dict[str, Callable[[Any], Any]] | None = None) -> dict[str, Geometry]:
    """Simplified contours of a layer, by code, in degrees; overseas ones in insets where moves are given."""
    drawn: dict[str, Geometry] = {}
    for zone in LATITUDES:
        members = sorted(layer[zone])
        shapes = np.array([layer[zone][code] for code in members], dtype=object)
        overseas = zone != METROPOLE
        smaller = shapely.coverage_simplify(shapes, detail.tolerance_overseas if overseas else detail.tolerance)
        smaller = np.where(shapely.is_empty(smaller), shapes, smaller)
        # Islands of the overseas departments are small: keep them where they are drawn at their true place.
        smallest_part = detail.smallest_part / 20 if overseas and moves is None else detail.smallest_part
        for code, shape in zip(members, squeeze(smaller, zone, undo=True), strict=True):
            expect(code not in drawn, f"{code} lies in two zones")
            moved = shapely.transform(shape, moves[zone]) if overseas and moves else shape
            drawn[code] = finish(moved, detail.decimals, smallest_part)
    return drawn
