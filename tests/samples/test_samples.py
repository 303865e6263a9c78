"""The committed workbooks hold what the README says of them, read here without the product's own readers."""

import hashlib
import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from data.samples import FOLDER, MANIFEST, Sample, manifest
from data.samples.build import build, manifest_text

MARKER = "DONNÉES FICTIVES — exemples pour la démonstration"
REVIEW = "2021-10-08"
FINAL = {"dossiers": "2023-01-13", "aides": "2023-01-18", "argent": "2023-01-13", "livrables": "2023-01-18"}
PENDING = {"En construction", "En instruction", "À corriger"}


def euros(cell: object) -> Decimal:
    """A true number, or French text with its spaces and its sign."""
    if isinstance(cell, str):
        return Decimal(re.sub(r"[\s€]", "", cell).replace(",", "."))
    return Decimal(str(cell)).quantize(Decimal("0.01"))


def digits(cell: object) -> str:
    """The digits of an identifier, whatever its cell."""
    return re.sub(r"\D", "", str(int(cell) if isinstance(cell, float) else cell))


def reference(cell: object) -> str:
    """A dossier number as text."""
    return str(int(cell)) if isinstance(cell, float) else str(cell)


@cache
def rows(name: str, sheet: str, anchor: str) -> list[dict[str, object]]:
    """The rows of a sheet below the header whose cells include ``anchor``; totals and blank rows left out."""
    grid = CalamineWorkbook.from_path(str(FOLDER / name)).get_sheet_by_name(sheet).to_python()
    start = next(i for i, row in enumerate(grid) if anchor in [str(cell).strip() for cell in row])
    header = [str(cell).strip() for cell in grid[start]]
    return [
        dict(zip(header, row, strict=True))
        for row in grid[start + 1 :]
        if row[0] != "TOTAL" and any(cell != "" for cell in row)
    ]


def dossiers(edition: str) -> list[dict[str, object]]:
    return rows(f"dossiers-guichets-territoriaux_{edition}.xlsx", "Dossiers", "ID")


def aids(axis: int, edition: str) -> list[dict[str, object]]:
    sheet = {1: "Aides attribuées", 2: "Axe 2"}[axis]
    return rows(f"aides-axe-{axis}_{edition}.xlsx", sheet, "N° de dossier")


def commitments(edition: str) -> list[dict[str, object]]:
    return rows(f"engagements_{edition}.xlsx", "Engagements", "N° EJ")


def payments(edition: str) -> list[dict[str, object]]:
    return rows(f"chorus-paiements_{edition}.xlsx", "1. Extraction", "N° EJ")


def awarded(edition: str) -> Decimal:
    accepted = [one for one in dossiers(edition) if one["État du dossier"] == "Accepté"]
    return sum((euros(one["Montant accordé"]) for one in accepted), Decimal(0))


@pytest.mark.parametrize("sample", manifest(), ids=lambda sample: sample.path.name)
def test_every_workbook_says_that_it_is_fictitious(sample: Sample) -> None:
    book = CalamineWorkbook.from_path(str(sample.path))
    first = book.get_sheet_by_index(0)
    assert book.sheet_names[0] == "Lisez-moi"
    lines = [row[0] for row in first.to_python()]
    assert lines[0] == MARKER
    assert any(lines[1:])


def test_the_manifest_lists_every_workbook_in_the_order_of_the_dates() -> None:
    samples = manifest()
    assert {sample.path for sample in samples} == set(FOLDER.glob("*.xlsx"))
    assert [sample.date for sample in samples] == sorted(sample.date for sample in samples)
    assert all(sample.date.isoformat() in sample.path.name for sample in samples)
    assert MANIFEST.read_text(encoding="utf-8") == manifest_text()


def test_the_workbooks_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.xlsx")) < 8_000_000


def test_axis_3_at_the_review() -> None:
    found = dossiers(REVIEW)
    states = Counter(str(one["État du dossier"]) for one in found)
    assert len(found) == len({one["ID"] for one in found}) == 2_076
    assert all(one["Déposé le"] for one in found)
    assert sum(states[state] for state in PENDING) == 1_200
    assert all(states[state] for state in PENDING)
    assert states["Accepté"] == 500
    assert awarded(REVIEW) == Decimal("9700000.00")
    assert (states["Refusé"], states["Classé sans suite"], states[""]) == (231, 88, 57)
    assert sum(states.values()) - 500 - 1_200 == 376


def test_only_accepted_dossiers_bear_an_awarded_amount() -> None:
    for one in dossiers(REVIEW):
        assert bool(one["Montant accordé"]) == (one["État du dossier"] == "Accepté")


@pytest.mark.parametrize(
    ("axis", "projects", "project_sum", "flats", "flat_sum"),
    [(1, 44, "13300000.00", 32, "841000.00"), (2, 75, "13100000.00", 104, "520000.00")],
)
def test_axes_1_and_2_at_the_review(axis: int, projects: int, project_sum: str, flats: int, flat_sum: str) -> None:
    kinds: dict[object, list[dict[str, object]]] = defaultdict(list)
    for one in aids(axis, REVIEW):
        kinds[one["Nature de l’aide"]].append(one)
    held = {digits(one["SIRET du bénéficiaire"]) for one in kinds["projet"]}
    flat = {digits(one["SIRET du bénéficiaire"]) for one in kinds["aide forfaitaire"]}
    assert len({one["N° de dossier"] for one in kinds["projet"]}) == len(kinds["projet"]) == projects
    assert sum(euros(one["Montant (€)"]) for one in kinds["projet"]) == Decimal(project_sum)
    assert len(flat) == len(kinds["aide forfaitaire"]) == flats
    assert sum(euros(one["Montant (€)"]) for one in kinds["aide forfaitaire"]) == Decimal(flat_sum)
    assert not any(one["N° de dossier"] for one in kinds["aide forfaitaire"])
    assert held <= flat


def test_all_axes_at_the_review_make_the_published_total() -> None:
    national = sum(euros(one["Montant (€)"]) for axis in (1, 2) for one in aids(axis, REVIEW))
    assert national + awarded(REVIEW) == Decimal("37461000.00")


def test_axis_1_after_the_review() -> None:
    assert sum(euros(one["Montant (€)"]) for one in aids(1, "2021-11-22")) == Decimal("16000000.00")
    last = aids(1, FINAL["aides"])
    assert Decimal(16_900_000) < sum(euros(one["Montant (€)"]) for one in last) < Decimal(17_100_000)
    assert sum(one["Catégorie"] == "Solution incubée" for one in last) == 42


def test_axis_2_still_has_75_projects_in_november_2021() -> None:
    assert sum(one["Nature de l’aide"] == "projet" for one in aids(2, "2021-11-22")) == 75


def test_axis_3_in_the_end() -> None:
    found = dossiers(FINAL["dossiers"])
    accepted = [one for one in found if one["État du dossier"] == "Accepté"]
    assert 4_400 < len(found) < 4_600
    assert 1_850 < len(accepted) < 1_950
    assert Decimal(32_000_000) < awarded(FINAL["dossiers"]) < Decimal(34_000_000)
    assert len({one["Groupe instructeur"] for one in found}) == 101
    assert len({one["Groupe instructeur"] for one in accepted}) == 101


def test_white_zones_at_the_review() -> None:
    found = dossiers(REVIEW)
    accepted = {one["Groupe instructeur"] for one in found if one["État du dossier"] == "Accepté"}
    filed = {one["Groupe instructeur"] for one in found}
    assert (len(filed), len(accepted)) == (99, 96)
    assert "Préfecture de Mayotte" not in filed


def test_more_than_3200_local_authorities_in_the_end() -> None:
    edition = FINAL["dossiers"]
    name = f"dossiers-guichets-territoriaux_{edition}.xlsx"
    accepted = {one["ID"] for one in dossiers(edition) if one["État du dossier"] == "Accepté"}
    establishments = rows(name, "Etablissements", "Dossier ID")
    known = {digits(one["Établissement SIRET"])[:9] for one in establishments if one["Dossier ID"] in accepted}
    for axis in (1, 2):
        known |= {digits(one["SIRET du bénéficiaire"])[:9] for one in aids(axis, FINAL["aides"])}
    assert len(known) > 3_200


def test_the_weekly_exports_show_one_world_at_several_moments() -> None:
    week = {edition: {one["ID"]: one for one in dossiers(edition)} for edition in ("2021-10-01", REVIEW)}
    before, after = week["2021-10-01"], week[REVIEW]
    assert after.keys() - before.keys()
    assert before.keys() - after.keys()
    kept = before.keys() & after.keys()
    for column in ("État du dossier", "Montant de la subvention demandée", "Intitulé du projet"):
        assert any(before[one][column] != after[one][column] for one in kept), column


def test_three_destroyed_sirets_and_one_line_a_dossier() -> None:
    name = f"dossiers-guichets-territoriaux_{REVIEW}.xlsx"
    establishments = rows(name, "Etablissements", "Dossier ID")
    assert {one["Dossier ID"] for one in establishments} == {one["ID"] for one in dossiers(REVIEW)}
    assert sum("E+13" in str(one["Établissement SIRET"]) for one in establishments) == 3


def test_the_sub_envelopes_share_out_34_million() -> None:
    found = rows("enveloppes-axe-3_2021-03-12.xlsx", "Enveloppes", "Axe")
    amounts = {one["Département"]: euros(one["Enveloppe (€)"]) for one in found}
    assert len(amounts) == len(found) == 101
    assert sum(amounts.values()) == Decimal("34000000.00")
    assert amounts["Puy-de-Dôme"] == Decimal("297000.00")


def trajectories(edition: str, word: str, axis: str, department: str = "") -> dict[object, Decimal]:
    """The planned values by their due date as written: a true date, or text."""
    return {
        day(one["Échéance"]): euros(one["Cible"])
        for one in rows(f"trajectoires_{edition}.xlsx", "Trajectoires", "Cible")
        if one["Trajectoire de"] == word and digits(one["Axe"]) == axis and one["Département"] == department
    }


def day(cell: object) -> date:
    """A true date, ``JJ/MM/AAAA`` or ISO text."""
    if isinstance(cell, date):
        return cell
    parts = [int(part) for part in re.split("[/-]", str(cell))]
    return date(*parts) if parts[0] > 31 else date(*reversed(parts))


@pytest.mark.parametrize("edition", ["2021-03-12", "2021-11-26"])
def test_trajectories_rise_to_the_envelopes_at_the_closing(edition: str) -> None:
    for axis, envelope in {"1": 30_000_000, "2": 24_000_000, "3": 34_000_000}.items():
        for word, part in {"Attribué": 1, "Engagé": 1, "Payé": Decimal("0.6")}.items():
            found = trajectories(edition, word, axis)
            assert len(found) == 8
            assert list(found.values()) == sorted(found.values())
            assert found[date(2022, 12, 31)] == envelope * part
    assert trajectories(edition, "Attribué", "3", "Puy-de-Dôme")[date(2022, 12, 31)] == Decimal("297000.00")
    assert trajectories(edition, "Dossiers déposés", "3")[date(2022, 12, 31)] == 4_200


def test_the_second_plan_leaves_the_past_as_it_was() -> None:
    first, second = (
        [trajectories(edition, "Attribué", axis) for axis in "123"] for edition in ("2021-03-12", "2021-11-26")
    )
    for until, planned in (("2021-09-30", (36_128_000, 36_128_000)), ("2022-03-31", (73_475_000, 69_104_000))):
        on = date.fromisoformat(until)
        assert (sum(one[on] for one in first), sum(one[on] for one in second)) == planned


@pytest.mark.parametrize("edition", [REVIEW, "2021-11-22", "2022-06-24", FINAL["argent"]])
def test_nothing_is_paid_beyond_its_commitment(edition: str) -> None:
    engaged: dict[str, Decimal] = defaultdict(Decimal)
    axes: dict[str, str] = {}
    for one in commitments(edition):
        engaged[digits(one["N° EJ"])] += euros(one["Montant (€)"])
        axes[digits(one["N° EJ"])] = digits(one["Axe"])
    paid: dict[str, Decimal] = defaultdict(Decimal)
    for one in payments(edition):
        if one["N° EJ"] != "#":
            paid[str(one["N° EJ"])] += euros(one["Montant payé"])
    assert paid
    assert all(amount <= engaged[ej] for ej, amount in paid.items())
    assert ("3" in {axes[ej] for ej in paid}) == (edition != REVIEW)
    assert {"1", "2"} <= {axes[ej] for ej in paid}


@pytest.mark.parametrize(("edition", "national"), [(REVIEW, REVIEW), (FINAL["argent"], FINAL["aides"])])
def test_nothing_is_committed_beyond_its_award(edition: str, national: str) -> None:
    won = {reference(one["ID"]): euros(one["Montant accordé"]) for one in dossiers(edition) if one["Montant accordé"]}
    for axis in (1, 2):
        won |= {
            str(one["N° de dossier"]): euros(one["Montant (€)"]) for one in aids(axis, national) if one["N° de dossier"]
        }
    seen = Counter(digits(one["N° EJ"]) for one in commitments(edition))
    for one in commitments(edition):
        if one["N° de dossier"]:
            assert euros(one["Montant (€)"]) <= won[reference(one["N° de dossier"])]
    assert max(seen.values()) == 2


def test_the_payment_extract_has_the_layout_of_chorus() -> None:
    book = CalamineWorkbook.from_path(str(FOLDER / f"chorus-paiements_{FINAL['argent']}.xlsx"))
    grid = book.get_sheet_by_name("1. Extraction").to_python()
    header = grid[0]
    assert [header.index("N° EJ"), header.index("Code taxe 1"), header.index("Montant payé")] == [0, 6, 19]
    assert [i for i, title in enumerate(header) if title == ""] == [3, 5, 9, 16, 18]
    assert all(isinstance(row[0], str) and isinstance(row[12], str) for row in grid[1:])
    assert sum(row[0] == "#" for row in grid[1:]) > 3
    assert sum(row[6] == "#" for row in grid[1:]) > 3
    assert len({(row[0], row[1], row[12], row[13], row[11]) for row in grid[1:]}) == len(grid) - 1


def test_deliverables() -> None:
    found = {
        edition: rows(f"livrables_{edition}.xlsx", "Livrables", "N° de livrable")
        for edition in (REVIEW, FINAL["livrables"])
    }
    assert [len(one) for one in found.values()] == [330, 1_000]
    known = {reference(one["ID"]) for one in dossiers(REVIEW) if one["État du dossier"] == "Accepté"}
    known |= {str(one["N° de dossier"]) for axis in (1, 2) for one in aids(axis, REVIEW)}
    assert {reference(one["N° de dossier"]) for one in found[REVIEW]} <= known
    assert {one["État du livrable"] for one in found[REVIEW]} >= {"prévu", "en cours", "livré", "vérifié"}


def test_indicators_and_partners() -> None:
    indicators = rows("indicateurs_2023-01-18.xlsx", "Indicateurs", "zone_id")
    assert len({one["identifiant_indic"] for one in indicators}) == 4
    assert len({one["zone_id"] for one in indicators}) == 1 + 18 + 101
    partners = rows("instances_2023-01-20.xlsx", "Instances", "Acteur")
    roles = Counter(one["Rôle"] for one in partners)
    assert (roles["copilote État"], roles["copilote local"]) == (6, 5)
    associations = {one["Acteur"] for one in partners if one["Type d’acteur"] == "association d’élus"}
    assert len(associations) == 13


def contents(path: Path) -> dict[str, str]:
    """The parts of a workbook; how hard they were compressed doesn't matter."""
    with ZipFile(path) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


@pytest.mark.parametrize(
    "name",
    [
        f"aides-axe-1_{REVIEW}",
        f"aides-axe-2_{REVIEW}",
        f"chorus-paiements_{REVIEW}",
        "dossiers-guichets-territoriaux_2021-06-04",
        "enveloppes",
        "instances",
        "trajectoires",
        f"livrables_{REVIEW}",
        "indicateurs_2021-07-09",
        "chorus-paiements_2023-01-20",
        "dossiers-guichets-territoriaux_2023-01-20",
        "engagements_2023-01-20",
        "livrables_2023-01-20",
    ],
)
def test_rebuilding_gives_the_committed_workbooks(tmp_path: Path, name: str) -> None:
    first, second = build(tmp_path / "first", name), build(tmp_path / "second", name)
    assert first
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()
        assert contents(one) == contents(FOLDER / one.name)


def test_dates_are_those_of_the_programme() -> None:
    assert manifest()[0].date >= date(2021, 3, 1)
    assert manifest()[-1].date == date(2023, 1, 20)
