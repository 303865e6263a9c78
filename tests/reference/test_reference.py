"""The reference geography: its counts, its links, its contours and the look-ups made on it."""

import csv
import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from data import reference
from data.texts import LANGUAGES, catalogue

ROOT = Path(reference.__file__).parent
TERRITORIES = reference.territories()
DEPARTMENTS = sorted(t.code for t in TERRITORIES.values() if t.level == "department")
OVERSEAS = {"971", "972", "973", "974", "976"}


def codes(level: str) -> set[str]:
    return {t.code for t in TERRITORIES.values() if t.level == level}


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def features(name: str) -> dict[str, dict[str, Any]]:
    """The features of a contour file by id, all ids being different."""
    collection = json.loads((reference.CONTOURS / name).read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    found = {feature["id"]: feature for feature in collection["features"]}
    assert len(found) == len(collection["features"])
    return found


def polygons(feature: dict[str, Any]) -> list[list[list[list[float]]]]:
    geometry = feature["geometry"]
    assert geometry["type"] in {"Polygon", "MultiPolygon"}
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else list(coordinates)


def signed_area(ring: list[list[float]]) -> float:
    """Twice the area of a ring, in square degrees; negative where it is clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))


def luhn(siren: str) -> bool:
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(siren))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def assert_drawn(found: dict[str, dict[str, Any]], box: tuple[float, float, float, float]) -> None:
    """Each feature bears its territory's name, lies in the box and has clockwise shells around its holes."""
    west, south, east, north = box
    for code, feature in found.items():
        assert feature["properties"] == {"name": TERRITORIES[code].name}
        for shell, *holes in polygons(feature):
            assert signed_area(shell) < 0, code
            assert all(signed_area(hole) > 0 for hole in holes), code
            for ring in (shell, *holes):
                assert ring[0] == ring[-1], code
                assert len(ring) >= 4, code
                assert all(west <= x <= east and south <= y <= north for x, y in ring), code


# ------------------------------------------------------------------------------------------ territories


def test_counts_by_level() -> None:
    communes = [t for t in TERRITORIES.values() if t.level == "commune"]
    assert Counter(t.level for t in TERRITORIES.values()) == {
        "country": 1,
        "region": 18,
        "department": 101,
        "collectivity": 8,
        "epci": 1255,
        "commune": 34875 + 94,
    }
    assert sum(t.kind == "com" for t in communes) == 94
    assert sum(t.kind == "drom" for t in communes) == 129


def test_sorted_by_level_then_code() -> None:
    keys = [(reference.LEVELS.index(t.level), t.code) for t in TERRITORIES.values()]
    assert keys == sorted(keys)


def test_file_has_unique_codes_and_unix_line_ends() -> None:
    assert len(rows("territories.csv")) == len(TERRITORIES)
    for path in ROOT.glob("*.csv"):
        assert b"\r" not in path.read_bytes(), path.name


def test_codes_have_the_shape_of_their_level() -> None:
    shapes = {
        "country": r"FR",
        "region": r"R\d\d",
        "department": r"\d\d|2[AB]|97\d",
        "collectivity": r"9[78]\d",
        "epci": r"\d{9}",
        "commune": r"C(\d{5}|2[AB]\d{3})",
    }
    for t in TERRITORIES.values():
        assert re.fullmatch(shapes[t.level], t.code), t
        assert t.name == t.name.strip()
        assert t.name


def test_parents_exist_and_agree() -> None:
    for t in TERRITORIES.values():
        assert t.region is None or TERRITORIES[t.region].level == "region"
        assert t.epci is None or TERRITORIES[t.epci].level == "epci"
        if t.department is not None:
            parent = TERRITORIES[t.department]
            assert parent.level == ("collectivity" if t.kind == "com" else "department")
            assert parent.region == t.region
    assert all(TERRITORIES[code].region for code in DEPARTMENTS)


def test_communes_without_epci() -> None:
    alone = {t.code for t in TERRITORIES.values() if t.level == "commune" and t.kind != "com" and t.epci is None}
    assert alone == {"C22016", "C29083", "C29155", "C85113"}


def test_bordeaux() -> None:
    assert TERRITORIES["C33063"] == reference.Territory(
        "C33063", "commune", "Bordeaux", "R75", "33", "243300316", "213300635", 267991, None
    )
    assert TERRITORIES["243300316"].name == "Bordeaux Métropole"
    assert TERRITORIES["33"].name == "Gironde"
    assert TERRITORIES["R75"].name == "Nouvelle-Aquitaine"


def test_kinds() -> None:
    kinds = Counter(t.kind for t in TERRITORIES.values() if t.level == "epci")
    assert kinds == {"CC": 989, "CA": 230, "METRO": 21, "CU": 14, "METLYON": 1}
    assert {t.code for t in TERRITORIES.values() if t.level == "department" and t.kind == "drom"} == OVERSEAS
    regions = {t.code for t in TERRITORIES.values() if t.level == "region" and t.kind == "drom"}
    assert regions == {"R01", "R02", "R03", "R04", "R06"}


def test_overseas_collectivities() -> None:
    populations = {t.code: t.population for t in TERRITORIES.values() if t.level == "collectivity"}
    assert populations == {
        "975": 5790,
        "977": 10660,
        "978": 31160,
        "984": None,
        "986": 11151,
        "987": 278786,
        "988": 264596,
        "989": None,
    }
    assert TERRITORIES["C98818"] == reference.Territory(
        "C98818", "commune", "Nouméa", None, "988", None, None, 85976, "com"
    )


def total(level: str, kind: str | None = None) -> int:
    """The population of a level, of one kind where given."""
    members = [t for t in TERRITORIES.values() if t.level == level and kind in (None, t.kind)]
    return sum(t.population or 0 for t in members)


def test_populations_add_up() -> None:
    assert TERRITORIES["FR"].population == 68_350_798
    assert total("region") == total("department") == 68_350_798
    assert total("commune", "com") == total("collectivity") == 602_143
    assert total("commune") == 68_350_798 + 602_143
    by_parent: Counter[str] = Counter()
    for t in TERRITORIES.values():
        if t.level == "commune":
            for parent in (t.region, t.department, t.epci):
                if parent:
                    by_parent[parent] += t.population or 0
    for code, population in by_parent.items():
        assert (TERRITORIES[code].population or 0) == population, code


def test_epci_departments() -> None:
    found = reference.epci_departments()
    assert found.keys() == codes("epci")
    assert sum(len(departments) > 1 for departments in found.values()) == 89
    assert found["200054781"] == ("75", "91", "92", "93", "94", "95")
    assert found["243300316"] == ("33",)
    in_fact: dict[str, set[str]] = {}
    for t in TERRITORIES.values():
        if t.level == "commune" and t.epci and t.department:
            in_fact.setdefault(t.epci, set()).add(t.department)
    assert {epci: tuple(sorted(departments)) for epci, departments in in_fact.items()} == found
    assert all(TERRITORIES[epci].department in departments for epci, departments in found.items())


# ------------------------------------------------------------------------------------- sirens, old codes


def test_sirens() -> None:
    sirens = [t.siren for t in TERRITORIES.values() if t.siren]
    assert len(sirens) == len(set(sirens)) == 34875 + 1255
    assert all(len(siren) == 9 and luhn(siren) for siren in sirens)
    assert all(t.siren == t.code for t in TERRITORIES.values() if t.level == "epci")


def test_by_siren() -> None:
    found = reference.by_siren()
    assert len(found) == 34875 + 1255 + 152
    assert found["213300635"].code == "C33063"
    assert found["243300316"].level == "epci"
    assert "213300636" not in found


def test_old_sirens() -> None:
    old = rows("old_sirens.csv")
    assert len(old) == 152
    for row in old:
        assert luhn(row["old_siren"])
        assert reference.by_siren()[row["old_siren"]].code == "C" + row["code"]
        assert reference.current_commune(row["old_code"]) == row["code"]
    assert reference.by_siren()["210100392"].code == "C01138"


def test_old_communes() -> None:
    old = rows("old_communes.csv")
    assert Counter(row["nature"] for row in old) == {
        "former": 2250,
        "delegated": 1521,
        "associated": 471,
        "arrondissement": 45,
    }
    assert len({row["old_code"] for row in old}) == 4287
    assert all("C" + row["code"] in TERRITORIES for row in old)
    assert not any("C" + row["old_code"] in TERRITORIES for row in old)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("33063", "33063"),
        ("2A004", "2A004"),
        ("98818", "98818"),
        ("01039", "01138"),
        ("97127", "97801"),
        ("97123", "97701"),
        ("75101", "75056"),
        ("75120", "75056"),
        ("69381", "69123"),
        ("69389", "69123"),
        ("13201", "13055"),
        ("13216", "13055"),
        ("75056", "75056"),
        ("75121", None),
        ("00000", None),
        ("C33063", None),
        ("", None),
    ],
)
def test_current_commune(code: str, expected: str | None) -> None:
    assert reference.current_commune(code) == expected


# ------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("level", "name", "code"),
    [
        ("country", "FRANCE", "FR"),
        ("region", "Provence-Alpes-Côte d'Azur", "R93"),
        ("region", "Provence Alpes Côte d’Azur", "R93"),
        ("region", "PACA", "R93"),
        ("region", "Région Sud", "R93"),
        ("region", "Ile de France", "R11"),
        ("region", "  ÎLE-DE-FRANCE ", "R11"),
        ("region", "Centre", "R24"),
        ("region", "Auvergne Rhone Alpes", "R84"),
        ("region", "Bourgogne - Franche-Comté", "R27"),
        ("region", "La Réunion", "R04"),
        ("region", "Réunion", "R04"),
        ("region", "Nord-Pas-de-Calais-Picardie", "R32"),
        ("region", "Collectivité de Corse", "R94"),
        ("department", "Val d'Oise", "95"),
        ("department", "Cotes d'Armor", "22"),
        ("department", "COTES-D’ARMOR", "22"),
        ("department", "Côtes-du-Nord", "22"),
        ("department", "Seine St Denis", "93"),
        ("department", "Bouches du Rhône", "13"),
        ("department", "La Réunion", "974"),
        ("department", "reunion", "974"),
        ("department", "Les Landes", "40"),
        ("department", "Département de l'Ain", "01"),
        ("department", "Territoire-de-Belfort", "90"),
        ("department", "Loire-Inférieure", "44"),
        ("collectivity", "St Pierre & Miquelon", "975"),
        ("collectivity", "Saint Barthelemy", "977"),
        ("collectivity", "St-Martin", "978"),
        ("collectivity", "TAAF", "984"),
        ("collectivity", "Wallis-et-Futuna", "986"),
        ("collectivity", "Polynesie francaise", "987"),
        ("collectivity", "NOUVELLE CALEDONIE", "988"),
        ("collectivity", "Clipperton", "989"),
    ],
)
def test_find_by_name(level: str, name: str, code: str) -> None:
    found = reference.find_by_name(level, name)
    assert found is not None
    assert (found.code, found.level) == (code, level)


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("region", ""),
        ("region", "Aquitaine"),
        ("region", "Gironde"),
        ("region", "Nouvelle-Calédonie"),
        ("department", "Corse"),
        ("department", "Alsace"),
        ("department", "Pays de la Loire"),
        ("department", "???"),
        ("collectivity", "Mayotte"),
    ],
)
def test_find_by_name_unknown(level: str, name: str) -> None:
    assert reference.find_by_name(level, name) is None


def test_find_by_name_needs_a_level_that_names_tell() -> None:
    with pytest.raises(ValueError, match="commune"):
        reference.find_by_name("commune", "Bordeaux")


@pytest.mark.parametrize("level", reference.NAMED_LEVELS)
def test_every_name_and_variant_leads_to_its_own_territory(level: str) -> None:
    variants = [(row["name"], row["code"]) for row in rows("name_variants.csv") if row["level"] == level]
    names = [(t.name, t.code) for t in TERRITORIES.values() if t.level == level]
    for name, code in names + variants:
        for written in (name, name.upper(), name.lower().replace("-", " "), f"  {name} "):
            found = reference.find_by_name(level, written)
            assert found is not None, written
            assert found.code == code
    assert {row["level"] for row in rows("name_variants.csv")} <= set(reference.NAMED_LEVELS)


# ---------------------------------------------------------------------------------------------- contours

NATIONAL_BOX = (-5.3, 41.1, 9.7, 51.2)
WORLD_BOX = (-62.0, -21.5, 56.0, 51.2)


@pytest.mark.parametrize(
    ("name", "level", "largest"),
    [
        ("regions.geojson", "region", 80_000),
        ("departments.geojson", "department", 240_000),
        ("epci.geojson", "epci", 1_100_000),
    ],
)
def test_national_contours(name: str, level: str, largest: int) -> None:
    found = features(name)
    assert found.keys() == codes(level)
    assert_drawn(found, NATIONAL_BOX)
    assert (reference.CONTOURS / name).stat().st_size < largest


def test_overseas_departments_are_insets_that_do_not_overlap() -> None:
    boxes = []
    for code, feature in features("departments.geojson").items():
        if code in OVERSEAS:
            xs = [x for shell, *_ in polygons(feature) for x, _ in shell]
            ys = [y for shell, *_ in polygons(feature) for _, y in shell]
            assert min(ys) >= 41.15
            assert max(ys) <= 42.15
            boxes.append((min(xs), max(xs)))
    boxes.sort()
    assert len(boxes) == 5
    assert all(left[1] < right[0] for left, right in itertools.pairwise(boxes))


@pytest.mark.parametrize("folder", ["epci", "communes"])
def test_one_file_for_each_department(folder: str) -> None:
    assert sorted(path.stem for path in (reference.CONTOURS / folder).glob("*.geojson")) == DEPARTMENTS


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_contours_of_a_department(department: str) -> None:
    communes = features(f"communes/{department}.geojson")
    epci = features(f"epci/{department}.geojson")
    inside = {t.code for t in TERRITORIES.values() if t.level == "commune" and t.department == department}
    assert communes.keys() == inside
    assert epci.keys() == {siren for siren, deps in reference.epci_departments().items() if department in deps}
    assert_drawn(communes, WORLD_BOX)
    assert_drawn(epci, WORLD_BOX)


def test_overseas_files_keep_the_true_place() -> None:
    for folder in ("epci", "communes"):
        for feature in features(f"{folder}/974.geojson").values():
            for shell, *_ in polygons(feature):
                assert all(55.2 < x < 55.9 and -21.4 < y < -20.8 for x, y in shell)


def test_empty_world_for_plotly() -> None:
    stub = json.loads((reference.CONTOURS / "topojson" / "world_110m.json").read_text(encoding="utf-8"))
    layers = {"coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"}
    assert stub["type"] == "Topology"
    assert stub["arcs"] == []
    assert stub["objects"].keys() == layers
    assert all(layer == {"type": "GeometryCollection", "geometries": []} for layer in stub["objects"].values())


# ------------------------------------------------------------------------------------------------- whole


def test_texts() -> None:
    keys = {
        "reference.attribution_codes",
        "reference.attribution_contours",
        "reference.insets_scale",
        "reference.vintage",
    }
    for language in LANGUAGES:
        texts = catalogue(language)
        assert {key for key in texts if key.startswith("reference.")} == keys
        assert "2026" in texts["reference.vintage"]
        assert "Insee" in texts["reference.attribution_codes"]
        assert "IGN" in texts["reference.attribution_contours"]
    assert reference.VINTAGE == "COG 2026"


def test_folder_stays_small() -> None:
    size = sum(path.stat().st_size for path in ROOT.rglob("*") if "__pycache__" not in path.parts)
    assert size < 20_000_000
