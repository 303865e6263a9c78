"""Which territories touch each other, by their contours: two that share an edge are neighbours.

The contours were simplified together, so that a border is the same line on both of its sides. An island touches
nothing; communes are compared within their department, whose contours are one file.
"""

import json
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from data.reference import CONTOURS, Territory, territories

FILES = {"region": "regions.geojson", "department": "departments.geojson", "epci": "epci.geojson"}


def neighbours(code: str) -> list[Territory]:
    """The neighbours of a territory, by name; none for the country and for an overseas collectivity."""
    place = territories()[code]
    name = f"communes/{place.department}.geojson" if place.level == "commune" else FILES.get(place.level)
    if name is None or not (CONTOURS / name).is_file():
        return []
    found = [territories()[one] for one in _touching(CONTOURS / name).get(code, ())]
    return sorted(found, key=lambda one: one.name)


def similar(code: str, count: int) -> list[Territory]:
    """The territories of its level (and of its kind, for an EPCI) whose population is the nearest, nearest first."""
    place = territories()[code]
    if place.population is None:
        return []
    people = place.population
    peers = [
        one
        for one in territories().values()
        if one.level == place.level and one.code != code and one.population is not None
        and (place.level != "epci" or one.kind == place.kind)
    ]  # fmt: skip
    return sorted(peers, key=lambda one: (abs((one.population or 0) - people), one.code))[:count]


@cache
def _touching(path: Path) -> dict[str, set[str]]:
    owners: defaultdict[tuple[Any, Any], set[str]] = defaultdict(set)
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for ring in (ring for polygon in polygons for ring in polygon):
            for one, other in pairwise(map(tuple, ring)):
                owners[min(one, other), max(one, other)].add(feature["id"])
    found: defaultdict[str, set[str]] = defaultdict(set)
    for both in owners.values():
        if len(both) == 2:
            left, right = both
            found[left].add(right)
            found[right].add(left)
    return dict(found)
