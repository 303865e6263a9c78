"""What the parser of binary workbooks passes over in silence is told: in fault, hidden, merged, formulas, percentages.

The same cells in each of the formats: .xlsb, .xls of Excel 97, .xls of Excel 5.
"""

import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from etl.read.workbook import CellFault, Sheet
from tests.etl.read.cells import Made
from tests.etl.read.compound_format import compound
from tests.etl.read.packages import load
from tests.etl.read.xls_format import record, sheet_of, workbook, xls
from tests.etl.read.xlsb_format import xlsb

Make = Callable[..., Path]
FORMATS = pytest.mark.parametrize("make", [xlsb, xls, partial(xls, excel_5=True)], ids=["xlsb", "xls-97", "xls-5"])
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def only(path: Path) -> Sheet:
    (sheet,) = load(path).sheets
    return sheet


@FORMATS
def test_every_error_stands_in_its_cell(tmp_path: Path, make: Make) -> None:
    rows = [[name, Made(error=code), 1.5, Made(error=code, formula=True)] for code, name in ERRORS.items()]
    found = only(make(tmp_path / "f.xls", rows, "Économie d’été"))
    assert found.name == "Économie d’été"
    assert found.rows == [(name, CellFault(name), 1.5, CellFault(name)) for name in ERRORS.values()]


@FORMATS
def test_a_true_or_false_is_no_error(tmp_path: Path, make: Make) -> None:
    assert only(make(tmp_path / "f.xls", [["a", True, False]])).rows == [("a", True, False)]


@FORMATS
def test_formulas_are_counted_by_column(tmp_path: Path, make: Make) -> None:
    rows = [["a", Made(value, formula=True)] for value in (4.5, "x")] + [["a", Made(error=0x07, formula=True)]]
    found = only(make(tmp_path / "f.xls", [*rows, [Made(1.0, formula=True), 2.0]]))
    assert found.formulas == {1: 1, 2: 3}
    assert found.rows == [("a", 4.5), ("a", "x"), ("a", CellFault("#DIV/0!")), (1.0, 2.0)]


@FORMATS
def test_hidden_rows_and_columns(tmp_path: Path, make: Make) -> None:
    found = only(make(tmp_path / "f.xls", [["a", "b", "c"]] * 4, hidden_rows=[1, 3], hidden_columns=[2]))
    assert (found.hidden_rows, found.hidden_columns) == ({2, 4}, {3})


@FORMATS
def test_percentages_are_numbers_shown_as_such(tmp_path: Path, make: Make) -> None:
    styles = [0, 10, 164, 165]
    rows = [
        ["Taux", Made(0.5, style=1), Made(0.25, style=2), Made(52.0, style=3), Made("50 %", style=1)],
        ["Taux", Made(0.5, style=1, formula=True), Made(3.0), Made(error=7, style=1), None],
    ]
    found = only(make(tmp_path / "f.xls", rows, styles=styles, formats={164: "0.0\\ %", 165: '0 "%"'}))
    assert found.percents == {(1, 2), (1, 3), (2, 2)}
    assert found.rows[0] == ("Taux", 0.5, 0.25, 52.0, "50 %")


def test_merged_ranges_of_an_xlsb(tmp_path: Path) -> None:
    found = only(xlsb(tmp_path / "f.xlsb", [["a", "b"]] * 3, merged=[(0, 0, 0, 1), (1, 2, 0, 0)]))
    assert found.merged == ((1, 1, 1, 2), (2, 1, 3, 1))


@FORMATS
def test_an_error_far_from_the_table_is_reached(tmp_path: Path, make: Make) -> None:
    rows = [["a"], [], [None, None, Made(error=0x2A)]]
    assert only(make(tmp_path / "f.xls", rows)).rows == [
        ("a", None, None), (None, None, None), (None, None, CellFault("#N/A")),
    ]  # fmt: skip


def test_each_sheet_of_an_xls_has_its_own(tmp_path: Path) -> None:
    sheets = {
        "Été": sheet_of([["a", Made(error=0x17)]], hidden_rows=[0]),
        "Repères": sheet_of([["b", "c"], [Made(error=0x2A), 1.0]]),
    }
    path = tmp_path / "f.xls"
    path.write_bytes(compound({"Workbook": workbook(sheets, hidden=["Repères"])}))
    first, second = load(path).sheets
    assert (first.name, first.visible, first.hidden_rows, first.rows) == ("Été", True, {1}, [("a", CellFault("#REF!"))])
    assert (second.name, second.visible, second.hidden_rows) == ("Repères", False, frozenset())
    assert second.rows == [("b", "c"), (CellFault("#N/A"), 1.0)]


def test_numbers_of_one_row_in_one_record(tmp_path: Path) -> None:
    several = struct.pack("<HHHIHIH", 1, 0, 1, 2 << 2 | 2, 0, 3 << 2 | 2, 1)
    found = only(xls(tmp_path / "f.xls", [["a", "b"]], styles=[0, 9], more=record(0x00BD, several)))
    assert (found.rows, found.percents) == ([("a", "b"), (2.0, 3.0)], {(2, 1)})


def test_the_chart_of_a_sheet_holds_none_of_its_cells(tmp_path: Path) -> None:
    """Its records look like cells: the errors among its numbers stand in no cell of the sheet."""
    start, end = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x20, 0, 0, 0, 0)), record(0x000A)
    error = record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 0x2A, 1))
    found = only(xls(tmp_path / "f.xls", [[None, "b"]], more=start + error + end))
    assert CellFault("#N/A") not in found.rows[0]
    assert found.rows[0][-1] == "b"


@pytest.mark.parametrize("epoch", [False, True])
@pytest.mark.parametrize("excel_5", [False, True])
def test_the_epoch_of_an_xls(tmp_path: Path, epoch: bool, excel_5: bool) -> None:
    path = xls(tmp_path / "f.xls", [["a", 43015.0]], excel_5=excel_5, epoch_1904=epoch)
    assert load(path).epoch_1904 is epoch
