"""The official geographic code, out of the npm package: territories by code, and what old codes have become."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.reference.geography.archives import Record, expect, read_json

NATURES = {
    "commune-deleguee": "delegated",
    "commune-associee": "associated",
    "arrondissement-municipal": "arrondissement",
}
# Left Guadeloupe in 2007 to become collectivities; the archive does not link their old codes.
FORMER_GUADELOUPE = {"97123": ("97701", "Saint-Barthélemy"), "97127": ("97801", "Saint-Martin")}


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


def epci_departments(codes: Codes) -> dict[str, list[str]]:
    """The departments of each EPCI, sorted, by SIREN."""
    found: dict[str, set[str]] = defaultdict(set)
    for commune, epci in codes.epci_of.items():
        found[epci].add(codes.communes[commune]["departement"])
    return {epci: sorted(departments) for epci, departments in sorted(found.items())}
