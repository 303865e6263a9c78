"""Binary workbooks that other programs wrote: xlwt 1.3.0, SheetJS 0.18.5. Small ones, whose streams share sectors."""

from pathlib import Path

import pytest

from etl.read import UnreadableFile
from etl.read.workbook import CellFault
from tests.etl.read.packages import load

FILES = Path(__file__).parent / "files"
ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]


@pytest.mark.parametrize(
    ("name", "sheets"),
    [("sheetjs-excel-97.xls", ("Économie d’été", "Masquée")), ("sheetjs-excel-5.xls", ("_conomie d__t_", "Masqu_e"))],
)
def test_errors_and_percentages_of_sheetjs(name: str, sheets: tuple[str, str]) -> None:
    first, second = load(FILES / name).sheets
    assert (first.name, second.name, second.visible) == (*sheets, False)
    assert first.column(5, range(1, 8)) == [CellFault(error) for error in ERRORS]
    assert first.column(3, range(1, 5)) == ["Taux", 0.5, 0.25, 0.125]
    assert first.percents == {(2, 3), (3, 3), (4, 3)}
    assert second.cell(3, 3).value == CellFault("#REF!")


def test_errors_and_what_is_hidden_of_xlwt() -> None:
    first, second = load(FILES / "xlwt.xls").sheets
    assert first.cell(3, 5).value == CellFault("#N/A")
    assert (first.hidden_rows, first.hidden_columns) == ({4}, {3})
    assert first.percents == {(row, 1) for row in range(2, 7)}
    assert first.formulas == {4: 5}
    assert (second.name, second.visible, second.cell(3, 3).value) == ("Cachée", False, CellFault("#REF!"))


def test_short_cells_are_refused_rather_than_read_as_blanks() -> None:
    with pytest.raises(UnreadableFile) as refused:
        load(FILES / "sheetjs-short-cells.xlsb")
    assert refused.value.message() == (
        "« sheetjs-short-cells.xlsb » écrit ses cellules sous la forme abrégée du .xlsb, qui n’est pas lue : "
        "enregistrez-le en .xlsx."
    )
