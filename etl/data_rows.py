"""Which rows below a header hold data. Totals, notes and repeated headers are said, not loaded; blanks are nothing."""

import re
from collections.abc import Sequence

from etl.finding import Finding
from etl.parse.characters import plain
from etl.read.workbook import Cell, Value
from etl.recognise.context import SAID
from etl.recognise.table import Table
from etl.schemas import schema, squeeze

TOTAL = re.compile(
    r"(?:sous[- ]?)?tota(?:l|ux)"
    r"(?:\s+(?:g[ée]n[ée]ra(?:l|ux)|des?\b|du\b|axe|r[ée]gion|d[ée]partement|ht|ttc|[0-9€:(]).*)?\s*:?",
    re.IGNORECASE,
)
NOTE = re.compile(r"\*|(?:nb|n\.b\.?|notes?|sources?|champ|lecture)\s*:", re.IGNORECASE)
BLANK_OPENING = re.compile(r"\n\s")
FEW = 3
NUMERIC = re.compile(r"[-−(]?[0-9][0-9\s.,€%)]*")


def data_rows(table: Table, findings: list[Finding]) -> list[int]:
    """The numbers of the rows that hold data; what is set aside is added to ``findings``."""
    sheet, kept, doubtful, last_full = table.sheet, [], {}, 0
    title = [column for column in table.columns if not column.header.endswith("(libellé)")]
    opening = title[0].header[:1].casefold() if title else ""
    apart = table.first_column is not None
    known_plain = not apart and _open_plainly([values[0] for values in sheet.rows if values], opening)
    for number in table.rows():
        values = sheet.values(number)
        if apart:
            values = [value for place, value in enumerate(values, sheet.first_column) if table.within(place)]
        several = len(values) > FEW and None not in values[: FEW + 1]
        if not several:
            empty = values.count(None)
            if empty == len(values):
                continue
            several = len(values) - empty > FEW
        first = values[0] if values[0] is not None else next(value for value in values if value is not None)
        if several and ((known_plain and values[0] is not None) or not _opens_like(first, opening)):
            # Nearly every row: several cells, that begin like neither a total nor the header.
            kept.append(number)
            last_full = number
            continue
        cells = _filled(table, number)
        if cells:
            doubtful[number] = cells
            kept.append(number)
            last_full = number if len(cells) > 1 else last_full
    aside = {number: rule for number, cells in doubtful.items() if (rule := _aside(table, cells, number > last_full))}
    findings += [_said(aside[number], doubtful[number][0]) for number in aside]
    return [number for number in kept if number not in aside] if aside else kept


def _open_plainly(values: Sequence[Value], opening: str) -> bool:
    """Whether none of some first cells opens like a total or the header, all of them looked at together."""
    joined = "\n".join(["", *(value[:16] for value in values if isinstance(value, str)), "."]).casefold()
    return not ("tota" in joined or BLANK_OPENING.search(joined) or (opening and f"\n{opening}" in joined))


def _opens_like(first: Value, opening: str) -> bool:
    """Whether a row's first cell may be that of a total, of a repeated header, or hold only spaces."""
    if not isinstance(first, str):
        return False
    words = first[:16].casefold()
    return "tota" in words or not words.strip() or words.lstrip()[:1] == opening


def _filled(table: Table, number: int) -> list[Cell]:
    return [
        cell
        for cell in table.sheet.row(number)
        if table.within(cell.column)
        and cell.value is not None
        and (not isinstance(cell.value, str) or plain(cell.value))
    ]


def _aside(table: Table, cells: Sequence[Cell], below: bool) -> str | None:
    """The rule by which a row is set aside, or None for a row of data."""
    first = plain(cells[0].value)
    mapped = table.mapped()
    loaded = {column.number for column in mapped.values()}
    if not isinstance(cells[0].value, str):
        return None
    if TOTAL.fullmatch(first) and _numeric(cells[1:], loaded):
        return "total-row"
    if len(cells) == 1:
        needed = {name for group in schema(table.dataset).requires for name in group}
        keys = [column.number for name, column in mapped.items() if name in needed]
        return "note-row" if _note(cells[0], keys, below) else None
    title = [squeeze(column.header) for column in table.columns if not column.header.endswith("(libellé)")]
    return "repeated-header" if [squeeze(plain(cell.value)) for cell in cells] == title else None


def _numeric(cells: Sequence[Cell], loaded: set[int]) -> bool:
    """Whether the loaded columns of a row hold nothing but numbers: a total, not a line that begins so."""
    return all(
        not isinstance(cell.value, str) or NUMERIC.fullmatch(plain(cell.value)) is not None
        for cell in cells
        if cell.column in loaded
    )


def _note(cell: Cell, keys: Sequence[int], below: bool) -> bool:
    """Whether a lone text is a note: below the table, unless it stands where a row may be counted by it alone."""
    words = plain(cell.value)
    return below and (cell.column not in keys or NOTE.match(words) is not None or SAID.search(words) is not None)


def _said(rule: str, cell: Cell) -> Finding:
    return Finding("information", rule, cell.sheet, cell.address, cell.row, value=cell.shown[:200])
