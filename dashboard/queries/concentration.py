"""How unevenly awarded euros fall: Lorenz curve and Gini over departments.

Departments stand in the order of their euros per inhabitant, the least first. With p the cumulative share of the
population and L that of the euros, both from 0 to 1, the curve is the line through the points (p, L) and

    Gini = 1 - sum over departments of (p_i - p_(i-1)) * (L_i + L_(i-1))

0 where every department gets the same euros per inhabitant, near 1 where one small department gets all. Two
inhabitants drawn at random differ by 2 * Gini * (euros per inhabitant) on average. Within a department all inhabitants
are taken to get the same. Money without a department, or of an overseas collectivity, is left out and counted apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries import relations as r
from dashboard.queries.scope import Scope
from data import reference

BEST = Decimal("0.1")
_RATIO = Decimal("0.000001")
_WORDS = ((Decimal("0.20"), "low"), (Decimal("0.40"), "moderate"), (Decimal("0.60"), "high"))


class Department(NamedTuple):
    """A department's inhabitants and awarded euros."""

    code: str
    name: str
    population: int
    awarded: Decimal

    @property
    def per_head(self) -> Decimal:
        """Awarded euros per inhabitant."""
        return self.awarded / self.population


class Point(NamedTuple):
    """A point of the curve, both shares from 0 to 1; ``code`` is the department that ends there, none at the origin."""

    population: Decimal
    awarded: Decimal
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Concentration:
    """Departments from the least to the best served, their curve; ``gini`` None where no euro is awarded.

    ``best_share`` is the share of the euros that the best served tenth of the population gets; ``elsewhere`` the
    euros of the scope that no department holds.
    """

    departments: tuple[Department, ...]
    curve: tuple[Point, ...]
    gini: Decimal | None
    best_share: Decimal | None
    awarded: Decimal
    population: int
    elsewhere: Decimal


def lorenz(departments: Sequence[Department]) -> list[Point]:
    """The curve from (0, 0) to (1, 1); nothing where there is no euro or nobody."""
    people = sum(one.population for one in departments)
    euros = sum((one.awarded for one in departments), Decimal(0))
    if not people or euros <= 0:
        return []
    points, counted, paid = [Point(Decimal(0), Decimal(0))], 0, Decimal(0)
    for one in sorted(departments, key=lambda one: (one.per_head, one.code)):
        counted, paid = counted + one.population, paid + one.awarded
        points.append(Point(Decimal(counted) / people, paid / euros, one.code))
    return points


def gini(curve: Sequence[Point]) -> Decimal | None:
    """One less twice the area below the curve, to six decimals."""
    if not curve:
        return None
    below = sum(
        ((right.population - left.population) * (right.awarded + left.awarded) for left, right in pairwise(curve)),
        Decimal(0),
    )
    return (1 - below).quantize(_RATIO, ROUND_HALF_UP)


def share_at(curve: Sequence[Point], population: Decimal) -> Decimal | None:
    """The share of the euros that the least served ``population`` gets (0 to 1), on the line between two points."""
    for left, right in pairwise(curve):
        if right.population >= population:
            width = right.population - left.population
            part = (population - left.population) / width if width else Decimal(1)
            return (left.awarded + part * (right.awarded - left.awarded)).quantize(_RATIO, ROUND_HALF_UP)
    return None


def in_words(value: Decimal) -> str:
    """How a Gini is called: low, moderate, high from 0.40, very_high from 0.60."""
    return next((word for limit, word in _WORDS if value < limit), "very_high")


def concentration(connection: sa.Connection, scope: Scope) -> Concentration:
    """The departments of the scope's territory: all 101 for France. Raises UnknownTerritory."""
    m, known = r.money(connection, scope), reference.territories()
    euros = sa.select(m.c.department, sa.func.sum(m.c.amount)).where(m.c.stage == "awarded").group_by(m.c.department)
    awarded: dict[str | None, Decimal] = {row[0]: row[1] for row in connection.execute(euros)}
    found = [
        Department(code, known[code].name, people, awarded.pop(code, Decimal("0.00")))
        for code, people in sorted(ground.inhabitants(scope.territory, "department").items())
        if people > 0
    ]
    curve = lorenz(found)
    low = share_at(curve, 1 - BEST)
    return Concentration(
        departments=tuple(sorted(found, key=lambda one: (one.per_head, one.code))),
        curve=tuple(curve),
        gini=gini(curve),
        best_share=None if low is None else 1 - low,
        awarded=sum((one.awarded for one in found), Decimal("0.00")),
        population=sum(one.population for one in found),
        elsewhere=sum(awarded.values(), Decimal("0.00")),
    )
