"""One side of a comparison: the money lines of one source at one stage, as that source tells them.

Here an amount of a dossier does not give way to the list of another source: that is what is compared. Within a source
it does, so that no side counts anything twice.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import NOWHERE, Scope
from etl.schemas import TERRITORY_LEVELS, Field, schema

PAID_BACK = {"paid": ("paid", "paid_back")}
"""What is paid back is paid, less."""


class Side(NamedTuple):
    """A source of the fund, and a stage that it speaks of."""

    source: str
    stage: str


def sides(connection: sa.Connection, scope: Scope) -> list[Side]:
    """Every source of money of the fund with each stage that it speaks of, by stage then source."""
    f = relations.standing("fundings", scope.fund, scope.as_of)
    shown = {"paid_back": "paid"}
    found = {
        Side(source, shown.get(stage, stage))
        for source, stage in connection.execute(sa.select(f.c.source, f.c.stage).distinct())
    }
    p = relations.standing("projects", scope.fund, scope.as_of)
    for field in schema("projects").wide:
        if field.funding is not None:
            bearing = sa.select(p.c.source).where(p.c[field.name].is_not(None)).distinct()
            found |= {Side(source, field.funding.stage) for source in connection.execute(bearing).scalars()}
    order = schema("fundings")["stage"].choices
    return sorted(found, key=lambda one: (order.index(one.stage), one.source))


LINE = (
    "dataset",
    "id",
    "origin",
    "source_table",
    "source_row",
    "project_key",
    "commitment_id",
    "party",
    "label",
    "amount",
)


def money_lines(connection: sa.Connection, scope: Scope, side: Side) -> sa.Select[Any]:
    """The money lines of a side: those of files, and the amounts of projects that no such line of its source has."""
    f = relations.standing("fundings", scope.fund, scope.as_of)
    stages = PAID_BACK.get(side.stage, (side.stage,))
    own = sa.and_(f.c.source == side.source, f.c.stage.in_(stages))
    label = sa.func.coalesce(f.c.title, f.c.party_name).label("label")
    queries = [sa.select(*[label if name == "label" else f.c[name] for name in LINE]).where(own)]
    keys = sa.select(f.c.project_key).where(own, f.c.project_key.is_not(None))
    queries += [
        _wide(scope, side, field, keys)
        for field in schema("projects").wide
        if field.funding is not None and field.funding.stage == side.stage
    ]
    said = sa.union_all(*queries).subquery("said")
    if scope == Scope(scope.fund, as_of=scope.as_of):
        return sa.select(said)
    return _within(connection, scope, said)


def _wide(scope: Scope, side: Side, field: Field, keys: sa.Select[Any]) -> sa.Select[Any]:
    """A project's amount at the stage, once a project."""
    p = relations.standing("projects", scope.fund, scope.as_of)
    rank = sa.func.row_number().over(
        partition_by=sa.func.coalesce(p.c.project_key, sa.cast(p.c.id, sa.Text)), order_by=(p.c.opened.desc(), p.c.id)
    )
    barred = field.funding.unless if field.funding else ()
    ranked = (
        sa.select(p, rank.label("rank"))
        .where(
            p.c.source == side.source,
            p.c[field.name].is_not(None),
            sa.func.coalesce(p.c.state, "").not_in(barred),
            sa.or_(p.c.project_key.is_(None), p.c.project_key.not_in(keys)),
        )
        .subquery()
    )
    made: dict[str, sa.ColumnElement[Any]] = {
        "origin": sa.literal(field.name),
        "label": sa.func.coalesce(ranked.c.title, ranked.c.party_name),
        "amount": ranked.c[field.name],
    }
    return sa.select(*[(made[name] if name in made else ranked.c[name]).label(name) for name in LINE]).where(
        ranked.c.rank == 1
    )


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
