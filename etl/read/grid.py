"""Blocks of columns, as they come from the parser, become the rows of a sheet."""

from collections.abc import Sequence

from etl.address import a1
from etl.read.errors import Refusal
from etl.read.workbook import CellFault, Value, is_blank


class Grid:
    """The rectangle of a sheet, as it grows. Places count from 1, as in the spreadsheet."""

    def __init__(self, name: str, first_row: int, first_column: int) -> None:
        self.name = name
        self.first_row = first_row
        self.first_column = first_column
        self.rows: list[Sequence[Value]] = []

    def add(self, columns: Sequence[Sequence[Value]]) -> None:
        """Adds a block of rows, given by its columns."""
        self.rows.extend(zip(*columns, strict=True))

    def end(self, faults: Sequence[tuple[int, int, str]], most_cells: int) -> None:
        """Puts the faults in their cells and drops the blank rows and columns at the end.

        Raises Refusal where a fault stands so far away that the rectangle would hold more cells than that.
        """
        self._reach(faults, most_cells)
        by_row: dict[int, list[tuple[int, CellFault]]] = {}
        known: dict[str, CellFault] = {}
        for row, column, said in faults:
            fault = known.setdefault(said, CellFault(said))
            by_row.setdefault(row - self.first_row, []).append((column - self.first_column, fault))
        for place, put in by_row.items():
            values = list(self.rows[place])
            for column, fault in put:
                if values[column] is None or values[column] == fault.error:
                    values[column] = fault
            self.rows[place] = tuple(values)
        self._trim()

    def _reach(self, faults: Sequence[tuple[int, int, str]], most_cells: int) -> None:
        """Widens the rectangle to the faults: a formula never calculated is no cell to the parser."""
        if not faults:
            return
        rows, columns = [row for row, *_rest in faults], [column for _row, column, _said in faults]
        width = len(self.rows[0]) if self.rows else 0
        top, left = self.first_row if width else min(rows), self.first_column if width else min(columns)
        above, before = max(0, top - min(rows)), max(0, left - min(columns))
        height = max(max(rows) - top + 1, len(self.rows)) + above
        wide = max(max(columns) - left + 1, width) + before
        if height * wide > max(most_cells, len(self.rows) * width):
            far = max(faults, key=lambda fault: fault[:2])
            raise Refusal("far-cell", sheet=self.name, cell=a1(*far[:2]))
        after = (None,) * (wide - width - before)
        if before or after:
            self.rows = [(*(None,) * before, *row, *after) for row in self.rows]
        blank = (None,) * wide
        self.rows = [blank] * above + self.rows
        self.rows += [blank] * (height - len(self.rows))
        self.first_row, self.first_column = top - above, left - before

    def _trim(self) -> None:
        while self.rows and all(map(is_blank, self.rows[-1])):
            self.rows.pop()
        width = full = len(self.rows[0]) if self.rows else 0
        while width and all(is_blank(row[width - 1]) for row in self.rows):
            width -= 1
        if width < full:
            self.rows = [row[:width] for row in self.rows]
