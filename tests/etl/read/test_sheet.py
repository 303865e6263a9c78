"""A sheet answers by the rows and columns of the spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from etl.read.grid import Grid
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


@pytest.mark.parametrize("rows", [[5, 6, 7], range(5, 8), [7, 5], [4, 5, 8]])
def test_values_kept_by_column_answer_as_those_of_the_rows(rows: Sequence[int]) -> None:
    kept = replace(SHEET, columns=[list(column) for column in zip(*SHEET.rows, strict=True)])
    assert [kept.column(number, rows) for number in range(1, 6)] == [
        SHEET.column(number, rows) for number in range(1, 6)
    ]


def test_a_grid_holds_the_same_by_row_and_by_column() -> None:
    """Whatever faults widen it and whatever blanks are dropped at its end."""
    grid = Grid("F", 2, 2)
    grid.add([["a", "b"], [None, 1.0], [None, " "]])
    grid.add([["c", None], ["#N/A", None], [None, None]])
    grid.end([(1, 5, ""), (4, 3, "#N/A"), (2, 2, "#REF!")], 100)
    missing, broken = CellFault(""), CellFault("#N/A")
    assert grid.rows == [
        (None, None, None, missing),
        ("a", None, None, None),
        ("b", 1.0, " ", None),
        ("c", broken, None, None),
    ]
    assert list(zip(*grid.columns, strict=True)) == grid.rows
    assert (grid.first_row, grid.first_column) == (1, 2)


def test_a_grid_without_anything_is_empty() -> None:
    grid = Grid("F", 1, 1)
    grid.add([[None, " "], ["", None]])
    grid.end((), 100)
    assert (grid.rows, grid.columns) == ([], [])
