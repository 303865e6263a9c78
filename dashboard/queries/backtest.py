"""Forecasts made again at past dates, of what was then unknown, against what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil

from dashboard.queries.pace import Bound, Points, ahead, gained, window

FIRST = 4
"""Points that a past date must have before it: three months of movement."""


@dataclass(frozen=True, slots=True)
class Past:
    """What was forecast ``made_on`` for a day, and what the day brought; ``pace`` is the gain a day at ``made_on``."""

    made_on: date
    day: date
    forecast: Decimal
    actual: Decimal
    pace: Decimal

    @property
    def horizon(self) -> int:
        """Days ahead."""
        return (self.day - self.made_on).days

    @property
    def error(self) -> Decimal:
        """What it was wrong by, never negative."""
        return abs(self.actual - self.forecast)


def backtest(points: Points, bound: Bound | None, step: Decimal) -> list[Past]:
    """From each point with ``FIRST`` points or more up to it and some movement, the forecasts of all the later ones."""
    found = []
    for known in range(FIRST, len(points)):
        past, later = points[:known], points[known:]
        if not gained(past):
            continue
        pace = gained(past) / window(past)
        values = ahead(past, [day for day, _actual in later], bound, step)
        found += [
            Past(past[-1][0], day, value, actual, pace) for (day, actual), value in zip(later, values, strict=True)
        ]
    return found


def mean_error(past: Sequence[Past]) -> Decimal | None:
    """Mean of |actual − forecast| / actual, over the forecasts whose actual value is above zero."""
    ratios = [one.error / one.actual for one in past if one.actual > 0]
    return sum(ratios, Decimal(0)) / len(ratios) if ratios else None


def scaled_errors(past: Sequence[Past], points: Points) -> list[Decimal]:
    """Each error / the mean move from one point to the next: their mean is the mean absolute scaled error (Hyndman and
    Koehler, 2006), by which curves of unlike sizes compare."""
    moves = [abs(after - before) for (_on, before), (_then, after) in pairwise(points)]
    mean = sum(moves, Decimal(0)) / len(moves) if moves else Decimal(0)
    return [one.error / mean for one in past] if mean else []


def spread(past: Sequence[Past], share: Decimal) -> Decimal | None:
    """What ``share`` of the past errors / (pace × √days ahead) do not pass, of which an interval is made.

    The rank is that of conformal prediction, ⌈(n + 1) × share⌉ of n: few past errors make a wider interval.
    """
    ranked = sorted(one.error / (one.pace * Decimal(one.horizon).sqrt()) for one in past)
    return ranked[min(ceil((len(ranked) + 1) * share), len(ranked)) - 1] if ranked else None
