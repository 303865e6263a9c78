"""How far an indicator is from where it started to its target: DITP's formula, the plan's line, the trend."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

FINE = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Progress:
    """``value`` is a ratio, 1 for a target that is reached, never clipped; None where a component is missing.

    ``level_target`` says that the target equals the initial value, where the formula would divide by zero.
    """

    value: Decimal | None
    level_target: bool = False


def progress(initial: Decimal | None, actual: Decimal | None, target: Decimal | None) -> Progress:
    """(actual − initial) / (target − initial), to six decimals; times 100 it is DITP's progress rate.

    The same ratio holds for an indicator that is to fall: its target is below its initial value, so going down
    progresses. Where the target equals the initial value: 1 if the actual value reaches it, else 0, as PILOTE does
    for an indicator that is to rise or to stay.
    """
    if initial is None or actual is None or target is None:
        return Progress(None)
    if target == initial:
        return Progress(Decimal(1 if actual >= target else 0), level_target=True)
    ratio = (actual - initial) / (target - initial)
    return Progress(ratio.quantize(FINE, ROUND_HALF_UP))


def planned(steps: Sequence[tuple[date, Decimal]], on: date) -> Decimal | None:
    """The value that the plan has on a day: straight lines between the initial value and each target, by date.

    The last target stands after its day. None before the first step, or with fewer than two steps.
    """
    ordered = sorted(steps)
    if len(ordered) < 2 or on < ordered[0][0]:
        return None
    for (since, low), (until, high) in pairwise(ordered):
        if on <= until:
            share = Decimal((on - since).days) / max((until - since).days, 1)
            return (low + (high - low) * share).quantize(FINE, ROUND_HALF_UP)
    return ordered[-1][1]


@dataclass(frozen=True, slots=True)
class Trend:
    """The change from the previous value to the current one; ``change`` None where either is not known.

    ``better`` says whether it goes towards the target; None where nothing changed or no direction is known.
    """

    change: Decimal | None
    better: bool | None = None


def trend(previous: Decimal | None, actual: Decimal | None, initial: Decimal | None, target: Decimal | None) -> Trend:
    """What changed since the previous value. Not known is never "no change"."""
    if previous is None or actual is None:
        return Trend(None)
    change = actual - previous
    if change == 0 or initial is None or target is None or initial == target:
        return Trend(change)
    return Trend(change, (change > 0) == (target > initial))
