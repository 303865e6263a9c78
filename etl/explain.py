"""Words for a preview: what each column became, what becomes of each line, which value changes into which."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from etl.diff import Differences
from etl.preview import Change, ColumnInfo, Counts, TableInfo
from etl.recognise.table import Table
from etl.record import Record
from etl.schemas import schema
from etl.store.tables import DATASET_TABLES

SYSTEM = frozenset(("project_key", "place_basis", "party", "party_name", "party_territory", "party_local"))
FETCHED_AT_ONCE = 500


def column_infos(table: Table, rows: Sequence[int], filled: Counter[str]) -> list[ColumnInfo]:
    """Each column of a table with its field, the reason, a value read in it and how many rows have one."""
    infos = []
    for column in table.columns:
        cells = (table.sheet.cell(row, column.number) for row in rows)
        example = "" if column.reason == "personal" else next((cell.shown for cell in cells if cell.shown), "")
        infos.append(
            ColumnInfo(
                column.header,
                table.header_cell(column),
                column.field,
                column.reason,
                example[:60],
                filled[column.field] if column.field else 0,
            )
        )
    return infos


def line_counts(differences: Differences, rejected: int) -> Counts:
    """Lines by what becomes of them: a line changes when any record of it does."""
    touched: set[str] = set()
    for one in differences.values():
        touched |= {record.line for record in one.new if not record.head and not record.derived}
        touched |= {record.line for _row, record in one.changed if not record.head and not record.derived}
        touched |= {row.line for row in one.missing if not row.head and not row.derived}
    counts = Counts(rejected=rejected)
    for one in differences.values():
        counts.new += sum(record.head for record in one.new)
        counts.changed += sum(record.head for _row, record in one.changed)
        for _row, record in one.unchanged:
            if record.head:
                counts.changed += record.key in touched
                counts.unchanged += record.key not in touched
        counts.missing += sum(row.head for row in one.missing)
    return counts


def label(dataset: str, values: Mapping[str, object]) -> str:
    """What a person calls a row: its number and title, its actor, its indicator."""
    names = (
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
    said = [str(values[name]) for name in names if values.get(name)]
    return " · ".join(said[:2]) or dataset


def list_changes(connection: sa.Connection, differences: Differences, tables: Sequence[TableInfo]) -> list[Change]:
    """Every value that changes, cell by cell, then the lines that come and go.

    The record that stands for the line speaks for the others that its columns make.
    """
    changes: list[Change] = []
    for (dataset, _stream), one in differences.items():
        before = stored(connection, dataset, [row.id for row, _record in one.changed])
        for row, record in one.changed:
            if record.head:
                changes += _cells(dataset, before[row.id], record, tables[record.table])
        for record in one.new:
            if record.head:
                changes.append(
                    Change(
                        "new",
                        dataset,
                        record.key,
                        label(dataset, record.values),
                        None,
                        None,
                        None,
                        _place(record, tables),
                    )
                )
        gone = stored(connection, dataset, [row.id for row in one.missing if row.head])
        changes += [
            Change("missing", dataset, row.key, label(dataset, gone[row.id]), None, None, None, None)
            for row in one.missing
            if row.head
        ]
    return changes


def _place(record: Record, tables: Sequence[TableInfo]) -> str | None:
    return tables[record.table].cell(record.origin, record.row)


def _cells(dataset: str, old: Mapping[str, object], record: Record, table: TableInfo) -> list[Change]:
    names = [field.name for field in schema(dataset).fields] + ["region", "department", "epci", "commune"]
    found = []
    for name in dict.fromkeys(names):
        if name not in record.values and name not in old:
            continue
        before, after = old.get(name), record.values.get(name)
        if before == after or name in SYSTEM:
            continue
        origin = record.origin if name == "amount" else name
        found.append(
            Change(
                "changed",
                dataset,
                record.key,
                label(dataset, record.values),
                name,
                None if before is None else str(before),
                None if after is None else str(after),
                table.cell(origin, record.row),
            )
        )
    return found


def stored(connection: sa.Connection, dataset: str, ids: Sequence[int]) -> dict[int, dict[str, object]]:
    """The columns of row versions, by id."""
    table = DATASET_TABLES[dataset]
    found: dict[int, dict[str, object]] = defaultdict(dict)
    for start in range(0, len(ids), FETCHED_AT_ONCE):
        chunk = ids[start : start + FETCHED_AT_ONCE]
        for row in connection.execute(sa.select(table).where(table.c.id.in_(chunk))).mappings():
            found[row["id"]] = dict(row)
    return found
