"""From values to places across a drawing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.reports.pack.content import Value


@dataclass(frozen=True)
class Scale:
    """A straight scale: ``low`` stands at ``start``, ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: Decimal | int | float) -> float:
        """Where a value stands."""
        span = self.high - self.low
        return self.start + (self.end - self.start) * ((float(value) - self.low) / span if span else 0.5)


def from_zero(values: Iterable[Value], start: float, end: float) -> Scale:
    """A scale that holds zero and all the values that are known."""
    return from_floor(Decimal(0), values, start, end)


def from_floor(floor: Decimal, values: Iterable[Value], start: float, end: float) -> Scale:
    """A scale that holds a value to begin with and all the others that are known."""
    known = [floor, *(Decimal(value) for value in values if value is not None)]
    low, high = min(known), max(known)
    return Scale(float(low), float(high if high > low else low + 1), start, end)
