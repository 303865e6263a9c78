"""The holders of the fiction: real communes, EPCI and departments, from the repository's reference."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from data import reference
from data.samples.french import of_commune, of_department
from data.samples.identifiers import siret

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Holder:
    """A local authority. ``code`` is the bare official code: 33063, the SIREN of an EPCI, or 33."""

    code: str
    level: str
    name: str
    department: str
    siren: str
    population: int

    @property
    def siret(self) -> str:
        """The SIREN with an establishment number that makes the whole pass Luhn."""
        return siret(self.siren)

    @property
    def full_name(self) -> str:
        """The name with its kind: "Commune d’Abbeville", "Département de l’Isère"."""
        if self.level == "epci":
            return self.name
        if self.level == "department":
            return "Département " + of_department(self.department, self.name)
        return "Commune " + of_commune(self.name)

    @property
    def legal_name(self) -> str:
        """The name in capitals, as the company register writes it."""
        return self.full_name.upper().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Department:
    """A department and the local authorities in it."""

    code: str
    name: str
    region: str
    population: int
    overseas: bool
    communes: tuple[Holder, ...]
    epcis: tuple[Holder, ...]
    itself: Holder | None

    @property
    def prefecture(self) -> str:
        """ "Préfecture de l’Ain"."""
        return "Préfecture " + of_department(self.code, self.name)

    def holders(self, draw: Random) -> list[Holder]:
        """The local authorities of the department in a random order, the populous more often first."""
        weighted = [(place, max(place.population, 50) ** 0.55) for place in self.communes]
        weighted += [(place, 3 * place.population**0.5) for place in self.epcis]
        if self.itself:
            weighted.append((self.itself, 900.0))
        return [place for place, _ in sorted(weighted, key=lambda one: draw.random() ** (1 / one[1]), reverse=True)]


@cache
def departments() -> Mapping[str, Department]:
    """The 101 departments by code."""
    within: dict[str, dict[str, list[Holder]]] = {"commune": {}, "epci": {}}
    for place in reference.territories().values():
        if place.level in within and place.department and place.siren and place.population:
            code = place.code.removeprefix("C")
            holder = Holder(code, place.level, place.name, place.department, place.siren, place.population)
            within[place.level].setdefault(place.department, []).append(holder)
    sirens = _department_sirens()
    return {
        place.code: Department(
            place.code,
            place.name,
            place.region or "",
            place.population or 0,
            place.kind == "drom",
            tuple(within["commune"][place.code]),
            tuple(within["epci"].get(place.code, ())),
            Holder(place.code, "department", place.name, place.code, sirens[place.code], place.population or 0)
            if place.code in sirens
            else None,
        )
        for place in reference.territories().values()
        if place.level == "department"
    }


def regions() -> list[str]:
    """The product codes of the 18 regions."""
    return [place.code for place in reference.territories().values() if place.level == "region"]


@cache
def former_codes() -> Mapping[str, str]:
    """One code of the past for each commune of today that swallowed another."""
    with (reference.ROOT / "old_communes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["nature"] == "former"]
    return {row["code"]: row["old_code"] for row in rows}


def _department_sirens() -> Mapping[str, str]:
    with (HERE / "department_sirens.csv").open(encoding="utf-8", newline="") as file:
        return {row["department"]: row["siren"] for row in csv.DictReader(file)}
