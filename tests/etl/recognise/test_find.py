"""Where the table stands in a sheet, which dataset it is, what each column is."""

from pathlib import Path

import pytest

from etl.read import read
from etl.recognise.find import find_tables
from etl.recognise.table import Table
from etl.schemas import DATASETS, schema
from tests.books import Rows, xlsx
from tests.command import Command
from tests.etl.lines import FIRST, MONEY, PORTAL, PROJECTS, ROOM


def tables(path: Path, dataset: str | None = None) -> list[Table]:
    return find_tables(read(path.read_bytes(), path.name), dataset).tables


@pytest.mark.parametrize("name", DATASETS)
def test_titles_alone_name_the_dataset(name: str, tmp_path: Path) -> None:
    titles = [field.title for field in schema(name).fields]
    (table,) = tables(xlsx(tmp_path / "f.xlsx", [titles, ["x"] * len(titles)]))
    assert (table.dataset, table.header_row, table.layout) == (name, 1, None)
    assert [column.field for column in table.columns] == [field.name for field in schema(name).fields]
    assert {column.reason for column in table.columns} == {"title"}


@pytest.mark.parametrize("name", DATASETS)
def test_field_names_alone_name_the_dataset(name: str, tmp_path: Path) -> None:
    names = [field.name for field in schema(name).fields]
    (table,) = tables(xlsx(tmp_path / "f.xlsx", [names, ["x"] * len(names)]))
    assert table.dataset == name
    assert [column.field for column in table.columns] == names


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ([], 1),
        ([["Suivi des projets"], [], ["Extraction du 08/10/2021"]], 4),
        ([["Notes", None, "Montants en euros"], ["Source", "préfectures"], []], 4),
    ],
)
def test_the_header_is_found_below_titles_and_blank_lines(tmp_path: Path, above: Rows, row: int) -> None:
    (table,) = tables(xlsx(tmp_path / "f.xlsx", [*above, PROJECTS, PORTAL]))
    assert (table.dataset, table.header_row) == ("projects", row)
    assert table.header_cell(table.mapped()["title"]) == f"B{row}"


def test_headers_with_line_breaks_stars_case_and_spaces(tmp_path: Path) -> None:
    header = [" N°  DE\nDOSSIER *", "intitulé du projet", "ÉTAT DU DOSSIER :", "montant attribué (€)"]
    (table,) = tables(xlsx(tmp_path / "f.xlsx", [header, ["A-1", "Portail", "lauréat", 1]]))
    assert [column.field for column in table.columns] == ["project_id", "title", "state", "amount_awarded"]


def test_unknown_and_duplicate_columns_are_said_at_their_header(tnt: Command, tmp_path: Path) -> None:
    header = (*PROJECTS, "Humeur", "Intitulé du projet")
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", [header, (*PORTAL, "gaie", "autre")]))
    assert ran.json["edition"] == 1
    assert [(one["severity"], one["rule"], one["cell"], one["column"]) for one in ran.json["findings"]] == [
        ("warning", "column-unknown", "J1", "Humeur"),
        ("warning", "column-duplicate", "K1", "Intitulé du projet"),
    ]
    assert [(one["cell"], one["field"]) for one in ran.json["tables"][0]["columns"]][-2:] == [
        ("J1", None),
        ("K1", None),
    ]


def test_totals_notes_and_repeated_headers_are_said_and_not_loaded(tnt: Command, tmp_path: Path) -> None:
    rows = [
        PROJECTS,
        PORTAL,
        (),
        PROJECTS,
        ROOM,
        ("Total", None, None, None, None, 110_000, 73_000.5),
        ("Sous-total axe 1", None, None, None, None, 1),
        ("Source : préfectures, extraction du 8 octobre 2021, montants en euros.",),
    ]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", rows))
    assert ran.json["preview"]["new"] == 2
    assert [(one["severity"], one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("information", "repeated-header", "A4"),
        ("information", "total-row", "A6"),
        ("information", "total-row", "A7"),
        ("information", "note-row", "A8"),
        ("warning", "total-differs", "F7"),
    ]
    assert tnt.figure("awarded") == "73000.50"


def test_a_project_called_total_is_a_project(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", [PROJECTS, ("A-9", "Total numérique", *PORTAL[2:])]))
    assert (ran.json["preview"]["new"], ran.json["findings"]) == (1, [])


def test_every_sheet_with_a_table_is_read_and_the_others_said(tnt: Command, tmp_path: Path) -> None:
    sheets = {"Lisez-moi": [["Bonjour"]], "33": [PROJECTS, PORTAL], "38": [PROJECTS, ROOM]}
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", sheets))
    assert [(one["sheet"], one["dataset"], one["rows"]) for one in ran.json["tables"]] == [
        ("33", "projects", 1),
        ("38", "projects", 1),
    ]
    assert [(one["rule"], one["sheet"]) for one in ran.json["findings"]] == [("sheet-ignored", "Lisez-moi")]
    rows = tnt("trace", "awarded", "--json").json["rows"]
    assert [(one["sheet"], one["cell"], one["value"]) for one in rows] == [
        ("33", "G2", "48000.00"),
        ("38", "G2", "25000.50"),
    ]


def test_one_workbook_may_hold_several_datasets(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", {"Projets": [PROJECTS, PORTAL], "Argent": [MONEY, FIRST]}))
    assert [one["dataset"] for one in ran.json["tables"]] == ["projects", "fundings"]
    assert (tnt.figure("awarded"), tnt.figure("committed")) == ("48000.00", "1000.10")


def test_the_dataset_asked_for_is_the_only_one_sought(tmp_path: Path) -> None:
    actors = [("Acteur", "Instance"), ("AMF", "Comité")]
    path = xlsx(tmp_path / "f.xlsx", {"Projets": [PROJECTS, PORTAL], "Acteurs": actors})
    assert [(table.sheet.name, table.dataset) for table in tables(path)] == [
        ("Projets", "projects"),
        ("Acteurs", "partners"),
    ]
    assert [(table.sheet.name, table.dataset) for table in tables(path, "partners")] == [("Acteurs", "partners")]
    assert tables(path, "indicators") == []


def test_a_header_that_states_a_constant(tnt: Command, tmp_path: Path) -> None:
    header = ("N° de dossier", "Intitulé du projet", "Département (code)", "Montant engagé")
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", [header, ("A-1", "Portail", "33", "1 000,00")]), "--dataset", "fundings")
    assert [one["field"] for one in ran.json["tables"][0]["columns"]] == [
        "project_id",
        "title",
        "department",
        "amount",
    ]
    assert (ran.json["edition"], tnt.figure("committed"), tnt.figure("awarded")) == (1, "1000.00", None)
