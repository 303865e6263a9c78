"""A table -> typed rows, with a finding at each cell that needed a word."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from etl import parse
from etl.finding import Finding, Severity
from etl.parse import FundWords, Outcome
from etl.parse.characters import plain
from etl.parse.outcome import refused
from etl.read.workbook import Cell, CellFault, Sheet, Value, Workbook
from etl.recognise.context import SAID
from etl.recognise.headers import headers
from etl.recognise.layouts import Join
from etl.recognise.table import Column, Table
from etl.schemas import Schema, schema, squeeze

TOTAL = re.compile(
    r"(?:sous[- ]?)?tota(?:l|ux)"
    r"(?:\s+(?:g[ée]n[ée]ra(?:l|ux)|des?\b|du\b|axe|r[ée]gion|d[ée]partement|ht|ttc|[0-9€:(]).*)?\s*:?",
    re.IGNORECASE,
)
NOTE = re.compile(r"\*|(?:nb|n\.b\.?|notes?|sources?|champ|lecture)\s*:", re.IGNORECASE)
NUMERIC = re.compile(r"[-−(]?[0-9][0-9\s.,€%)]*")


@dataclass(slots=True)
class Row:
    """One line of a table: typed values by field, and where it stands. ``rejected`` lines are never loaded."""

    table: Table
    number: int
    values: dict[str, object] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    rejected: bool = False

    def finding(self, severity: Severity, rule: str, name: str | None = None, **args: object) -> Finding:
        """A finding on this row, at the cell of a field where that field has a column."""
        column = self.table.mapped().get(name or "")
        cell = self.table.sheet.cell(self.number, column.number) if column else None
        return Finding(
            severity,
            rule,
            self.table.sheet.name,
            cell.address if cell else None,
            self.number,
            column.header if column else None,
            name,
            cell.shown if cell else None,
            args,
        )


@dataclass(slots=True)
class Rows:
    """The rows of a table, and what was set aside around them."""

    rows: list[Row]
    findings: list[Finding]


class Cells:
    """Parses the cells of one column, each distinct value once."""

    def __init__(self, parser: Callable[[Value], Outcome], missing: frozenset[str]) -> None:
        self.parser = parser
        self.missing = missing
        self.seen: dict[tuple[type, Value], Outcome | None] = {}

    def __call__(self, value: Value) -> Outcome | None:
        """The outcome, or None for a cell that says that it has no value."""
        if isinstance(value, CellFault):
            return refused("cell-error" if value.error else "formula-uncached")
        key = (type(value), value)
        if key not in self.seen:
            words = plain(value).casefold()
            self.seen[key] = None if words in self.missing or not words else self.parser(value)
        return self.seen[key]


def read_rows(table: Table, workbook: Workbook, fund: FundWords) -> Rows:
    """Every line below the header: typed, or set aside with a finding. Nothing is skipped silently but blanks."""
    one = schema(table.dataset)
    findings: list[Finding] = []
    lines = list(_lines(table, one, findings))
    columns = [
        (column, _cells(column, column.number, table.sheet, lines, one, fund))
        for column in table.columns
        if column.field
    ]
    joined = _joins(table, workbook, one, fund)
    constants = {name: value for name, value in table.constants.items() if name not in table.mapped()}
    rows = []
    for number in lines:
        row = Row(table, number, dict(constants))
        for column, cells in columns:
            _take(row, one, column, cells, table.sheet.cell(number, column.number))
        for join in joined:
            join(row)
        _require(row, one)
        rows.append(row)
    return Rows(rows, findings)


def _cells(column: Column, number: int, sheet: Sheet, lines: list[int], one: Schema, fund: FundWords) -> Cells:
    field_ = one[column.field or ""]
    values = [sheet.cell(line, number).value for line in lines] if field_.type == "number" else []
    return Cells(parse.column_parser(field_, parse.Column(column.header, values, fund)), one.missing)


def _take(row: Row, one: Schema, column: Column, cells: Cells, cell: Cell) -> None:
    name = column.field or ""
    outcome = cells(cell.value)
    if outcome is None:
        return
    if outcome.value is not None:
        row.values[name] = outcome.value
    for issue in outcome.issues:
        lost = outcome.value is None and one[name].required
        row.rejected = row.rejected or lost
        row.findings.append(
            Finding(
                "error" if lost else issue.severity,
                issue.rule,
                cell.sheet,
                cell.address,
                cell.row,
                column.header,
                name,
                cell.shown,
                issue.args,
                rejects=lost,
            )
        )


def _require(row: Row, one: Schema) -> None:
    for group in one.requires:
        if any(row.values.get(name) is not None for name in group):
            continue
        if any(finding.rejects and finding.field in group for finding in row.findings):
            continue
        name = next((name for name in group if name in row.table.mapped()), group[0])
        titles = " / ".join(one[each].title for each in group)
        row.rejected = True
        finding = row.finding("error", "required-missing", name, titles=titles)
        row.findings.append(dataclasses.replace(finding, rejects=True))


def _lines(table: Table, one: Schema, findings: list[Finding]) -> Iterator[int]:
    """The numbers of the lines that hold data; totals and notes below the table are said, not loaded."""
    sheet = table.sheet
    keys = [column.number for name, column in table.mapped().items() if any(name in group for group in one.requires)]
    title = [squeeze(column.header) for column in table.columns if not column.header.endswith("(libellé)")]
    mapped = {column.number for column in table.columns if column.field}
    filled = {
        number: [cell for cell in sheet.row(number) if not isinstance(cell.value, str | None) or plain(cell.value)]
        for number in range(table.header_row + 1, sheet.last_row + 1)
        if not sheet.blank(number)
    }
    last_full = max((number for number, cells in filled.items() if len(cells) > 1), default=0)
    for number, cells in filled.items():
        first = plain(cells[0].value)
        if isinstance(cells[0].value, str) and TOTAL.fullmatch(first) and _numeric(cells[1:], mapped):
            findings.append(_aside("total-row", cells[0], sheet))
        elif len(cells) == 1 and isinstance(cells[0].value, str) and _note(cells[0], keys, number > last_full):
            findings.append(_aside("note-row", cells[0], sheet))
        elif [squeeze(first)] == title[:1] and [squeeze(plain(cell.value)) for cell in cells] == title:
            findings.append(_aside("repeated-header", cells[0], sheet))
        else:
            yield number


def _numeric(cells: list[Cell], mapped: set[int]) -> bool:
    """Whether the loaded columns of a row hold nothing but numbers: a total, not a line that begins so."""
    return all(
        not isinstance(cell.value, str) or NUMERIC.fullmatch(plain(cell.value)) is not None
        for cell in cells
        if cell.column in mapped
    )


def _note(cell: Cell, keys: list[int], below: bool) -> bool:
    """Whether a lone text is a note: below the table, unless it stands where a row may be counted by it alone."""
    return below and (
        cell.column not in keys
        or NOTE.match(plain(cell.value)) is not None
        or SAID.search(plain(cell.value)) is not None
    )


def _aside(rule: str, cell: Cell, sheet: Sheet) -> Finding:
    return Finding("information", rule, sheet.name, cell.address, cell.row, value=cell.shown[:200])


def _joins(table: Table, workbook: Workbook, one: Schema, fund: FundWords) -> list[Callable[[Row], None]]:
    if not table.layout:
        return []
    return [made for join in table.layout.joins if (made := _join(join, workbook, one, fund)) is not None]


def _join(join: Join, workbook: Workbook, one: Schema, fund: FundWords) -> Callable[[Row], None] | None:
    sheet = workbook.sheet(join.sheet)
    if sheet is None or not sheet.rows:
        return None
    found = {header.squeezed: header for header in headers(sheet, sheet.first_row)}
    key = found.get(squeeze(join.key))
    taken = [(found[squeeze(header)], name) for header, name in join.take.items() if squeeze(header) in found]
    if key is None or not taken:
        return None
    where = [
        (found[squeeze(name)].number, squeeze(value)) for name, value in join.where.items() if squeeze(name) in found
    ]
    lines: dict[str, int] = {}
    for number in range(sheet.first_row + 1, sheet.last_row + 1):
        if all(squeeze(plain(sheet.cell(number, column).value)) == value for column, value in where):
            lines.setdefault(plain(sheet.cell(number, key.number).value).removesuffix(".0"), number)
    made = [Column(header.written, header.number, name, "join") for header, name in taken]
    columns = [(column, _cells(column, column.number, sheet, [], one, fund)) for column in made]

    def apply(row: Row) -> None:
        line = lines.get(str(row.values.get(join.on, "")))
        for column, cells in columns:
            if line is not None and row.values.get(column.field or "") is None:
                _take(row, one, column, cells, sheet.cell(line, column.number))

    return apply
