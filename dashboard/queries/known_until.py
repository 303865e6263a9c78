"""Until which day a stage is known: a source that was not renewed says nothing of the last weeks."""

from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import Scope
from etl.store.current import loads
from etl.store.tables import editions, source_tables

MINOR = Decimal("0.1")
"""A source with less than this share of a stage's euros does not hold the others back."""


def money_until(connection: sa.Connection, scope: Scope) -> dict[str, date]:
    """By stage, the oldest among the newest data of the sources that tell it; money paid back is of paid."""
    m = relations.money(connection, scope)
    stage = sa.case((m.c.stage == "paid_back", "paid"), else_=m.c.stage).label("stage")
    query = (
        sa.select(stage, editions.c.source, sa.func.sum(sa.func.abs(m.c.amount)))
        .join(source_tables, source_tables.c.id == m.c.source_table)
        .join(editions, editions.c.number == source_tables.c.edition)
        .group_by(stage, editions.c.source)
    )
    newest = _newest(connection, scope)
    found: dict[str, dict[str, Decimal]] = {}
    for name, source, euros in connection.execute(query):
        found.setdefault(name, {})[source] = Decimal(euros or 0)
    return {
        name: min(newest[source] for source, euros in own.items() if euros >= MINOR * sum(own.values()))
        for name, own in found.items()
    }


def deliverables_until(connection: sa.Connection, scope: Scope) -> date | None:
    """The newest data that speak of deliverables."""
    query = (
        sa.select(sa.func.max(editions.c.data_date))
        .join(source_tables, source_tables.c.edition == editions.c.number)
        .where(loads(connection, scope.fund, scope.as_of), source_tables.c.dataset == "deliverables")
    )
    return connection.execute(query).scalar()


def _newest(connection: sa.Connection, scope: Scope) -> dict[str, date]:
    query = sa.select(editions.c.source, sa.func.max(editions.c.data_date)).where(
        loads(connection, scope.fund, scope.as_of)
    )
    return {row.source: row[1] for row in connection.execute(query.group_by(editions.c.source))}
