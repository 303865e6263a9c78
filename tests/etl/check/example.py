"""The examples of the rules: what ``data/rules`` declares, as the values that the checks see."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from etl.check.engine import check_across, check_edition, check_lines, check_tables
from etl.check.known import Award, By, Known, Project
from etl.check.moment import Changed, Totals
from etl.check.rule import Rule
from etl.check.stated import Stated
from etl.finding import Finding
from etl.lines import Lines
from etl.read.workbook import Sheet
from etl.recognise.table import Column, Table
from etl.schemas import schema

Row = Mapping[str, Any]


def typed(dataset: str, name: str, value: Any) -> Any:
    """A declared value as its parser types it; ``'02/05/2021`` is a date written as text."""
    if value is None:
        return None
    kind = schema(dataset)[name].type
    if kind == "number":
        return Decimal(value)
    if kind != "date":
        return value
    return date(*map(int, reversed(value[1:].split("/")))) if value[0] == "'" else date.fromisoformat(value)


def lines(dataset: str, rows: Sequence[Row], sheet: str = "Feuille") -> Lines:
    """A table whose columns are the fields that its rows name, in the schema's order; its header is row 1."""
    fields = [field for field in schema(dataset).fields if any(field.name in row for row in rows)]
    columns = tuple(Column(field.title, place, field.name, "title") for place, field in enumerate(fields, 1))
    cells: list[list[Any]] = [[field.title for field in fields]]
    for row in rows:
        cells.append([_cell(dataset, field.name, row.get(field.name)) for field in fields])
    table = Table(Sheet(sheet, cells), dataset, 1, columns, None, {})
    values = {field.name: [typed(dataset, field.name, row.get(field.name)) for row in rows] for field in fields}
    return Lines(table, list(range(2, len(rows) + 2)), values, [], set())


def _cell(dataset: str, name: str, value: Any) -> Any:
    """The raw cell: a number or a date where the value is one, unless it is written as text."""
    if isinstance(value, str) and value.startswith("'"):
        return value[1:]
    one = typed(dataset, name, value)
    return float(one) if isinstance(one, Decimal) else one


def known(said: Mapping[str, Any]) -> Known:
    """What the database knows, as an example says it."""
    sums: dict[By, dict[str, Decimal]] = {}
    for field, value, stage, amount in said.get("sums", ()):
        sums.setdefault(By(field, stage), {})[value] = Decimal(amount)
    return Known(
        {number: Project(**one) for number, one in said.get("projects", {}).items()},
        sums,
        {Award(*award): Decimal(amount) for *award, amount in said.get("awards", ())},
        {(axis, territory): Decimal(amount) for axis, territory, amount in said.get("envelopes", ())},
    )


def totals(table: Lines, on: date) -> Totals:
    """What the lines of an example add up to."""
    amounts: dict[str, Decimal] = {}
    years: dict[tuple[str, int], Decimal] = {}
    states: dict[str, int] = {}
    for stage, year, amount, state in zip(*map(table.column, ("stage", "fiscal_year", "amount", "state")), strict=True):
        if amount is not None:
            amounts[stage] = amounts.get(stage, Decimal(0)) + amount
            years[stage, year] = years.get((stage, year), Decimal(0)) + amount
        if state is not None:
            states[state] = states.get(state, 0) + 1
    filled = {name: sum(value is not None for value in column) for name, column in table.values.items()}
    return Totals(on, len(table.numbers), amounts, {key: one for key, one in years.items() if key[1]}, states, filled)


def step(dataset: str, on: date, before: Sequence[Row], after: Sequence[Row]) -> list[Finding]:
    """What is found from one edition to the next; a line is told by its first field."""
    old, new = lines(dataset, before), lines(dataset, after)
    key = next(iter(old.values))
    was = {row[key]: {name: old.values[name][place] for name in old.values} for place, row in enumerate(before)}
    is_ = {row[key]: {name: new.values[name][place] for name in new.values} for place, row in enumerate(after)}
    letters = {name: column.number for name, column in new.table.mapped().items()}
    changed = [
        Changed(was[name], said, "Feuille", row, letters)
        for row, (name, said) in enumerate(is_.items(), start=2)
        if name in was and was[name] != said
    ]
    gone = [name for name in was if name not in is_]
    return check_edition(dataset, totals(old, on), totals(new, date(2099, 1, 1)), changed, gone)


def found(rule: Rule, example: Mapping[str, Any]) -> list[Finding]:
    """What all the checks find in an example."""
    dataset = rule.datasets[0]
    if rule.scope == "edition":
        return step(dataset, date.fromisoformat(example["on"]), example["before"], example["after"])
    if rule.scope == "cross":
        every = [lines(name, rows) for name, rows in example["tables"].items()]
        return check_across(every, known(example.get("known", {})))
    table = lines(dataset, example["lines"])
    if rule.scope == "row":
        check_lines(table, date.fromisoformat(example.get("on", "2099-01-01")))
        return table.findings
    stated = [Stated(table.table, one["row"], one["field"], Decimal(one["total"])) for one in example.get("stated", ())]
    return check_tables([table], stated)
