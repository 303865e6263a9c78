"""When things happened, by month: projects filed, decided, first paid, deliverables delivered."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.listing import sums
from dashboard.queries.scope import Scope

EVENTS = ("filed", "decided", "first_paid", "delivered")

Months = dict[date, int]
"""How many by month, told by its first day; months without one are left out."""


def by_month(connection: sa.Connection, scope: Scope) -> dict[str, Months]:
    """The months of each event of a scope. A project is first paid once, on the day of its first payment."""
    p, money, d = (
        relations.projects(connection, scope),
        sums(connection, scope),
        relations.deliverables(connection, scope),
    )
    days: dict[str, sa.Select[tuple[Any]]] = {
        "filed": sa.select(p.c.filed_on).where(p.c.filed == 1),
        "decided": sa.select(p.c.decided_on),
        "first_paid": sa.select(money.c.paid_on).where(money.c.project_key.in_(sa.select(p.c.project_key))),
        "delivered": sa.select(d.c.delivered_on).where(d.c.state.in_(relations.DELIVERED_STATES)),
    }
    return {event: _months(connection, question) for event, question in days.items()}


def _months(connection: sa.Connection, question: sa.Select[tuple[Any]]) -> Months:
    rows = question.subquery()
    day = next(iter(rows.c))
    year, month = sa.extract("year", day).label("y"), sa.extract("month", day).label("m")
    query = sa.select(year, month, sa.func.count()).where(day.is_not(None)).group_by(year, month)
    return dict(sorted((date(int(y), int(m), 1), number) for y, m, number in connection.execute(query)))
