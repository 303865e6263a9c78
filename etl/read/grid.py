"""Blocks of columns, as they come from the parser, become the rows and the columns of a sheet."""

from collections.abc import Sequence

from etl.address import a1
from etl.read.errors import Refusal
from etl.read.workbook import CellFault, Value, is_blank


class Grid:
    """The rectangle of a sheet, as it grows: ``rows`` and ``columns`` hold the same values.

    Places count from 1, as in the spreadsheet.
    """

    def __init__(self, name: str, first_row: int, first_column: int) -> None:
        self.name = name
        self.first_row = first_row
        self.first_column = first_column
        self.rows: list[Sequence[Value]] = []
        self.columns: list[list[Value]] = []

    def add(self, columns: Sequence[Sequence[Value]]) -> None:
        """Adds a block of rows, given by its columns. Raises ValueError where they are not of one height and width."""
        self.rows.extend(zip(*columns, strict=True))
        if not self.columns:
            self.columns = [[] for _column in columns]
        for column, more in zip(self.columns, columns, strict=True):
            column.extend(more)

    def end(self, faults: Sequence[tuple[int, int, str]], most_cells: int) -> None:
        """Puts the faults in their cells and drops the blank rows and columns at the end.

        Raises Refusal where a fault stands so far away that the rectangle would hold more cells than that.
        """
        self._reach(faults, most_cells)
        known: dict[str, CellFault] = {}
        for row, column, said in faults:
            fault = known.setdefault(said, CellFault(said))
            values = self.columns[column - self.first_column]
            if values[row - self.first_row] is None or values[row - self.first_row] == fault.error:
                values[row - self.first_row] = fault
        if self._trim() or faults:
            self.rows = list(zip(*self.columns, strict=True))

    def _reach(self, faults: Sequence[tuple[int, int, str]], most_cells: int) -> None:
        """Widens the columns to the faults: a formula never calculated is no cell to the parser."""
        if not faults:
            return
        rows, columns = [row for row, *_rest in faults], [column for _row, column, _said in faults]
        width, tall = len(self.columns), len(self.columns[0]) if self.columns else 0
        top, left = self.first_row if width else min(rows), self.first_column if width else min(columns)
        above, before = max(0, top - min(rows)), max(0, left - min(columns))
        height = max(max(rows) - top + 1, tall) + above
        wide = max(max(columns) - left + 1, width) + before
        if height * wide > max(most_cells, tall * width):
            far = max(faults, key=lambda fault: fault[:2])
            raise Refusal("far-cell", sheet=self.name, cell=a1(*far[:2]))
        for values in self.columns:
            values[:0] = [None] * above
            values += [None] * (height - len(values))
        self.columns = self._blank(before, height) + self.columns + self._blank(wide - width - before, height)
        self.first_row, self.first_column = top - above, left - before

    @staticmethod
    def _blank(width: int, height: int) -> list[list[Value]]:
        return [[None] * height for _column in range(width)]

    def _trim(self) -> bool:
        """Drops what is blank at the end; answers whether anything was."""
        height = tall = len(self.columns[0]) if self.columns else 0
        while height and all(is_blank(column[height - 1]) for column in self.columns):
            height -= 1
        for column in self.columns if height < tall else ():
            del column[height:]
        width = len(self.columns)
        while self.columns and all(map(is_blank, self.columns[-1])):
            self.columns.pop()
        return (height, len(self.columns)) != (tall, width)
