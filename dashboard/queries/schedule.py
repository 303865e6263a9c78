"""A planned trajectory: what is planned by a day, when an amount is planned for, how far the fund is from it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

CENT = Decimal("0.01")
UNIT = Decimal(1)


@dataclass(frozen=True, slots=True)
class Plan:
    """Planned totals by date, straight from one point to the next, rounded to ``step`` (a cent, or a whole thing).

    ``stated_on`` is the date of the data that state it; None where it is ours: a straight line, for want of one.
    """

    points: tuple[tuple[date, Decimal], ...]
    stated_on: date | None = None
    step: Decimal = CENT

    @property
    def opened(self) -> date:
        """Its first day."""
        return self.points[0][0]

    @property
    def closed(self) -> date:
        """Its last day."""
        return self.points[-1][0]

    @property
    def total(self) -> Decimal:
        """What is planned in the end."""
        return self.points[-1][1]

    def at(self, day: date) -> Decimal:
        """What is planned by a day: the first point's value before it, the last one's after it."""
        for (start, low), (end, high) in pairwise(self.points):
            if day < end:
                elapsed = max((day - start).days, 0)
                return (low + (high - low) * elapsed / (end - start).days).quantize(self.step)
        return self.total.quantize(self.step)

    def due(self, value: Decimal) -> date | None:
        """The first day by which so much is planned; None beyond the highest point."""
        if value <= self.points[0][1]:
            return self.opened
        for (start, low), (end, high) in pairwise(self.points):
            if low < value <= high:
                elapsed = ((value - low) * (end - start).days / (high - low)).to_integral_value(ROUND_CEILING)
                return start + timedelta(days=int(elapsed))
        return None

    def gap(self, actual: Decimal, on: date) -> "Gap":
        """actual − planned at that day, and the days between that day and the one planned for ``actual``."""
        planned, due = self.at(on), self.due(actual)
        days = None if due is None else (due - on).days
        ahead = actual >= planned
        return Gap(planned, actual - planned, max(days, 0) if days is not None and ahead else days)

    def until(self, day: date) -> tuple[tuple[date, Decimal], ...]:
        """Its points, and one more at a day beyond its last: what is planned stays so."""
        return (*self.points, (day, self.total)) if day > self.closed else self.points


@dataclass(frozen=True, slots=True)
class Gap:
    """Behind is negative, in value as in days; ``days`` is None where the plan never goes so far."""

    planned: Decimal
    value: Decimal
    days: int | None


def straight(opened: date, closed: date, total: Decimal) -> Plan:
    """The plan of a fund that states none: so much each day from its opening to its closing."""
    return Plan(((opened, Decimal("0.00")), (closed, total)))


def together(plans: list[Plan]) -> Plan:
    """The sum of several plans, at each of their dates; as of the newest data that state one of them."""
    days = sorted({day for one in plans for day, _value in one.points})
    points = tuple((day, sum((one.at(day) for one in plans), Decimal(0))) for day in days)
    stated = [one.stated_on for one in plans if one.stated_on is not None]
    return Plan(points, max(stated, default=None), plans[0].step)
