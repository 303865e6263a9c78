"""Territory codes as files write them -> product codes: R75, 33, 243300316 (EPCI), C33063, FR.

Code officiel géographique (Insee): an old commune's code is carried to today's; a code is repaired only where
the repair lands on a code that exists.
"""

import re

from data import reference
from etl.parse.characters import plain
from etl.parse.outcome import Outcome, ok, refused, repaired
from etl.read.workbook import Value

# Codes that exist in files and stand for another place than a department: Corsica's single authority, the two
# halves of the Rhône, the European authority of Alsace.
SPECIAL_DEPARTMENTS = {"20A": "R94", "69M": "69", "69D": "69", "67A": "R44", "6AE": "R44"}


def parse_region(value: Value) -> Outcome:
    """A region by its code (75, R75) or its name."""
    words = plain(value).removesuffix(".0")
    code = re.fullmatch(r"[Rr]?([0-9]{1,2})", words)
    if code:
        found = "R" + code[1].zfill(2)
        return ok(found) if found in reference.territories() else refused("region-unknown")
    place = reference.find_by_name("region", words) or reference.find_by_name("collectivity", words)
    return ok(place.code) if place else refused("region-unknown", "warning")


def parse_department(value: Value) -> Outcome:
    """A department or an overseas collectivity: 33, 033, D33, 1, 2a, or its name."""
    words = plain(value).removesuffix(".0")
    if named := re.fullmatch(r"([0-9]{1,3}|2[abAB])\s*[-–:]\s*\D+", words):
        words = named[1]
    code = re.fullmatch(r"[Dd]?([0-9]{1,3}[A-Za-z]?|2[abAB]|6AE)", words)
    if not code:
        place = reference.find_by_name("department", words) or reference.find_by_name("collectivity", words)
        return ok(place.code) if place else refused("department-unknown")
    raw = code[1].upper()
    if raw in SPECIAL_DEPARTMENTS:
        return repaired(SPECIAL_DEPARTMENTS[raw], "department-special")
    short = raw.lstrip("0") if len(raw) == 3 and not raw.startswith("9") else raw
    found = short if len(short) > 1 else short.zfill(2)
    place = reference.territories().get(found)
    if place is None or place.level not in ("department", "collectivity"):
        return refused("department-unknown")
    return ok(found) if words == found else repaired(found, "department-rewritten")


def parse_commune(value: Value) -> Outcome:
    """A commune's code; one that merged is carried to today's commune, and said."""
    words = plain(value).removesuffix(".0").upper()
    code = words[1:] if re.fullmatch(r"C[0-9AB]{5}", words) else words
    if re.fullmatch(r"[0-9]{4}", code):
        padded = reference.current_commune("0" + code)
        return repaired("C" + padded, "commune-padded") if padded else refused("commune-unknown")
    if not re.fullmatch(r"[0-9][0-9AB][0-9]{3}", code):
        return refused("commune-unreadable")
    if "75001" <= code <= "75020":
        return refused("commune-postal", proposal=f"751{code[3:]}")
    if code.startswith("20"):
        return refused("commune-postal", proposal="2A… / 2B…")
    today = reference.current_commune(code)
    if today is None:
        return refused("commune-unknown")
    return ok("C" + today) if today == code else repaired("C" + today, "commune-merged")


def parse_commune_name(value: Value) -> Outcome:
    """A commune's name, kept as text (many are borne by several communes); a code under that header is read as one."""
    words = plain(value)
    return parse_commune(words) if re.fullmatch(r"[0-9][0-9ABab]?[0-9]{3}(?:\.0)?", words) else ok(words)


def parse_epci(value: Value) -> Outcome:
    """An EPCI by its SIREN, in this year's list."""
    words = re.sub(r"[ .]", "", plain(value).removesuffix(".0"))
    place = reference.by_siren().get(words)
    if place is None or place.level != "epci":
        return refused("epci-unknown", "warning" if re.fullmatch(r"[0-9]{9}", words) else "error")
    return ok(place.code)


def parse_territory(value: Value) -> Outcome:
    """A territory of any level, told apart by the shape of its code."""
    words = plain(value).removesuffix(".0").upper()
    if words in ("FR", "FRANCE", "NATIONAL", "FRANCE ENTIERE", "FRANCE ENTIÈRE"):
        return ok("FR")
    if re.fullmatch(r"C?[0-9][0-9AB][0-9]{3}", words):
        return parse_commune(words)
    if re.fullmatch(r"[0-9]{9}", words):
        return parse_epci(words)
    if re.fullmatch(r"R[0-9]{2}", words):
        return parse_region(words)
    found = parse_department(words)
    return found if found.value else refused("territory-unknown")


def parse_zone(value: Value) -> Outcome:
    """A zone of PILOTE: FRANCE, R84, D01 (ministère de la transformation publique, PILOTE's import format)."""
    words = plain(value).upper()
    if re.fullmatch(r"D[0-9][0-9AB][0-9]?", words):
        found = parse_department(words[1:])
        return Outcome(found.value, tuple(one for one in found.issues if one.severity != "information"))
    return parse_territory(words)


ACCEPTS = {
    parse_region: [("75", "R75"), ("R75", "R75"), (1.0, "R01"), ("Nouvelle-Aquitaine", "R75")],
    parse_department: [
        ("33", "33"),
        ("033", "33"),
        ("D33", "33"),
        (1.0, "01"),
        ("001", "01"),
        ("2a", "2A"),
        ("971", "971"),
        ("988", "988"),
        ("Gironde", "33"),
        ("33 - Gironde", "33"),
        ("20A", "R94"),
        ("69M", "69"),
    ],
    parse_commune: [("33063", "C33063"), (1004.0, "C01004"), ("2a004", "C2A004"), ("75116", "C75056")],
    parse_commune_name: [("Bordeaux", "Bordeaux"), ("33063", "C33063")],
    parse_epci: [("243300316", "243300316"), (243300316.0, "243300316")],
    parse_territory: [
        ("FRANCE", "FR"),
        ("33063", "C33063"),
        ("243300316", "243300316"),
        ("R75", "R75"),
        ("33", "33"),
    ],
    parse_zone: [("FRANCE", "FR"), ("R84", "R84"), ("D01", "01"), ("D2A", "2A"), ("D974", "974")],
}
REFUSES = {
    parse_region: [("99", "region-unknown"), ("Aquitaine-du-Sud", "region-unknown")],
    parse_department: [("96", "department-unknown"), ("20", "department-unknown"), ("Girondde", "department-unknown")],
    parse_commune: [
        ("99001", "commune-unknown"),
        ("Bordeaux", "commune-unreadable"),
        ("330633", "commune-unreadable"),
    ],
    parse_commune_name: [("99001", "commune-unknown")],
    parse_epci: [("200000000", "epci-unknown"), ("CC du Lac", "epci-unknown")],
    parse_territory: [("ailleurs", "territory-unknown"), ("99999", "commune-unknown")],
    parse_zone: [("D96", "department-unknown"), ("Z1", "territory-unknown")],
}
