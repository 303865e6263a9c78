"""Where overseas departments are drawn on national maps."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

# Where each overseas department is drawn on national maps: west, south, east, north, in degrees.
INSETS = {
    "971": (-5.2, 41.15, -3.75, 42.15),
    "972": (-3.6, 41.15, -2.15, 42.15),
    "973": (-2.0, 41.15, -0.55, 42.15),
    "974": (-0.4, 41.15, 1.05, 42.15),
    "976": (1.2, 41.15, 2.65, 42.15),
}
INSET_FILL = 0.88


def inset_move(zone: str, bounds: Sequence[float]) -> Callable[[Any], Any]:
    """Moves and scales the points of an overseas department, of these true bounds, into its inset box."""
    west, south, east, north = bounds
    box_west, box_south, box_east, box_north = INSETS[zone]
    shrink = math.cos(math.radians((south + north) / 2))
    box_shrink = math.cos(math.radians((box_south + box_north) / 2))
    tall = (box_north - box_south) / (north - south)
    wide = (box_east - box_west) * box_shrink / ((east - west) * shrink)
    scale = INSET_FILL * min(tall, wide)
    x, y, box_x, box_y = (
        (west + east) / 2,
        (south + north) / 2,
        (box_west + box_east) / 2,
        (box_south + box_north) / 2,
    )

    def move(points: Any) -> Any:
        return np.column_stack(
            [
                box_x + (points[:, 0] - x) * scale * shrink / box_shrink,
                box_y + (points[:, 1] - y) * scale,
            ]
        )

    return move
