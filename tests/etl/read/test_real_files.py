"""Real public files, cell by cell: as another library reads them, and as they stood when this was written."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.cell import column_index_from_string as column_index
from openpyxl.utils.cell import coordinate_from_string

from etl.read.workbook import Sheet, Workbook
from tests.etl.read.packages import load

Real = Callable[[str], Path]
WORKBOOKS = {
    "barometre-resultats-departements-synthese.xlsx": (101, "01", 54, 18),
    "chorus_paiements_anonymise.xlsx": (4, "1. Extraction", 8, 20),
    "fonjep_anonymise.xlsx": (5, "Versement", 13, 6),
    "projets_dotations_investissement_2019.xlsx": (2, "Projets_dotations_investissement_2019", 24_812, 14),
    "scdl_region_anonymise.xlsx": (3, "Du 01-01-2023 au 30-06-2023", 14, 14),
    "subventia_anonymise.xlsx": (1, "Sheet1", 49, 15),
}
LONG = 10_000
"""Rows beyond which the other library takes its time."""
TEXTS = {
    "alias_entetes_scdl.csv": (";", 142, 2),
    "donnees_essentielles_2017_exemple.csv": (",", 3, 14),
    "fonds_vert_2023.csv": (",", 10_783, 13),
    "scdl_dilcrah_2019.csv": (";", 5, 14),
    "scdl_etendu_exemple_invalide.csv": (",", 30, 15),
    "scdl_etendu_exemple_valide.csv": (",", 30, 16),
}
CELLS: dict[str, dict[tuple[str, str], Any]] = {
    "chorus_paiements_anonymise.xlsx": {
        ("1. Extraction", "A1"): "N° EJ",
        ("1. Extraction", "D1"): None,
        ("1. Extraction", "A2"): "0001821732",
        ("1. Extraction", "G8"): "#",
        ("2. Extraction FEHBE", "I2"): "BG00/N/A",
    },
    "scdl_region_anonymise.xlsx": {("Du 01-01-2023 au 30-06-2023", "A14"): " Région Pétaouchnok"},
    "fonjep_anonymise.xlsx": {
        ("Poste", "E5"): "10004",
        ("Poste", "I5"): 2022.0,
        ("Poste", "C5"): "Fermé\u00a0",
        ("Versement", "D2"): date(2017, 1, 26),
        ("Versement", "E2"): 1777.0,
    },
    "projets_dotations_investissement_2019.xlsx": {
        ("Projets_dotations_investissement_2019", "A2"): "di19_dep000001",
        ("Projets_dotations_investissement_2019", "B2"): "01",
        ("Projets_dotations_investissement_2019", "D24812"): "Souzy",
        ("Projets_dotations_investissement_2019", "E24812"): 828.0,
    },
    "fonds_vert_2023.csv": {("fonds_vert_2023", "B2"): "01", ("fonds_vert_2023", "I10783"): "Non Renseigné"},
    "scdl_dilcrah_2019.csv": {
        ("scdl_dilcrah_2019", "M1"): " Aide notifiée à l'Europe ",
        ("scdl_dilcrah_2019", "H5"): "10000",
    },
}


def place(address: str) -> tuple[int, int]:
    letters, row = coordinate_from_string(address)
    return row, column_index(letters)


def same(value: Any) -> Any:
    """A value as any library would say it: blank is nothing, a whole number is a number, midnight is a day."""
    if isinstance(value, str):
        return value.strip(" ") or None
    if isinstance(value, datetime):
        return value.date() if (value.hour, value.minute, value.second) == (0, 0, 0) else value
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def filled(sheet: Sheet) -> dict[tuple[int, int], Any]:
    return {
        (row, column): same(value)
        for row, values in enumerate(sheet.rows, sheet.first_row)
        for column, value in enumerate(values, sheet.first_column)
        if same(value) is not None
    }


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if rows > LONG else ()) for name, (_, _, rows, _) in WORKBOOKS.items()],
)
def test_each_cell_as_another_library_reads_it(real: Real, name: str) -> None:
    path = real(name)
    workbook = load(path)
    other = openpyxl.load_workbook(path, data_only=True, read_only=path.stat().st_size > 1_000_000)
    assert [sheet.name for sheet in workbook.sheets] == other.sheetnames
    for sheet in workbook.sheets:
        expected = {
            (row, column): same(value)
            for row, values in enumerate(other[sheet.name].iter_rows(values_only=True), 1)
            for column, value in enumerate(values, 1)
            if same(value) is not None
        }
        assert filled(sheet) == expected


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_used_range_and_what_surrounds_it(real: Real, name: str) -> None:
    workbook = load(real(name))
    sheets, title, last_row, width = WORKBOOKS[name]
    sheet = workbook.sheet(title)
    assert sheet is not None
    assert (len(workbook.sheets), sheet.last_row, len(sheet.rows[0])) == (sheets, last_row, width)
    assert all(one.visible and not one.hidden_rows and not one.hidden_columns for one in workbook.sheets)
    assert workbook.epoch_1904 is (name == "projets_dotations_investissement_2019.xlsx")
    assert workbook.notes == []


def test_merged_titles_and_codes_stored_as_formulas(real: Real) -> None:
    region = load(real("scdl_region_anonymise.xlsx"))
    assert [sheet.merged for sheet in region.sheets] == [((3, 2, 3, 21),), (), ((1, 1, 1, 6), (2, 1, 2, 2))]
    fonjep = load(real("fonjep_anonymise.xlsx"))
    assert {sheet.name: dict(sheet.formulas) for sheet in fonjep.sheets if sheet.formulas} == {
        "Tiers": {1: 1},
        "Poste": {5: 4},
    }


@pytest.mark.parametrize("name", TEXTS)
def test_each_record_as_the_standard_library_reads_it(real: Real, name: str) -> None:
    path = real(name)
    separator, rows, width = TEXTS[name]
    (sheet,) = load(path).sheets
    assert (sheet.last_row, len(sheet.rows[0])) == (rows, width)
    text = path.read_text("utf-8-sig")
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    expected = [[value or None for value in (record + [""] * width)[:width]] for record in records][:rows]
    differences = [
        (number, column)
        for number, values in enumerate(sheet.rows, 1)
        for column, value in enumerate(values, 1)
        if value != expected[number - 1][column - 1]
    ]
    assert differences == ([(1, 13)] if name == "scdl_dilcrah_2019.csv" else [])


@pytest.mark.parametrize("name", CELLS)
def test_cells_as_they_stood(real: Real, name: str) -> None:
    workbook: Workbook = load(real(name))
    found = {}
    for title, address in CELLS[name]:
        sheet = workbook.sheet(title)
        assert sheet is not None
        found[title, address] = sheet.cell(*place(address)).value
    assert found == CELLS[name]


def test_the_one_damaged_header_is_said(real: Real) -> None:
    ((rule, args),) = load(real("scdl_dilcrah_2019.csv")).notes
    assert (rule, args["cell"], args["value"], args["new"]) == (
        "mojibake-repaired",
        "M1",
        " Aide notifiée Ã\u00a0 l'Europe ",
        " Aide notifiée à l'Europe ",
    )
