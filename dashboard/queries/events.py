"""When things happened, by month: projects filed, decided, first paid, deliverables delivered."""

from collections import Counter
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
    p, d = relations.projects(connection, scope), relations.deliverables(connection, scope)
    money = sums(connection, scope, of=p)
    days: dict[str, sa.Select[tuple[Any]]] = {
        "filed": sa.select(p.c.filed_on).where(p.c.filed == 1),
        "decided": sa.select(p.c.decided_on),
        "first_paid": sa.select(money.c.paid_on).join(p, p.c.project_key == money.c.project_key),
        "delivered": sa.select(d.c.delivered_on).where(d.c.state.in_(relations.DELIVERED_STATES)),
    }
    return {event: _months(connection, question) for event, question in days.items()}


def _months(connection: sa.Connection, question: sa.Select[tuple[Any]]) -> Months:
    day = next(iter(question.subquery().c))
    # The days are counted as they are: the database takes long over the month of each row.
    query = sa.select(day, sa.func.count()).where(day.is_not(None)).group_by(day).order_by(day)
    found: Counter[date] = Counter()
    for on, number in connection.execute(query):
        found[on.replace(day=1)] += number
    return dict(found)
