"""Projects that wait for a decision, or that nothing moves."""

from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.alerts.alert import Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.columns import columns, place
from dashboard.queries.said import standing

ENDED = ("rejected", "withdrawn", "closed", "draft")


def undecided(asked: Asked) -> Found:
    """Filed longer ago than the threshold, and still without a decision."""
    p = relations.projects(asked.connection, asked.scope)
    pending = (p.c.pending == 1, *asked.of_project(p.c.project_key))
    return asked.since("undecided", _of_project(p, p.c.filed_on).where(*pending), p.c.filed_on)


def idle(asked: Asked) -> Found:
    """Projects that go on, and of which no file has said anything new for longer than the threshold.

    A movement is a new state or value in a file, a money line, a deliverable: the day of the data that first said so.
    """
    connection, scope = asked.connection, asked.scope
    p = relations.projects(connection, scope)
    said = [standing(name, scope.fund, scope.as_of) for name in ("projects", "fundings", "deliverables")]
    moves = sa.union_all(
        *[sa.select(rows.c.project_key, rows.c.opened_on).where(rows.c.project_key.is_not(None)) for rows in said]
    ).subquery("moves")
    last = sa.select(moves.c.project_key, sa.func.max(moves.c.opened_on).label("moved"))
    moved = last.group_by(moves.c.project_key).subquery("moved")
    goes_on = (
        sa.func.coalesce(p.c.state, "").not_in(ENDED),
        sa.or_(p.c.pending == 1, p.c.awarded == 1),
        *asked.of_project(p.c.project_key),
    )
    joined = p.outerjoin(moved, moved.c.project_key == p.c.project_key)
    query = _of_project(p, moved.c.moved).select_from(joined).where(*goes_on)
    return asked.since("idle", query, moved.c.moved, each=7, name="weeks")


def _of_project(p: sa.Subquery, since: sa.ColumnElement[Any]) -> sa.Select[Any]:
    return columns(target=p.c.project_key, title=p.c.title, project=p.c.project_key, place=place(p), since=since)
