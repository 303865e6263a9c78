"""Money month after month, stage by stage: what the curves of a fund are made of."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately

STAGES = ("requested", "awarded", "committed", "paid")
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Curve:
    """One stage: ``points`` are (day, euros since the beginning), month by month; its total is the last.

    ``undated`` euros in ``lines`` bear no day, or one after the moment: they are in no point. ``axes`` are those
    that its lines name.
    """

    points: tuple[tuple[date, Decimal], ...]
    undated: Decimal
    lines: int
    axes: frozenset[str]

    @property
    def total(self) -> Decimal:
        """Euros that bear a day."""
        return self.points[-1][1] if self.points else ZERO


def cumulative(connection: sa.Connection, scope: Scope, on: date) -> dict[str, Curve]:
    """The curves of the stages that have a line in scope, in the order of ``STAGES``, on the same days.

    Those days are the first of the first month, each month's last, and ``on``. Money paid back is deducted from paid.
    """
    added: dict[str, dict[tuple[int, int], Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    undated: dict[str, tuple[Decimal, int]] = {}
    axes: dict[str, set[str]] = defaultdict(set)
    for stage, axis, day, euros, lines in lately(connection, ("days", scope), lambda: _by_day(connection, scope)):
        axes[stage] |= {axis} - {None}
        if day is not None and day <= on:
            added[stage][day.year, day.month] += euros
        else:
            before, number = undated.get(stage, (ZERO, 0))
            undated[stage] = (before + euros, number + lines)
    months = [month for by_month in added.values() for month in by_month]
    days = _days(min(months), on) if months else []
    return {
        stage: Curve(_points(added[stage], days), *undated.get(stage, (ZERO, 0)), frozenset(axes[stage]))
        for stage in STAGES
        if stage in axes
    }


def _by_day(connection: sa.Connection, scope: Scope) -> Sequence[Any]:
    """Stage, axis, day, euros and lines: curves until several days, forecasts too, are made of the same."""
    m = relations.money(connection, scope)
    stage = sa.case((m.c.stage == "paid_back", "paid"), else_=m.c.stage).label("stage")
    rows = sa.select(stage, m.c.axis, m.c.dated_on, m.c.amount).subquery("dated_money")
    group = (rows.c.stage, rows.c.axis, rows.c.dated_on)
    return connection.execute(sa.select(*group, sa.func.sum(rows.c.amount), sa.func.count()).group_by(*group)).all()


def _days(first: tuple[int, int], on: date) -> list[date]:
    """The first day of a month, the last of each month, and the day of the question."""
    found, (year, month) = [date(*first, 1)], first
    while (last := date(year, month, monthrange(year, month)[1])) < on:
        found.append(last)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return [*found, on] if on > found[-1] else found


def _points(added: dict[tuple[int, int], Decimal], days: list[date]) -> tuple[tuple[date, Decimal], ...]:
    total, found = ZERO, []
    for rank, day in enumerate(days):
        total += added.get((day.year, day.month), ZERO) if rank else ZERO
        found.append((day, total))
    return tuple(found)
