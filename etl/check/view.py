"""What a rule looks at and what it answers: a view of a table's lines, a spot in it, a fault at a spot."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.address import a1
from etl.filled import any_filled
from etl.finding import Finding, Severity
from etl.lines import Lines
from etl.recognise.table import Table


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of a line; ``place`` counts the lines from 0."""

    lines: Lines
    place: int
    field: str | None

    def finding(self, severity: Severity, code: str, args: Mapping[str, object], rejects: bool) -> Finding:
        """A finding at this cell."""
        return self.lines.finding(self.place, severity, code, self.field, rejects=rejects, **args)

    def address(self, sheet: str | None) -> str:
        """The A1 address, with the name of its sheet where that is another; the line's first cell if no column."""
        table = self.lines.table
        column = self.lines.bearers.get(self.field or "") or table.columns[0]
        cell = a1(self.lines.numbers[self.place], column.number)
        return cell if table.sheet.name == sheet else f"{table.sheet.name}!{cell}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that stands on no line of these tables: a total, or a line known by its change alone."""

    sheet: str
    row: int
    cell: str | None
    field: str
    shown: str
    column: str | None = None

    def finding(self, severity: Severity, code: str, args: Mapping[str, object], rejects: bool) -> Finding:
        """A finding at this cell."""
        return Finding(
            severity, code, self.sheet, self.cell, self.row, self.column, self.field, self.shown, args, rejects=rejects
        )

    def address(self, sheet: str | None) -> str:
        """The A1 address, with the name of its sheet where that is another."""
        cell = self.cell or f"{self.row}:{self.row}"
        return cell if self.sheet == sheet else f"{self.sheet}!{cell}"


def aside(table: Table, row: int, name: str) -> Cell:
    """The cell of a field on a row that is no line."""
    column = table.mapped()[name]
    cell = table.sheet.cell(row, column.number)
    return Cell(table.sheet.name, row, cell.address, name, cell.shown, column.header)


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: where, what its sentence says, the other cells of it.

    A fault of a whole column or file is at no cell; ``field`` then tells the column.
    """

    at: Spot | Cell | None = None
    args: Mapping[str, object] = dataclasses.field(default_factory=dict)
    related: Sequence[Spot | Cell] = ()
    field: str | None = None

    @property
    def place(self) -> int | None:
        """The line that it is on, None where it is on none."""
        return self.at.place if isinstance(self.at, Spot) else None


@dataclass(frozen=True, slots=True)
class View:
    """A table's lines as its rules see them: only the columns that hold something; ``on`` dates the data."""

    lines: Lines
    columns: Mapping[str, list[Any]]
    on: date | None = None

    @property
    def dataset(self) -> str:
        """The dataset of the lines."""
        return self.lines.table.dataset

    def across(self, *names: str) -> Iterable[tuple[Any, ...]]:
        """The values of some fields, line by line; nothing where one of the columns holds nothing."""
        if not all(name in self.columns for name in names):
            return ()
        return zip(*[self.columns[name] for name in names], strict=True)

    def spot(self, place: int, name: str | None) -> Spot:
        """A field of a line."""
        return Spot(self.lines, place, name)

    def fault(self, place: int, name: str, *related: str, **args: object) -> Fault:
        """A fault at a field of a line; ``related`` are other fields of the same line."""
        return Fault(self.spot(place, name), args, [self.spot(place, one) for one in related])


def view(lines: Lines, on: date | None = None) -> View:
    """The view of a table's lines."""
    held = {name: one for name, one in lines.values.items() if any_filled(one)}
    return View(lines, held, on)
