"""Totals that a file states against the sums of its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from etl.check.shapes import TableTest
from etl.check.stated import Stated
from etl.check.view import Fault, View, aside
from etl.check.words import Euros


@dataclass(frozen=True, slots=True)
class SameTotal(TableTest):
    """A total that the file states is the sum of the lines above it, of all of them or of those since the last total.

    ``tolerance`` euros a line allow for amounts that were rounded when they were read.
    """

    tolerance: Decimal

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """Each total that is no such sum, against the nearest one."""
        for view in views:
            own = sorted((one for one in stated if one.table is view.lines.table), key=lambda one: (one.field, one.row))
            for _field, totals in groupby(own, key=lambda one: one.field):
                yield from self._of_field(view, list(totals))

    def _of_field(self, view: View, totals: Sequence[Stated]) -> Iterator[Fault]:
        amounts = list(zip(view.lines.numbers, view.lines.column(totals[0].field), strict=True))
        since = 0
        for one in totals:
            above = [(row, amount) for row, amount in amounts if row < one.row and amount is not None]
            sums = [
                sum((amount for _row, amount in above), Decimal(0)),
                sum((amount for row, amount in above if row > since), Decimal(0)),
                sum((other.total for other in totals if other.row < one.row), Decimal(0)),
            ]
            nearest = min(sums, key=lambda found: abs(found - one.total))
            gap = one.total - nearest
            if above and abs(gap) > self.tolerance * max(len(above), 1):
                args = {"stated": Euros(one.total), "computed": Euros(nearest), "gap": Euros(gap)}
                yield Fault(aside(view.lines.table, one.row, one.field), args)
            since = one.row
