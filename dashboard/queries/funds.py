"""The funds and their axes, as rows say them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import Scope
from etl.store import tables as t
from etl.store.current import AsOf


@dataclass(frozen=True, slots=True)
class Fund:
    """A fund; its dates bound its planned trajectory."""

    code: str
    name: str
    name_en: str | None
    opened_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of a fund; ``envelope`` in euros where declared."""

    code: str
    name: str
    name_en: str | None
    operator: str | None
    envelope: Decimal | None


def funds(connection: sa.Connection) -> list[Fund]:
    """Every declared fund, those with data first, then by code."""
    with_data = sa.select(t.editions.c.fund).distinct()
    order = sa.case((t.funds.c.code.in_(with_data), 0), else_=1)
    query = sa.select(
        t.funds.c.code, t.funds.c.name, t.funds.c.name_en, t.funds.c.opened_on, t.funds.c.closed_on
    ).order_by(order, t.funds.c.code)
    return [Fund(*row) for row in connection.execute(query)]


def fund(connection: sa.Connection, code: str) -> Fund | None:
    """One fund, or None where it is not declared."""
    return next((one for one in funds(connection) if one.code == code), None)


def axes(connection: sa.Connection, code: str, as_of: AsOf = None) -> list[Axis]:
    """The axes that a fund declares; else those that its money bears, by code."""
    query = (
        sa.select(t.axes.c.code, t.axes.c.name, t.axes.c.name_en, t.axes.c.operator, t.axes.c.envelope)
        .where(t.axes.c.fund == code)
        .order_by(t.axes.c.code)
    )
    declared = [Axis(*row) for row in connection.execute(query)]
    if declared:
        return declared
    money = relations.money(connection, Scope(code, as_of=as_of))
    met = connection.execute(
        sa.select(money.c.axis).where(money.c.axis.is_not(None)).distinct().order_by(money.c.axis)
    ).scalars()
    return [Axis(one, one, None, None, None) for one in met]


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk of a fund."""

    code: str
    name: str
    axis: str | None


def desks(connection: sa.Connection, code: str) -> list[Desk]:
    """The desks that a fund declares, by code."""
    query = sa.select(t.desks.c.code, t.desks.c.name, t.desks.c.axis).where(t.desks.c.fund == code)
    return [Desk(*row) for row in connection.execute(query.order_by(t.desks.c.code))]
