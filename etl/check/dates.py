"""Dates that contradict one another, or the date of the data."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.check.shapes import RowTest
from etl.check.view import Fault, View
from etl.check.words import Day


@dataclass(frozen=True, slots=True)
class Ordered(RowTest):
    """One date is not before another."""

    earlier: str
    later: str

    def faults(self, view: View) -> Iterator[Fault]:
        """The later date of each line where it comes first."""
        for place, (first, second) in enumerate(view.across(self.earlier, self.later)):
            if first is not None and second is not None and second < first:
                yield view.fault(place, self.later, self.earlier, other=Day(first))


@dataclass(frozen=True, slots=True)
class NotAfterData(RowTest):
    """A fact is not dated after the data that tells it."""

    fields: tuple[str, ...]

    def faults(self, view: View) -> Iterator[Fault]:
        """Each date that is still to come on the date of the data."""
        if view.on is None:
            return
        on = view.on
        for name in self.fields:
            for place, said in enumerate(view.columns.get(name, ())):
                if said is not None and said > on:
                    yield view.fault(place, name, on=Day(on))
