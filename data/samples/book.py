"""Writes workbooks, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from data.samples.notation import Cell

MARKER = "DONNÉES FICTIVES — exemples pour la démonstration"
CREATED = datetime(2021, 3, 1, 8, 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write. ``header`` is the 0-based row of the header; ``hidden`` are 0-based columns."""

    name: str
    rows: Sequence[Sequence[Cell]]
    header: int = 0
    hidden: tuple[int, ...] = ()
    widths: dict[int, int] = field(default_factory=dict)


def write(path: Path, notes: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """Write a workbook: the sheet that says the data are fictitious, then the sheets of data."""
    book = xlsxwriter.Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"title": MARKER, "author": "", "created": CREATED})
    styles = {
        "head": book.add_format({"bold": True, "bg_color": "#E3E3FD", "text_wrap": True, "valign": "top"}),
        "bold": book.add_format({"bold": True}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "time": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        "money": book.add_format({"num_format": "#,##0.00"}),
        "code": book.add_format({"num_format": "0"}),
    }
    cover = book.add_worksheet("Lisez-moi")
    cover.set_column(0, 0, 110)
    cover.write_string(0, 0, MARKER, styles["bold"])
    for line, text in enumerate(notes, start=2):
        cover.write_string(line, 0, text)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for column in range(max((len(row) for row in sheet.rows), default=0)):
            page.set_column(column, column, sheet.widths.get(column, 18))
        for column in sheet.hidden:
            page.set_column(column, column, 18, None, {"hidden": True})
        page.freeze_panes(sheet.header + 1, 0)
        for line, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                _put(page, styles, line, column, value, line == sheet.header)
    book.close()


def _put(
    page: xlsxwriter.worksheet.Worksheet,
    styles: dict[str, xlsxwriter.format.Format],
    line: int,
    column: int,
    value: Cell,
    head: bool,
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        page.write_string(line, column, value, styles["head"] if head else None)
    elif isinstance(value, bool):
        page.write_boolean(line, column, value)
    elif isinstance(value, datetime):
        page.write_datetime(line, column, value, styles["time"])
    elif isinstance(value, date):
        page.write_datetime(line, column, datetime(value.year, value.month, value.day), styles["day"])
    else:
        page.write_number(line, column, value, styles["money" if isinstance(value, float) else "code"])
