"""The rows of the tables: territories with their parents and populations, and the SIREN that communes bore."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from data.reference.geography.archives import Record, read_json, version_of
from data.reference.geography.codes import Codes

EPCI_KINDS = {"CC": "CC", "CA": "CA", "CU": "CU", "METRO": "METRO", "MET69": "METLYON"}


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
