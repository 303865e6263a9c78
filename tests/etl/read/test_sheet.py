"""A sheet answers by the rows and columns of the spreadsheet."""

from collections.abc import Sequence

import pytest

from etl.read.workbook import CellFault, Sheet, Value

SHEET = Sheet("F", [("a", None, 1.0), (None, " ", None), ("c", "d", 3.0)], first_row=5, first_column=2)


@pytest.mark.parametrize(
    ("column", "rows", "values"),
    [
        (2, [5, 6, 7], ["a", None, "c"]),
        (4, range(5, 8), [1.0, None, 3.0]),
        (3, [7, 5], ["d", None]),
        (2, [4, 5, 8, 0], [None, "a", None, None]),
        (1, [5, 6], [None, None]),
        (5, [5, 6], [None, None]),
        (2, [], []),
    ],
)
def test_a_column(column: int, rows: Sequence[int], values: list[Value]) -> None:
    assert SHEET.column(column, rows) == values


def test_a_column_of_an_empty_sheet() -> None:
    assert Sheet("F", []).column(1, [1, 2]) == [None, None]


def test_a_row_and_its_cells() -> None:
    assert SHEET.values(7) == ("c", "d", 3.0)
    assert [(cell.address, cell.value) for cell in SHEET.row(5)] == [("B5", "a"), ("C5", None), ("D5", 1.0)]
    assert (SHEET.row(4), SHEET.row(8), SHEET.last_row) == ([], [], 7)
    assert (SHEET.blank(6), SHEET.blank(5), SHEET.empty) == (True, False, False)
    assert list(SHEET.texts()) == [(5, 2, "a"), (6, 3, " "), (7, 2, "c"), (7, 3, "d")]


def test_a_fault_is_put_where_nothing_stands() -> None:
    sheet = Sheet("F", [["a", None], ("b", None)])
    for row, column in ((1, 1), (1, 2), (2, 2), (3, 1), (1, 3)):
        sheet.put(row, column, CellFault("#REF!"))
    assert list(map(tuple, sheet.rows)) == [("a", CellFault("#REF!")), ("b", CellFault("#REF!"))]
