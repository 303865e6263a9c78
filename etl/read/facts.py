"""What a workbook's parts say that its parser does not: what is hidden, merged, in fault, a formula, a percentage."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.read.notes import Note

Place = tuple[int, int]


@dataclass(slots=True)
class SheetFacts:
    """The facts of one sheet. Rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom, right; only where the parser does not know them."""
    percents: list[Place] = field(default_factory=list)
    formulas: dict[int, int] = field(default_factory=dict)
    faults: list[tuple[int, int, str]] = field(default_factory=list)
    """Row, column, and the error's text, or an empty text for a formula without a stored result."""

    def count_formula(self, column: int, cells: int = 1) -> None:
        """Counts formulas of a column."""
        self.formulas[column] = self.formulas.get(column, 0) + cells

    def as_plain(self) -> tuple[Any, ...]:
        """The facts as plain values, for the parent process."""
        return (
            self.hidden_rows,
            self.hidden_columns,
            self.merged,
            self.percents,
            self.formulas,
            self.faults,
        )


@dataclass(slots=True)
class BookFacts:
    """The facts of a workbook: those of its sheets by name, its epoch, and notes on the whole file (rule, args)."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    epoch_1904: bool = False
    notes: list[Note] = field(default_factory=list)
    is_ooxml: bool = False
    """Whether its sheets are OOXML, which can be trimmed."""

    def of(self, names: Sequence[str]) -> list[SheetFacts]:
        """The facts of the sheets that the parser names so.

        Where one has another name here but there are as many, they are told by their order: an ``.xls`` writes a name
        in an encoding of its own.
        """
        if len(self.sheets) == len(names) and not self.sheets.keys() >= set(names):
            return list(self.sheets.values())
        return [self.sheets.get(name, SheetFacts()) for name in names]

    def as_plain(self) -> tuple[Any, ...]:
        """The facts as plain values, for the parent process."""
        return (
            {name: sheet.as_plain() for name, sheet in self.sheets.items()},
            self.epoch_1904,
            self.notes,
            self.is_ooxml,
        )

    @classmethod
    def from_plain(cls, sheets: Any, *others: Any) -> "BookFacts":
        """The facts that a child process said."""
        return cls({name: SheetFacts(*facts) for name, facts in sheets.items()}, *others)
