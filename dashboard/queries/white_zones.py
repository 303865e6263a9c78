"""Territories without any application, and whether somebody else's deliverable serves them.

What an application is, and of which territories: ``applications``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.applications import LEVELS, applied
from dashboard.queries.reach import covered_communes, places_in
from dashboard.queries.scope import Scope
from etl.store.tables import territories


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
    """One row a level that the scope's territory holds, in one question. Raises UnknownTerritory."""
    asked = [_counted(connection, scope, level) for level in levels(scope)]
    if not asked:
        return []
    delivered = _any_deliverable(connection, scope)
    counted = list(connection.execute(sa.union_all(*asked)))
    return [_summary(level, [row[1:] for row in counted if row[0] == level], delivered) for level in levels(scope)]


def zones(connection: sa.Connection, scope: Scope, level: str) -> list[Zone]:
    """The white territories of a level within the scope's territory, by code. Raises UnknownTerritory."""
    place, department, region = territories.c, territories.alias().c, territories.alias().c
    served = _served(connection, scope, level)
    delivered = _any_deliverable(connection, scope)
    query = (
        sa.select(
            place.code,
            place.name,
            department.name.label("department_name"),
            region.name.label("region_name"),
            place.population,
            sa.func.coalesce(served.c.people, 0) if delivered else sa.null(),
        )
        .outerjoin(served, served.c.place == place.code)
        .outerjoin(department.code.table, department.code == place.department)
        .outerjoin(region.code.table, region.code == place.region)
        .where(*places_in(scope), place.level == level, place.code.not_in(applied(connection, scope, level)))
        .order_by(place.code)
    )
    return [Zone(*row) for row in connection.execute(query)]


def _served(connection: sa.Connection, scope: Scope, level: str) -> sa.Subquery:
    """Inhabitants of served communes by territory of a level; an EPCI's communes outside the scope's territory too."""
    wide = replace(scope, territory="FR") if level == "epci" else scope
    group = territories.c["code" if level == "commune" else level].label("place")
    people = sa.func.sum(territories.c.population).label("people")
    return covered_communes(connection, wide).with_only_columns(group, people).group_by(group).subquery()


def _counted(connection: sa.Connection, scope: Scope, level: str) -> sa.Select[Any]:
    """How many territories of a level are white or not, served or not; their inhabitants, those who are served."""
    place, served = territories.c, _served(connection, scope, level)
    white = sa.case((place.code.in_(applied(connection, scope, level)), 0), else_=1).label("white")
    helped = sa.case((served.c.people > 0, 1), else_=0).label("helped")
    sums = (sa.func.count(), sa.func.sum(place.population), sa.func.sum(served.c.people))
    query = sa.select(sa.literal(level), white, helped, *sums).select_from(territories)
    query = query.outerjoin(served, served.c.place == place.code).where(*places_in(scope), place.level == level)
    return query.group_by(white, helped)


def _summary(level: str, counted: Sequence[Sequence[Any]], delivered: bool) -> Summary:
    def total(place: int, *, white: bool = False, helped: bool = False) -> int:
        kept = [row for row in counted if (row[0] or not white) and (row[1] or not helped)]
        return sum(int(row[place] or 0) for row in kept)

    return Summary(
        level,
        white=total(2, white=True),
        total=total(2),
        white_population=total(3, white=True),
        population=total(3),
        served=total(2, white=True, helped=True) if delivered else None,
        served_population=total(4, white=True) if delivered else None,
    )


def _any_deliverable(connection: sa.Connection, scope: Scope) -> bool:
    d = r.deliverables(connection, scope.unfiltered(), territory=False)
    return connection.execute(sa.select(d.c.id).limit(1)).first() is not None


def ordered(found: Sequence[Zone], by: str) -> list[Zone]:
    """The zones by ``population`` (largest first), ``served`` (least served first) or ``place`` (its region)."""
    keys: dict[str, Any] = {
        "population": lambda one: (-(one.population or 0), one.code),
        "served": lambda one: (one.served or 0, -(one.population or 0), one.code),
        "place": lambda one: (one.region or "", one.department or "", one.code),
    }
    return sorted(found, key=keys[by])
