"""Territories without any application, and whether somebody else's deliverable serves them.

What an application is, and of which territories: ``applications``.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries.applications import LEVELS, applying
from dashboard.queries.known import known
from dashboard.queries.reach import covered
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately
from data import reference


@dataclass(frozen=True, slots=True)
class Summary:
    """White territories of a level among all of it in the scope, with their inhabitants.

    ``served`` are those of which a delivered deliverable serves one commune at least, ``served_population`` the
    inhabitants of these communes: None where the fund's data hold no deliverable.
    """

    level: str
    white: int
    total: int
    white_population: int
    population: int
    served: int | None
    served_population: int | None


class Zone(NamedTuple):
    """A white territory; ``served`` inhabitants live in communes that a delivered deliverable serves, None: unknown."""

    code: str
    name: str
    department: str | None
    region: str | None
    population: int | None
    served: int | None


def levels(scope: Scope) -> tuple[str, ...]:
    """The levels that the scope's territory holds, the widest first."""
    below = {"department": LEVELS[1:], "epci": LEVELS[2:], "commune": LEVELS[2:], "none": ()}
    return below.get(scope.level, LEVELS)


def summary(connection: sa.Connection, scope: Scope) -> list[Summary]:
    """One row a level that the scope's territory holds. Raises UnknownTerritory."""
    asked = levels(scope)
    if not asked:
        return []
    applied, delivered = applying(connection, scope), "deliverables" in known(connection, scope)
    return [_summary(connection, scope, level, applied[level], delivered) for level in asked]


def _summary(connection: sa.Connection, scope: Scope, level: str, applied: Set[str], delivered: bool) -> Summary:
    living = ground.inhabitants(scope.territory, level)
    # Few have applied: they are taken away from what is known of all.
    grey = living.keys() & applied
    population = ground.total(scope.territory, level)
    served, served_population = _helped(connection, scope, level, applied) if delivered else (None, None)
    return Summary(
        level,
        white=len(living) - len(grey),
        total=len(living),
        white_population=population - sum(map(living.__getitem__, grey)),
        population=population,
        served=served,
        served_population=served_population,
    )


def zones(connection: sa.Connection, scope: Scope, level: str) -> list[Zone]:
    """The white territories of a level within the scope's territory, by code. Raises UnknownTerritory."""
    told = "deliverables" in known(connection, scope)
    served = _served(connection, scope, level) if told else None
    applied, places = applying(connection, scope)[level], reference.territories()

    def name(code: str | None) -> str | None:
        return places[code].name if code in places else None

    white = (one for one in ground.places(scope.territory) if one.level == level and one.code not in applied)
    return [
        Zone(
            one.code,
            one.name,
            name(one.department),
            name(one.region),
            one.population,
            None if served is None else served.get(one.code, 0),
        )
        for one in sorted(white, key=lambda one: one.code)
    ]


def _helped(connection: sa.Connection, scope: Scope, level: str, applied: Set[str]) -> tuple[int, int]:
    """How many white territories have a commune served with people in it; how many people live in these communes."""
    if level == "commune":
        served = covered(connection, scope)
        every, grey = (ground.communes(some, scope.territory) for some in (served, served & applied))
        return every[0] - grey[0], every[1] - grey[1]
    there = ground.inhabitants(scope.territory, level).keys() - applied
    helped = [people for code, people in _served(connection, scope, level).items() if code in there]
    return sum(people > 0 for people in helped), sum(helped)


def _served(connection: sa.Connection, scope: Scope, level: str) -> Mapping[str, int]:
    """Inhabitants of served communes by territory of a level; an EPCI's communes outside the scope's territory too."""

    def people(territory: str) -> Mapping[str, int]:
        return ground.people(covered(connection, scope), level, territory)

    if level == "epci":
        wide = replace(scope, territory="FR")
        return lately(connection, ("people served", wide, level), lambda: people("FR"))
    return people(scope.territory)


def ordered(found: Sequence[Zone], by: str) -> list[Zone]:
    """The zones by ``population`` (largest first), ``served`` (least served first) or ``place`` (its region)."""
    keys: dict[str, Any] = {
        "population": lambda one: (-(one.population or 0), one.code),
        "served": lambda one: (one.served or 0, -(one.population or 0), one.code),
        "place": lambda one: (one.region or "", one.department or "", one.code),
    }
    return sorted(found, key=keys[by])
