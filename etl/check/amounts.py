"""Amounts that contradict one another, their sign, their bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from etl.check.shapes import RowTest
from etl.check.view import Fault, View
from etl.check.words import Euros


@dataclass(frozen=True, slots=True)
class AtMost(RowTest):
    """One amount is at most another, within ``tolerance`` euros."""

    small: str
    large: str
    tolerance: Decimal = Decimal(0)

    def faults(self, view: View) -> Iterator[Fault]:
        """The smaller amount of each line where it is the larger."""
        for place, (less, more) in enumerate(view.across(self.small, self.large)):
            if less is not None and more is not None and less > more and less - more > self.tolerance:
                yield view.fault(place, self.small, self.large, other=Euros(more))


@dataclass(frozen=True, slots=True)
class NotNegative(RowTest):
    """Amounts are not negative, but on the lines whose fields hold one of the values ``unless``."""

    fields: tuple[str, ...]
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def faults(self, view: View) -> Iterator[Fault]:
        """Each negative amount."""
        for name in self.fields:
            for place, amount in enumerate(view.columns.get(name, ())):
                if amount is not None and amount < 0 and not self._excused(view, place):
                    yield view.fault(place, name)

    def _excused(self, view: View, place: int) -> bool:
        return any(name in view.columns and view.columns[name][place] in said for name, said in self.unless.items())


@dataclass(frozen=True, slots=True)
class Between(RowTest):
    """A number stands between two bounds, on the lines whose unit is one of ``units``."""

    field: str
    unit: str
    units: tuple[str, ...]
    least: Decimal
    most: Decimal

    def faults(self, view: View) -> Iterator[Fault]:
        """Each number beyond a bound."""
        for place, (number, unit) in enumerate(view.across(self.field, self.unit)):
            if (
                number is not None
                and unit is not None
                and not self.least <= number <= self.most
                and unit.casefold() in self.units
            ):
                yield view.fault(place, self.field, self.unit, unit=unit)
