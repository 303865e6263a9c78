"""Who came to which meeting: present, absent, or not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries.definitions import rate
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope


@dataclass(frozen=True, slots=True)
class Presence:
    """An actor called to a meeting. ``attended`` is None where the files don't say whether it came."""

    actor: str
    actor_kind: str | None
    body: str
    met_on: date
    attended: bool | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """n present of N known; ``rate`` is n/N (0 to 1), None where nobody's presence is known."""

    present: int
    known: int

    @property
    def rate(self) -> Decimal | None:
        """present / known."""
        value = rate(self.present, self.known).value
        return None if value is None else Decimal(value)


def held(p: sa.FromClause, scope: Scope) -> sa.ColumnElement[bool]:
    """Which lines of partners say who was called to a committee's meeting."""
    asked = sa.and_(p.c.met_on.is_not(None), p.c.body_kind == "committee", p.c.decision.is_(None))
    return sa.and_(asked, p.c.met_on <= scope.on) if scope.on else asked


def presences(connection: sa.Connection, scope: Scope) -> list[Presence]:
    """One row an actor and a meeting that was held by the scope's moment, by day, body, actor."""
    p = standing("partners", scope.fund, scope.as_of)
    kinds = sa.select(p.c.actor, sa.func.max(p.c.actor_kind).label("kind")).group_by(p.c.actor).subquery("kinds")
    came = sa.func.max(sa.case((p.c.attended.is_(True), 1), (p.c.attended.is_(False), 0)))
    query = (
        sa.select(p.c.actor, kinds.c.kind, p.c.body, p.c.met_on, came)
        .join(kinds, kinds.c.actor == p.c.actor)
        .where(held(p, scope))
        .group_by(p.c.actor, kinds.c.kind, p.c.body, p.c.met_on)
        .order_by(p.c.met_on, p.c.body, p.c.actor)
    )
    return [
        Presence(actor, kind, body, met_on, None if there is None else bool(there))
        for actor, kind, body, met_on, there in connection.execute(query)
    ]


def attendance(found: Iterable[Presence]) -> Attendance:
    """How many of those whose presence is known were present."""
    said = [one.attended for one in found if one.attended is not None]
    return Attendance(sum(said), len(said))
