"""A row's place: one territory block (region, department, EPCI, commune) from what the row declares.

What the file declares comes first; its department decides for money, so that a file's totals by department are
the product's. Only a row that declares nothing is placed by its holder's SIREN.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data import reference
from etl.parse.outcome import Issue
from etl.schemas import TERRITORY_LEVELS, squeeze


@dataclass(frozen=True, slots=True)
class Place:
    """Product codes of a row's territories, None where not known; ``basis`` is declared, siren or None."""

    region: str | None = None
    department: str | None = None
    epci: str | None = None
    commune: str | None = None
    basis: str | None = None


@cache
def block(code: str) -> Place:
    """The block of a territory and its parents. France as a whole is a known place without parents."""
    place = reference.territories()[code]
    if place.level == "country":
        return Place()
    own = {"collectivity": "department"}.get(place.level, place.level)
    return Place(
        **{
            level: place.code if level == own else getattr(place, level, None) or None
            for level in TERRITORY_LEVELS
            if TERRITORY_LEVELS.index(level) <= TERRITORY_LEVELS.index(own)
        }
    )


def locate(values: Mapping[str, object], siren: str | None) -> tuple[Place, list[tuple[str, Issue]]]:
    """The place of a row and what is inconsistent in it, as (field, issue)."""
    issues: list[tuple[str, Issue]] = []
    stated = {name: values.get(name) for name in ("territory", "region", "department", "epci", "commune")}
    department = stated["department"] or values.get("department_name")
    region = stated["region"] or values.get("region_name")
    named = values.get("commune_name")
    if stated["commune"] is None and isinstance(named, str) and named in reference.territories():
        stated["commune"] = named
    # Corsica's single authority stands in department columns and is a region.
    if isinstance(department, str) and department.startswith("R"):
        region, department = department, None
    finest = None
    for code in (stated["commune"], stated["territory"], stated["epci"], department, region):
        if isinstance(code, str) and code != "FR":
            finest = code
            break
    if finest is None:
        if stated["territory"] == "FR":
            return Place(basis="national"), issues
        return _by_siren(siren), issues
    found = block(finest)
    if isinstance(department, str) and found.department != department:
        if found.department is not None and found.commune is not None:
            issues.append(("commune", Issue("warning", "commune-outside-department", {"department": department})))
        above = block(department)
        found = Place(above.region, department, found.epci, found.commune)
    if found.region is None and isinstance(region, str) and region.startswith("R"):
        found = Place(region, found.department, found.epci, found.commune)
    if isinstance(stated["epci"], str) and found.epci is None:
        found = Place(found.region, found.department, stated["epci"], found.commune)
    return Place(found.region, found.department, found.epci, found.commune, "declared"), issues


def _by_siren(siren: str | None) -> Place:
    if siren is None:
        return Place()
    code = authority(siren, None)
    if code is None:
        return Place()
    found = block(code)
    return Place(found.region, found.department, found.epci, found.commune, "siren")


def authority(siren: str | None, name: str | None) -> str | None:
    """The territory whose local authority this is, by SIREN, else by a name such as « Département du Gers ».

    Insee numbers departments 22 + their code; communes and EPCI stand in the reference lists.
    """
    if siren:
        if place := reference.by_siren().get(siren):
            return place.code
        if siren.startswith("22"):
            code = siren[2:5] if siren[2:4] in ("97", "98") else siren[2:4]
            place = reference.territories().get(code)
            return place.code if place else None
        return None
    if not name:
        return None
    if said := re.match(
        r"(?:conseil\s+)?(?:r[ée]gional|r[ée]gion)\s+(?:de la |de l['’]|des |du |de |d['’])?(.+)", name, re.I
    ):
        place = reference.find_by_name("region", said[1])
        return place.code if place else None
    if said := re.match(
        r"(?:conseil\s+)?(?:d[ée]partemental|d[ée]partement)\s+(?:de la |de l['’]|des |du |de |d['’])?(.+)",
        name,
        re.I,
    ):
        place = reference.find_by_name("department", said[1])
        return place.code if place else None
    return None


def party(siren: str | None, name: str | None) -> str | None:
    """What makes two rows speak of one legal person: the SIREN, else the name without case and accents."""
    return siren or ("n:" + squeeze(name) if name and squeeze(name) else None)


def local_authority(siren: str | None, territory: str | None) -> bool | None:
    """Whether a legal person is a local body (in the reference, or a SIREN of category 2), None where nothing tells."""
    if territory:
        return True
    return siren.startswith("2") if siren else None
