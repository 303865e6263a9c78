"""The place of a value in words: file, sheet, cell."""

from dashboard.queries.cells import Cell


def place(cell: Cell) -> str:
    """``fichier.xlsx · Feuille · B12``; the row where the value has no column of its own."""
    return " · ".join(one for one in (cell.file, cell.sheet, cell.cell or str(cell.row)) if one)
