"""Alerts that somebody knows about: a reason, a name, a last day. The alert stays, and stays visible."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from etl.store import funds
from etl.store.alert_tables import acknowledgements as t
from etl.store.clock import now
from etl.store.engine import lock_for_writing, writing


class RefusedAcknowledgement(Exception):
    """What makes an acknowledgement none: ``code`` keys the catalogue (``alerts.refused_<code>``)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnknownAcknowledgement(Exception):
    """No acknowledgement of that number, or it is lifted already."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An acknowledgement as kept; ``until`` is its last day. Times are UTC."""

    id: int
    rule: str
    target: str
    reason: str
    until: date
    by: str
    at: datetime
    lifted_by: str | None
    lifted_at: datetime | None

    def holds(self, on: date) -> bool:
        """Whether it covers a day."""
        return self.lifted_at is None and on <= self.until


def acknowledge(engine: sa.Engine, fund: str, rule: str, target: str, reason: str, until: date, by: str) -> int:
    """Keeps an acknowledgement and returns its number.

    Raises RefusedAcknowledgement (no reason, a day that is past) and UnknownFund.
    """
    if not reason.strip():
        raise RefusedAcknowledgement("no_reason")
    if until < now().date():
        raise RefusedAcknowledgement("past")
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        funds.require(connection, fund)
        kept = sa.insert(t).values(
            fund=fund,
            rule=rule,
            target=target,
            reason=reason.strip(),
            until=until,
            acknowledged_by=by,
            acknowledged_at=now(),
        )
        number: int = connection.execute(kept.returning(t.c.id)).scalar_one()
        return number


def lift(engine: sa.Engine, number: int, by: str) -> None:
    """Notes that an acknowledgement holds no longer. Raises UnknownAcknowledgement."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        open_one = sa.and_(t.c.id == number, t.c.lifted_at.is_(None))
        if not connection.execute(sa.update(t).where(open_one).values(lifted_by=by, lifted_at=now())).rowcount:
            raise UnknownAcknowledgement(number)


def listing(connection: sa.Connection, fund: str) -> list[Acknowledgement]:
    """Every acknowledgement of a fund's alerts, the latest first, those lifted or over included."""
    names = ("id", "rule", "target", "reason", "until", "acknowledged_by", "acknowledged_at", "lifted_by", "lifted_at")
    query = sa.select(*[t.c[name] for name in names]).where(t.c.fund == fund).order_by(t.c.id.desc())
    return [Acknowledgement(*row) for row in connection.execute(query)]


def standing(connection: sa.Connection, fund: str, on: date) -> dict[tuple[str, str], Acknowledgement]:
    """Those that hold on a day, by rule and target; the latest of several."""
    found: dict[tuple[str, str], Acknowledgement] = {}
    for one in listing(connection, fund):
        if one.holds(on):
            found.setdefault((one.rule, one.target), one)
    return found
