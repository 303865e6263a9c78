"""Reference geography of France: codes, names, parents, populations, SIREN numbers and map contours.

Reads the files of this folder (``README.md`` says where each comes from, its licence and its limits). Nothing
is read at import; every table is read once, at first use, and kept.

Product codes: ``FR``, region ``R75``, department ``33``, overseas collectivity ``975``, EPCI (group of
communes with its own taxes) by its SIREN, commune ``C33063``.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent

CONTOURS: Path = ROOT / "contours"
"""Folder of the GeoJSON contours; the ``id`` of a feature is a product code."""

VINTAGE = "COG 2026"
"""Vintage of the codes, names and perimeters: Insee's official geographic code at 1 January 2026."""

LEVELS = ("country", "region", "department", "collectivity", "epci", "commune")
"""Every level of ``territories.csv``, in the order of the file."""

NAMED_LEVELS = ("country", "region", "department", "collectivity")
"""The levels where a name is enough to tell a territory; 1,441 names of communes are borne by several."""


@dataclass(frozen=True, slots=True)
class Territory:
    """One territory of today.

    ``code`` and the parents ``region``, ``department``, ``epci`` are product codes. A parent is None where
    there is none: the region of an overseas collectivity, the EPCI of four communes on islands. The
    ``department`` of a commune overseas may be a collectivity. The ``region`` and ``department`` of an EPCI
    are those where most of its population lives; ``epci_departments`` gives them all.

    ``siren`` is known for the communes (but not those of overseas collectivities) and the EPCI.
    ``population`` is in inhabitants, None where nobody counts them (984, 989). ``kind`` is CC, CA, CU,
    METRO or METLYON for an EPCI; elsewhere ``drom`` (overseas departments and regions), ``com`` (overseas
    collectivities) or None.
    """

    code: str
    level: str
    name: str
    region: str | None
    department: str | None
    epci: str | None
    siren: str | None
    population: int | None
    kind: str | None


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a CSV file of this folder, without its header."""
    with (ROOT / name).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


@cache
def territories() -> dict[str, Territory]:
    """Every territory by product code, by level then code. Shared: do not change the dict."""
    return {
        code: Territory(
            code,
            level,
            name,
            region or None,
            department or None,
            epci or None,
            siren or None,
            int(population) if population else None,
            kind or None,
        )
        for code, level, name, region, department, epci, siren, population, kind in _rows("territories.csv")
    }


@cache
def by_siren() -> dict[str, Territory]:
    """Communes and EPCI by SIREN (nine digits). Do not change the dict.

    A SIREN that a commune bore before a merger (2022 to 2025) leads to the commune of today. Departments and
    regions are absent: no source gives their SIREN.
    """
    known = territories()
    found = {territory.siren: territory for territory in known.values() if territory.siren}
    for old_siren, _old_code, _old_name, code, _package in _rows("old_sirens.csv"):
        found[old_siren] = known["C" + code]
    return found


@cache
def epci_departments() -> dict[str, tuple[str, ...]]:
    """The departments of each EPCI (product codes, sorted), by the EPCI's SIREN. 89 have several."""
    found: dict[str, tuple[str, ...]] = {
        territory.code: (territory.department,)
        for territory in territories().values()
        if territory.level == "epci" and territory.department
    }
    several: dict[str, list[str]] = {}
    for epci, department in _rows("epci_departments.csv"):
        several.setdefault(epci, []).append(department)
    found.update({epci: tuple(departments) for epci, departments in several.items()})
    return found


@cache
def _old_communes() -> dict[str, str]:
    return {old_code: code for old_code, code, _nature, _old_name in _rows("old_communes.csv")}


def current_commune(code5: str) -> str | None:
    """The commune of today for a commune code of today or of the past, both as five characters (``2A004``).

    A municipal arrondissement of Paris, Lyon or Marseille leads to its city; a delegated or associated
    commune to the commune it is part of. None where the code is unknown. An old code leads to one commune
    only: an amount given for a commune that has since been split cannot be shared out with it.
    """
    return code5 if "C" + code5 in territories() else _old_communes().get(code5)


_ABBREVIATIONS = {"st": "saint", "ste": "sainte"}
_LEADING = {
    "region",
    "departement",
    "collectivite",
    "territoriale",
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "les",
    "l",
}


def _normalised(name: str) -> str:
    """Lower case, no accents, one space between words, Saint in full, no leading article."""
    plain = name.casefold().replace("œ", "oe").replace("&", " et ")
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = [_ABBREVIATIONS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain)]
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    return " ".join(words)


@cache
def _names(level: str) -> dict[str, set[str]]:
    """The product codes for each normalised name of a level, variants included."""
    codes: dict[str, set[str]] = {}
    for territory in territories().values():
        if territory.level == level:
            codes.setdefault(_normalised(territory.name), set()).add(territory.code)
    for variant_level, name, code in _rows("name_variants.csv"):
        if variant_level == level:
            codes.setdefault(_normalised(name), set()).add(code)
    return codes


def find_by_name(level: str, name: str) -> Territory | None:
    """The territory of a level with this name, whatever the accents, case, hyphens, apostrophes or article.

    ``level`` is one of ``NAMED_LEVELS``: ValueError otherwise. Names of the past are known where the
    perimeter is the same ("Centre", "Loire-Inférieure"), as are common short forms ("PACA"). None where the
    name is unknown or may mean several territories; a region of before 2016 that was merged ("Aquitaine")
    is unknown, since a figure for it is not a figure for the region of today.
    """
    if level not in NAMED_LEVELS:
        raise ValueError(f"a name does not tell a territory at level {level!r}; expected one of {NAMED_LEVELS}")
    codes = _names(level).get(_normalised(name), set())
    return territories()[next(iter(codes))] if len(codes) == 1 else None
