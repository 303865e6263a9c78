"""Which units of two sides are one: by project, else by commitment, else by beneficiary and amount; never guessed.

A unit is a project, else a number of commitment (EJ), else a line. A line that names no project is of the one that its
number of commitment leads to, where the fund's data know only one. A number that several projects share leads to none:
what bears it is set apart, and no later step looks at it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.sides import COMMITMENT, PROJECT, Side, commitments, money_lines
from dashboard.queries.temporary import lately

LEFT, RIGHT = 0, 1


@dataclass(slots=True, eq=False)
class Unit:
    """What the lines of a side say of one thing; ``naming`` of them name its project.

    ``siren`` is the one that each of them bears, ``commitments`` are the numbers that the fund's data know of it.
    """

    side: int
    name: str
    amount: Decimal
    lines: int
    naming: int
    label: str | None
    siren: str | None
    commitments: Sequence[str]

    @property
    def sided(self) -> "tuple[Unit | None, Unit | None]":
        """It alone, on its side."""
        return (self, None) if self.side == LEFT else (None, self)


class Pair(NamedTuple):
    """Two units that are one: what made them so, and its number."""

    how: str
    via: str
    left: Unit
    right: Unit


class Doubt(NamedTuple):
    """A unit that could be several of the other side: what they share, and its number."""

    how: str
    via: str
    unit: Unit


class Matching:
    """A comparison: the ``pairs`` among the units of both sides, those that are ``doubtful``, those ``alone``."""

    def __init__(self, connection: sa.Connection, scope: Scope, left: Side, right: Side) -> None:
        self.pairs: list[Pair] = []
        self.doubtful: list[Doubt] = []
        self._free = dict.fromkeys(self._read(connection, scope, left, right))
        self._by_project()
        self._by_commitment()
        self._by_beneficiary()

    def alone(self) -> Collection[Unit]:
        """The units about which nothing was found."""
        return self._free.keys()

    def _read(self, connection: sa.Connection, scope: Scope, *sides: Side) -> Iterator[Unit]:
        """The units of the two sides."""
        known, c = _numbers(connection, scope), money_lines(connection, scope).c
        query = sa.select(
            c.unit, sa.func.sum(c.amount), sa.func.count(), sa.func.count(c.project_key), sa.func.min(c.label),
            sa.func.min(c.siren), sa.func.max(c.siren), sa.func.count(c.siren),
        ).group_by(c.unit)  # fmt: skip
        for side, asked in enumerate(sides):
            own = query.where(c.source == asked.source, c.stage == asked.stage)
            for name, amount, lines, naming, label, first, last, bearing in connection.execute(own):
                siren = first if first == last and bearing == lines else None
                numbers = (name[len(COMMITMENT) :],) if name.startswith(COMMITMENT) else known.get(name, ())
                yield Unit(side, name, amount, lines, naming, label, siren, numbers)

    def _by_project(self) -> None:
        for left, right in self._alike(lambda unit: unit.name if unit.name.startswith(PROJECT) else None):
            one, other = left[0], right[0]
            named = one.naming == one.lines and other.naming == other.lines
            self._pair("project" if named else "commitment", one.name[len(PROJECT) :], one, other)

    def _by_commitment(self) -> None:
        linked = defaultdict[str, tuple[list[Unit], list[Unit]]](lambda: ([], []))
        for unit in self.alone():
            for number in unit.commitments:
                linked[number][unit.side].append(unit)
        shared = {number: both for number, both in sorted(linked.items()) if all(both)}
        for number, (left, right) in shared.items():
            if len(left) == len(right) == 1 and left[0].name == right[0].name:
                self._pair("commitment", number, left[0], right[0])
            else:
                self._doubt("commitment", number, *left, *right)

    def _by_beneficiary(self) -> None:
        for left, right in self._alike(lambda unit: None if unit.siren is None else (unit.siren, unit.amount)):
            siren = str(left[0].siren)
            if len(left) == len(right) == 1:
                self._pair("beneficiary", siren, left[0], right[0])
            else:
                self._doubt("beneficiary", siren, *left, *right)

    def _alike(self, key: Callable[[Unit], Hashable]) -> list[tuple[list[Unit], list[Unit]]]:
        """The free units of both sides that share a key."""
        found = defaultdict[Hashable, tuple[list[Unit], list[Unit]]](lambda: ([], []))
        for unit in self.alone():
            asked = key(unit)
            if asked is not None:
                found[asked][unit.side].append(unit)
        return [both for both in found.values() if all(both)]

    def _pair(self, how: str, via: str, left: Unit, right: Unit) -> None:
        self.pairs.append(Pair(how, via, left, right))
        for unit in (left, right):
            del self._free[unit]

    def _doubt(self, how: str, via: str, *units: Unit) -> None:
        """Sets units apart, once each: by the first number that says so."""
        for unit in units:
            if unit in self._free:
                del self._free[unit]
                self.doubtful.append(Doubt(how, via, unit))


def _numbers(connection: sa.Connection, scope: Scope) -> Mapping[str, Sequence[str]]:
    """The numbers of commitment of each project, by the name of its unit."""

    def find() -> Mapping[str, Sequence[str]]:
        found = defaultdict[str, list[str]](list)
        for project, number in connection.execute(sa.select(commitments(scope.fund, scope.as_of))):
            found[PROJECT + project].append(number)
        return dict(found)

    return lately(connection, ("commitments", scope.fund, scope.as_of), find)
