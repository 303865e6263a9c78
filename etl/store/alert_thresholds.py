"""The thresholds that a fund's stewards set, each with its day of effect: nothing is overwritten."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from etl.store import funds
from etl.store.alert_tables import thresholds as t
from etl.store.clock import now
from etl.store.engine import lock_for_writing, writing

MOST = 10_000


class RefusedThreshold(Exception):
    """What makes a threshold none: ``code`` keys the catalogue (``alerts.refused_<code>``)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold as set: it holds from the day ``since`` until another one does."""

    rule: str
    name: str
    value: int
    since: date
    reason: str
    by: str
    at: datetime


def put(engine: sa.Engine, fund: str, rule: str, name: str, value: int, since: date, reason: str, by: str) -> None:
    """Sets a threshold from a day on. Raises RefusedThreshold (no reason, out of bounds) and UnknownFund."""
    if not reason.strip():
        raise RefusedThreshold("no_reason")
    if not 0 <= value <= MOST:
        raise RefusedThreshold("out_of_bounds")
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        funds.require(connection, fund)
        connection.execute(
            sa.insert(t).values(
                fund=fund,
                rule=rule,
                name=name,
                value=value,
                since=since,
                reason=reason.strip(),
                set_by=by,
                set_at=now(),
            )
        )


def listing(connection: sa.Connection, fund: str) -> list[Threshold]:
    """Every threshold that was set for a fund, the latest first."""
    query = sa.select(t.c.rule, t.c.name, t.c.value, t.c.since, t.c.reason, t.c.set_by, t.c.set_at)
    found = connection.execute(query.where(t.c.fund == fund).order_by(t.c.since.desc(), t.c.id.desc()))
    return [Threshold(*row) for row in found]


def in_force(connection: sa.Connection, fund: str, on: date) -> dict[tuple[str, str], int]:
    """What holds on a day, by rule and name: of several, the one that took effect last, set last."""
    found: dict[tuple[str, str], int] = {}
    for one in listing(connection, fund):
        if one.since <= on:
            found.setdefault((one.rule, one.name), one.value)
    return found
