"""A table -> typed lines, with a finding at each cell that needed a word. Each distinct value is parsed once."""

from collections.abc import Callable, Sequence
from typing import Any

from etl import parse
from etl.data_rows import data_rows
from etl.finding import Finding
from etl.lines import Lines
from etl.parse import FundWords, Outcome
from etl.parse.characters import plain
from etl.parse.outcome import refused
from etl.read.workbook import Cell, CellFault, Sheet, Value, Workbook
from etl.recognise.headers import headers
from etl.recognise.layouts import Join
from etl.recognise.table import Column, Table
from etl.schemas import Field, Schema, schema, squeeze

Said = dict[Value, Outcome]
"""What must be said of a raw value."""


def read_lines(table: Table, workbook: Workbook, fund: FundWords) -> Lines:
    """Every line below the header: typed, or set aside with a finding. Nothing is skipped silently but blanks."""
    one = schema(table.dataset)
    findings: list[Finding] = []
    lines = Lines(table, data_rows(table, findings), findings=findings)
    lost: dict[str, set[int]] = {}
    for column in table.columns:
        if column.field:
            raw = table.sheet.column(column.number, lines.numbers)
            _take(lines, one[column.field], column, raw, lines.numbers, table.sheet, one, fund, lost)
    for name, value in table.constants.items():
        if name not in lines.values:
            lines.values[name] = [value] * len(lines)
    for join in table.layout.joins if table.layout else ():
        _join(lines, join, workbook, one, fund, lost)
    _require(lines, one, lost)
    return lines


def typed(field: Field, column: parse.Column, missing: frozenset[str]) -> tuple[list[Any], Said]:
    """The typed values of a column, and what must be said of some of its raw values."""
    values: Sequence[Value] = column.values
    if bool in set(map(type, values)):
        # True, 1 and 1.0 are one key of a dictionary and three cells.
        outcomes = [_outcome(field, column, value, missing) for value in values]
        said = {value: one for value, one in zip(values, outcomes, strict=True) if one and one.issues}
        return [one.value if one else None for one in outcomes], said
    quick, full = parse.quick_parser(field, column), parse.column_parser(field, column)
    longest, opening = max(map(len, missing)), {word[:1] for word in missing}
    distinct = dict.fromkeys(values)
    distinct.pop(None, None)
    known: dict[Value, Any] = dict(zip(distinct, map(quick, distinct), strict=True))
    said = {}
    for value, made in known.items():
        if made is not None and not (
            isinstance(value, str) and len(value) <= longest and value[:1].casefold() in opening
        ):
            continue
        # Not a common writing, or one that may say that there is no value.
        outcome = _outcome(field, column, value, missing, full)
        known[value] = outcome.value if outcome else None
        if outcome and outcome.issues:
            said[value] = outcome
    known[None] = None
    return list(map(known.__getitem__, values)), said


def _outcome(
    field: Field,
    column: parse.Column,
    value: Value,
    missing: frozenset[str],
    parser: Callable[[Value], Outcome] | None = None,
) -> Outcome | None:
    """The outcome of a cell, or None for one that says that it has no value."""
    if isinstance(value, CellFault):
        return refused("cell-error" if value.error else "formula-uncached")
    words = plain(value).casefold()
    if not words or words in missing:
        return None
    return (parser or parse.column_parser(field, column))(value)


def _take(
    lines: Lines,
    field: Field,
    column: Column,
    raw: list[Value],
    rows: Sequence[int],
    sheet: Sheet,
    one: Schema,
    fund: FundWords,
    lost: dict[str, set[int]],
) -> None:
    """Types a column of ``sheet`` (one row of it a line) into the lines, and says what must be said at its cells."""
    values, said = typed(field, parse.Column(column.header, raw, fund), one.missing)
    lines.values[field.name] = values
    if not said:
        return
    for place, value in enumerate(raw):
        if value is None or (outcome := said.get(value)) is None:
            continue
        cell = Cell(sheet.name, rows[place], column.number, value)
        rejects = outcome.value is None and field.required
        if rejects:
            lines.rejected.add(place)
            lost.setdefault(field.name, set()).add(place)
        lines.findings += [
            Finding(
                "error" if rejects else issue.severity,
                issue.rule,
                cell.sheet,
                cell.address,
                cell.row,
                column.header,
                field.name,
                cell.shown,
                issue.args,
                rejects=rejects,
            )
            for issue in outcome.issues
        ]


def _require(lines: Lines, one: Schema, lost: dict[str, set[int]]) -> None:
    """Rejects the lines that lack what a row can't do without."""
    for group in one.requires:
        held = [lines.values[name] for name in group if name in lines.values]
        told = set().union(*(lost.get(name, ()) for name in group))
        bare = (
            [place for place, found in enumerate(zip(*held, strict=True)) if not any(v is not None for v in found)]
            if held
            else range(len(lines))
        )
        name = next((name for name in group if name in lines.bearers), group[0])
        titles = " / ".join(one[each].title for each in group)
        for place in bare:
            if place not in told:
                lines.add(place, "error", "required-missing", name, rejects=True, titles=titles)


def _join(
    lines: Lines, join: Join, workbook: Workbook, one: Schema, fund: FundWords, lost: dict[str, set[int]]
) -> None:
    """Takes values from another sheet, for the lines whose own columns have none."""
    sheet = workbook.sheet(join.sheet)
    if sheet is None or not sheet.rows:
        return
    found = {header.squeezed: header for header in headers(sheet, sheet.first_row)}
    key = found.get(squeeze(join.key))
    if key is None:
        return
    where = [
        (found[squeeze(name)].number, squeeze(value)) for name, value in join.where.items() if squeeze(name) in found
    ]
    rows: dict[str, int] = {}
    for number in range(sheet.first_row + 1, sheet.last_row + 1):
        if all(squeeze(plain(sheet.cell(number, column).value)) == value for column, value in where):
            rows.setdefault(plain(sheet.cell(number, key.number).value).removesuffix(".0"), number)
    joined = [rows.get(str(value), 0) for value in lines.column(join.on)]
    for header, name in join.take.items():
        taken = found.get(squeeze(header))
        if taken is None:
            continue
        own = lines.column(name)
        raw = [
            sheet.cell(row, taken.number).value if row and value is None else None
            for row, value in zip(joined, own, strict=True)
        ]
        column = Column(taken.written, taken.number, name, "join")
        _take(lines, one[name], column, raw, joined, sheet, one, fund, lost)
        lines.values[name] = [
            value if value is not None else other for value, other in zip(own, lines.values[name], strict=True)
        ]
