"""What was awarded, a line an award, with all that its file says of it and what was paid to its project since."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import worked_out
from etl.store import tables as t
from etl.store.current import AsOf
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
    beside = _beside(connection, scope)
    number = sa.func.coalesce(f.c.beneficiary_siret, p.c.holder_siret).label("beneficiary_siret")
    said = [number if name == "beneficiary_siret" else f.c[name] for name in SAID]
    key = (m.c.project_key, sa.func.coalesce(m.c.desk, ""))
    query = (
        sa.select(
            m.c.amount, m.c.kind, m.c.axis, m.c.desk, m.c.department,
            sa.func.coalesce(f.c.project_id, p.c.project_id).label("project_id"),
            m.c.title, m.c.dated_on, m.c.party_name, m.c.party_local, *said,
            sa.func.coalesce(beside.c.lines == 1, sa.false()).label("alone"),
            beside.c.paid, sa.func.coalesce(beside.c.payments, 0), beside.c.first_paid, beside.c.last_paid,
            t.editions.c.file_name, t.source_tables.c.sheet, m.c.source_row,
        )
        .select_from(m)
        .join(t.source_tables, t.source_tables.c.id == m.c.source_table)
        .join(t.editions, t.editions.c.number == t.source_tables.c.edition)
        .outerjoin(f, sa.and_(m.c.dataset == "fundings", f.c.id == m.c.id))
        .outerjoin(p, sa.and_(m.c.dataset == "projects", p.c.id == m.c.id))
        .outerjoin(beside, sa.and_(beside.c.project_key == key[0], beside.c.desk == key[1]))
        .where(m.c.stage == "awarded")
        .order_by(t.source_tables.c.edition, t.source_tables.c.id, m.c.source_row, m.c.id)
    )  # fmt: skip
    return [Award(*tuple(row)) for row in connection.execute(query)]


def _beside(connection: sa.Connection, scope: Scope) -> sa.Table:
    """How many awards each project has at each desk and what was paid to it there, whatever part is asked for."""
    m = relations.money(connection, Scope(scope.fund, as_of=scope.as_of))

    def build(_fund: str, _as_of: AsOf) -> sa.Select[Any]:
        desk, paid = sa.func.coalesce(m.c.desk, ""), m.c.stage.in_(PAYMENTS)
        amount, day = sa.case((paid, m.c.amount)), sa.case((paid, m.c.dated_on))
        return (
            sa.select(
                m.c.project_key,
                desk.label("desk"),
                sa.func.sum(sa.case((m.c.stage == "awarded", 1), else_=0)).label("lines"),
                sa.func.sum(amount).label("paid"),
                sa.func.count(sa.distinct(day)).label("payments"),
                sa.func.min(day).label("first_paid"),
                sa.func.max(day).label("last_paid"),
            )
            .where(m.c.stage.in_(("awarded", *PAYMENTS)), m.c.project_key.is_not(None))
            .group_by(m.c.project_key, desk)
        )

    return worked_out(connection, "beside_awards", scope, build)
