"""A sheet of the copy: every value with its type and its place, and what the sheet said of them."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from etl.address import a1, letters
from etl.annotate.cells import text_cell
from etl.annotate.marks import LAST_COLUMN, LAST_ROW
from etl.read import Sheet, Value
from etl.read.workbook import CellFault

PLAIN, TEXT, DAY, MOMENT, HOUR, LASTING, SHARE = range(7)
FORMATS = (0, 49, 14, 22, 21, 46, 10)
"""Their built-in number formats, which each reader sees in their own writing; a share is a percentage."""

EPOCH = datetime(1899, 12, 30)
FIRST_DAY = datetime(1900, 3, 1)
"""Before it, serial numbers count a day that never was: such a date is kept as text."""

DAY_LENGTH = timedelta(days=1)
ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
LONGEST_TEXT = 255
SAMPLE, NARROWEST, WIDEST = 200, 10, 42
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def fits(sheet: Sheet) -> bool:
    """Whether a sheet of a workbook holds as many rows and columns."""
    width = max(map(len, sheet.rows), default=0)
    return sheet.last_row <= LAST_ROW and sheet.first_column + width - 1 <= LAST_COLUMN


def sheet_xml(sheet: Sheet) -> Iterator[str]:
    """The worksheet part, in pieces; cells beyond what a sheet holds are left out."""
    yield f'{XML}<worksheet {SPACE}><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    columns = "".join(_columns(sheet))
    held = f"<cols>{columns}</cols>" if columns else ""
    yield f'<sheetFormatPr defaultRowHeight="15"/>{held}<sheetData>'
    for number, values in enumerate(sheet.rows, sheet.first_row):
        if number > LAST_ROW:
            break
        cells = "".join(
            _cell(a1(number, column), value, share=(number, column) in sheet.percents)
            for column, value in enumerate(values[: LAST_COLUMN - sheet.first_column + 1], sheet.first_column)
            if value is not None and value != ""
        )
        hidden = ' hidden="1"' if number in sheet.hidden_rows else ""
        if cells or hidden:
            yield f'<row r="{number}"{hidden}>{cells}</row>'
    yield "</sheetData>"
    merged = [
        f'<mergeCell ref="{a1(top, left)}:{a1(bottom, right)}"/>'
        for top, left, bottom, right in sheet.merged
        if bottom <= LAST_ROW and right <= LAST_COLUMN
    ]
    if merged:
        yield f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>'
    if columns:
        # Numbers that are texts are so on purpose: no green corner on each of them.
        spanned = f"A1:{letters(LAST_COLUMN)}{LAST_ROW}"
        yield f'<ignoredErrors><ignoredError sqref="{spanned}" numberStoredAsText="1"/></ignoredErrors>'
    yield "</worksheet>"


def _columns(sheet: Sheet) -> Iterator[str]:
    """The columns, as wide as their first values need."""
    sample = sheet.rows[:SAMPLE]
    for place in range(max(map(len, sample), default=0)):
        number = sheet.first_column + place
        if number <= LAST_COLUMN:
            longest = max(len(str(row[place])) if place < len(row) and row[place] is not None else 0 for row in sample)
            width = min(max(longest + 2, NARROWEST), WIDEST)
            hidden = ' hidden="1"' if number in sheet.hidden_columns else ""
            yield f'<col min="{number}" max="{number}" width="{width}"{hidden} customWidth="1"/>'


def _cell(cell: str, value: Value, *, share: bool) -> str:
    match value:
        case bool():
            return f'<c r="{cell}" t="b"><v>{int(value)}</v></c>'
        case int() | float() if math.isfinite(value):
            return f'<c r="{cell}" s="{SHARE if share else PLAIN}"><v>{value!r}</v></c>'
        case CellFault() if value.error in ERRORS:
            return f'<c r="{cell}" t="e"><v>{value.error}</v></c>'
        case CellFault() if not value.error:
            # A formula that was never calculated: one that gives no value either stands for it.
            return f'<c r="{cell}"><f>NA()</f></c>'
        case CellFault():
            return _text(cell, value.error)
        case datetime() if value >= FIRST_DAY:
            return _serial(cell, MOMENT, value - EPOCH)
        case date() if not isinstance(value, datetime) and value >= FIRST_DAY.date():
            return f'<c r="{cell}" s="{DAY}"><v>{(value - EPOCH.date()).days}</v></c>'
        case time():
            length = timedelta(
                hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
            )
            return _serial(cell, HOUR, length)
        case timedelta():
            return _serial(cell, LASTING, value)
        case _:
            return _text(cell, str(value))


def _serial(cell: str, style: int, length: timedelta) -> str:
    return f'<c r="{cell}" s="{style}"><v>{length / DAY_LENGTH!r}</v></c>'


def _text(cell: str, words: str) -> str:
    return text_cell(cell, TEXT if len(words) <= LONGEST_TEXT else PLAIN, words)
