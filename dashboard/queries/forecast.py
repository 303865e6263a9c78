"""A cumulative curve forecast until a day, with an interval read from its own past errors; or the reason why not."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dashboard.queries.backtest import Past, backtest, mean_error, spread
from dashboard.queries.pace import Bound, Points, ahead, gained, window

FEWEST = 6
"""Points, month by month, since the curve began to rise: with fewer, three past forecasts at most could be judged."""

FARTHEST = Decimal("2.5")
"""Days ahead / days of history: the samples tell nothing of longer forecasts."""

SHARE = Decimal("0.8")
"""The share of past forecasts whose error the interval covers."""

REASONS = ("no_end", "over", "period", "unknown", "few_points", "still", "short", "reached")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no forecast, one of ``REASONS``; ``points`` and ``days`` are those of the history."""

    reason: str
    points: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What is forecast for a day, between ``low`` and ``high``."""

    day: date
    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Forecast:
    """From ``on``, the day until which the curve is known, to the end: each month's last day, and the end.

    ``error`` is the mean of |actual − forecast| / actual over ``past``, the forecasts made again at past dates.
    """

    on: date
    last: Decimal
    steps: tuple[Step, ...]
    error: Decimal
    past: tuple[Past, ...]

    @property
    def end(self) -> Step:
        """The last day's."""
        return self.steps[-1]

    @property
    def longest(self) -> int:
        """The days ahead of the longest past forecast."""
        return max(one.horizon for one in self.past)


def forecast(points: Points, end: date | None, bound: Bound | None, step: Decimal) -> Forecast | Refusal:
    """The curve continued to ``end`` (see :func:`dashboard.queries.pace.ahead`), or why it is not.

    ``points`` are (day, total) from the first to the last known, about one a month. The interval is the forecast ±
    the centile ``SHARE`` of the past errors, each by its pace and the root of its days ahead, times the pace now and
    the root of the days ahead; it neither goes below what is reached nor beyond the bound.
    """
    if end is None:
        return Refusal("no_end")
    if not points:
        return Refusal("unknown")
    risen = since_rise(points)
    on, last = risen[-1]
    history = (on - risen[0][0]).days
    reason = _reason(risen, end, bound, history)
    if reason:
        return Refusal(reason, len(risen), history)
    past = backtest(risen, bound, step)
    error, width = mean_error(past), spread(past, SHARE)
    if error is None or width is None:
        return Refusal("few_points", len(risen), history)
    pace, days = gained(risen) / window(risen), list(_days(on, end))
    steps = []
    for day, value in zip(days, ahead(risen, days, bound, step), strict=True):
        half = (width * pace * Decimal((day - on).days).sqrt()).quantize(step, ROUND_HALF_UP)
        high = value + half if bound is None else min(value + half, bound.total)
        steps.append(Step(day, value, max(value - half, last), high))
    return Forecast(on, last, tuple(steps), error, tuple(past))


def since_rise(points: Points) -> Points:
    """The curve from the last point before it leaves zero."""
    zeros = [place for place, (_day, value) in enumerate(points) if not value]
    return points[zeros[-1] :] if zeros else points


def _reason(points: Points, end: date, bound: Bound | None, history: int) -> str | None:
    on, last = points[-1]
    if on >= end:
        return "over"
    if bound is not None and last >= bound.total:
        return "reached"
    if len(points) < FEWEST:
        return "few_points"
    if not gained(points):
        return "still"
    return "short" if (end - on).days > FARTHEST * history else None


def _days(on: date, end: date) -> Iterator[date]:
    year, month = on.year, on.month
    while (last := date(year, month, monthrange(year, month)[1])) < end:
        if last > on:
            yield last
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    yield end
