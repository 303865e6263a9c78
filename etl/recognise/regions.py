"""The parts of a sheet that blank rows and blank columns set apart."""

from collections.abc import Sequence

from etl.read.workbook import Sheet, Value


def spans(sheet: Sheet) -> list[range]:
    """The runs of columns between wholly blank ones, counted from 1."""
    width = max((len(values) for values in sheet.rows), default=0)
    found: list[range] = []
    start: int | None = None
    for place in range(width + 1):
        held = place < width and any(place < len(values) and _said(values[place]) for values in sheet.rows)
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
        held = _said(values[first]) if first < len(values) else False
        held = held or _any_said(values[first:last])
        if held and start is None:
            start = place
        elif not held and start is not None:
            found.append(range(sheet.first_row + start, sheet.first_row + place))
            start = None
    if start is not None:
        found.append(range(sheet.first_row + start, sheet.last_row + 1))
    return found


def _said(value: Value) -> bool:
    return value is not None and value != "" and (not isinstance(value, str) or bool(value.strip()))


def _any_said(values: Sequence[Value]) -> bool:
    return any(map(_said, values))
