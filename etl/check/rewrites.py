"""Columns rewritten from one edition to the next: sorted alone, shifted, converted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.check.moment import Changed, Step
from etl.check.shapes import EditionTest
from etl.check.view import Cell, Fault
from etl.check.words import Day, Euros, Headings, Share
from etl.schemas import schema


def differing(one: Changed, names: Sequence[str]) -> list[str]:
    """The fields in which a line changed."""
    return [name for name in names if one.before.get(name) != one.after.get(name)]


def cells(changed: Sequence[Changed], name: str) -> list[Cell]:
    """A field's cell on each of these lines."""
    return [Cell(one.sheet, one.row, one.cell(name), name, str(one.after.get(name) or "")) for one in changed]


@dataclass(frozen=True, slots=True)
class SameUnit(EditionTest):
    """An amount is not suddenly ``factors`` times what it was, or that many times less, within ``tolerance`` of it."""

    fields: tuple[str, ...]
    factors: tuple[Decimal, ...]
    tolerance: Decimal

    def faults(self, step: Step) -> Iterator[Fault]:
        """Each such amount."""
        for name in self.fields:
            for one in step.changed:
                before, after = one.before.get(name), one.after.get(name)
                if isinstance(before, Decimal) and isinstance(after, Decimal) and before > 0 and after > 0:
                    factor = self._factor(before, after)
                    if factor:
                        args = {"before": Euros(before), "factor": f"{factor:g}", "on": Day(step.before.on)}
                        yield Fault(cells([one], name)[0], args)

    def _factor(self, before: Decimal, after: Decimal) -> Decimal | None:
        ratio = max(before, after) / min(before, after)
        return next((one for one in self.factors if abs(ratio / one - 1) <= self.tolerance), None)


@dataclass(frozen=True, slots=True)
class KeptColumn(EditionTest):
    """No more than a ``share`` of the lines, ``fewest`` at least, change in one of these fields and nowhere else."""

    fields: tuple[str, ...]
    share: Decimal
    fewest: int

    def faults(self, step: Step) -> Iterator[Fault]:
        """The first cell of each such column, with the others."""
        every = [field.name for field in schema(step.dataset).fields]
        alone: dict[str, list[Changed]] = {}
        for one in step.changed:
            if len(names := differing(one, every)) == 1 and names[0] in self.fields:
                alone.setdefault(names[0], []).append(one)
        for name, changed in alone.items():
            many = len(changed) >= self.fewest and len(changed) > self.share * step.before.rows
            if many and not reordered(changed, name):
                yield _column(step, name, changed)


@dataclass(frozen=True, slots=True)
class UnsortedColumn(EditionTest):
    """No column holds the values of last time in another order: sorted or shifted without the others.

    From ``fewest`` lines and a ``share`` of them on, and at least ``distinct`` values.
    """

    share: Decimal
    fewest: int
    distinct: int

    def faults(self, step: Step) -> Iterator[Fault]:
        """The first cell of each such column, with the others."""
        for field in schema(step.dataset).fields:
            changed = [one for one in step.changed if one.before.get(field.name) != one.after.get(field.name)]
            if (
                len(changed) >= self.fewest
                and len(changed) > self.share * step.before.rows
                and len({one.after.get(field.name) for one in changed}) >= self.distinct
                and reordered(changed, field.name)
            ):
                yield _column(step, field.name, changed)


def reordered(changed: Sequence[Changed], name: str) -> bool:
    """Whether the values that changed are those of before in another order; a shift loses one and repeats another."""
    before = Counter(one.before.get(name) for one in changed)
    after = Counter(one.after.get(name) for one in changed)
    return (before - after).total() <= 1


def _column(step: Step, name: str, changed: Sequence[Changed]) -> Fault:
    first, *others = cells(changed, name)
    share = Share(Decimal(len(changed)) / step.before.rows)
    args = {"field": Headings(step.dataset, (name,)), "count": len(changed), "share": share, "on": Day(step.before.on)}
    return Fault(first, args, others)
