"""Departments where an awarded project has both its prefecture and a local authority."""

from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries import reach, relations
from dashboard.queries.scope import Scope
from etl.store.tables import desks, territories

PREFECTURES = "PREF"
"""The desk that the prefectures keep."""

CLASSES = ("together", "apart", "none")


@dataclass(frozen=True, slots=True)
class Department:
    """A department and its awarded projects: all, held by a local authority, examined by its prefecture, both."""

    code: str
    name: str
    projects: int
    local: int
    prefecture: int
    both: int

    @property
    def kind(self) -> str:
        """together: one project at least has both; apart: projects, none of which has both; none: no project."""
        if self.both:
            return "together"
        return "apart" if self.projects else "none"


def departments(connection: sa.Connection, scope: Scope) -> list[Department] | None:
    """The departments of the scope's territory, by code; None where the fund declares no desk of the prefectures.

    Only awarded projects located in a department count; who holds one and which desk examined it are what their
    rows say. Empty for a territory smaller than a department.
    """
    declared = sa.select(desks.c.code).where(desks.c.fund == scope.fund, desks.c.code == PREFECTURES)
    if connection.execute(declared).first() is None:
        return None
    p = relations.projects(connection, scope)
    local, prefecture = p.c.party_local.is_(True), p.c.desk == PREFECTURES
    counted = (
        sa.select(
            p.c.department,
            sa.func.count().label("projects"),
            _sum(local).label("local"),
            _sum(prefecture).label("prefecture"),
            _sum(sa.and_(local, prefecture)).label("both"),
        )
        .where(p.c.awarded == 1, p.c.department.is_not(None))
        .group_by(p.c.department)
        .subquery("counted")
    )
    numbers = [sa.func.coalesce(counted.c[name], 0) for name in ("projects", "local", "prefecture", "both")]
    query = (
        sa.select(territories.c.code, territories.c.name, *numbers)
        .outerjoin(counted, counted.c.department == territories.c.code)
        .where(*reach.places_in(scope), territories.c.level == "department")
        .order_by(territories.c.code)
    )
    return [Department(*row) for row in connection.execute(query)]


def by_class(found: list[Department]) -> dict[str, int]:
    """How many departments of each class."""
    return {name: sum(one.kind == name for one in found) for name in CLASSES}


def _sum(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
