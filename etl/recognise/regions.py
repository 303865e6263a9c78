"""The parts of a sheet that blank rows and blank columns set apart."""

from etl.read.workbook import Sheet, Value


def spans(sheet: Sheet) -> list[range]:
    """The runs of columns between wholly blank ones, counted from 1."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    found: list[range] = []
    start: int | None = None
    for place in range(width + 1):
        held = place < width and any(_said(values[place]) for values in sheet.rows)
        if held and start is None:
            start = place
        elif not held and start is not None:
            found.append(range(sheet.first_column + start, sheet.first_column + place))
            start = None
    return found


def blocks(sheet: Sheet, within: range) -> list[range]:
    """The runs of rows between rows that are blank in these columns, counted from 1."""
    first, last = within.start - sheet.first_column, within.stop - sheet.first_column
    found: list[range] = []
    start: int | None = None
    for place, values in enumerate(sheet.rows):
        opening = values[first]
        # Nearly every row begins with something: the others alone are looked at further.
        held = opening is not None and (not isinstance(opening, str) or (opening != "" and not opening[:1].isspace()))
        held = held or any(map(_said, values[first:last]))
        if held and start is None:
            start = place
        elif not held and start is not None:
            found.append(range(sheet.first_row + start, sheet.first_row + place))
            start = None
    if start is not None:
        found.append(range(sheet.first_row + start, sheet.last_row + 1))
    return found


def _said(value: Value) -> bool:
    return value is not None and (not isinstance(value, str) or not (value == "" or value.isspace()))
