"""Rows that several people write: each writing makes a version, and names the version that its writer had read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from etl.review.change import Row, Stale
from etl.review.link import Link
from etl.store import review_log
from etl.store.clock import instant


def moment(row: Row | None, asked: datetime | None) -> datetime:
    """When a change is made (UTC): the moment asked for, else this one; never before the row's last change."""
    at = asked or instant()
    return at if row is None else max(at, row.changed_at)


def fresh(connection: sa.Connection, table: sa.Table, row: Row, read: int | None) -> None:
    """Raises Stale unless the row is still at the version that the writer read, where one is told."""
    if read is not None and read != row.version:
        raise Stale(row, review_log.changes(connection, _column(table), row.id, read))


def write(
    connection: sa.Connection,
    table: sa.Table,
    row: Row,
    new: Mapping[str, Any],
    by: str,
    at: datetime,
    **beside: object,
) -> bool:
    """Writes the fields of a row that change and says so in the log; False where none does, and nothing is written.

    ``beside`` are columns that a change sets without being one itself.
    """
    changed = {field: value for field, value in new.items() if getattr(row, field) != value}
    if not changed:
        return False
    version = row.version + 1
    values = {field: stored(value) for field, value in changed.items()} | beside
    values |= {"version": version, "changed_by": by, "changed_at": at}
    connection.execute(sa.update(table).where(table.c.id == row.id).values(**values))
    said = {field: (getattr(row, field), value) for field, value in changed.items()}
    review_log.note(connection, _column(table), row.id, version, said, by, at)
    return True


def create(connection: sa.Connection, table: sa.Table, fields: Mapping[str, Any], by: str, at: datetime) -> int:
    """Writes a new row at version 1, says its first values in the log, and returns its number."""
    values = {field: stored(value) for field, value in fields.items()}
    values |= {"version": 1, "created_by": by, "created_at": at, "changed_by": by, "changed_at": at}
    number: int = connection.execute(sa.insert(table).values(**values).returning(table.c.id)).scalar_one()
    first = {field: (None, value) for field, value in fields.items()}
    review_log.note(connection, _column(table), number, 1, first, by, at)
    return number


def stored(value: object) -> object:
    """A value as its column takes it."""
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Link) else value


def _column(table: sa.Table) -> str:
    return "meeting" if table.name == "meetings" else "item"
