"""Deliverables that should be there: overdue ones, and projects that promise none."""

from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.alerts.alert import Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.columns import columns
from dashboard.queries.scope import Scope


def overdue(asked: Asked) -> Found:
    """Neither delivered nor dropped, and planned for a day that is past; without a planned day nobody can tell."""

    def rows() -> sa.Select[Any]:
        d = relations.deliverables(asked.connection, asked.whole)
        due = sa.func.coalesce(d.c.state, "planned").not_in((*relations.DELIVERED_STATES, "dropped"))
        named = columns(d, sa.func.coalesce(d.c.deliverable_id, d.c.title), d.c.planned_on)
        return named.where(due, asked.late(d.c.planned_on))

    return asked.since("overdue", rows)


def undelivered(asked: Asked) -> Found:
    """Awarded projects of which no deliverable is known, longer after their decision than the threshold."""
    told = "deliverables" in asked.there

    def without(scope: Scope) -> sa.Select[Any]:
        p, d = relations.projects(asked.connection, scope), relations.deliverables(asked.connection, asked.whole)
        delivering = sa.select(d.c.project_key).where(d.c.project_key.is_not(None))
        found = columns(p, p.c.project_key, p.c.decided_on)
        found = found.where(p.c.awarded == 1, p.c.project_key.not_in(delivering))
        return found.where(asked.late(p.c.decided_on)) if told else found

    if told:
        return asked.since("undelivered", lambda: without(asked.whole))
    return asked.blind("undelivered", without(asked.scope))
