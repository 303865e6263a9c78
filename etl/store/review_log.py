"""Who changed what of a meeting, a decision or an action: one row a field, from its first value on."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from etl.review.change import Change
from etl.store.review_tables import items, log


def written(value: object) -> str | None:
    """A value as the log keeps it: a date in ISO, a list an entry a line, None for what is empty."""
    if isinstance(value, tuple):
        value = "\n".join(map(str, value))
    if value is None or value == "":
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def note(
    connection: sa.Connection,
    column: str,
    number: int,
    version: int,
    fields: Mapping[str, tuple[object, object]],
    by: str,
    at: datetime,
) -> None:
    """Writes the old and the new value of fields; ``column`` is meeting or item. What stays the same is not said."""
    rows = [
        {
            column: number,
            "version": version,
            "field": field,
            "old": written(old),
            "new": written(new),
            "changed_by": by,
            "changed_at": at,
        }
        for field, (old, new) in fields.items()
        if written(old) != written(new)
    ]
    connection.execute(sa.insert(log), rows)


def changes(connection: sa.Connection, column: str, number: int, after: int = 0) -> list[Change]:
    """What was changed of a meeting or an item (``column``) after a version, in order; all where none is told."""
    c = log.c
    query = sa.select(c.version, c.field, c.old, c.new, c.changed_by, c.changed_at)
    which = query.where(c[column] == number, c.version > after)
    return [Change(*row) for row in connection.execute(which.order_by(c.id))]


def of_items(connection: sa.Connection, fund: str) -> dict[int, list[Change]]:
    """What was changed of each decision and action of a fund, from its first values on, in order, by item."""
    c = log.c
    query = sa.select(c.item, c.version, c.field, c.old, c.new, c.changed_by, c.changed_at)
    query = query.join(items, items.c.id == c.item).where(items.c.fund == fund).order_by(c.id)
    found: dict[int, list[Change]] = {}
    for row in connection.execute(query):
        found.setdefault(row.item, []).append(Change(*row[1:]))
    return found
