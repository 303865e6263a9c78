"""What a file says of itself beside its tables: the date of its extraction, and that it is fictitious."""

import re
from datetime import date

from etl.parse.characters import plain
from etl.parse.date import parse_date
from etl.read.workbook import Workbook
from etl.schemas import squeeze

SAID = re.compile(
    r"(?:extraction|extrait|export|situation|donn[ée]es|arr[êe]t[ée])\w*\s+(?:du|le|au|en date du|à la date du)\s*:?\s*"
    r"([0-9]{1,2}(?:er)? \w+\.? [0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})",
    re.IGNORECASE,
)
IN_NAME = re.compile(r"(?<![0-9])(20[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9])")
FICTITIOUS = "donneesfictives"
LINES = 15


def stated_date(workbook: Workbook) -> date | None:
    """The extraction date that the file states: in its first or last lines, else in its name."""
    for sheet in workbook.sheets:
        for row, _column, words in sheet.texts():
            if row - sheet.first_row > LINES and row < sheet.last_row - LINES:
                continue
            if said := SAID.search(plain(words)):
                found = parse_date(said[1])
                if isinstance(found.value, date):
                    return found.value
    if named := IN_NAME.search(workbook.name):
        found = parse_date(named[1])
        return found.value if isinstance(found.value, date) else None
    return None


def fictitious(workbook: Workbook) -> bool:
    """Whether the first lines of a sheet say that the data are fictitious."""
    return any(
        FICTITIOUS in squeeze(words)
        for sheet in workbook.sheets
        for row, _column, words in sheet.texts()
        if row - sheet.first_row < LINES and "fictives" in words.casefold()
    )
