"""Every format says the same cells at the same addresses; what cannot be read is one sentence."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from etl.read import Workbook, read, show
from tests.books import csv_file, xlsx
from tests.etl.read.formats import ods, xls, xlsb

Make = Callable[[Path, list[list[str | float | None]]], Path]
ROWS: list[list[str | float | None]] = [
    ["N° de dossier", "Montant (€)", "Étape"],
    ["A-1", 1234.56, "engagé"],
    [None, None, None],
    ["A-2", 0.39, "payé"],
]


def load(path: Path) -> Workbook:
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize(("make", "suffix"), [(xlsx, "xlsx"), (ods, "ods"), (xlsb, "xlsb"), (xls, "xls")])
def test_each_workbook_format_gives_the_same_cells(make: Make, suffix: str, tmp_path: Path) -> None:
    workbook = load(make(tmp_path / f"f.{suffix}", ROWS))
    (sheet,) = workbook.sheets
    assert (sheet.name, sheet.visible, sheet.last_row) == ("Feuille", True, 4)
    assert [[sheet.cell(row, column).value for column in (1, 2, 3)] for row in (1, 2, 3, 4)] == ROWS
    assert (sheet.cell(4, 2).address, sheet.cell(4, 2).value) == ("B4", 0.39)
    assert sheet.blank(3)
    assert not sheet.blank(4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["N° de dossier", "Montant (€)", "Étape"], ["A-1", "1 234,56 €", "engagé"], ["A;2", "a,b", "é\nè"]]
    workbook = load(csv_file(tmp_path / "dossiers.csv", rows, delimiter, encoding))
    (sheet,) = workbook.sheets
    assert sheet.name == "dossiers"
    assert list(map(list, sheet.rows)) == rows
    assert workbook.notes == ([("encoding-guessed", {"encoding": "Windows-1252"})] if encoding == "cp1252" else [])


def test_csv_with_excel_s_separator_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=;\r\na;b\r\n1;2\r\n")
    assert load(path).sheets[0].rows == [("a", "b"), ("1", "2")]


def test_a_table_away_from_the_corner_keeps_its_addresses(tmp_path: Path) -> None:
    book = Book()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Loin"
    sheet["AB7"], sheet["AC9"] = "ici", 3
    book.save(tmp_path / "f.xlsx")
    (found,) = load(tmp_path / "f.xlsx").sheets
    assert (found.first_row, found.first_column, found.last_row) == (7, 28, 9)
    assert [(cell.address, cell.value) for row in (7, 9) for cell in found.row(row) if cell.value is not None] == [
        ("AB7", "ici"),
        ("AC9", 3),
    ]
    assert found.cell(1, 1).value is None
    assert found.cell(500, 500).value is None


def test_dates_booleans_and_hidden_sheets(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", {"A": [[date(2021, 10, 8), datetime(2021, 10, 8, 9, 58), True]], "B": [["x"]]})
    book = load_workbook(path)
    book["B"].sheet_state = "hidden"
    book.save(path)
    first, second = load(path).sheets
    assert [show(cell.value) for cell in first.row(1)] == ["2021-10-08", "2021-10-08 09:58:00", "VRAI"]
    assert (first.visible, second.visible) == (True, False)


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    book = Book()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = date(2021, 10, 8)
    book.save(tmp_path / "f.xlsx")
    assert show(load(tmp_path / "f.xlsx").sheets[0].cell(1, 1).value) == "2021-10-08"


def test_the_fingerprint_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"abc")
    workbook = load(path)
    assert workbook.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert workbook.size == 3


@pytest.mark.parametrize("epoch", [False, True])
def test_the_epoch_of_a_binary_workbook(tmp_path: Path, epoch: bool) -> None:
    assert load(xlsb(tmp_path / "f.xlsb", ROWS, epoch_1904=epoch)).epoch_1904 is epoch


def test_a_workbook_under_another_spreadsheet_s_extension_is_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", ROWS).rename(tmp_path / "f.xls")
    assert load(path).sheets[0].values(2) == ("A-1", 1234.56, "engagé")


def test_macros_of_an_old_workbook_are_said(tmp_path: Path) -> None:
    path = xls(tmp_path / "f.xls", ROWS)
    path.write_bytes(path.read_bytes() + "_VBA_PROJECT_CUR".encode("utf-16-le").ljust(512, b"\0"))
    assert load(path).notes == [("macros", {"number": "1", "part": "_VBA_PROJECT"})]
