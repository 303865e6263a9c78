"""A table in a sheet: every value as its type, text as text."""

from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.tables import Kind, Table
from dashboard.theme import LIGHT

FORMATS: dict[Kind, str] = {
    "euros": "#,##0.00\\ [$€-40C]",
    "per_head": "#,##0.00\\ [$€-40C]",
    "ratio": "0.0%",
    "count": "#,##0",
    "number": "#,##0.##",
    "day": "dd/mm/yyyy",
}

WIDEST = 60
"""The most characters that a column is wide: longer texts are wrapped."""
LONGEST_TEXT = 32_767
"""The letters that a cell can hold."""


def write_table(book: Any, page: Any, table: Table, first: int, scaled: int | None = None) -> list[int]:
    """Writes a table with its heads on the row ``first``; how many characters wide each column is."""
    heading = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    left, right = book.add_format(heading), book.add_format(heading | {"align": "right"})
    widths = []
    plain, number = book.add_format({"text_wrap": True, "valign": "top"}), {"align": "right", "valign": "top"}
    for place, one in enumerate(table.heads):
        page.write_string(first, place, one.label, right if one.kind in FORMATS else left)
        style = book.add_format(number | {"num_format": FORMATS[one.kind]}) if one.kind in FORMATS else plain
        longest = max(map(len, one.label.split()), default=0)
        for rank, row in enumerate(table.rows, start=first + 1):
            longest = max(longest, _write(page, rank, place, row[place], style))
        widths.append(longest)
    if scaled is not None and table.rows:
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": LIGHT.awarded, "min_type": "num", "min_value": 0}
        page.conditional_format(first + 1, scaled, first + len(table), scaled, bar)
    return widths


def _write(page: Any, row: int, column: int, value: Any, style: Any) -> int:
    """Writes a value as its type; how wide it is."""
    if value is None:
        return 0
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        page.write_number(row, column, value, style)
        return len(str(value)) + 3
    if isinstance(value, date):
        page.write_datetime(row, column, value, style)
        return 10
    page.write_string(row, column, str(value)[:LONGEST_TEXT], style)
    return len(str(value))
