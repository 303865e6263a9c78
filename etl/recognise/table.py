"""A table found in a sheet: where its header stands, what each column is, and why."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from etl.address import a1
from etl.read.workbook import Sheet
from etl.recognise.layouts import Layout, View
from etl.recognise.mapping import ColumnMapping


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. ``field`` is None where it is not loaded.

    ``reason`` keys ``recognise.<reason>`` and ``evidence`` fills its sentence; ``confidence`` runs from 0 to 1. ``row``
    is where its header stands, when that is above the table's last header row.
    """

    header: str
    number: int
    field: str | None
    reason: str
    sets: Mapping[str, str] = dataclasses.field(default_factory=dict)
    confidence: float = 1.0
    evidence: Mapping[str, object] = dataclasses.field(default_factory=dict)
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A dataset's rows in a sheet. Rows and columns count from 1, as in the spreadsheet.

    ``header_row`` is the last row of the header. Without ``last_row``, ``first_column`` and ``last_column`` the table
    runs to the end of the sheet. ``view`` says which of a wide table's several tables this one is; ``mapping`` is what
    a person decided of its columns.
    """

    sheet: Sheet
    dataset: str
    header_row: int
    columns: tuple[Column, ...]
    layout: Layout | None
    constants: Mapping[str, str]
    last_row: int | None = None
    first_column: int | None = None
    last_column: int | None = None
    view: View | None = None
    mapping: ColumnMapping | None = None

    def mapped(self) -> dict[str, Column]:
        """The loaded columns, by field."""
        return {column.field: column for column in self.columns if column.field}

    def header_cell(self, column: Column) -> str:
        """The A1 address of a column's header."""
        return a1(column.row or self.header_row, column.number)

    @property
    def end(self) -> int:
        """The last row that may hold data."""
        return self.sheet.last_row if self.last_row is None else min(self.last_row, self.sheet.last_row)

    def rows(self) -> range:
        """The rows below the header, to the end of the table."""
        return range(self.header_row + 1, self.end + 1)

    def within(self, column: int) -> bool:
        """Whether a column is one of the table's."""
        return (self.first_column or column) <= column <= (self.last_column or column)
