"""What is said of a workbook around its lines: sheets and columns left aside, hidden ones, another fund's layout."""

from collections.abc import Sequence

from etl.address import a1
from etl.finding import Finding, Severity
from etl.parse import FundWords
from etl.read import Workbook, notes
from etl.recognise.find import Found
from etl.recognise.mapping import ColumnMapping
from etl.recognise.table import Table
from etl.schemas import squeeze

COLUMNS: dict[str, tuple[Severity, str]] = {
    "unknown": ("warning", "column-unknown"),
    "duplicate": ("warning", "column-duplicate"),
    "personal": ("information", "column-personal"),
}
"""Why a column is not loaded, and the finding that says so."""


def around(
    workbook: Workbook, found: Found, mapping: ColumnMapping | None, words: FundWords, fund: str
) -> list[Finding]:
    """Everything that is said of a workbook but for its lines."""
    return [
        *map(notes.finding, workbook.notes),
        *_sheets(workbook, found),
        *_columns(found.tables),
        *found.findings,
        *_unused(mapping, found),
        *_other_fund(found.tables, words, fund),
    ]


def _sheets(workbook: Workbook, recognised: Found) -> list[Finding]:
    used = {table.sheet.name for table in recognised.tables} | {
        name for table in recognised.tables if table.layout for join in table.layout.joins for name in join.sheets
    }
    told = {table.sheet.name for table in recognised.pending} | {one.sheet for one in recognised.findings}
    found = []
    for sheet in workbook.sheets:
        if sheet.name not in used | told and sheet.rows:
            found.append(Finding("information", "sheet-ignored", sheet.name))
        if sheet.name in used and not sheet.visible:
            found.append(Finding("warning", "sheet-hidden", sheet.name))
    return found


def _columns(tables: Sequence[Table]) -> list[Finding]:
    found = []
    for table in tables:
        for column in table.columns:
            if column.reason in COLUMNS:
                severity, rule = COLUMNS[column.reason]
                cell = table.header_cell(column)
                found.append(Finding(severity, rule, table.sheet.name, cell, table.header_row, column.header))
    return found


def _unused(mapping: ColumnMapping | None, found: Found) -> list[Finding]:
    """A mapping that serves no table is a mistake: the file is not what the person thinks."""
    if mapping is None or any(table.mapping == mapping for table in (*found.tables, *found.pending)):
        return []
    there = {squeeze(column.header) for table in (*found.tables, *found.pending) for column in table.columns}
    absent = [header for header in mapping.headers if squeeze(header) not in there] or list(mapping.headers)
    return [Finding("error", "mapping-unused", args={"headers": ", ".join(absent)}, blocks=True)]


def _other_fund(tables: Sequence[Table], words: FundWords, fund: str) -> list[Finding]:
    """A doubt where a layout of another fund is loaded into one that declares its axes."""
    return [
        Finding(
            "warning",
            "layout-other-fund",
            table.sheet.name,
            a1(table.header_row, table.columns[0].number),
            table.header_row,
            args={"layout": table.layout.title, "fund": fund},
        )
        for table in tables
        if table.layout and table.layout.other_fund and words.axes
    ]
