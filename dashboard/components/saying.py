"""What a cell of a table says: the place of a value in words; a day that does not break."""

from datetime import date

from dashboard import format as fmt
from dashboard.queries.cells import Cell


def place(cell: Cell) -> str:
    """``fichier.xlsx · Feuille · B12``; the row where the value has no column of its own."""
    return " · ".join(one for one in (cell.file, cell.sheet, cell.cell or str(cell.row)) if one)


def day(value: date | None, lang: str) -> str:
    """A day on one line; a dash where there is none."""
    return fmt.day(value, lang).replace(" ", fmt.NO_BREAK) if value else "—"
