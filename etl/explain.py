"""Words for a preview: what each column became, which value changes into which, in which cell."""

from collections.abc import Mapping, Sequence

from etl.diff import Difference
from etl.filled import filled
from etl.lines import Lines
from etl.money import Euros, added, euros
from etl.preview import Change, ColumnInfo, TableInfo
from etl.recognise.table import Column
from etl.record import Records
from etl.schemas import TERRITORY_LEVELS, schema

LONGEST_EXAMPLE = 60
NAMES = (
    "project_id",
    "deliverable_id",
    "title",
    "indicator_id",
    "actor",
    "body",
    "commitment_id",
    "axis",
    "party_name",
)


def table_info(lines: Lines) -> TableInfo:
    """A table with its columns: field, reason, a value read in it and how many lines have one."""
    table = lines.table
    infos = []
    for column in table.columns:
        example, typed = ("", None) if column.reason == "personal" else _example(lines, column)
        values = lines.column(column.field) if column.field else ()
        infos.append(
            ColumnInfo(
                column.header,
                table.header_cell(column),
                column.field,
                column.reason,
                example,
                filled(values),
                column.confidence,
                column.evidence,
                typed,
            )
        )
    return TableInfo(
        sheet=table.sheet.name,
        dataset=table.dataset,
        header_row=table.header_row,
        rows=len(lines),
        layout=table.layout.name if table.layout else None,
        columns=infos,
        letters={name: column.number for name, column in table.mapped().items()},
    )


def _example(lines: Lines, column: Column) -> tuple[str, str | None]:
    """The first value read in a column, and what it became; the first that became something, where one did."""
    values = lines.column(column.field) if column.field else [None] * len(lines)
    first = ""
    for row, value in zip(lines.numbers, values, strict=True):
        if (value is not None or not first) and (read := lines.table.sheet.cell(row, column.number).shown):
            if value is not None or column.field is None:
                return read[:LONGEST_EXAMPLE], _shown(value)
            first = read[:LONGEST_EXAMPLE]
    return first, None


def label(dataset: str, values: Mapping[str, object]) -> str:
    """What a person calls a row: its number and title, its actor, its indicator."""
    said = [str(values[name]) for name in NAMES if values.get(name)]
    return " · ".join(said[:2]) or dataset


def changed(
    difference: Difference, before: Mapping[int, Mapping[str, object]], tables: Sequence[TableInfo]
) -> list[Change]:
    """Every value that changes, cell by cell; ``before`` holds the stored rows by id."""
    records = difference.records
    return [
        change
        for row, place in difference.changed
        for change in _cells(records, place, before[row.id], tables[records.tables[place]])
    ]


def missing(difference: Difference, before: Mapping[int, Mapping[str, object]]) -> list[Change]:
    """The rows that stand and that the file no longer holds."""
    dataset = difference.records.dataset
    return [
        Change("missing", dataset, row.key, label(dataset, before[row.id]), None, None, None, None)
        for row in difference.missing
    ]


def new(difference: Difference, tables: Sequence[TableInfo]) -> list[Change]:
    """The lines that the database does not know."""
    records, dataset = difference.records, difference.records.dataset
    said = [(name, records.columns[name]) for name in NAMES if name in records.columns]
    found = []
    for place in difference.new:
        words = [str(column[place]) for _name, column in said if column[place]]
        cell = tables[records.tables[place]].cell(records.origins[place], records.rows[place])
        found.append(
            Change("new", dataset, records.keys[place], " · ".join(words[:2]) or dataset, None, None, None, cell)
        )
    return found


def _cells(records: Records, place: int, old: Mapping[str, object], table: TableInfo) -> list[Change]:
    dataset, values = records.dataset, records.values(place)
    names = [field.name for field in schema(dataset).fields if field.name in old] + list(TERRITORY_LEVELS)
    changed = [name for name in dict.fromkeys(names) if old.get(name) != values.get(name)]
    effects = _effects(dataset, old, values, changed)
    return [
        Change(
            "changed",
            dataset,
            records.keys[place],
            label(dataset, values),
            name,
            _shown(old.get(name)),
            _shown(values.get(name)),
            table.cell(name, records.rows[place]),
            effects.get(name, {}),
        )
        for name in changed
    ]


def _effects(
    dataset: str, old: Mapping[str, object], values: Mapping[str, object], changed: Sequence[str]
) -> dict[str, Euros]:
    """What a line's changes do to the euros by stage, at the field that does it."""
    bearers = {field.funding.stage: field.name for field in schema(dataset).wide if field.funding}
    if not {"amount", "stage", "state", *bearers.values()} & set(changed):
        return {}
    moved = added(euros(dataset, _alone(values)), euros(dataset, _alone(old)), -1)
    found: dict[str, Euros] = {}
    for stage, effect in moved.items():
        bearer = next((name for name in (bearers.get(stage), "amount", "stage", "state") if name in changed), None)
        if effect and bearer:
            found.setdefault(bearer, {})[stage] = effect
    return found


def _alone(row: Mapping[str, object]) -> dict[str, list[object]]:
    return {name: [value] for name, value in row.items()}


def _shown(value: object) -> str | None:
    return None if value is None else str(value)
