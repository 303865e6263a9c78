"""The rows that stand in the database, and those of a stream as of a moment."""

from datetime import date

import sqlalchemy as sa

AsOf = date | int | None


def visible(table: sa.FromClause, as_of: AsOf) -> sa.ColumnElement[bool]:
    """Which row versions stand: now (None), after edition N (int), or with data up to a date.

    Under a date, a version stands from the date of the data that opened it until the earliest date of data that
    superseded it, in whatever order the files came.
    """
    c = table.c
    if as_of is None:
        return c.closed.is_(None)
    if isinstance(as_of, int):
        return sa.and_(c.opened <= as_of, sa.or_(c.closed.is_(None), c.closed > as_of))
    return sa.and_(c.opened_on <= as_of, sa.or_(c.superseded_on.is_(None), c.superseded_on > as_of))
