"""A template filled in with the examples of its dictionary loads as it stands."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.schemas import DATASETS, schema
from tests.command import Command
from tests.databases import SqliteFiles
from tests.etl.conftest import Rows

each = pytest.mark.parametrize("name", DATASETS)


@pytest.fixture
def template(name: str, tnt: Command, tmp_path: Path) -> Path:
    """The template of a dataset."""
    path = tmp_path / f"{name}.xlsx"
    ran = tnt("template", name, "-o", path)
    assert (ran.status, ran.out, ran.err) == (0, f"Modèle écrit : {path}\n", "")
    return path


@each
def test_its_headers_are_the_schema_s_titles_and_its_dictionary_says_the_rest(name: str, template: Path) -> None:
    book = load_workbook(template)
    one = schema(name)
    data, dictionary = book.worksheets
    assert data.title == one.title
    assert [cell.value for cell in data[1]] == [field.title for field in one.fields]
    assert data.max_row == 1
    assert dictionary.title == "Dictionnaire"
    lines = list(dictionary.iter_rows(min_row=2, max_col=3, values_only=True))
    assert lines == [(field.title, field.name, field.description) for field in one.fields]
    offered = {str(rule.sqref).split(":")[0]: rule for rule in data.data_validations.dataValidation}
    assert len(offered) == sum(bool(field.choices) for field in one.fields)


@each
def test_filled_in_with_its_examples_it_loads_and_every_column_is_mapped(
    name: str, template: Path, tnt: Command, stored: Rows
) -> None:
    one = schema(name)
    book = load_workbook(template)
    for column, field in enumerate(one.fields, start=1):
        book.worksheets[0].cell(2, column, field.example)
    book.save(template)
    ran = tnt.load(template)
    assert (ran.status, ran.json["edition"]) == (0, 1), ran.err
    assert ran.json["preview"] == {"new": 1, "changed": 0, "unchanged": 0, "missing": 0, "rejected": 0}
    assert [finding for finding in ran.json["findings"] if finding["severity"] != "information"] == []
    (table,) = ran.json["tables"]
    assert (table["dataset"], table["header_row"], table["rows"]) == (name, 1, 1)
    assert [(column["header"], column["field"]) for column in table["columns"]] == [
        (field.title, field.name) for field in one.fields
    ]
    assert len(stored(name, "id")) == 1


@each
def test_the_empty_template_is_a_table_without_lines(name: str, template: Path, tnt: Command) -> None:
    ran = tnt.load(template)
    assert ran.status == 1
    assert [table["dataset"] for table in ran.json["tables"]] == [name]
    assert [finding["rule"] for finding in ran.json["findings"] if finding["severity"] == "error"] == ["no-rows"]


def test_an_unknown_dataset_is_wrong_usage(sqlite_databases: SqliteFiles, tmp_path: Path) -> None:
    ran = Command(sqlite_databases.fresh())("template", "inconnu", "-o", tmp_path / "f.xlsx")
    assert ran.status == 2
    assert "inconnu" in ran.sentence
    assert not (tmp_path / "f.xlsx").exists()


def test_a_template_is_an_xlsx_in_a_folder_that_exists(sqlite_databases: SqliteFiles, tmp_path: Path) -> None:
    tnt = Command(sqlite_databases.fresh())
    assert tnt("template", "projects", "-o", tmp_path / "f.ods").sentence == "« f.ods » : le modèle s’écrit en .xlsx."
    ran = tnt("template", "projects", "-o", tmp_path / "absent" / "f.xlsx")
    assert ran.status == 2
    assert ran.sentence.startswith(f"« {tmp_path / 'absent' / 'f.xlsx'} » ne peut pas être écrit : ")
