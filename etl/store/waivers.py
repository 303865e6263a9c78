"""The waivers that people give. Each is a row that is never changed; its lifting is a row beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from data.texts import catalogue
from etl.check import rules
from etl.check.waiver import Scope, Waiver
from etl.store import funds
from etl.store import tables as t
from etl.store.clock import now
from etl.store.engine import lock_for_writing, writing


class RefusedWaiver(Exception):
    """What makes a waiver none: ``code`` keys the catalogue (``cli.waive_<code>``)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnknownWaiver(Exception):
    """No waiver of that number, or it is lifted already."""


@dataclass(frozen=True, slots=True)
class Given:
    """A waiver with who lifted it and when (UTC), if anybody did."""

    waiver: Waiver
    lifted_by: str | None
    lifted_at: datetime | None


def waive(engine: sa.Engine, fund: str, source: str, rule: str, scope: Scope, reason: str, by: str, until: date) -> int:
    """Keeps a waiver and returns its number; it holds to the end of the day ``until``.

    Raises RefusedWaiver (no such rule, one that cannot be waived, no reason, a day that is past) and UnknownFund.
    """
    if f"findings.{rule}" not in catalogue("fr"):
        raise RefusedWaiver("unknown_rule")
    if any(one.code == rule and not one.waivable for one in rules()):
        raise RefusedWaiver("not_waivable")
    if not reason.strip():
        raise RefusedWaiver("no_reason")
    if until < now().date():
        raise RefusedWaiver("past")
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        funds.require(connection, fund)
        kept = sa.insert(t.waivers).values(
            fund=fund,
            source=source,
            rule=rule,
            scope=scope.kind,
            target=scope.target,
            reason=reason.strip(),
            waived_by=by,
            until=until,
            waived_at=now(),
        )
        number: int = connection.execute(kept.returning(t.waivers.c.id)).scalar_one()
        return number


def lift(engine: sa.Engine, number: int, by: str) -> None:
    """Notes that a waiver holds no longer. Raises UnknownWaiver."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        row = connection.execute(_all().where(t.waivers.c.id == number)).first()
        if row is None or row.lifted_at is not None:
            raise UnknownWaiver(number)
        connection.execute(sa.insert(t.waiver_lifts).values(waiver=number, lifted_by=by, lifted_at=now()))


def given(connection: sa.Connection, fund: str, source: str) -> list[Waiver]:
    """The waivers of a source that nobody lifted, those that are over included, the latest first."""
    return [one.waiver for one in listing(connection, fund) if one.waiver.source == source and one.lifted_at is None]


def standing(connection: sa.Connection, fund: str, source: str, on: date) -> list[Waiver]:
    """The waivers of a source that hold on a day, the latest first."""
    return [one for one in given(connection, fund, source) if not one.expired(on)]


def listing(connection: sa.Connection, fund: str | None = None) -> list[Given]:
    """Every waiver, of one fund where it is told, the latest first, those lifted included."""
    query = _all().order_by(t.waivers.c.id.desc())
    if fund is not None:
        query = query.where(t.waivers.c.fund == fund)
    return [_read(row) for row in connection.execute(query)]


def _all() -> sa.Select[Any]:
    lifted = t.waiver_lifts.c
    return sa.select(t.waivers, lifted.lifted_by, lifted.lifted_at).select_from(
        t.waivers.outerjoin(t.waiver_lifts, lifted.waiver == t.waivers.c.id)
    )


def _read(row: sa.Row[Any]) -> Given:
    waiver = Waiver(
        row.id,
        row.fund,
        row.source,
        row.rule,
        Scope(row.scope, row.target),
        row.reason,
        row.waived_by,
        row.until,
        row.waived_at,
    )
    return Given(waiver, row.lifted_by, row.lifted_at)
