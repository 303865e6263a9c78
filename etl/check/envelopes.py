"""Awards against the envelopes: the whole of an axis, and what a territory has of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data import reference
from etl.check.known import Award, Known, Project
from etl.check.money import money
from etl.check.projects import places
from etl.check.shapes import CrossTest
from etl.check.view import Fault, Spot, View
from etl.check.words import Euros

Envelope = tuple[str, str | None]
Placed = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class WithinEnvelope(CrossTest):
    """What is awarded, file and database together, is at most each envelope, within ``tolerance`` euros."""

    tolerance: Decimal

    def faults(self, views: Sequence[View], datasets: Sequence[str], known: Known) -> Iterator[Fault]:
        """For each envelope exceeded of which the file speaks: its amount, or the first award in it."""
        bounds, stated = envelopes(views, known)
        if not bounds:
            return
        awards, spots = _awards(views, known)
        totals: defaultdict[Envelope, Decimal] = defaultdict(Decimal)
        for award, amount in awards.items():
            for envelope in {(award.axis, None), (award.axis, award.region), (award.axis, award.department)}:
                totals[envelope] += amount
        for envelope, bound in bounds.items():
            at = stated.get(envelope) or spots.get(envelope)
            if at and totals[envelope] - bound > self.tolerance:
                axis, territory = envelope
                args = {
                    "axis": axis,
                    "territory": reference.territories()[territory or "FR"].name,
                    "awarded": Euros(totals[envelope]),
                    "envelope": Euros(bound),
                    "excess": Euros(totals[envelope] - bound),
                }
                yield Fault(at, args)


def envelopes(views: Sequence[View], known: Known) -> tuple[dict[Envelope, Decimal], dict[Envelope, Spot]]:
    """The envelopes that the database and the tables state; and where the tables do."""
    found: dict[Envelope, Decimal] = dict(known.envelopes)
    stated: dict[Envelope, Spot] = {}
    for view in views:
        if view.dataset != "envelopes":
            continue
        regions, departments = places(view)
        for place, (axis, amount) in enumerate(view.across("axis", "amount")):
            if axis is not None and amount is not None and not _narrow(view, place):
                envelope = (axis, departments[place] or regions[place])
                found[envelope] = amount if envelope not in stated else found[envelope] + amount
                stated.setdefault(envelope, view.spot(place, "amount"))
    return found, stated


def _narrow(view: View, place: int) -> bool:
    """Whether an envelope is that of an EPCI or a commune: awards are not counted so finely."""
    codes = (view.columns[name][place] for name in ("territory", "epci", "commune") if name in view.columns)
    return any(reference.territories()[code].level in ("epci", "commune") for code in codes if code)


def _awards(views: Sequence[View], known: Known) -> tuple[dict[Award, Decimal], dict[Envelope, Spot]]:
    """What is awarded, a dossier's own amount giving way to lines; and the first award of the file in each envelope."""
    awards: defaultdict[Award, Decimal] = defaultdict(Decimal, known.awards)
    spots: dict[Envelope, Spot] = {}
    for column in money(views):
        view = column.view
        numbers, axes, desks = (view.lines.column(name) for name in ("project_id", "axis", "desk"))
        regions, departments = places(view)
        for _stage, _value, amount, place in column.spent(frozenset({"awarded"}), column.stages):
            number = numbers[place]
            axis, where = _effective(known.projects, number, axes[place], (regions[place], departments[place]))
            axis = axis or known.desks.get(desks[place])
            # A dossier without a number cannot be told to give way to a line: better too little than too much.
            if axis is None or (column.wide and number is None):
                continue
            awards[Award(number, axis, *where, column.wide)] += amount
            for territory in (None, *where):
                if (axis, territory) not in spots:
                    spots[axis, territory] = column.spot(place)
    own = {award.project for award in awards if award.project is not None and not award.wide}
    return {award: amount for award, amount in awards.items() if not (award.wide and award.project in own)}, spots


def _effective(
    there: Mapping[str, Project], number: str | None, axis: str | None, where: Placed
) -> tuple[str | None, Placed]:
    """The axis and place that a line states, else its project's."""
    project = there.get(number or "")
    if project is None:
        return axis, where
    return axis or project.axis, where if any(where) else (project.region, project.department)
