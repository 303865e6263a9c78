"""A table -> typed lines, with a finding at each cell that needed a word. Each distinct value is parsed once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl import parse
from etl.data_rows import data_rows
from etl.derive import kept, multiply, once
from etl.distinct import mostly_distinct
from etl.filled import all_filled
from etl.finding import Finding
from etl.join import fetch
from etl.lines import Lines
from etl.parse import FundWords, Outcome
from etl.parse.characters import plain
from etl.parse.outcome import refused
from etl.read.workbook import Cell, CellFault, Sheet, Value, Workbook, run_of
from etl.recognise.layouts import Join
from etl.recognise.table import Column, Table
from etl.schemas import Field, Schema, schema

Said = dict[Value, Outcome]
"""What must be said of a raw value."""


def read_lines(table: Table, workbook: Workbook, fund: FundWords) -> Lines:
    """Every line below the header: typed, or set aside with a finding. Nothing is skipped silently but blanks."""
    findings: list[Finding] = []
    lines = Lines(table, kept(table, data_rows(table, findings), findings), findings=findings)
    reading = _Reading(lines, schema(table.dataset), workbook, fund)
    rows = run_of(lines.numbers) or lines.numbers
    for column in table.columns:
        if column.field:
            reading.take(column, table.sheet.column(column.number, rows), rows, table.sheet)
    for name, value in table.constants.items():
        if name not in lines.values:
            lines.values[name] = [value] * len(lines)
    for join in table.layout.joins if table.layout else ():
        reading.join(join)
    reading.require()
    multiply(lines)
    return once(lines, table.view.once) if table.view and table.view.once else lines


def typed(one: Field, column: parse.Column, missing: frozenset[str]) -> tuple[list[Any], Said]:
    """The typed values of a column, and what must be said of some of its raw values."""
    values: Sequence[Value] = column.values
    if bool in set(map(type, values)):
        # True, 1 and 1.0 are one key of a dictionary and three cells.
        outcomes = [_outcome(one, column, value, missing) for value in values]
        said = {value: outcome for value, outcome in zip(values, outcomes, strict=True) if outcome and outcome.issues}
        return [outcome.value if outcome else None for outcome in outcomes], said
    quick, full = parse.quick_parser(one, column), parse.column_parser(one, column)
    if mostly_distinct(values):
        found = list(map(quick, values))
        doubts = _doubts(values, found, missing)
    else:
        distinct = list(dict.fromkeys(values))
        made = list(map(quick, distinct))
        found = list(map(dict(zip(distinct, made, strict=True)).__getitem__, values))
        doubts = _doubts(distinct, made, missing)
    outcomes_of = {value: _outcome(one, column, value, missing, full) for value in dict.fromkeys(doubts)}
    if outcomes_of:
        settled = {value: outcome.value if outcome else None for value, outcome in outcomes_of.items()}
        found = [settled.get(value, made) for value, made in zip(values, found, strict=True)]
    return found, {value: outcome for value, outcome in outcomes_of.items() if outcome and outcome.issues}


def _doubts(values: Sequence[Value], found: Sequence[Any], missing: frozenset[str]) -> list[Value]:
    """The values that are no common writing, and those that may say that there is no value."""
    longest, opening = max(map(len, missing)), {word[:1] for word in missing}
    return [
        value
        for value, made in zip(values, found, strict=True)
        if (
            value is not None
            if made is None
            else isinstance(value, str) and len(value) <= longest and value[:1].casefold() in opening
        )
    ]


def _outcome(
    one: Field,
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
    return (parser or parse.column_parser(one, column))(value)


def _percents(sheet: Sheet, column: int, raw: Sequence[Value], rows: Sequence[int]) -> bool:
    """Whether the sheet shows every number of a column as a percentage."""
    numbers = [row for row, value in zip(rows, raw, strict=True) if isinstance(value, int | float)]
    return bool(numbers) and all((row, column) in sheet.percents for row in numbers)


@dataclass(slots=True)
class _Reading:
    """Fills the lines of one table. ``lost`` holds, by field, the places of lines that lost a value they need."""

    lines: Lines
    schema: Schema
    workbook: Workbook
    fund: FundWords
    lost: dict[str, set[int]] = field(default_factory=dict)

    def take(self, column: Column, raw: list[Value], rows: Sequence[int], sheet: Sheet) -> None:
        """Types a column of ``sheet`` (one row of it a line), and says what must be said at its cells."""
        lines, one = self.lines, self.schema[column.field or ""]
        percents = one.parse == "percent" and _percents(sheet, column.number, raw, rows)
        said_of = parse.Column(column.header, raw, self.fund, self.workbook.epoch_1904, percents)
        lines.values[one.name], said = typed(one, said_of, self.schema.missing)
        if not said:
            return
        for place, value in enumerate(raw):
            if value is None or (outcome := said.get(value)) is None:
                continue
            cell = Cell(sheet.name, rows[place], column.number, value)
            rejects = outcome.value is None and one.required
            if rejects:
                lines.rejected.add(place)
                self.lost.setdefault(one.name, set()).add(place)
            lines.findings += [
                Finding(
                    "error" if rejects else issue.severity,
                    issue.rule,
                    cell.sheet,
                    cell.address,
                    cell.row,
                    column.header,
                    one.name,
                    cell.shown,
                    issue.args,
                    rejects=rejects,
                )
                for issue in outcome.issues
            ]

    def require(self) -> None:
        """Rejects the lines that lack what a row can't do without."""
        lines = self.lines
        for group in self.schema.requires:
            held = [lines.values[name] for name in group if name in lines.values]
            told = set().union(*(self.lost.get(name, ()) for name in group))
            if any(map(all_filled, held)):
                continue
            bare = (
                [place for place, found in enumerate(zip(*held, strict=True)) if all(one is None for one in found)]
                if held
                else range(len(lines))
            )
            name = next((name for name in group if name in lines.bearers), group[0])
            titles = " / ".join(self.schema[each].title for each in group)
            for place in bare:
                if place not in told:
                    lines.add(place, "error", "required-missing", name, rejects=True, titles=titles)

    def join(self, join: Join) -> None:
        """Takes values from another sheet, for the lines whose own columns have none."""
        lines = self.lines
        before = len(lines.findings)
        for fetched in fetch(join, lines, self.workbook):
            name = fetched.column.field or ""
            own = lines.column(name)
            raw = [value if mine is None else None for mine, value in zip(own, fetched.raw, strict=True)]
            self.take(fetched.column, raw, fetched.rows, fetched.sheet)
            lines.values[name] = [
                value if value is not None else other for value, other in zip(own, lines.values[name], strict=True)
            ]
        # Many lines may lead to one cell: what is wrong with it is said once.
        found = lines.findings[before:]
        told = {(one.sheet, one.cell, one.rule, one.field): one for one in reversed(found) if one.cell}
        lines.findings[before:] = [*(one for one in found if not one.cell), *reversed(told.values())]
