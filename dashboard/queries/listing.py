"""The projects, money lines and deliverables of a scope as rows, each with what a list shows of it.

A list is counted, then asked for by parts: ``limit`` rows from ``offset``; all of them without a limit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.cells import Cell, cell_of, placed
from dashboard.queries.counts import deliverable_tests, reference_date
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import worked_out
from etl.store.current import AsOf
from etl.store.datasets import DATASET_TABLES
from etl.store.types import Euros

STAGES = ("requested", "awarded", "committed", "paid")
DATED, COUNTED = ("awarded", "committed", "paid"), ("committed", "paid")
PAID = ("paid", "paid_back")


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project: its holder (``party`` is the legal person's number), its state, its euros by stage, None unknown."""

    key: str
    number: str | None
    title: str | None
    party: str | None
    holder: str | None
    state: str | None
    requested: Decimal | None
    awarded: Decimal | None
    committed: Decimal | None
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A money line and its cell. ``paid_back`` lines are negative in sums of what is paid, as in their file."""

    stage: str
    amount: Decimal
    dated_on: date | None
    beneficiary: str | None
    project: str | None
    title: str | None
    desk: str | None
    commitment: str | None
    payment: str | None
    payment_kind: str | None
    cell: Cell


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A deliverable and its cell; ``late`` where it was due before the day of the data and is not delivered."""

    number: str | None
    title: str | None
    project: str | None
    project_title: str | None
    theme: str | None
    state: str | None
    planned_on: date | None
    delivered_on: date | None
    verified_on: date | None
    proof: str | None
    late: bool
    cell: Cell


def whole(scope: Scope) -> Scope:
    """The fund at the scope's moment: what holds of a project wherever it is."""
    return Scope(scope.fund, as_of=scope.as_of)


def sums(
    connection: sa.Connection,
    scope: Scope,
    apart: Sequence[str] = (),
    of: sa.FromClause | None = None,
    holder: str | None = None,
) -> sa.Subquery:
    """By project: its euros by stage (null where it has no line), how many lines, the first and last days of money.

    All lines of a project count, in the scope's axis and desk, wherever and whenever they were paid, those of one type
    of ``holder`` where it is given. ``apart``: those of each axis, each desk have a row of their own. ``of`` are the
    projects in scope: where these are few, theirs alone are added up.
    """
    m = relations.money(connection, whole(scope))

    def build(_fund: str, _as_of: AsOf) -> sa.Select[Any]:
        return _sums_by_desk(m)

    one = worked_out(connection, "sums", scope, build).c
    by = (one.project_key, *[one[name] for name in apart])
    found = sa.select(
        *by,
        *[sa.type_coerce(sa.func.sum(one[stage]), Euros()).label(stage) for stage in STAGES],
        *[sa.func.sum(one[f"{stage}_lines"]).label(f"{stage}_lines") for stage in COUNTED],
        *[sa.func.min(one[f"{stage}_on"]).label(f"{stage}_on") for stage in DATED],
        sa.func.max(one.last_paid_on).label("last_paid_on"),
    ).group_by(*by)
    # Where they are many, to look each of them up costs more than to add up every project's.
    if of is not None and (scope.territory != "FR" or scope.theme is not None):
        found = found.where(one.project_key.in_(sa.select(of.c.project_key)))
    kept = {"axis": scope.axis, "desk": scope.desk, "holder": holder}
    found = found.where(*[one[name] == value for name, value in kept.items() if value is not None])
    return found.subquery("sums")


def _sums_by_desk(m: sa.Subquery) -> sa.Select[Any]:
    """By project, axis, desk and type of holder: what several questions then add up by project."""

    def euros(*stages: str) -> sa.ColumnElement[Any]:
        return sa.func.sum(sa.case((m.c.stage.in_(stages), m.c.amount), else_=None))

    def day(pick: Callable[..., sa.ColumnElement[Any]], stage: str) -> sa.ColumnElement[Any]:
        return pick(sa.case((m.c.stage == stage, m.c.dated_on), else_=None))

    by = [m.c[name] for name in ("project_key", "axis", "desk", "holder")]
    return (
        sa.select(
            *by,
            *[euros(*(PAID if stage == "paid" else (stage,))).label(stage) for stage in STAGES],
            *[sa.func.sum(sa.case((m.c.stage == stage, 1), else_=0)).label(f"{stage}_lines") for stage in COUNTED],
            *[day(sa.func.min, stage).label(f"{stage}_on") for stage in DATED],
            day(sa.func.max, "paid").label("last_paid_on"),
        )
        .where(m.c.project_key.is_not(None))
        .group_by(*by)
    )


def count(connection: sa.Connection, scope: Scope, what: str, party: str | None = None) -> int:
    """How many rows a list has: ``projects`` (those of a party, where given), ``payments`` or ``deliverables``."""
    if what == "projects":
        p = relations.projects(connection, scope)
        query = sa.select(sa.func.count()).select_from(p)
        query = query if party is None else query.where(p.c.party == party)
    elif what == "payments":
        m = relations.money(connection, scope)
        query = sa.select(sa.func.count()).select_from(m).where(m.c.stage.in_(PAID))
    elif what == "deliverables":
        query = sa.select(sa.func.count()).select_from(relations.deliverables(connection, scope))
    else:
        raise KeyError(what)
    return connection.execute(query).scalar_one()


def projects(
    connection: sa.Connection, scope: Scope, party: str | None = None, limit: int | None = None, offset: int = 0
) -> list[ProjectRow]:
    """The projects of a scope, those with the most money awarded first."""
    p = relations.projects(connection, scope)
    money = sums(connection, scope, of=p)
    query = sa.select(
        p.c.project_key,
        p.c.project_id,
        p.c.title,
        p.c.party,
        p.c.party_name,
        p.c.state,
        *[money.c[stage] for stage in STAGES],
    ).outerjoin(money, money.c.project_key == p.c.project_key)
    if party is not None:
        query = query.where(p.c.party == party)
    query = query.order_by(sa.func.coalesce(money.c.awarded, Decimal(-1)).desc(), p.c.id).limit(limit).offset(offset)
    return [ProjectRow(*row) for row in connection.execute(query)]


def money(
    connection: sa.Connection,
    scope: Scope,
    stages: tuple[str, ...],
    project: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[MoneyRow]:
    """The money lines of a scope at some stages, or a project's, the latest first; those without a day last."""
    m, said = relations.money(connection, scope), DATASET_TABLES["fundings"]
    query = (
        placed(
            m,
            m.c.stage,
            m.c.amount,
            m.c.dated_on,
            m.c.party_name,
            m.c.project_key,
            m.c.title,
            m.c.desk,
            said.c.commitment_id,
            said.c.payment_id,
            said.c.payment_kind,
        )
        .outerjoin(said, sa.and_(m.c.dataset == "fundings", said.c.id == m.c.id))
        .where(m.c.stage.in_(stages))
    )
    if project is not None:
        query = query.where(m.c.project_key == project)
    order = (m.c.dated_on.is_(None), m.c.dated_on.desc(), m.c.dataset, m.c.id, m.c.origin)
    rows = connection.execute(query.order_by(*order).limit(limit).offset(offset))
    return [MoneyRow(*(*row[:-5], cell_of(*row[-5:]))) for row in rows]


def deliverables(
    connection: sa.Connection, scope: Scope, project: str | None = None, limit: int | None = None, offset: int = 0
) -> list[DeliverableRow]:
    """The deliverables of a scope, or of a project: late ones first, then by the day they are expected."""
    d = relations.deliverables(connection, scope)
    late = deliverable_tests(d, reference_date(connection, scope))["late"]
    query = placed(
        d,
        d.c.deliverable_id,
        d.c.title,
        d.c.project_key,
        d.c.project_title,
        d.c.theme,
        d.c.state,
        d.c.planned_on,
        d.c.delivered_on,
        d.c.verified_on,
        d.c.proof_url,
        sa.case((late, 1), else_=0).label("late"),
    )
    if project is not None:
        query = query.where(d.c.project_key == project)
    order = (sa.case((late, 0), else_=1), d.c.planned_on.is_(None), d.c.planned_on, d.c.id)
    rows = connection.execute(query.order_by(*order).limit(limit).offset(offset))
    return [DeliverableRow(*(*row[:-6], bool(row[-6]), cell_of(*row[-5:]))) for row in rows]
