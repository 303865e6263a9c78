"""Sums of money by project or commitment, over the file and the database together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.check.known import By, Known, Sums
from etl.check.money import Column, money
from etl.check.shapes import CrossTest
from etl.check.view import Fault, Spot, View
from etl.check.words import Euros


@dataclass(frozen=True, slots=True)
class SumAtMost(CrossTest):
    """By project or commitment, the money of some stages is at most that of others, where there is some.

    ``by`` is ``project_id`` or ``commitment_id``; ``tolerance`` in euros, ``share`` of the larger sum.
    """

    by: str
    small: tuple[str, ...]
    large: tuple[str, ...]
    tolerance: Decimal
    share: Decimal = Decimal(0)

    def faults(self, views: Sequence[View], datasets: Sequence[str], known: Known) -> Iterator[Fault]:
        """For each that the file speaks of and that exceeds: its first amount in the file, and the others."""
        columns = [column for column in money(views) if self.by in column.view.columns]
        stages = {by.stage for by in known.sums if by.field == self.by}.union(*[column.stages for column in columns])
        if stages.isdisjoint(self.small) or stages.isdisjoint(self.large):
            return
        own = _sums(columns, self.by, frozenset(self.small + self.large))
        small = _together(own, known.sums, self.by, self.small)
        large = _together(own, known.sums, self.by, self.large)
        said = set().union(*own.values())
        for value, bound in large.items():
            if value in said and value in small:
                excess = small[value] - bound
                if excess > self.tolerance and excess > self.share * bound:
                    first, *others = self._spots(columns, value)
                    args = {
                        "number": value,
                        "small": Euros(small[value]),
                        "large": Euros(bound),
                        "excess": Euros(excess),
                    }
                    yield Fault(first, args, others)

    def _spots(self, columns: Sequence[Column], value: str) -> list[Spot]:
        """The amounts of the file, those of the small stages first."""
        return [
            column.spot(place)
            for stages in (self.small, self.large)
            for column in columns
            for said, _stage, _amount, place in column.spent(frozenset(stages), column.view.columns[self.by])
            if said == value
        ]


def _sums(columns: Sequence[Column], by: str, stages: frozenset[str]) -> dict[By, dict[str, Decimal]]:
    """The file's sums."""
    sums: dict[By, dict[str, Decimal]] = {}
    for column in columns:
        for stage in stages & set(column.stages):
            found = sums.setdefault(By(by, stage, column.wide), {})
            for value, _stage, amount, _place in column.spent(frozenset({stage}), column.view.columns[by]):
                found[value] = found[value] + amount if value in found else amount
    return sums


def _together(own: Sums, known: Sums, by: str, stages: Sequence[str]) -> dict[str, Decimal]:
    """The sums of file and database over some stages; at a stage, a dossier's own amounts give way to lines."""
    total: defaultdict[str, Decimal] = defaultdict(Decimal)
    for stage in stages:
        lines = _added(own, known, By(by, stage))
        for value, amount in {**_added(own, known, By(by, stage, wide=True)), **lines}.items():
            total[value] += amount
    return total


def _added(own: Sums, known: Sums, by: By) -> dict[str, Decimal]:
    found = dict(known.get(by, {}))
    for value, amount in own.get(by, {}).items():
        found[value] = found[value] + amount if value in found else amount
    return found
