"""What was awarded, a line an award, with all that its file says of it and what was paid to its project since."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import Scope
from etl.store import tables as t
from etl.store.datasets import DATASET_TABLES

PAYMENTS = ("paid", "paid_back")
SAID = (
    "grantor_name", "grantor_siret", "decision_reference", "beneficiary_siret", "beneficiary_rna", "aid_nature",
    "share", "category", "payment_conditions", "payment_period", "eu_notified", "rae_id", "aid_scheme",
)  # fmt: skip
"""What only a money line of its own says; of a project's amount column, the SIRET alone is known."""


@dataclass(frozen=True, slots=True)
class Award:
    """An awarded money line. ``amount`` is its beneficiary's own part (euros), ``share`` that part of the whole.

    ``paid`` (euros), ``payments`` (distinct days) and ``first_paid``, ``last_paid`` are of its project at its desk;
    None or 0 where nothing paid is known. ``alone`` is whether the project has no other award at that desk.
    """

    amount: Decimal
    kind: str
    axis: str | None
    desk: str | None
    department: str | None
    project_id: str | None
    title: str | None
    dated_on: date | None
    party_name: str | None
    party_local: bool | None
    grantor_name: str | None
    grantor_siret: str | None
    decision_reference: str | None
    beneficiary_siret: str | None
    beneficiary_rna: str | None
    aid_nature: str | None
    share: Decimal | None
    category: str | None
    payment_conditions: str | None
    payment_period: str | None
    eu_notified: bool | None
    rae_id: str | None
    aid_scheme: str | None
    alone: bool
    paid: Decimal | None
    payments: int
    first_paid: date | None
    last_paid: date | None
    file: str
    sheet: str
    row: int


def awards(connection: sa.Connection, scope: Scope) -> list[Award]:
    """The awarded lines of a scope, in the order of their files. Their sum is the figure ``awarded``."""
    m = relations.money(connection, scope)
    f, p = DATASET_TABLES["fundings"], DATASET_TABLES["projects"]
    whole = relations.money(connection, Scope(scope.fund, as_of=scope.as_of))
    paid, beside = _paid(whole), _awarded(whole)
    number = sa.func.coalesce(f.c.beneficiary_siret, p.c.holder_siret).label("beneficiary_siret")
    said = [number if name == "beneficiary_siret" else f.c[name] for name in SAID]
    key = (m.c.project_key, sa.func.coalesce(m.c.desk, ""))
    query = (
        sa.select(
            m.c.amount, m.c.kind, m.c.axis, m.c.desk, m.c.department,
            sa.func.coalesce(f.c.project_id, p.c.project_id).label("project_id"),
            m.c.title, m.c.dated_on, m.c.party_name, m.c.party_local, *said,
            sa.func.coalesce(beside.c.lines == 1, sa.false()).label("alone"),
            paid.c.paid, sa.func.coalesce(paid.c.payments, 0), paid.c.first_paid, paid.c.last_paid,
            t.editions.c.file_name, t.source_tables.c.sheet, m.c.source_row,
        )
        .select_from(m)
        .join(t.source_tables, t.source_tables.c.id == m.c.source_table)
        .join(t.editions, t.editions.c.number == t.source_tables.c.edition)
        .outerjoin(f, sa.and_(m.c.dataset == "fundings", f.c.id == m.c.id))
        .outerjoin(p, sa.and_(m.c.dataset == "projects", p.c.id == m.c.id))
        .outerjoin(paid, sa.and_(paid.c.project_key == key[0], paid.c.desk == key[1]))
        .outerjoin(beside, sa.and_(beside.c.project_key == key[0], beside.c.desk == key[1]))
        .where(m.c.stage == "awarded")
        .order_by(t.source_tables.c.edition, t.source_tables.c.id, m.c.source_row, m.c.id)
    )  # fmt: skip
    return [Award(*tuple(row)) for row in connection.execute(query)]


def _paid(m: sa.Subquery) -> sa.Subquery:
    """What was paid to each project at each desk, whatever part of the fund is asked for."""
    desk = sa.func.coalesce(m.c.desk, "")
    return (
        sa.select(
            m.c.project_key,
            desk.label("desk"),
            sa.func.sum(m.c.amount).label("paid"),
            sa.func.count(sa.distinct(m.c.dated_on)).label("payments"),
            sa.func.min(m.c.dated_on).label("first_paid"),
            sa.func.max(m.c.dated_on).label("last_paid"),
        )
        .where(m.c.stage.in_(PAYMENTS), m.c.project_key.is_not(None))
        .group_by(m.c.project_key, desk)
        .subquery("paid_to_project")
    )


def _awarded(m: sa.Subquery) -> sa.Subquery:
    """How many awards each project has at each desk."""
    desk = sa.func.coalesce(m.c.desk, "")
    return (
        sa.select(m.c.project_key, desk.label("desk"), sa.func.count().label("lines"))
        .where(m.c.stage == "awarded", m.c.project_key.is_not(None))
        .group_by(m.c.project_key, desk)
        .subquery("awarded_to_project")
    )
