"""A cumulative curve continued at its own pace: that of the last two months."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

Points = Sequence[tuple[date, Decimal]]
WINDOW = 61
"""Days over which the pace is read. On the samples one month errs a little less, but an interval made of it holds too
few of the values that came: see ``data/backtests.json``."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A total that the curve does not pass. ``approached``: what is left to it shrinks at the pace of the last months,
    as an envelope that is being used up; else the curve goes straight until it meets it."""

    total: Decimal
    approached: bool = False


def value_at(points: Points, day: date) -> Decimal:
    """The curve on a day: straight from one point to the next; the first point's value before, the last one's after."""
    place = bisect_left(points, day, key=lambda point: point[0])
    if place == len(points):
        return points[-1][1]
    until, high = points[place]
    if place == 0 or until == day:
        return high
    since, low = points[place - 1]
    return low + (high - low) * (day - since).days / (until - since).days


def gained(points: Points) -> Decimal:
    """What was added over the last ``WINDOW`` days of the curve, or since it begins; never below zero."""
    return max(points[-1][1] - value_at(points, _since(points)), Decimal(0))


def window(points: Points) -> int:
    """The days over which ``gained`` is read: ``WINDOW``, or fewer where the curve is younger."""
    return (points[-1][0] - _since(points)).days


def ahead(points: Points, days: Sequence[date], bound: Bound | None, step: Decimal) -> tuple[Decimal, ...]:
    """The curve on later days, rounded to ``step``, half up; it never falls.

    Straight: last + gained × days / window, at most the bound. Approached: bound − left × (left / left before)^(days /
    window), where *left* is what the curve lacks of its bound, now and a window ago. A curve at or beyond its bound
    stays where it is.
    """
    (on, last), gain, length = points[-1], gained(points), window(points)
    if not gain or not length or (bound is not None and last >= bound.total):
        return tuple(last for _day in days)
    found = []
    for day in days:
        elapsed = Decimal((day - on).days) / length
        if bound is not None and bound.approached:
            left = bound.total - last
            value = bound.total - left * (left / (left + gain)) ** elapsed
        else:
            value = last + gain * (day - on).days / length
        value = value if bound is None else min(value, bound.total)
        found.append(max(value.quantize(step, ROUND_HALF_UP), last))
    return tuple(found)


def _since(points: Points) -> date:
    return max(points[-1][0] - timedelta(days=WINDOW), points[0][0])
