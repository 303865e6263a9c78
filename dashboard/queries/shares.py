"""What part of the awarded euros and of the local authorities reached some territories hold, beside their population.

Overseas: the five overseas departments and regions. Euros by the place of the money, out of those whose region is
known (the others are counted apart); authorities by their own territory, out of those of the eighteen regions.

Small communes: those below a number of inhabitants, out of all communes. Euros by the commune that is awarded them (of
the line, else the holder of its project); what EPCI, departments and regions are awarded is not shared out among
their communes and is left out of both sides. Size, not a density grid: the reference has none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries import relations as r
from dashboard.queries.known import known
from dashboard.queries.reach import met
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately
from data import reference
from data.reference import Territory
from etl.store.types import Euros

_RATIO = Decimal("0.000001")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Group:
    """Inhabitants, awarded euros (None: the fund's data hold none), authorities reached and eligible."""

    population: int
    awarded: Decimal | None
    reached: int
    eligible: int

    @property
    def per_head(self) -> Decimal | None:
        """Awarded euros per inhabitant, to the cent."""
        if self.awarded is None or not self.population:
            return None
        return (self.awarded / self.population).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Share:
    """A group within a whole; ``outside`` are the scope's awarded euros that the whole does not hold."""

    group: Group
    whole: Group
    outside: Decimal | None

    def of(self, name: str) -> Decimal | None:
        """The group's part of the whole by ``population``, ``awarded``, ``reached`` or ``eligible``, 0 to 1."""
        part, whole = getattr(self.group, name), getattr(self.whole, name)
        return None if part is None or not whole else (Decimal(part) / Decimal(whole)).quantize(_RATIO, ROUND_HALF_UP)

    @property
    def rest(self) -> Group:
        """The whole less the group."""
        whole, group = self.whole, self.group
        known = whole.awarded is not None and group.awarded is not None
        return Group(
            whole.population - group.population,
            (whole.awarded or Decimal(0)) - (group.awarded or Decimal(0)) if known else None,
            whole.reached - group.reached,
            whole.eligible - group.eligible,
        )


def overseas(connection: sa.Connection, scope: Scope) -> Share:
    """Overseas departments and regions among all: it says something of the whole country alone."""
    m, ultramarine = r.money(connection, scope), _overseas()
    by_region = sa.select(m.c.region, _sum(m)).where(m.c.stage == "awarded").group_by(m.c.region)
    euros = connection.execute(by_region).all()
    return _share(connection, scope, euros, None, lambda region: None if region is None else region in ultramarine)


def small_communes(connection: sa.Connection, scope: Scope, below: int) -> Share:
    """Communes of fewer than ``below`` inhabitants among those of the scope's territory. Raises UnknownTerritory."""
    known = reference.territories()

    def small(code: str | None) -> bool | None:
        place = known.get(code or "")
        if place is None or place.level != "commune":
            return None
        return place.population is not None and place.population < below

    return _share(connection, scope, _by_authority(connection, scope), below, small)


def _by_authority(connection: sa.Connection, scope: Scope) -> Sequence[Any]:
    """The awarded euros of each local authority that gets them, whatever the size below which it is small."""
    m, holders = r.money(connection, scope), r.projects(connection, Scope(fund=scope.fund, as_of=scope.as_of))
    own = sa.case((m.c.party.is_(None), holders.c.party_territory), else_=m.c.party_territory).label("own")
    query = (
        sa.select(own, _sum(m))
        .select_from(m)
        .outerjoin(holders, holders.c.project_key == m.c.project_key)
        .where(m.c.stage == "awarded")
        .group_by(own)
    )
    return lately(connection, ("awarded by authority", scope), lambda: connection.execute(query).all())


def _sum(m: sa.Subquery) -> sa.ColumnElement[Decimal]:
    return sa.type_coerce(sa.func.sum(m.c.amount), Euros())


def _share(
    connection: sa.Connection,
    scope: Scope,
    euros: Iterable[Any],
    below: int | None,
    inside: Callable[[str | None], bool | None],
) -> Share:
    """The group inside and the whole that is counted; ``euros`` by code, which is ``inside``, elsewhere, or left out.

    The group are the communes of fewer inhabitants than ``below``, else the territories overseas.
    """
    sums: dict[bool | None, Decimal] = {}
    for code, amount in euros:
        there = inside(code)
        sums[there] = sums.get(there, Decimal("0.00")) + amount
    told = bool(sums) or "awarded" in known(connection, scope)
    (people, eligible), (all_people, all_eligible) = _totals(scope.territory, below)
    (_people, reached), (_all, all_reached) = _counted(ground.among(met(connection, scope), scope.territory), below)
    nothing = Decimal("0.00")
    part, rest = sums.get(True, nothing), sums.get(False, nothing)
    return Share(
        Group(people, part if told else None, reached, eligible),
        Group(all_people, part + rest if told else None, all_reached, all_eligible),
        sums.get(None, nothing) if told else None,
    )


@lru_cache(maxsize=256)
def _totals(territory: str, below: int | None) -> tuple[tuple[int, int], tuple[int, int]]:
    return _counted(ground.places(territory), below)


def _counted(places: Iterable[Territory], below: int | None) -> tuple[tuple[int, int], tuple[int, int]]:
    """Inhabitants and number of the places of the group, of all that are counted."""
    people = number = all_people = all_number = 0
    ultramarine = _overseas()
    for place in places:
        if below is not None and place.level != "commune":
            continue
        lives = (place.population or 0) if place.level == "commune" else 0
        all_people, all_number = all_people + lives, all_number + 1
        if below is None:
            inside = place.kind == "drom" or place.region in ultramarine
        else:
            inside = place.population is not None and place.population < below
        if inside:
            people, number = people + lives, number + 1
    return (people, number), (all_people, all_number)


@cache
def _overseas() -> frozenset[str]:
    """The regions overseas."""
    every = reference.territories().values()
    return frozenset(one.code for one in every if one.level == "region" and one.kind == "drom")
