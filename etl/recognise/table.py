"""A table found in a sheet: where its header stands, what each column is, and why."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from etl.address import a1
from etl.read.workbook import Sheet
from etl.recognise.layouts import Layout


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. ``field`` is None where it is not loaded; ``reason`` keys ``recognise.<reason>``."""

    header: str
    number: int
    field: str | None
    reason: str
    sets: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A dataset's rows in a sheet. Rows and columns count from 1, as in the spreadsheet."""

    sheet: Sheet
    dataset: str
    header_row: int
    columns: tuple[Column, ...]
    layout: Layout | None
    constants: Mapping[str, str]

    def mapped(self) -> dict[str, Column]:
        """The loaded columns, by field."""
        return {column.field: column for column in self.columns if column.field}

    def header_cell(self, column: Column) -> str:
        """The A1 address of a column's header."""
        return a1(self.header_row, column.number)
