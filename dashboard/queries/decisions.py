"""What the coordination committee decided of the project groups: created, continued, redirected, stopped."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from dashboard.queries.said import standing
from dashboard.queries.scope import Scope

DECISIONS = ("created", "continued", "redirected", "stopped")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: of which body, by whom, what, on which day (the meeting's where no other is said)."""

    body: str
    actor: str
    decision: str
    day: date | None


def decided(p: sa.FromClause, scope: Scope) -> sa.ColumnElement[bool]:
    """Which lines of partners say a decision."""
    day, asked = _day(p), p.c.decision.is_not(None)
    return sa.and_(asked, sa.or_(day.is_(None), day <= scope.on)) if scope.on else asked


def _day(p: sa.FromClause) -> sa.ColumnElement[date]:
    return sa.func.coalesce(p.c.decided_on, p.c.met_on)


def decisions(connection: sa.Connection, scope: Scope) -> list[Decision]:
    """The decisions taken by the scope's moment, the latest first, those without a day at the end."""
    p = standing("partners", scope.fund, scope.as_of)
    day = _day(p)
    query = (
        sa.select(p.c.body, p.c.actor, p.c.decision, day)
        .where(decided(p, scope))
        .order_by(day.is_(None), day.desc(), p.c.body, p.c.actor)
    )
    return [Decision(*row) for row in connection.execute(query)]


def by_state(found: list[Decision]) -> dict[str, int]:
    """How many decisions of each kind, zero where none was taken."""
    return {name: sum(one.decision == name for one in found) for name in DECISIONS}
