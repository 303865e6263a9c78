"""A total that the file itself states: a number on a line of totals, which is a control sum and no data."""

from dataclasses import dataclass
from decimal import Decimal

from etl import parse
from etl.lines import Lines
from etl.read.workbook import CellFault
from etl.recognise.table import Table
from etl.schemas import schema


@dataclass(frozen=True, slots=True)
class Stated:
    """The total of a field, as a line of totals of the sheet gives it; ``row`` is that line's, counted from 1."""

    table: Table
    row: int
    field: str
    total: Decimal


def stated(lines: Lines) -> list[Stated]:
    """The totals that were set aside when a table was read, column by column.

    None where the lines are no longer what was added up: some are rejected, repeated, or a share of what is written.
    """
    one, table = schema(lines.table.dataset), lines.table
    shared = any(field.multiplies and field.name in lines.bearers for field in one.fields)
    if lines.rejected or shared or (table.view and table.view.once):
        return []
    rows = [finding.row for finding in lines.findings if finding.rule == "total-row" and finding.row]
    found = []
    for name, column in lines.bearers.items() if rows else ():
        if one[name].parse != "amount":
            continue
        written = parse.Column(column.header, table.sheet.column(column.number, lines.numbers))
        read = parse.column_parser(one[name], written)
        for row in rows:
            value = table.sheet.cell(row, column.number).value
            if value is None or isinstance(value, CellFault):
                continue
            if isinstance(total := read(value).value, Decimal):
                found.append(Stated(table, row, name, total))
    return found
