"""Every file of the contours folder."""

import shutil
from collections import defaultdict
from pathlib import Path

from data.reference.geography.codes import Codes, epci_departments
from data.reference.geography.contours import Layer, clean, dissolve, read_contours
from data.reference.geography.drawing import COMMUNE_DETAIL, DEPARTMENT_DETAIL, EPCI_DETAIL, REGION_DETAIL, draw
from data.reference.geography.files import write_geojson, write_world_stub
from data.reference.geography.insets import INSETS, inset_move
from data.reference.geography.zones import Geometry, squeeze, zone_of


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
