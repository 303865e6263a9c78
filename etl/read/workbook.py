"""The dumb typed representation between a file and its meaning."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from etl.address import a1
from etl.read.notes import Note


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


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


def run_of(rows: Sequence[int]) -> range | None:
    """Rows that follow each other, as those of nearly every table do, as the range that they are; else None."""
    if isinstance(rows, range) and rows.step == 1:
        return rows
    run = range(rows[0], rows[0] + len(rows)) if rows else None
    return run if run and rows[-1] == run[-1] and list(rows) == list(run) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a rectangle of raw values: ``rows[0][0]`` stands at (first_row, first_column).

    Every row and column here counts from 1, as in the spreadsheet. What a format does not tell (a hidden row of a
    ``.csv``) is absent, which then means "not known to be so".
    """

    name: str
    rows: list[Sequence[Value]]
    first_row: int = 1
    first_column: int = 1
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges: top, left, bottom, right."""
    percents: frozenset[tuple[int, int]] = frozenset()
    """The (row, column) of numbers that are shown as percentages: 0.52 reads "52 %"."""
    formulas: Mapping[int, int] = field(default_factory=dict)
    """How many cells of a column are formulas, where any is."""
    columns: Sequence[Sequence[Value]] = ()
    """The same values column by column, where they were read so: nothing then gathers a column from the rows."""

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
        """The values of a column at these rows of the spreadsheet, in their order; None beyond the used range."""
        place, first = number - self.first_column, self.first_row
        if not rows or not self.rows or not 0 <= place < len(self.rows[0]):
            return [None] * len(rows)
        run = run_of(rows)
        if run and first <= run.start and run.stop <= self.last_row + 1:
            within = slice(run.start - first, run.stop - first)
            return list(self.columns[place][within]) if self.columns else [one[place] for one in self.rows[within]]
        return [self.rows[row - first][place] if first <= row <= self.last_row else None for row in rows]

    @property
    def last_row(self) -> int:
        """The last row of the used range."""
        return self.first_row + len(self.rows) - 1

    def blank(self, row: int) -> bool:
        """Whether a row holds nothing but spaces."""
        return all(map(is_blank, self.rows[row - self.first_row]))

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
    notes: list[Note] = field(default_factory=list)
    epoch_1904: bool = False
    """Whether a bare number that stands for a date counts its days from 1904."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or None."""
        return next((one for one in self.sheets if one.name == name), None)
