"""A cell of a workbook made by hand, where it is more than a text or a number."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    """A value, or the number of an error; of a formula or not, in a style of the workbook."""

    value: str | float | None = None
    error: int | None = None
    formula: bool = False
    style: int = 0


Rows = Sequence[Sequence[str | float | Made | None]]


def made(cell: str | float | Made | None) -> Made:
    """The cell, whatever it was given as."""
    return cell if isinstance(cell, Made) else Made(cell)
