"""Where a row was read: its file, its sheet, its row, its cell."""

from collections.abc import Mapping
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
