"""What is awarded, committed, paid and delivered, forecast to the closing of the fund."""

from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.by_month import accumulated
from dashboard.queries.counts import deliverable_tests, envelope_rows
from dashboard.queries.cumulative import cumulative
from dashboard.queries.forecast import Forecast, Refusal, forecast
from dashboard.queries.funds import axes, fund
from dashboard.queries.known_until import deliverables_until, money_until
from dashboard.queries.pace import Bound, Points
from dashboard.queries.schedule import CENT, UNIT
from dashboard.queries.scope import Scope

MONEY = ("awarded", "committed", "paid")
MEASURES = (*MONEY, "delivered")
APPROACHED = ("awarded", "committed")
"""The stages that use an envelope up: on the samples what is left of it shrinks steadily, while what is paid and what
is delivered goes straight."""


def forecasts(connection: sa.Connection, scope: Scope) -> dict[str, Forecast | Refusal]:
    """The forecast of each measure, by ``MEASURES``, or why there is none; nothing of a period chosen. Raises
    UnknownTerritory.

    Each starts from the day until which its sources are known. Money is bounded by the envelope, where the scope has
    one; deliverables by nothing, for awards still to come bring more of them.
    """
    declared = fund(connection, scope.fund)
    end = declared.closed_on if declared else None
    if scope.since is not None or scope.until is not None:
        return {name: Refusal("period") for name in MEASURES}
    until, envelope = money_until(connection, scope), _envelope(connection, scope)
    found: dict[str, Forecast | Refusal] = {}
    for stage in MONEY:
        bound = None if envelope is None else Bound(envelope, stage in APPROACHED)
        points: Points = ()
        if stage in until:
            curve = cumulative(connection, scope, until[stage]).get(stage)
            points = curve.points if curve else ()
        found[stage] = forecast(points, end, bound, CENT)
    found["delivered"] = forecast(delivered_by_month(connection, scope), end, None, UNIT)
    return found


def delivered_by_month(connection: sa.Connection, scope: Scope) -> Points:
    """Deliverables delivered by each month's end, from zero to the day until which they are known."""
    on = deliverables_until(connection, scope)
    if on is None:
        return ()
    d = relations.deliverables(connection, scope)
    return accumulated(connection, d.c.delivered_on, on, deliverable_tests(d, on)["delivered"])


def _envelope(connection: sa.Connection, scope: Scope) -> Decimal | None:
    """The envelope of all that the scope's money is of; None where some of it has none."""
    if scope.narrowed or scope.level in ("epci", "commune", "none"):
        return None
    if scope.level == "country":
        declared = [one.envelope for one in axes(connection, scope.fund, scope.as_of) if scope.axis in (None, one.code)]
        return sum((one for one in declared if one), Decimal(0)) if declared and all(declared) else None
    if scope.axis is None:
        return None
    rows = envelope_rows(scope)
    euros: Decimal | None = connection.execute(sa.select(sa.func.sum(rows.c.amount))).scalar()
    return euros
