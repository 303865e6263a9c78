"""Planned values against one another, and against the envelope."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from data import reference
from etl.check.envelopes import envelopes
from etl.check.known import Known
from etl.check.shapes import CrossTest, TableTest
from etl.check.stated import Stated
from etl.check.view import Fault, Spot, View
from etl.check.words import Code, Day, Euros

MONEY = ("requested", "awarded", "committed", "paid")
FINEST = ("commune", "epci", "territory", "department", "department_name", "region", "region_name")


class Planned(NamedTuple):
    """What a planned value is of: its measure, its indicator, its axis, the code of its place (None: the country)."""

    measure: str
    indicator: str | None
    axis: str | None
    place: str | None


Steps = dict[Planned, list[tuple[date, Decimal, Spot]]]


def steps(views: Sequence[View]) -> Steps:
    """The planned values of the tables, by date, with their cells."""
    found: Steps = defaultdict(list)
    for view in views:
        if view.dataset != "trajectories":
            continue
        indicators, axes = view.lines.column("indicator_id"), view.lines.column("axis")
        for line, (measure, due, value) in enumerate(view.across("measure", "due_on", "planned")):
            if measure is not None and due is not None and value is not None:
                of = Planned(measure, indicators[line], axes[line], _place(view, line))
                found[of].append((due, value, view.spot(line, "planned")))
    return {of: sorted(own, key=lambda step: step[0]) for of, own in found.items()}


@dataclass(frozen=True, slots=True)
class RisingPlan(TableTest):
    """The planned totals of these ``measures`` never fall from one date to the next."""

    measures: tuple[str, ...]

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """Each planned value that is less than the one before, which is its other cell."""
        for of, own in steps(views).items():
            for (before, high, first), (_on, low, at) in pairwise(own):
                if of.measure in self.measures and low < high:
                    args = {
                        "measure": _measure(of),
                        "before": _said(of, high),
                        "after": _said(of, low),
                        "on": Day(before),
                    }
                    yield Fault(at, args, [first])


@dataclass(frozen=True, slots=True)
class OnePlan(TableTest):
    """One value is planned for a measure, an axis, a place and a date."""

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """The first of the values, with the cells of the others."""
        for of, own in steps(views).items():
            by_date: dict[date, list[tuple[Decimal, Spot]]] = defaultdict(list)
            for due, value, spot in own:
                by_date[due].append((value, spot))
            for due, said in by_date.items():
                values = dict.fromkeys(value for value, _spot in said)
                if len(values) > 1:
                    told = ", ".join(str(_said(of, value)) for value in values)
                    (_value, at), *others = said
                    args = {"measure": _measure(of), "on": Day(due), "count": len(said), "values": told}
                    yield Fault(at, args, [spot for _value, spot in others])


@dataclass(frozen=True, slots=True)
class PlanWithinEnvelope(CrossTest):
    """What is planned of these ``measures`` is at most the envelope of its axis and place, within ``tolerance`` euros.

    Without an axis, the envelope of the country is the sum of those of the axes; a place without one is not tested.
    """

    measures: tuple[str, ...]
    tolerance: Decimal

    def faults(self, views: Sequence[View], datasets: Sequence[str], known: Known) -> Iterator[Fault]:
        """The highest planned value of each trajectory that exceeds."""
        declared, _stated = envelopes(views, known)
        national = [amount for (_axis, place), amount in declared.items() if place is None]
        for of, own in steps(views).items():
            bound = declared.get((of.axis, of.place)) if of.axis else None
            if of.axis is None and of.place is None and national:
                bound = sum(national, Decimal(0))
            _due, highest, at = max(own, key=lambda step: step[1])
            if of.measure in self.measures and bound is not None and highest - bound > self.tolerance:
                args = {
                    "measure": _measure(of),
                    "territory": reference.territories()[of.place or "FR"].name,
                    "planned": Euros(highest),
                    "envelope": Euros(bound),
                    "excess": Euros(highest - bound),
                }
                yield Fault(at, args)


def _place(view: View, line: int) -> str | None:
    """The code of the finest place that a line names."""
    columns = (view.columns[name] for name in FINEST if name in view.columns)
    return next((column[line] for column in columns if column[line]), None)


def _measure(of: Planned) -> Code:
    return Code("trajectories", "measure", of.measure)


def _said(of: Planned, value: Decimal) -> object:
    return Euros(value) if of.measure in MONEY else f"{value.normalize():f}"
