"""What one may not see of a table that is read: hidden rows and columns, merged cells, formulas for identifiers."""

from collections.abc import Iterator

from etl.address import a1
from etl.finding import Finding
from etl.lines import Lines
from etl.schemas import schema

IDENTIFIERS = frozenset(("reference", "siret", "commune", "department", "region", "epci", "territory", "zone"))


def structure_findings(lines: Lines) -> list[Finding]:
    """One finding a hidden or formula column, one for all hidden rows, one a merged area of the data."""
    return [*_hidden_columns(lines), *_hidden_rows(lines), *_merged(lines), *_formulas(lines)]


def _hidden_columns(lines: Lines) -> Iterator[Finding]:
    table = lines.table
    for column in table.columns:
        if column.field and column.number in table.sheet.hidden_columns:
            yield Finding(
                "warning",
                "column-hidden",
                table.sheet.name,
                table.header_cell(column),
                table.header_row,
                column.header,
                column.field,
            )


def _hidden_rows(lines: Lines) -> Iterator[Finding]:
    sheet = lines.table.sheet
    hidden = [number for number in lines.numbers if number in sheet.hidden_rows]
    if hidden:
        args = {"count": len(hidden), "rows": ", ".join(_ranges(hidden))}
        cell = a1(hidden[0], sheet.first_column)
        yield Finding("warning", "rows-hidden", sheet.name, cell, hidden[0], args=args)


def _ranges(numbers: list[int]) -> Iterator[str]:
    """Rows that follow each other, as a person writes them: 4-9, 12."""
    start = last = numbers[0]
    for number in [*numbers[1:], 0]:
        if number == last + 1:
            last = number
            continue
        yield str(start) if start == last else f"{start}-{last}"
        start = last = number


def _merged(lines: Lines) -> Iterator[Finding]:
    table, sheet = lines.table, lines.table.sheet
    loaded, rows = {column.number: column for column in table.columns if column.field}, set(lines.numbers)
    for top, left, bottom, right in sheet.merged:
        column = next((loaded[number] for number in range(left, right + 1) if number in loaded), None)
        if column is None or rows.isdisjoint(range(top, bottom + 1)):
            continue
        cell = sheet.cell(top, left)
        args = {"range": f"{a1(top, left)}:{a1(bottom, right)}"}
        yield Finding(
            "warning", "cells-merged", sheet.name, cell.address, top, column.header, column.field, cell.shown, args
        )


def _formulas(lines: Lines) -> Iterator[Finding]:
    table, one = lines.table, schema(lines.table.dataset)
    for column in table.columns:
        count = table.sheet.formulas.get(column.number, 0)
        if count and column.field and one[column.field].parse in IDENTIFIERS:
            yield Finding(
                "information",
                "formula-identifier",
                table.sheet.name,
                table.header_cell(column),
                table.header_row,
                column.header,
                column.field,
                args={"count": count},
            )
