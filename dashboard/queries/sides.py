"""One side of a comparison: the money lines of one source at one stage, as that source tells them.

Here an amount of a dossier does not give way to the list of another source: that is what is compared. Within a source
it does, so that no side counts anything twice.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.said import every_line, standing
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately, worked_out
from etl.schemas import TERRITORY_LEVELS, schema
from etl.store.current import AsOf

PAID_BACK = {"paid_back": "paid"}
"""What is paid back is paid, less."""

PROJECT, COMMITMENT = "p:", "e:"
"""How the name of a unit begins that is a project, or a number of commitment (EJ) that leads to none."""


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
    found = {
        Side(source, PAID_BACK.get(stage, stage))
        for source, stage in connection.execute(sa.select(f.c.source, f.c.stage).distinct())
    }
    p = standing("projects", scope.fund, scope.as_of)
    for field in schema("projects").wide:
        if field.funding is not None:
            bearing = sa.select(p.c.source).where(p.c[field.name].is_not(None)).distinct()
            found |= {Side(source, field.funding.stage) for source in connection.execute(bearing).scalars()}
    order = schema("fundings")["stage"].choices
    return sorted(found, key=lambda one: (order.index(one.stage), one.source))


def money_lines(connection: sa.Connection, scope: Scope) -> sa.Subquery:
    """The money lines of every side, as its source alone says them, each with the ``unit`` that it is of.

    They are those of the axis, desk and territory asked: what only narrows the scope does not part sources.
    """
    whole = Scope(scope.fund, as_of=scope.as_of)
    money, projects = relations.money(connection, whole), relations.projects(connection, whole)

    def build(fund: str, as_of: AsOf) -> sa.Select[Any]:
        return _told(fund, as_of, money, projects)

    return relations.within(worked_out(connection, "told_money", scope, build, by=()), scope.unfiltered())


def commitments(fund: str, as_of: AsOf) -> sa.Subquery:
    """The numbers of commitment of a fund's projects, as any source says them."""
    said = []
    for dataset in ("fundings", "projects"):
        rows = standing(dataset, fund, as_of)
        both = (rows.c.project_key.is_not(None), rows.c.commitment_id.is_not(None))
        said.append(sa.select(rows.c.project_key, rows.c.commitment_id).where(*both))
    return sa.union(*said).subquery("commitments")


def _told(fund: str, as_of: AsOf, money: sa.Subquery, project: sa.Subquery) -> sa.Select[Any]:
    """Every line with its place: placed as its figure places it, else as its project is."""
    lines, known = every_line(fund, as_of, apart=True), commitments(fund, as_of).c
    c = lines.c
    leading = (
        sa.select(known.commitment_id, sa.func.min(known.project_key).label("project_key"))
        .group_by(known.commitment_id)
        .having(sa.func.count() == 1)
        .subquery("leading")
    )
    led = sa.func.coalesce(c.project_key, leading.c.project_key)
    unit = sa.case(
        (led.is_not(None), sa.literal(PROJECT) + led),
        (c.commitment_id.is_not(None), sa.literal(COMMITMENT) + c.commitment_id),
        else_=sa.literal("l:") + c.dataset + ":" + sa.cast(c.id, sa.Text) + ":" + c.origin,
    )
    siren = sa.case((c.party.like("n:%"), None), (c.party.like("c:%"), None), else_=c.party)
    same = [money.c[name] == c[name] for name in ("id", "dataset", "origin")]
    placed = [
        sa.case((money.c.id.is_not(None), money.c[name]), else_=project.c[name]).label(name)
        for name in ("axis", "desk", *TERRITORY_LEVELS)
    ]
    return (
        sa.select(
            *[c[name] for name in ("dataset", "id", "origin", "source_table", "source_row", "source", "project_key")],
            sa.case(PAID_BACK, value=c.stage, else_=c.stage).label("stage"),
            unit.label("unit"),
            siren.label("siren"),
            sa.func.coalesce(c.title, c.party_name).label("label"),
            c.amount,
            *placed,
        )
        .select_from(lines)
        .outerjoin(leading, leading.c.commitment_id == c.commitment_id)
        .outerjoin(money, sa.and_(*same))
        .outerjoin(project, project.c.project_key == c.project_key)
    )
