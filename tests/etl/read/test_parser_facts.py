"""What is relied upon of the parser itself: where one of these changes, what stands around it must too."""

import io
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine as calamine
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.books import xlsx
from tests.etl.read import hostile
from tests.etl.read.formats import encrypted, ods, xls, xlsb


def parsed(path: Path) -> list[list[Any]]:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return book.get_sheet_by_index(0).to_python()


def test_texts_stay_texts_and_numbers_are_floats(tmp_path: Path) -> None:
    rows = parsed(xlsx(tmp_path / "f.xlsx", [["01", "00123", "75001", 5, 5.5, True, None, ""]]))
    assert rows == [["01", "00123", "75001", 5.0, 5.5, True]]
    assert [type(value) for value in rows[0]] == [str, str, str, float, float, bool]


def test_an_empty_cell_an_error_and_a_formula_never_calculated_are_all_an_empty_text(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["#N/A", None, "=1+1", "x"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"].data_type = "e"
    book.save(path)
    assert parsed(path) == [["", "", "", "x"]]


@pytest.mark.parametrize("epoch", [False, True])
def test_dates_are_dates_in_both_systems(tmp_path: Path, epoch: bool) -> None:
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([date(2021, 10, 8), datetime(2021, 10, 8, 9, 58)])
    book.save(tmp_path / "f.xlsx")
    assert parsed(tmp_path / "f.xlsx") == [[date(2021, 10, 8), datetime(2021, 10, 8, 9, 58)]]


def test_a_row_at_a_time_gives_the_same_cells_under_the_rows_above(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C3"], book.worksheets[0]["D5"] = "x", 1
    book.save(tmp_path / "f.xlsx")
    sheet = calamine.CalamineWorkbook.from_path(tmp_path / "f.xlsx").get_sheet_by_index(0)
    assert (sheet.start, sheet.height, sheet.width) == ((2, 2), 3, 2)
    assert list(sheet.iter_rows())[2:] == sheet.to_python(skip_empty_area=True) == [["x", ""], ["", ""], ["", 1.0]]


@pytest.mark.parametrize("make", [ods, xls, xlsb], ids=["ods", "xls", "xlsb"])
def test_the_other_formats_are_read(tmp_path: Path, make: Any) -> None:
    assert parsed(make(tmp_path / "f", [["01", 5.0], [None, 0.39]])) == [["01", 5.0], ["", 0.39]]


def test_the_visibility_of_sheets(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", {"A": [["a"]], "B": [["b"]], "C": [["c"]]})
    book = openpyxl.load_workbook(path)
    book["B"].sheet_state, book["C"].sheet_state = "hidden", "veryHidden"
    book.save(path)
    told = [str(meta.visible) for meta in calamine.CalamineWorkbook.from_path(path).sheets_metadata]
    assert [one.rpartition(".")[2] for one in told] == ["Visible", "Hidden", "VeryHidden"]


def test_a_far_cell_kills_the_process_that_parses_it(tmp_path: Path) -> None:
    path = hostile.far_cell("f.xlsx", "XFD1048576", "y")(tmp_path)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)); "
        "import python_calamine; python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)"
    )
    ran = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=False)
    assert ran.returncode < 0


def test_what_is_no_workbook_is_an_error_of_its_own(tmp_path: Path) -> None:
    locked = [encrypted(tmp_path / "f.xlsx"), xls(tmp_path / "f.xls", [["a"]], locked=True)]
    for path in locked:
        with pytest.raises(calamine.PasswordError):
            calamine.CalamineWorkbook.from_path(path)
        # From a stream the password is not told from damage: it is looked for beside the parser.
        with pytest.raises(calamine.CalamineError, match="Cannot detect file format"):
            parsed(path)
    whole = xlsx(tmp_path / "g.xlsx", [["a"]]).read_bytes()
    for raw in (whole[:2000], b"a;b\n1;2\n", b"<html></html>"):
        (tmp_path / "h.xlsx").write_bytes(raw)
        with pytest.raises(calamine.CalamineError):
            parsed(tmp_path / "h.xlsx")
    with pytest.raises(calamine.CalamineError):
        parsed(hostile.outside_entity(tmp_path))


def test_a_sheet_in_another_encoding_would_be_an_empty_one(tmp_path: Path) -> None:
    """Why such a part is refused before it is parsed."""
    assert parsed(hostile.wide_characters(tmp_path)) == []
