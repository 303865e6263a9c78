"""Lines that say one thing twice, or one key's lines that say two things."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.check.groups import joined, located, sharing, spots
from etl.check.shapes import TableTest
from etl.check.stated import Stated
from etl.check.view import Fault, View
from etl.check.words import Headings
from etl.schemas import schema


def said_fields(views: Sequence[View]) -> list[str]:
    """The fields that hold something in one of the tables, those of the keys first."""
    one = schema(views[0].dataset)
    keys = dict.fromkeys(name for key in one.keys for name in key)
    order = [*keys, *[field.name for field in one.fields if field.name not in keys]]
    return [name for name in order if any(name in view.columns for view in views)]


@dataclass(frozen=True, slots=True)
class Unique(TableTest):
    """Lines whose key is one say one thing: ``keys`` gives, by dataset, the fields that make a key, all filled."""

    keys: Mapping[str, tuple[str, ...]]

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """The key's cell on the first line of each such key, with the others'."""
        names = self.keys[views[0].dataset]
        if not all(any(name in view.columns for view in views) for name in names):
            return
        columns = joined(views, names)
        for group in sharing(columns):
            if any(column[group[0]] is None for column in columns):
                continue
            if differing := _differing(views, group):
                first, *others = spots(views, group, names[0])
                yield Fault(first, {"count": len(group), "fields": Headings(views[0].dataset, differing)}, others)


def _differing(views: Sequence[View], group: Sequence[int]) -> tuple[str, ...]:
    """The fields in which lines differ."""
    lines = [located(views, each) for each in group]
    said = {
        name: {view.columns[name][at] if name in view.columns else None for view, at in lines}
        for name in said_fields(views)
    }
    return tuple(name for name, values in said.items() if len(values) > 1)


@dataclass(frozen=True, slots=True)
class IdenticalLines(TableTest):
    """No line is written twice, in the columns that are loaded and in the others."""

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """The first line of each group, with the others."""
        for group in sharing(joined(views, said_fields(views))):
            for same in _written_alike(views, group):
                name = next(iter(located(views, same[0])[0].lines.bearers))
                first, *others = spots(views, same, name)
                yield Fault(first, {"count": len(same)}, others)


def _written_alike(views: Sequence[View], group: Sequence[int]) -> list[list[int]]:
    """The lines of a group whose every cell is the same: a column that is not loaded may tell them apart."""
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for each in group:
        view, place = located(views, each)
        table, number = view.lines.table, view.lines.numbers[place]
        alike[tuple(table.sheet.cell(number, column.number).value for column in table.columns)].append(each)
    return [same for same in alike.values() if len(same) > 1]
