"""A total that the file itself states: a number on a line of totals, which is a control sum and no data."""

from dataclasses import dataclass
from decimal import Decimal

from etl.lines import Lines


@dataclass(frozen=True, slots=True)
class Stated:
    """The total of a field, as a line of totals of the sheet gives it; ``row`` is that line's, counted from 1."""

    lines: Lines
    row: int
    field: str
    total: Decimal
