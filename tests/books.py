"""Small spreadsheets, made by the test that loads them."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

Rows = Sequence[Sequence[object]]


def xlsx(path: Path, sheets: Mapping[str, Rows] | Rows) -> Path:
    """Writes a workbook: sheets by name, or the rows of the only one, named ``Feuille``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"Feuille": sheets}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def edited(path: Path, to: Path, cells: Mapping[str, object], sheet: str | None = None) -> Path:
    """The same workbook, some cells changed."""
    book = load_workbook(path)
    found = book[sheet] if sheet else book.worksheets[0]
    for address, value in cells.items():
        found[address] = value
    book.save(to)
    return to


def csv_file(path: Path, rows: Rows, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """Writes a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path
