"""Projects that wait for a decision, or that nothing moves."""

from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.alerts.alert import Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.columns import columns
from dashboard.queries.said import standing

ENDED = ("rejected", "withdrawn", "closed", "draft")


def undecided(asked: Asked) -> Found:
    """Filed longer ago than the threshold, and still without a decision."""

    def rows() -> sa.Select[Any]:
        p = relations.projects(asked.connection, asked.whole)
        return columns(p, p.c.project_key, p.c.filed_on).where(p.c.pending == 1, asked.late(p.c.filed_on))

    return asked.since("undecided", rows)


def idle(asked: Asked) -> Found:
    """Projects that go on, and of which no file has said anything new for longer than the threshold.

    A movement is a new state or value in a file, a money line, a deliverable: the day of the data that first said so.
    """

    def rows() -> sa.Select[Any]:
        p = relations.projects(asked.connection, asked.whole)
        said = [
            standing(name, asked.scope.fund, asked.scope.as_of) for name in ("projects", "fundings", "deliverables")
        ]
        moves = sa.union_all(
            *[sa.select(one.c.project_key, one.c.opened_on).where(one.c.project_key.is_not(None)) for one in said]
        ).subquery("moves")
        last = sa.select(moves.c.project_key, sa.func.max(moves.c.opened_on).label("moved"))
        moved = last.group_by(moves.c.project_key).subquery("moved")
        goes_on = (
            sa.func.coalesce(p.c.state, "").not_in(ENDED),
            sa.or_(p.c.pending == 1, p.c.awarded == 1),
            asked.late(moved.c.moved, each=7, name="weeks"),
        )
        joined = p.outerjoin(moved, moved.c.project_key == p.c.project_key)
        return columns(p, p.c.project_key, moved.c.moved).select_from(joined).where(*goes_on)

    return asked.since("idle", rows)
