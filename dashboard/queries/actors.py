"""Objective 1: who meets whom."""

from datetime import date
from typing import TypedDict

import sqlalchemy as sa

from dashboard.queries.said import standing
from dashboard.queries.scope import Scope


class Committee(TypedDict):
    """The last committee: who came of those known, and the project groups."""

    body: str
    met_on: date
    associations_present: int
    associations_known: int
    state_present: int
    state_known: int
    groups: int
    groups_without_local_copilot: int


def last_committee(connection: sa.Connection, scope: Scope) -> Committee | None:
    """The last committee that met by the scope's moment; None where no meeting is known."""
    p = standing("partners", scope.fund, scope.as_of)
    meetings = sa.select(p.c.met_on, p.c.body).where(p.c.body_kind == "committee", p.c.met_on.is_not(None))
    if scope.on:
        meetings = meetings.where(p.c.met_on <= scope.on)
    last = connection.execute(meetings.order_by(p.c.met_on.desc()).limit(1)).first()
    if last is None:
        return None

    def number(kind: str, *conditions: sa.ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count(sa.distinct(p.c.actor))).where(p.c.actor_kind == kind, *conditions)
        return connection.execute(query).scalar_one()

    there = (p.c.met_on == last.met_on, p.c.body == last.body, p.c.attended.is_(True))
    group = p.c.body_kind == "project_group"
    groups = connection.execute(sa.select(sa.func.count(sa.distinct(p.c.body))).where(group)).scalar_one()
    copiloted = connection.execute(
        sa.select(sa.func.count(sa.distinct(p.c.body))).where(group, p.c.role == "local_copilot")
    ).scalar_one()
    return Committee(
        body=last.body,
        met_on=last.met_on,
        associations_present=number("association", *there),
        associations_known=number("association"),
        state_present=number("state", *there),
        state_known=number("state"),
        groups=groups,
        groups_without_local_copilot=groups - copiloted,
    )
