"""The relations that every question starts from: projects, money and deliverables with their effective attributes.

A project may be known from several sources; one row stands for it: a declared project before one that only money
lines name. A money line takes what it does not say (axis, desk, territory) from its project, else from the
dossiers that share its engagement number where these agree.

Working the attributes out joins everything with everything, so it is done once for a fund and a moment: into
temporary tables of the connection, that every question of that connection then groups and sums.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from dashboard.queries.said import every_line, one_a_project, standing
from dashboard.queries.scope import NOWHERE, Scope
from dashboard.queries.temporary import worked_out
from etl.schemas import TERRITORY_LEVELS
from etl.store.current import AsOf
from etl.store.tables import axes, desks, territories

AWARDED_STATES = ("awarded", "contracted", "committed", "paid", "closed")
PENDING_STATES = ("filed", "under_review")
DELIVERED_STATES = ("delivered", "verified")
FINANCED_STAGES = ("awarded", "committed", "paid")


def _agreed(column: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    return sa.case((sa.func.count(sa.distinct(sa.func.coalesce(column, ""))) == 1, sa.func.max(column)), else_=None)


def _said_projects(connection: sa.Connection, scope: Scope) -> sa.Table:
    return worked_out(connection, "said_projects", scope, one_a_project)


def _said_money(connection: sa.Connection, scope: Scope) -> sa.Table:
    def build(fund: str, as_of: AsOf) -> sa.Select[Any]:
        return sa.select(every_line(fund, as_of))

    return worked_out(connection, "said_money", scope, build)


def _engaged(connection: sa.Connection, scope: Scope) -> sa.Table:
    projects = _said_projects(connection, scope)

    def build(fund: str, as_of: AsOf) -> sa.Select[Any]:
        return _engagements(fund, as_of, projects)

    return worked_out(connection, "engagements", scope, build, by=("commitment_id",))


def _engagements(fund: str, as_of: AsOf, projects: sa.Table) -> sa.Select[Any]:
    """Engagement number -> what the dossiers that share it agree on."""
    money = standing("fundings", fund, as_of)
    said = ("axis", "desk", *TERRITORY_LEVELS)
    by_line = sa.select(
        money.c.commitment_id,
        money.c.project_key,
        *[sa.func.coalesce(money.c[name], projects.c[name]).label(name) for name in ("axis", "desk")],
        *[projects.c[name] for name in TERRITORY_LEVELS],
    ).outerjoin(projects, projects.c.project_key == money.c.project_key)
    by_line = by_line.where(
        money.c.commitment_id.is_not(None), money.c.project_key.is_not(None), money.c.stage != "paid"
    )
    own = sa.select(projects.c.commitment_id, projects.c.project_key, *[projects.c[name] for name in said]).where(
        projects.c.commitment_id.is_not(None)
    )
    every = sa.union(by_line, own).subquery("engaged")
    return sa.select(
        every.c.commitment_id,
        _agreed(every.c.project_key).label("project_key"),
        *[_agreed(every.c[name]).label(name) for name in said],
    ).group_by(every.c.commitment_id)


def _axis(fund: str, *stated: sa.ColumnElement[str], desk: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """The axis as stated, else the desk's; in a fund that declares no axes, the desk is the only breakdown."""
    of_desk = sa.select(desks.c.axis).where(desks.c.fund == fund, desks.c.code == desk).scalar_subquery()
    declared = sa.exists().where(axes.c.fund == fund)
    alone = sa.case((declared, None), else_=desk)
    return sa.func.coalesce(*stated, of_desk, alone)


def _holder(party: sa.ColumnElement[str], local: sa.ColumnElement[bool], code: sa.ColumnElement[str]) -> Any:
    """The type of a legal person: its level for a local authority, ``other`` for another, null for none."""
    level = sa.case((territories.c.level == "collectivity", "department"), else_=territories.c.level)
    own = sa.select(level).where(territories.c.code == code).scalar_subquery()
    return sa.case((party.is_(None), None), (local.is_(True), sa.func.coalesce(own, "other")), else_="other")


KEPT_BY = "kept_"
"""Before the name of a territory's level: the place that a row is kept by, where it is another than its own."""


def within(table: sa.Table, scope: Scope, territory: bool = True) -> sa.Subquery:
    """The rows in scope; those of any territory where ``territory`` is false."""
    return _within(table, scope if territory else replace(scope, territory="FR"))


@lru_cache(maxsize=256)
def _within(table: sa.Table, scope: Scope) -> sa.Subquery:
    """One and the same for all questions of a page, for to name its columns is what costs."""
    found = sa.select(table)
    place = {name: table.c.get(KEPT_BY + name, table.c[name]) for name in TERRITORY_LEVELS}
    if scope.axis is not None:
        found = found.where(table.c.axis == scope.axis)
    if scope.desk is not None:
        found = found.where(table.c.desk == scope.desk)
    if scope.theme is not None:
        found = found.where(table.c.theme == scope.theme)
    if scope.holder is not None:
        found = found.where(table.c.holder == scope.holder)
    if scope.since is not None:
        found = found.where(table.c.day >= scope.since)
    if scope.until is not None:
        found = found.where(table.c.day <= scope.until)
    if scope.territory == NOWHERE:
        found = found.where(*[column.is_(None) for column in place.values()])
    elif scope.level != "country":
        found = found.where(place[scope.level] == scope.territory)
    return found.subquery()


def money(connection: sa.Connection, scope: Scope, territory: bool = True) -> sa.Subquery:
    """The money lines in scope, with effective axis, desk, project and territory block."""
    lines, said = _said_money(connection, scope), _said_projects(connection, scope)
    engaged = _engaged(connection, scope)

    def build(fund: str, _as_of: AsOf) -> sa.Select[Any]:
        return _money(fund, lines, said, engaged)

    return within(worked_out(connection, "money", scope, build, by=("project_key", "id")), scope, territory)


def projects(connection: sa.Connection, scope: Scope, territory: bool = True) -> sa.Subquery:
    """The projects in scope, one row each, with ``awarded``, ``filed``, ``pending`` … as 0 or 1."""
    lines, said = _said_money(connection, scope), _said_projects(connection, scope)

    def build(fund: str, _as_of: AsOf) -> sa.Select[Any]:
        return _projects(fund, lines, said)

    return within(worked_out(connection, "projects", scope, build), scope, territory)


def deliverables(connection: sa.Connection, scope: Scope, territory: bool = True) -> sa.Subquery:
    """The deliverables in scope, placed where they serve, else where their project is."""
    said = _said_projects(connection, scope)

    def build(fund: str, as_of: AsOf) -> sa.Select[Any]:
        return _deliverables(fund, as_of, said)

    return within(worked_out(connection, "deliverables", scope, build), scope, territory)


def _money(fund: str, f: sa.Table, projects: sa.Table, engaged: sa.Table) -> sa.Select[Any]:
    key = sa.func.coalesce(f.c.project_key, engaged.c.project_key)
    located = sa.or_(*[f.c[name].is_not(None) for name in TERRITORY_LEVELS])
    by_siren = f.c.place_basis == "siren"
    project_located = sa.or_(*[projects.c[name].is_not(None) for name in TERRITORY_LEVELS])
    engaged_located = sa.or_(*[engaged.c[name].is_not(None) for name in TERRITORY_LEVELS])
    desk = sa.func.coalesce(f.c.desk, projects.c.desk, engaged.c.desk)

    def place(name: str) -> sa.ColumnElement[str]:
        # What the line declares, what its project does, what its engagement's do; a SIREN only places the rest.
        return sa.case(
            (sa.and_(located, sa.not_(by_siren)), f.c[name]),
            (project_located, projects.c[name]),
            (engaged_located, engaged.c[name]),
            else_=f.c[name],
        ).label(name)

    return (
        sa.select(
            f.c.id,
            f.c.dataset,
            f.c.stage,
            f.c.amount,
            sa.func.coalesce(f.c.kind, "project").label("kind"),
            key.label("project_key"),
            sa.func.coalesce(f.c.title, projects.c.title).label("title"),
            f.c.party,
            f.c.party_name,
            f.c.party_territory,
            f.c.party_local,
            f.c.dated_on,
            f.c.dated_on.label("day"),
            projects.c.theme,
            _holder(
                sa.func.coalesce(f.c.party, projects.c.party),
                sa.case((f.c.party.is_(None), projects.c.party_local), else_=f.c.party_local),
                sa.case((f.c.party.is_(None), projects.c.party_territory), else_=f.c.party_territory),
            ).label("holder"),
            f.c.source,
            f.c.source_table,
            f.c.source_row,
            f.c.origin,
            _axis(fund, f.c.axis, projects.c.axis, engaged.c.axis, desk=desk).label("axis"),
            desk.label("desk"),
            *[place(name) for name in TERRITORY_LEVELS],
        )
        .select_from(f)
        .outerjoin(engaged, engaged.c.commitment_id == f.c.commitment_id)
        .outerjoin(projects, projects.c.project_key == sa.func.coalesce(f.c.project_key, engaged.c.project_key))
    )


def _projects(fund: str, f: sa.Table, p: sa.Table) -> sa.Select[Any]:
    financed = sa.select(f.c.project_key).where(
        f.c.project_key.is_not(None),
        f.c.stage.in_(FINANCED_STAGES),
        sa.func.coalesce(f.c.kind, "project") != "flat_aid",
    )
    awarded = sa.or_(p.c.state.in_(AWARDED_STATES), sa.and_(p.c.state.is_(None), p.c.project_key.in_(financed)))
    draft = sa.func.coalesce(p.c.state, "") == "draft"
    filed = sa.and_(sa.not_(draft), sa.or_(p.c.state.is_not(None), p.c.filed_on.is_not(None)))
    return sa.select(
        p.c.id,
        p.c.dataset,
        p.c.project_key,
        p.c.project_id,
        p.c.title,
        p.c.state,
        p.c.filed_on,
        p.c.decided_on,
        sa.func.coalesce(p.c.filed_on, p.c.decided_on).label("day"),
        p.c.theme,
        _holder(p.c.party, p.c.party_local, p.c.party_territory).label("holder"),
        p.c.party,
        p.c.party_name,
        p.c.party_territory,
        p.c.party_local,
        p.c.source_table,
        p.c.source_row,
        p.c.origin,
        _axis(fund, p.c.axis, desk=p.c.desk).label("axis"),
        p.c.desk,
        *[p.c[name] for name in TERRITORY_LEVELS],
        _flag(awarded).label("awarded"),
        _flag(filed).label("filed"),
        _flag(p.c.state.in_(PENDING_STATES)).label("pending"),
        _flag(p.c.state == "rejected").label("rejected"),
        _flag(p.c.state == "withdrawn").label("withdrawn"),
    ).select_from(p)


def _deliverables(fund: str, as_of: AsOf, p: sa.Table) -> sa.Select[Any]:
    d = standing("deliverables", fund, as_of)
    own = sa.or_(*[d.c[name].is_not(None) for name in TERRITORY_LEVELS])
    return (
        sa.select(
            d.c.id,
            d.c.dataset,
            d.c.deliverable_id,
            d.c.title,
            d.c.state,
            sa.func.coalesce(d.c.theme, p.c.theme).label("theme"),
            d.c.audience,
            sa.func.coalesce(d.c.planned_on, d.c.delivered_on).label("day"),
            _holder(p.c.party, p.c.party_local, p.c.party_territory).label("holder"),
            d.c.project_key,
            p.c.title.label("project_title"),
            p.c.party_name,
            d.c.planned_on,
            d.c.delivered_on,
            d.c.verified_on,
            d.c.proof_url,
            d.c.place_basis,
            d.c.source_table,
            d.c.source_row,
            d.c.origin,
            _axis(fund, d.c.axis, p.c.axis, desk=p.c.desk).label("axis"),
            p.c.desk,
            *[sa.case((own, d.c[name]), else_=p.c[name]).label(name) for name in TERRITORY_LEVELS],
        )
        .select_from(d)
        .outerjoin(p, p.c.project_key == d.c.project_key)
    )


def _flag(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.case((condition, 1), else_=0)
