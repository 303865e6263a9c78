"""A file that is nearly recognised: what lacks is named, what may be asked is asked."""

from pathlib import Path

import pytest

from etl.read import read
from etl.recognise.find import find_tables
from tests.books import Rows, xlsx
from tests.command import Command
from tests.etl.lines import FIRST, MONEY, PORTAL, PROJECTS

GRANTS: Rows = [("Bénéficiaire", "Montant", "Date de la décision"), ("Ville d’Ici", 100, "08/10/2021")]


def test_the_missing_column_is_named_with_the_nearest_headers(tnt: Command, tmp_path: Path) -> None:
    rows = [
        ("Identifiant de l’indicateur", "Zone", "Type de valeur", "Valeur", "Saisi à la date"),
        ("I", "33", "va", 3, "x"),
    ]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", rows))
    assert ran.status == 1
    assert [(one["severity"], one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("error", "required-column-missing", "A1")
    ]
    assert ran.json["findings"][0]["message"] == (
        "Ce tableau ressemble à « Indicateurs », mais il manque : Date de la valeur. "
        "En-têtes les plus proches : Saisi à la date."
    )


def test_without_any_near_header_the_missing_column_is_named_alone(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", [("Identifiant de l’indicateur", "Zone", "Valeur"), ("I", "33", 3)]))
    assert ran.sentence == (
        "f.xlsx : Ce tableau ressemble à « Indicateurs », mais il manque : Date de la valeur ; Type de valeur. "
        "Ajoutez la colonne, ou partez d’un modèle (« tnt template »)."
    )


def test_what_the_whole_table_may_say_is_asked(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", GRANTS))
    assert ran.status == 1
    assert ran.sentence == (
        "f.xlsx : Aucune colonne ne dit : Étape. La valeur du tableau entier doit être donnée. "
        "Choisissez-la, ou ajoutez la colonne."
    )
    (question,) = ran.json["questions"]
    assert (question["header"], question["cell"], question["required"], question["candidates"][0]["field"]) == (
        None,
        "A1",
        True,
        "stage",
    )
    assert question["choices"] == ["requested", "awarded", "committed", "paid", "paid_back"]


def test_a_required_column_that_is_only_near_is_asked_before_publication(tnt: Command, tmp_path: Path) -> None:
    rows = [("Acteur présent", "Instance", "Rôle"), ("AMF", "Comité", "membre")]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", rows), "--dataset", "partners")
    assert (ran.status, ran.json["edition"]) == (1, None)
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"]] == [("column-asked-required", "A1")]
    assert [(one["header"], one["required"]) for one in ran.json["questions"]] == [("Acteur présent", True)]


def test_a_sheet_of_another_dataset_than_the_one_asked_for(tnt: Command, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [MONEY, FIRST])
    ran = tnt.load(path, "--dataset", "projects")
    assert [(one["severity"], one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("warning", "resembles-other-dataset", "A1"),
        ("warning", "column-asked", "C1"),
        ("warning", "column-asked", "D1"),
    ]
    none = tnt.load(path, "--dataset", "partners")
    assert none.status == 1
    assert [(one["severity"], one["rule"]) for one in none.json["findings"]] == [("error", "resembles-other-dataset")]
    assert "« Lignes d’argent »" in none.sentence


@pytest.mark.parametrize("rows", [[("Bonjour",)], [("a", "b"), (1, 2)], [("Nom", "Téléphone"), ("X", "01")]])
def test_what_resembles_nothing_is_not_asked_about(tmp_path: Path, rows: Rows) -> None:
    path = xlsx(tmp_path / "f.xlsx", rows)
    found = find_tables(read(path.read_bytes(), path.name))
    assert (found.tables, found.pending, found.questions, found.findings) == ([], [], [], [])


def test_a_doubtful_sheet_beside_one_of_another_dataset_does_not_stop_it(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", {"Projets": [PROJECTS, PORTAL], "Synthèse": GRANTS}))
    assert (ran.status, ran.json["edition"]) == (0, 1)
    assert [(one["severity"], one["rule"], one["sheet"]) for one in ran.json["findings"]] == [
        ("warning", "constant-asked", "Synthèse")
    ]
    assert [one["required"] for one in ran.json["questions"]] == [False]


def test_a_doubtful_sheet_beside_one_of_the_same_dataset_stops_it(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", {"Argent": [MONEY, FIRST], "Suite": GRANTS}))
    assert (ran.status, ran.json["edition"]) == (1, None)
