"""Alerts that somebody knows about: a reason, a name, a last day. A row is never changed, its lifting is beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from etl.review import words
from etl.review.alert_rule import rule
from etl.review.refusal import Refusal
from etl.store import funds
from etl.store.alert_tables import acknowledgements as t
from etl.store.alert_tables import lifts
from etl.store.clock import now
from etl.store.engine import Target, within
from etl.written import day


class PastDay(Refusal):
    """The last day is past already."""

    key = "past_day"

    def __init__(self, until: date) -> None:
        super().__init__(until)
        self.until = until

    def values(self, lang: str) -> dict[str, object]:
        """The day."""
        return {"until": day(self.until, lang)}


class UnknownAcknowledgement(Refusal):
    """No acknowledgement has that ``number``, or it is lifted already."""

    key = "unknown_acknowledgement"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


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


def acknowledge(target: Target, fund: str, code: str, about: str, reason: str, until: date, by: str) -> int:
    """Keeps an acknowledgement of the alert that a rule opens ``about`` a thing, and returns its number.

    Raises UnknownFund, UnknownRule, PastDay and the refusals of a text.
    """
    said = {"target": words.line("target", about), "reason": words.line("reason", reason)}
    said |= {"rule": rule(code).code, "acknowledged_by": words.line("by", by)}
    if until < now().date():
        raise PastDay(until)
    with within(target) as connection:
        funds.require(connection, fund)
        kept = sa.insert(t).values(fund=fund, until=until, acknowledged_at=now(), **said)
        number: int = connection.execute(kept.returning(t.c.id)).scalar_one()
        return number


def lift(target: Target, number: int, by: str) -> None:
    """Notes that an acknowledgement holds no longer. Raises UnknownAcknowledgement."""
    with within(target) as connection:
        kept = connection.execute(sa.select(t.c.id).where(t.c.id == number).with_for_update()).first()
        if kept is None or connection.execute(sa.select(lifts).where(lifts.c.acknowledgement == number)).first():
            raise UnknownAcknowledgement(number)
        said = {"acknowledgement": number, "lifted_by": words.line("by", by), "lifted_at": now()}
        connection.execute(sa.insert(lifts).values(**said))


def listing(connection: sa.Connection, fund: str) -> list[Acknowledgement]:
    """Every acknowledgement of a fund's alerts, the latest first, those lifted or over included."""
    query = _all().where(t.c.fund == fund).order_by(t.c.id.desc())
    return [Acknowledgement(*row) for row in connection.execute(query)]


def standing(connection: sa.Connection, fund: str, on: date) -> dict[tuple[str, str], Acknowledgement]:
    """Those that hold on a day, by rule and target; the latest of several."""
    found: dict[tuple[str, str], Acknowledgement] = {}
    for one in listing(connection, fund):
        if one.holds(on):
            found.setdefault((one.rule, one.target), one)
    return found


def _all() -> sa.Select[Any]:
    names = ("id", "rule", "target", "reason", "until", "acknowledged_by", "acknowledged_at")
    said = [t.c[name] for name in names]
    return sa.select(*said, lifts.c.lifted_by, lifts.c.lifted_at).select_from(
        t.outerjoin(lifts, lifts.c.acknowledgement == t.c.id)
    )
