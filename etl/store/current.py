"""The rows that stand in the database, and those of a stream as of a moment."""

from datetime import date

import sqlalchemy as sa

from etl.store.tables import editions

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


def undone(connection: sa.Connection, as_of: AsOf = None) -> set[int]:
    """The editions rolled back, by now or by edition N. A rollback that was itself rolled back undoes nothing."""
    query = sa.select(editions.c.number, editions.c.rolls_back).where(editions.c.rolls_back.is_not(None))
    if isinstance(as_of, int):
        query = query.where(editions.c.number <= as_of)
    found: set[int] = set()
    for number, rolls_back in connection.execute(query.order_by(editions.c.number.desc())):
        if number not in found:
            found.add(rolls_back)
    return found


def loads(connection: sa.Connection, fund: str, as_of: AsOf = None) -> sa.ColumnElement[bool]:
    """Which editions are a fund's loads that count at a moment."""
    c = editions.c
    counted = sa.and_(c.fund == fund, c.kind == "load", c.number.not_in(undone(connection, as_of)))
    if isinstance(as_of, int):
        return sa.and_(counted, c.number <= as_of)
    return counted if as_of is None else sa.and_(counted, c.data_date <= as_of)
