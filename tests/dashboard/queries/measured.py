"""The curves of the samples on which methods are compared, and how each method does on them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import forecasts
from dashboard.queries.backtest import backtest, scaled_errors
from dashboard.queries.cumulative import cumulative
from dashboard.queries.forecast import Forecast, forecast, since_rise
from dashboard.queries.funds import axes
from dashboard.queries.pace import Bound, Points
from dashboard.queries.scope import Scope

CLOSED = date(2022, 12, 31)
AXES = (None, "1", "2", "3")


def curves(connection: sa.Connection, measure: str) -> Iterator[tuple[Points, Decimal | None]]:
    """The curve of a measure until the closing, of the fund then of each axis, with its envelope."""
    for axis in AXES:
        scope = Scope(axis=axis)
        if measure == "delivered":
            points: Points = forecasts.delivered_by_month(connection, scope)
            envelope = None
        else:
            points = cumulative(connection, scope, CLOSED)[measure].points
            envelope = sum(
                (one.envelope or 0 for one in axes(connection, "ITN7") if axis in (None, one.code)), Decimal(0)
            )
        yield since_rise([point for point in points if point[0] <= CLOSED]), envelope


def bounds(envelope: Decimal | None, approached: bool) -> Bound | None:
    return None if envelope is None else Bound(envelope, approached)


def scaled(connection: sa.Connection, measure: str, approached: bool) -> Decimal:
    """The mean absolute scaled error of a way of going on, over all past dates and all days ahead."""
    errors = []
    for points, envelope in curves(connection, measure):
        past = backtest(points, bounds(envelope, approached), Decimal("0.01"))
        errors += scaled_errors(past, points)
    return (sum(errors, Decimal(0)) / len(errors)).quantize(Decimal("0.01"))


def covered(connection: sa.Connection, measure: str) -> tuple[int, int]:
    """Of the forecasts made again at every past date for every later one: those whose interval held what came; all."""
    held = made = 0
    step = Decimal(1) if measure == "delivered" else Decimal("0.01")
    for points, envelope in curves(connection, measure):
        bound = bounds(envelope, measure in forecasts.APPROACHED)
        for known in range(1, len(points)):
            for day, actual in points[known:]:
                found = forecast(points[:known], day, bound, step)
                if isinstance(found, Forecast):
                    made += 1
                    held += found.end.low <= actual <= found.end.high
    return held, made
