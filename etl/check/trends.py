"""What a source adds up to, against its last edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from etl.check.moment import Step
from etl.check.shapes import EditionTest
from etl.check.view import Fault
from etl.check.words import Code, Day, Euros, Headings, Share, named


@dataclass(frozen=True, slots=True)
class SteadyTotal(EditionTest):
    """The total of a stage neither falls by more than ``fall`` (a share) nor is multiplied by more than ``rise``.

    A total that was under ``least`` euros is left: a fund begins with little.
    """

    stages: tuple[str, ...]
    fall: Decimal
    rise: Decimal
    least: Decimal

    def faults(self, step: Step) -> Iterator[Fault]:
        """Each stage whose total moves too much."""
        for stage in self.stages:
            before, after = step.before.amounts.get(stage), step.after.amounts.get(stage, Decimal(0))
            if before is None or before < self.least:
                continue
            if after < before * (1 - self.fall) or after > before * self.rise:
                yield Fault(None, {"stage": Code("fundings", "stage", stage), **_moved(step, before, after)})


@dataclass(frozen=True, slots=True)
class NeverFalls(EditionTest):
    """A cumulative figure never falls: the euros of a stage (within ``tolerance``), the lines in some states."""

    stages: tuple[str, ...]
    tolerance: Decimal

    def faults(self, step: Step) -> Iterator[Fault]:
        """Each stage whose total falls."""
        for stage in self.stages:
            before, after = step.before.amounts.get(stage, Decimal(0)), step.after.amounts.get(stage, Decimal(0))
            if before - after > self.tolerance:
                yield Fault(None, {"stage": Code("fundings", "stage", stage), **_moved(step, before, after)})


@dataclass(frozen=True, slots=True)
class CountNeverFalls(EditionTest):
    """The number of lines in some states, together, never falls."""

    states: tuple[str, ...]

    def faults(self, step: Step) -> Iterator[Fault]:
        """The count, where it falls."""
        before = sum(step.before.states.get(state, 0) for state in self.states)
        after = sum(step.after.states.get(state, 0) for state in self.states)
        if after < before:
            yield Fault(None, {"before": before, "after": after, "on": Day(step.before.on)})


@dataclass(frozen=True, slots=True)
class ClosedYear(EditionTest):
    """The total of a fiscal year that was over at the last edition stays what it was, within ``tolerance`` euros.

    A year is over ``months`` months after its end: a year's last payments are booked in January.
    """

    stages: tuple[str, ...]
    months: int
    tolerance: Decimal

    def faults(self, step: Step) -> Iterator[Fault]:
        """Each closed year whose total moves."""
        on = step.before.on
        for (stage, year), before in sorted(step.before.years.items()):
            over = (on.year - year - 1) * 12 + on.month > self.months
            after = step.after.years.get((stage, year), Decimal(0))
            if stage in self.stages and over and abs(after - before) > self.tolerance:
                yield Fault(
                    None, {"stage": Code("fundings", "stage", stage), "year": year, **_moved(step, before, after)}
                )


@dataclass(frozen=True, slots=True)
class FilledColumn(EditionTest):
    """A column that had ``fewest`` values or more still has some."""

    fewest: int

    def faults(self, step: Step) -> Iterator[Fault]:
        """Each column that emptied."""
        if not step.after.rows:
            return
        for name, before in step.before.filled.items():
            if before >= self.fewest and not step.after.filled.get(name):
                args = {"field": Headings(step.dataset, (name,)), "count": before, "on": Day(step.before.on)}
                yield Fault(None, args, field=name)


@dataclass(frozen=True, slots=True)
class KeptLines(EditionTest):
    """Of the lines of the last edition, no more than a ``share`` is gone, and no fewer than ``fewest`` are told."""

    share: Decimal
    fewest: int

    def faults(self, step: Step) -> Iterator[Fault]:
        """The lines that are gone, by name."""
        gone, rows = len(step.gone), step.before.rows
        if gone >= self.fewest and gone > self.share * rows:
            yield Fault(
                None,
                {
                    "count": gone,
                    "rows": rows,
                    "names": named(list(dict.fromkeys(step.gone))),
                    "on": Day(step.before.on),
                },
            )


def _moved(step: Step, before: Decimal, after: Decimal) -> dict[str, object]:
    move = abs(after - before) / before if before else Decimal(1)
    return {"before": Euros(before), "after": Euros(after), "move": Share(move), "on": Day(step.before.on)}
