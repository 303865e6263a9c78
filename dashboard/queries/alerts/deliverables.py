"""Deliverables that should be there: overdue ones, and projects that promise none."""

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.alerts.alert import Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.columns import columns, place
from dashboard.queries.listing import whole


def overdue(asked: Asked) -> Found:
    """Neither delivered nor dropped, and planned for a day that is past; without a planned day nobody can tell."""
    d = relations.deliverables(asked.connection, asked.scope)
    due = sa.func.coalesce(d.c.state, "planned").not_in((*relations.DELIVERED_STATES, "dropped"))
    own = asked.of_project(d.c.project_key)
    query = columns(
        target=sa.func.coalesce(d.c.deliverable_id, d.c.title),
        title=d.c.title,
        project=d.c.project_key,
        place=place(d),
        since=d.c.planned_on,
    )
    return asked.since("overdue", query.where(due, *own), d.c.planned_on)


def undelivered(asked: Asked) -> Found:
    """Awarded projects of which no deliverable is known, longer after their decision than the threshold."""
    p = relations.projects(asked.connection, asked.scope)
    d = relations.deliverables(asked.connection, whole(asked.scope), territory=False)
    without = (
        p.c.awarded == 1,
        p.c.project_key.not_in(sa.select(d.c.project_key).where(d.c.project_key.is_not(None))),
        *asked.of_project(p.c.project_key),
    )
    if "deliverables" not in asked.there:
        return asked.blind("undelivered", sa.select(p.c.id).where(*without))
    query = columns(
        target=p.c.project_key, title=p.c.title, project=p.c.project_key, place=place(p), since=p.c.decided_on
    )
    return asked.since("undelivered", query.where(*without), p.c.decided_on)
