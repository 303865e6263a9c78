"""What was expected and what was delivered, month after month, cumulated."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.counts import deliverable_tests, reference_date
from dashboard.queries.scope import Scope

Curve = tuple[tuple[date, int], ...]
"""Days and what had been reached by each."""


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Cumulated counts at the end of each month and at ``on``, the day that lateness is judged on.

    ``expected``: planned before ``on``; ``ahead``: delivered, planned for ``on`` or later. ``expected`` is
    ``late`` plus those delivered among the expected. ``unplanned`` have no planned date, ``undelivered`` are
    delivered without a date, ``after`` bear a delivery date later than ``on``: no curve holds them.
    """

    on: date | None
    planned: Curve
    delivered: Curve
    expected: int
    done: int
    late: int
    ahead: int
    unplanned: int
    undelivered: int
    after: int


def deliveries(connection: sa.Connection, scope: Scope) -> Deliveries:
    """The two curves of the scope; dropped deliverables are in neither."""
    on = reference_date(connection, scope)
    d = r.deliverables(connection, scope)
    tests = deliverable_tests(d, on)
    kept, done = tests["planned"], tests["delivered"]
    before = d.c.planned_on < on if on else sa.false()
    until = d.c.delivered_on <= on if on else sa.false()
    counted = (
        sa.and_(kept, before),
        done,
        tests["late"],
        sa.and_(done, d.c.planned_on.is_not(None), sa.not_(before)),
        sa.and_(kept, d.c.planned_on.is_(None)),
        sa.and_(done, d.c.delivered_on.is_(None)),
        sa.and_(done, d.c.delivered_on.is_not(None), sa.not_(until)),
    )
    row = connection.execute(sa.select(*[sa.func.sum(sa.case((test, 1), else_=0)) for test in counted])).one()
    expected, *others = (int(value or 0) for value in row)
    planned = _curve(connection, d, d.c.planned_on, kept, before, on)
    delivered = _curve(connection, d, d.c.delivered_on, sa.and_(done, until), until, on)
    return Deliveries(on, planned, delivered, expected, *others)


def _curve(
    connection: sa.Connection,
    d: sa.FromClause,
    day: sa.ColumnElement[date],
    condition: sa.ColumnElement[bool],
    before: sa.ColumnElement[bool],
    on: date | None,
) -> Curve:
    """Cumulated counts by month; the month of ``on`` is cut at that day."""
    year, month = sa.extract("year", day), sa.extract("month", day)
    past = sa.case((before, 1), else_=0)
    query = (
        sa.select(year.label("year"), month.label("month"), past.label("past"), sa.func.count())
        .where(condition, day.is_not(None))
        .group_by("year", "month", "past")
    )
    steps: dict[date, int] = {} if on is None else {on: 0}
    for year_, month_, past_, number in connection.execute(query):
        end = date(int(year_), int(month_), monthrange(int(year_), int(month_))[1])
        at = min(end, on) if past_ and on is not None else end
        steps[at] = steps.get(at, 0) + number
    if not any(steps.values()):
        return ()
    days = sorted(steps)
    return tuple(zip(days, accumulate(steps[one] for one in days), strict=True))
