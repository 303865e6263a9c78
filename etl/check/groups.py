"""Lines that share values, in one table or across the tables of a dataset."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from etl.check.view import Spot, View


def sharing(columns: Sequence[Sequence[Any]]) -> list[list[int]]:
    """The places of the lines whose values are the same in every column, group by group, in order.

    Column by column, the lines that are alone with their value are left: few are then compared in full.
    """
    left: Sequence[int] = range(len(columns[0])) if columns else ()
    for column in columns:
        seen = Counter(column if len(left) == len(column) else [column[place] for place in left])
        if len(seen) == len(left):
            return []
        several = {value for value, number in seen.items() if number > 1}
        left = [place for place in left if column[place] in several]
    groups: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place in left:
        groups[tuple(column[place] for column in columns)].append(place)
    return [group for group in groups.values() if len(group) > 1]


def joined(views: Sequence[View], names: Sequence[str]) -> list[list[Any]]:
    """The columns of several tables end to end."""
    if len(views) == 1:
        return [views[0].lines.column(name) for name in names]
    return [[value for view in views for value in view.lines.column(name)] for name in names]


def located(views: Sequence[View], place: int) -> tuple[View, int]:
    """The table and the place in it of a line counted over all the tables."""
    for view in views:
        if place < len(view.lines.numbers):
            return view, place
        place -= len(view.lines.numbers)
    raise IndexError(place)


def spots(views: Sequence[View], group: Sequence[int], name: str) -> list[Spot]:
    """A field of each line of a group."""
    return [view.spot(place, name) for view, place in (located(views, each) for each in group)]
