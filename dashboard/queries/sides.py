"""One side of a comparison: the money lines of one source at one stage, as that source tells them.

Here an amount of a dossier does not give way to the list of another source: that is what is compared. Within a source
it does, so that no side counts anything twice.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.said import every_line, standing
from dashboard.queries.scope import NOWHERE, Scope
from dashboard.queries.temporary import lately
from etl.schemas import TERRITORY_LEVELS, schema

PAID_BACK = {"paid": ("paid", "paid_back")}
"""What is paid back is paid, less."""


class Side(NamedTuple):
    """A source of the fund, and a stage that it speaks of."""

    source: str
    stage: str


def sides(connection: sa.Connection, scope: Scope) -> list[Side]:
    """Every source of money of the fund with each stage that it speaks of, by stage then source."""
    asked = ("sides", scope.fund, scope.as_of)
    return [*lately(connection, asked, lambda: _sides(connection, scope))]


def _sides(connection: sa.Connection, scope: Scope) -> list[Side]:
    f = standing("fundings", scope.fund, scope.as_of)
    shown = {"paid_back": "paid"}
    found = {
        Side(source, shown.get(stage, stage))
        for source, stage in connection.execute(sa.select(f.c.source, f.c.stage).distinct())
    }
    p = standing("projects", scope.fund, scope.as_of)
    for field in schema("projects").wide:
        if field.funding is not None:
            bearing = sa.select(p.c.source).where(p.c[field.name].is_not(None)).distinct()
            found |= {Side(source, field.funding.stage) for source in connection.execute(bearing).scalars()}
    order = schema("fundings")["stage"].choices
    return sorted(found, key=lambda one: (order.index(one.stage), one.source))


LINE = (
    "dataset", "id", "origin", "source_table", "source_row", "project_key", "commitment_id", "party", "label", "amount",
)  # fmt: skip


def money_lines(connection: sa.Connection, scope: Scope, side: Side) -> sa.Select[Any]:
    """The money lines of a side, as its source alone says them; columns as ``LINE``."""
    lines = every_line(scope.fund, scope.as_of, side.source)
    label = sa.func.coalesce(lines.c.title, lines.c.party_name).label("label")
    stages = PAID_BACK.get(side.stage, (side.stage,))
    columns = [label if name == "label" else lines.c[name] for name in LINE]
    said = sa.select(*columns).where(lines.c.stage.in_(stages)).subquery("said")
    if scope == Scope(scope.fund, as_of=scope.as_of):
        return sa.select(said)
    return _within(connection, scope, said)


def _within(connection: sa.Connection, scope: Scope, said: sa.Subquery) -> sa.Select[Any]:
    """The lines in the axis, desk and territory asked: placed as their figure places them, else as their project is."""
    whole = Scope(scope.fund, as_of=scope.as_of)
    money, project = relations.money(connection, whole), relations.projects(connection, whole)

    def placed(name: str) -> sa.ColumnElement[str]:
        return sa.case((money.c.id.is_not(None), money.c[name]), else_=project.c[name])

    same = [money.c[name] == said.c[name] for name in ("id", "dataset", "origin")]
    found = (
        sa.select(said).outerjoin(money, sa.and_(*same)).outerjoin(project, project.c.project_key == said.c.project_key)
    )
    if scope.axis is not None:
        found = found.where(placed("axis") == scope.axis)
    if scope.desk is not None:
        found = found.where(placed("desk") == scope.desk)
    if scope.territory == NOWHERE:
        found = found.where(*[placed(name).is_(None) for name in TERRITORY_LEVELS])
    elif scope.level != "country":
        found = found.where(placed(scope.level) == scope.territory)
    return found
