"""One sheet a department: the sheet's name gives the place where no column does."""

from pathlib import Path

from tests.books import xlsx
from tests.command import Command
from tests.etl.conftest import Rows

HEADER = ("N° de dossier", "Étape", "Montant (€)")
VALUES = ("Identifiant de l’indicateur", "Date de la valeur", "Type de valeur", "Valeur")


def test_the_name_of_the_sheet_places_its_lines(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    sheets = {"33": [HEADER, ("A", "payé", 1)], "Ain": [HEADER, ("B", "payé", 2)], "2A": [HEADER, ("C", "payé", 4)]}
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", sheets))
    assert stored("fundings", "project_id", "department", "place_basis") == [
        ("A", "33", "declared"),
        ("B", "01", "declared"),
        ("C", "2A", "declared"),
    ]
    said = [(one["rule"], one["sheet"], one["message"]) for one in ran.json["findings"]]
    assert said == [
        ("place-from-sheet", sheet, f"Lignes placées en {place} : c’est le nom de la feuille.")
        for sheet, place in (("33", "33"), ("Ain", "01"), ("2A", "2A"))
    ]


def test_it_gives_the_zone_of_an_indicator(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    line = ("IND-1", "T1 2024", "va", 12)
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", {"33": [VALUES, line], "974": [VALUES, line]}))
    assert ran.status == 0
    assert [(zone, str(day)) for zone, day in stored("indicators", "zone_id", "value_date")] == [
        ("33", "2024-03-31"),
        ("974", "2024-03-31"),
    ]
    assert [one["rule"] for one in ran.json["findings"]] == [
        "place-from-sheet",
        "place-from-sheet",
        "period-last-day",
        "period-last-day",
    ]


def test_a_column_comes_before_the_name_of_the_sheet(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    header = (*HEADER, "Département (code)")
    tnt.load(
        xlsx(tmp_path / "f.xlsx", {"33": [header, ("A", "payé", 1, "38")], "40": [header, ("B", "payé", 1, "2B")]})
    )
    assert stored("fundings", "project_id", "department") == [("A", "38"), ("B", "2B")]


def test_one_sheet_alone_or_a_bare_rank_is_no_place(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    sheets = {"33": [HEADER, ("A", "payé", 1)], "1": [HEADER, ("B", "payé", 2)], "2": [HEADER, ("C", "payé", 4)]}
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", sheets))
    assert stored("fundings", "department") == [(None,), (None,), (None,)]
    assert ran.json["findings"] == []
