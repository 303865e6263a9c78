"""Columns that change part-way down: the mark of a block pasted from elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from math import log
from statistics import median

from etl.check.shapes import TableTest
from etl.check.stated import Stated
from etl.check.view import Fault, View
from etl.read.workbook import CellFault, Value
from etl.schemas import schema


@dataclass(frozen=True, slots=True)
class SameMagnitude(TableTest):
    """The amounts of a column are of one magnitude from top to bottom.

    They are not where, at some line, all those below are larger than all those above (or smaller), their median
    ``ratio`` times that of the others, with ``fewest`` on each side. A sorted column, or lines grouped by what
    another column says, are so by nature.
    """

    fields: tuple[str, ...]
    ratio: Decimal
    fewest: int

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """The first cell below the break of each such column."""
        for view in views:
            for name in self.fields:
                if name in view.columns and (place := self._break(view, name)) is not None:
                    yield view.fault(place, name, row=view.lines.numbers[place])

    def _break(self, view: View, name: str) -> int | None:
        amounts = view.columns[name]
        places = [place for place, amount in enumerate(amounts) if amount]
        ends = [[abs(amounts[place]) for place in end] for end in (places[: self.fewest], places[-self.fewest :])]
        if len(places) < 2 * self.fewest or not (max(ends[0]) < min(ends[1]) or min(ends[0]) > max(ends[1])):
            return None
        sizes = [abs(float(amounts[place])) for place in places]
        cut = self._cut(sizes) or self._cut([-size for size in sizes])
        if cut is None or not self._far(sizes, cut) or not _unordered(sizes, cut) or _grouped(view, places, cut, name):
            return None
        return places[cut]

    def _cut(self, sizes: Sequence[float]) -> int | None:
        """How many stand above the widest break below which all are larger."""
        above = list(accumulate(sizes, max))
        below = list(accumulate(reversed(sizes), min))[::-1]
        cuts = range(self.fewest, len(sizes) - self.fewest + 1)
        found = [cut for cut in cuts if above[cut - 1] < below[cut]]
        return max(found, key=lambda cut: abs(log(below[cut] / above[cut - 1])), default=None)

    def _far(self, sizes: Sequence[float], cut: int) -> bool:
        low, high = sorted((median(sizes[:cut]), median(sizes[cut:])))
        return high >= low * float(self.ratio)


def _unordered(sizes: Sequence[float], cut: int) -> bool:
    """Whether one side at least is in no order: a sorted column breaks everywhere."""
    return any(side != sorted(side) and side != sorted(side, reverse=True) for side in (sizes[:cut], sizes[cut:]))


def _grouped(view: View, places: Sequence[int], cut: int, name: str) -> bool:
    """Whether another column of text tells the two sides apart: they are then two kinds of lines."""
    one = schema(view.dataset)
    for other in view.columns:
        if other == name or one[other].type != "string":
            continue
        column = view.columns[other]
        above = {column[place] for place in places[:cut]} - {None}
        below = {column[place] for place in places[cut:]} - {None}
        if above and below and not above & below and len(above) + len(below) < len(places) / 2:
            return True
    return False


@dataclass(frozen=True, slots=True)
class SameType(TableTest):
    """The cells of a column of dates or numbers are of one type from top to bottom: true ones, or text.

    They are not where one type stops and the other begins at one line, with ``fewest`` on each side.
    """

    fewest: int

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """The first cell of the second type of each such column."""
        for view in views:
            for name, column in view.lines.bearers.items():
                if schema(view.dataset)[name].type not in ("number", "date"):
                    continue
                values = view.lines.table.sheet.column(column.number, view.lines.numbers)
                if (place := self._break(values)) is not None:
                    yield view.fault(place, name, row=view.lines.numbers[place])

    def _break(self, values: Sequence[Value]) -> int | None:
        types = set(map(type, values)) - {type(None)}
        if str not in types or len(types) == 1:
            return None
        said = [(place, kind) for place, kind in enumerate(map(_kind, values)) if kind is not None]
        changes = [spot for spot in range(1, len(said)) if said[spot][1] != said[spot - 1][1]]
        if len(changes) != 1 or not self.fewest <= changes[0] <= len(said) - self.fewest:
            return None
        return said[changes[0]][0]


def _kind(value: Value) -> bool | None:
    """True for a text, False for a number or a date, None for neither."""
    if isinstance(value, str):
        return True if value.strip() else None
    return None if value is None or isinstance(value, CellFault) else False
