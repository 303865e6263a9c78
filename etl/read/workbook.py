"""The dumb typed representation between a file and its meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from etl.address import a1


@dataclass(frozen=True, slots=True)
class CellFault:
    """What stands where a value should: an Excel error (``#REF!``), or, where empty, a formula never calculated."""

    error: str


Value = CellFault | str | float | int | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its place. ``row`` and ``column`` count from 1, as in the spreadsheet."""

    sheet: str
    row: int
    column: int
    value: Value

    @property
    def address(self) -> str:
        """The A1 address, e.g. ``F17``."""
        return a1(self.row, self.column)

    @property
    def shown(self) -> str:
        """The raw value as text, as exactly as its type allows."""
        return show(self.value)


def show(value: Value) -> str:
    """A raw value as text: integral floats lose their ``.0``, dates are ISO, None is empty."""
    if value is None:
        return ""
    if isinstance(value, CellFault):
        return value.error
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a grid of raw values: ``rows[0][0]`` stands at (first_row, first_column), counted from 1."""

    name: str
    rows: list[list[Value]]
    first_row: int = 1
    first_column: int = 1
    visible: bool = True

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place of the spreadsheet; empty beyond the used range."""
        r, c = row - self.first_row, column - self.first_column
        inside = 0 <= r < len(self.rows) and 0 <= c < len(self.rows[r])
        value = self.rows[r][c] if inside else None
        return Cell(self.name, row, column, None if value == "" else value)

    def row(self, row: int) -> list[Cell]:
        """The cells of a row of the spreadsheet, in order."""
        r = row - self.first_row
        if not 0 <= r < len(self.rows):
            return []
        return [
            Cell(self.name, row, self.first_column + c, None if value == "" else value)
            for c, value in enumerate(self.rows[r])
        ]

    def values(self, row: int) -> Sequence[Value]:
        """The raw values of a row of the used range."""
        return self.rows[row - self.first_row]

    def column(self, number: int, rows: Sequence[int]) -> list[Value]:
        """The raw values of a column of the spreadsheet, row by row; None where a cell is empty."""
        c, top = number - self.first_column, self.first_row
        if c < 0:
            return [None] * len(rows)
        found = []
        for row in rows:
            values = self.rows[row - top]
            value = values[c] if c < len(values) else None
            found.append(None if value == "" else value)
        return found

    def put(self, row: int, column: int, fault: CellFault) -> None:
        """Puts a fault at a place of the used range; one beyond it holds nothing that a table could want."""
        r, c = row - self.first_row, column - self.first_column
        if 0 <= r < len(self.rows) and 0 <= c < len(self.rows[r]) and self.rows[r][c] in ("", None):
            self.rows[r][c] = fault

    @property
    def last_row(self) -> int:
        """The last row of the used range."""
        return self.first_row + len(self.rows) - 1

    def blank(self, row: int) -> bool:
        """Whether a row holds nothing but spaces."""
        r = row - self.first_row
        return not any(value is not None and (not isinstance(value, str) or value.strip()) for value in self.rows[r])

    @property
    def empty(self) -> bool:
        """Whether no row holds anything."""
        return all(self.blank(row) for row in range(self.first_row, self.last_row + 1))

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every text cell with its place."""
        for r, values in enumerate(self.rows):
            for c, value in enumerate(values):
                if isinstance(value, str) and value:
                    yield self.first_row + r, self.first_column + c, value


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as sheets of cells, with what reading it had to decide (rule, args)."""

    name: str
    sha256: str
    size: int
    sheets: list[Sheet]
    notes: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or None."""
        return next((one for one in self.sheets if one.name == name), None)
