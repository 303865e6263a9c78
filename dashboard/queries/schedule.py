"""The planned trajectory of a fund: a straight line from its opening to its closing; the gap to it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Plan:
    """``euros`` awarded evenly from ``opened`` to ``closed``. The plan is ours until the fund publishes one."""

    opened: date
    closed: date
    euros: Decimal

    @property
    def days(self) -> int:
        """How long it lasts."""
        return (self.closed - self.opened).days

    def at(self, day: date) -> Decimal:
        """Euros planned by a day: zero before the opening, all of them after the closing."""
        elapsed = min(max((day - self.opened).days, 0), self.days)
        return (self.euros * elapsed / self.days).quantize(CENT)

    def due(self, euros: Decimal) -> date | None:
        """The first day by which so many euros are planned; None beyond all of them."""
        if euros > self.euros:
            return None
        elapsed = (max(euros, Decimal(0)) * self.days / self.euros).to_integral_value(ROUND_CEILING)
        return self.opened + timedelta(days=int(elapsed))

    def gap(self, actual: Decimal, on: date) -> "Gap":
        """actual − planned at that day, in euros, and the days between that day and the one planned for ``actual``."""
        euros, due = actual - self.at(on), self.due(actual)
        days = None if due is None else (due - on).days
        return Gap(self.at(on), euros, max(days, 0) if days is not None and euros >= 0 else days)


@dataclass(frozen=True, slots=True)
class Gap:
    """Behind is negative, in euros as in days; ``days`` is None where the plan never goes so far."""

    planned: Decimal
    euros: Decimal
    days: int | None
