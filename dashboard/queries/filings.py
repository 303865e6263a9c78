"""Applications filed, month by month."""

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.by_month import accumulated
from dashboard.queries.counts import reference_date
from dashboard.queries.pace import Points
from dashboard.queries.scope import Scope


def filed_by_month(connection: sa.Connection, scope: Scope) -> Points:
    """Projects filed by each month's end, by the day of their filing, up to the day of the data."""
    on = reference_date(connection, scope)
    if on is None:
        return ()
    p = relations.projects(connection, scope)
    return accumulated(connection, p.c.filed_on, on, p.c.filed == 1)


def undated(connection: sa.Connection, scope: Scope) -> int:
    """How many were filed on a day that no file says."""
    p = relations.projects(connection, scope)
    query = sa.select(sa.func.count()).where(p.c.filed == 1, p.c.filed_on.is_(None))
    return connection.execute(query).scalar_one()
