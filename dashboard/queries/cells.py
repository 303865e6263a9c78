"""Where a row was read: its file, its sheet, its row, its cell."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from etl.address import a1
from etl.store import tables as t


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a value in a file; ``cell`` is None where the row says it without a column of its own."""

    file: str | None
    sheet: str
    row: int
    cell: str | None


def placed(rows: sa.FromClause, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """A question about rows of a relation, with what :func:`cell_of` needs as its five last columns."""
    return (
        sa.select(
            *columns,
            t.editions.c.file_name,
            t.source_tables.c.sheet,
            rows.c.source_row,
            t.source_tables.c.columns,
            rows.c.origin,
        )
        .select_from(rows)
        .join(t.source_tables, t.source_tables.c.id == rows.c.source_table)
        .join(t.editions, t.editions.c.number == t.source_tables.c.edition)
    )


def cell_of(file: str | None, sheet: str, row: int, columns: Mapping[str, int], origin: str) -> Cell:
    """The cell of a row's field."""
    return Cell(file, sheet, row, a1(row, columns[origin]) if origin in columns else None)


def in_files(
    connection: sa.Connection,
    rows: sa.FromClause,
    condition: sa.ColumnElement[bool],
    *values: sa.ColumnElement[Any],
    column: str | None = None,
) -> list[tuple[Any, ...]]:
    """The file, sheet, row and cell of the rows that meet a condition, then ``values``; in the order of the files.

    The cell is that of ``column``, else the one that the row's own value stands in; None where the file has none.
    ``values`` may be of the edition or of the table of the file as well.
    """
    table = t.source_tables.c
    order = (table.edition, table.id, rows.c.source_row, rows.c.id, rows.c.origin)
    where = (rows.c.source_table, rows.c.source_row, rows.c.origin)
    query = (
        sa.select(*values, *where)
        .select_from(rows)
        .join(t.source_tables, table.id == rows.c.source_table)
        .join(t.editions, t.editions.c.number == table.edition)
    )
    lines = connection.execute(query.where(condition).order_by(*order)).all()
    files = _files(connection, {line[-3] for line in lines})
    found = []
    for *said, number, row, origin in lines:
        file, sheet, columns = files[number]
        cell = cell_of(file, sheet, row, columns, column or origin)
        found.append((cell.file, cell.sheet, cell.row, cell.cell, *said))
    return found


def _files(connection: sa.Connection, numbers: Set[int]) -> dict[int, tuple[str | None, str, Mapping[str, int]]]:
    """The file, the sheet and the columns of some tables of files: read once, where each of their rows would tell."""
    table = t.source_tables.c
    query = sa.select(table.id, t.editions.c.file_name, table.sheet, table.columns).join(
        t.editions, t.editions.c.number == table.edition
    )
    return {number: tuple(known) for number, *known in connection.execute(query.where(table.id.in_(numbers)))}
