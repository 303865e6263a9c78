"""The files as they are written: the same content gives the same bytes."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import shapely

from data.reference.geography.zones import Geometry


def write_csv(path: Path, header: str, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def write_geojson(path: Path, contours: dict[str, Geometry], names: dict[str, str]) -> None:
    """Writes a FeatureCollection, one feature a line, in the order of ``contours``; ids are product codes."""
    features = [
        json.dumps(
            {
                "type": "Feature",
                "id": code,
                "properties": {"name": names[code]},
                "geometry": shapely.geometry.mapping(shape),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for code, shape in contours.items()
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def write_world_stub(path: Path) -> None:
    """An empty world in TopoJSON: plotly.js asks for this file even where only our own contours are drawn."""
    layers = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    empty = {"type": "GeometryCollection", "geometries": list[object]()}
    stub = {"type": "Topology", "objects": dict.fromkeys(layers, empty), "arcs": list[object]()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(stub, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")
