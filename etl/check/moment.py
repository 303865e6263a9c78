"""What a source said at its last edition and says now: sums and changes, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from etl.address import a1


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows of a source add up to on the date of its data.

    ``rows`` counts lines, ``amounts`` are euros by stage, ``years`` euros by stage and fiscal year, ``states`` lines
    by state, ``filled`` lines that have a value by field.
    """

    on: date
    rows: int = 0
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    years: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changed:
    """A line that both moments know, what it said and says; ``columns`` are the numbers of its fields' columns."""

    before: Mapping[str, object]
    after: Mapping[str, object]
    sheet: str
    row: int
    columns: Mapping[str, int]

    def cell(self, name: str) -> str | None:
        """The A1 address of a field's cell, None where no column bears it."""
        column = self.columns.get(name)
        return a1(self.row, column) if column else None


@dataclass(frozen=True, slots=True)
class Step:
    """From one edition of a source's dataset to the next; ``gone`` names the lines that are no longer there."""

    dataset: str
    before: Totals
    after: Totals
    changed: Sequence[Changed] = ()
    gone: Sequence[str] = ()
