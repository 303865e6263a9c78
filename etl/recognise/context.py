"""What a file says of itself beside its tables: the date of its extraction, and that it is fictitious."""

import re
from collections.abc import Sequence
from datetime import date

from etl.parse.characters import plain
from etl.parse.date import parse_date
from etl.read.workbook import Sheet, Workbook
from etl.recognise.table import Table
from etl.schemas import squeeze

DAY = r"[0-9]{1,2}(?:er)? [^\W\d]+\.? [0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
NOUN = r"(?:extraction|extrait|export\w*|situation|donn[ée]es|arr[êe]t[ée]\w*|[ée]tat|mise?s? [àa] jour|[ée]dit\w*)"
SAID = re.compile(rf"\b{NOUN}\b(?:\s+[^\s:]+){{0,4}}?\s*(?::|\b(?:du|le|au)\b)\s*:?\s*({DAY})", re.IGNORECASE)
ANNOUNCED = re.compile(rf"(?:date\s+(?:de\s+l['’]|d['’]|de\s+)?)?{NOUN}(?:\s+(?:du|le|au))?\s*:?", re.IGNORECASE)
IN_NAME = re.compile(r"(?<![0-9])(20[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9])")
FICTITIOUS = "donneesfictives"
LINES = 15


def stated_date(workbook: Workbook, tables: Sequence[Table]) -> date | None:
    """The extraction date that the file states beside its tables, else in its name; never one of the data."""
    headers: dict[str, int] = {}
    for table in tables:
        headers[table.sheet.name] = min(table.header_row, headers.get(table.sheet.name, table.header_row))
    for sheet in workbook.sheets:
        for number in _beside(sheet, headers.get(sheet.name)):
            cells = [cell for cell in sheet.row(number) if cell.value is not None]
            for place, cell in enumerate(cells):
                if not isinstance(cell.value, str):
                    continue
                words = plain(cell.value)
                said = SAID.search(words)
                raw = said[1] if said else None
                if raw is None and ANNOUNCED.fullmatch(words) and place + 1 < len(cells):
                    found = parse_date(cells[place + 1].value)
                else:
                    found = parse_date(raw)
                if isinstance(found.value, date):
                    return found.value
    if named := IN_NAME.search(workbook.name):
        found = parse_date(named[1])
        return found.value if isinstance(found.value, date) else None
    return None


def _beside(sheet: Sheet, header: int | None) -> list[int]:
    """The rows of a sheet that are no table's: those above a header, and the lone cells below the last full row."""
    rows = range(sheet.first_row, sheet.last_row + 1)
    if header is None:
        return list(rows[:LINES])
    below = reversed(range(header + 1, sheet.last_row + 1))
    last = next(
        (number for number in below if len(sheet.values(number)) - sheet.values(number).count(None) > 1), header
    )
    return [*range(sheet.first_row, header), *range(last + 1, sheet.last_row + 1)]


def fictitious(workbook: Workbook) -> bool:
    """Whether the first lines of a sheet say that the data are fictitious."""
    return any(
        isinstance(value, str) and "fictives" in value.casefold() and FICTITIOUS in squeeze(value)
        for sheet in workbook.sheets
        for values in sheet.rows[:LINES]
        for value in values
    )
