"""Territories without any application, and whether somebody else's deliverable serves them.

A territory has an application when a local authority of it has one: its own council, a commune of it, an EPCI that has
most of its population there. An application is a filed or awarded project of which that authority is the holder or a
declared beneficiary, or money requested, awarded, committed or paid to it. A local authority without a territory
of its own (a joint authority) counts for the department of the row; a legal person that nothing tells apart counts
where the row stands, so that a territory is never called white for want of a number. A region's council makes none of
its departments apply.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.reach import authority_place, covered_communes, places_in
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from etl.store.tables import territories

LEVELS = ("department", "epci", "commune")
STAGES = ("requested", "awarded", "committed", "paid")
OCCURRENCE = ("party_territory", "party_local", *LEVELS)


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


def known(connection: sa.Connection, scope: Scope) -> bool:
    """Whether the fund's data hold any application in this axis and desk, wherever it is."""
    said = _occurrences(connection, scope.unfiltered())
    return connection.execute(sa.select(sa.literal(1)).select_from(said).limit(1)).first() is not None


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
        .where(*places_in(scope), place.level == level, place.code.not_in(_applied(connection, scope, level)))
        .order_by(place.code)
    )
    return [Zone(*row) for row in connection.execute(query)]


def _occurrences(connection: sa.Connection, scope: Scope) -> sa.Subquery:
    """Every application: who applies, and where the row stands. The authority's place counts, not the scope's."""
    p, m = r.projects(connection, scope, territory=False), r.money(connection, scope, territory=False)
    there = sa.or_(p.c.filed == 1, p.c.awarded == 1)
    partners = standing("partners", scope.fund, scope.as_of)
    return sa.union_all(
        sa.select(*[p.c[name] for name in OCCURRENCE]).where(there),
        sa.select(*[m.c[name] for name in OCCURRENCE]).where(m.c.stage.in_(STAGES)),
        sa.select(*[partners.c[name] for name in OCCURRENCE])
        .join(p, p.c.project_key == partners.c.project_key)
        .where(partners.c.role == "beneficiary", there),
    ).subquery()


def _applied(connection: sa.Connection, scope: Scope, level: str) -> sa.CompoundSelect[Any]:
    """The codes of a level's territories that have an application."""
    said = _occurrences(connection, scope)
    own = authority_place(level)
    who = sa.select(said.c.party_territory).where(said.c.party_territory.is_not(None))
    named = sa.select(own).where(territories.c.code.in_(who), own.is_not(None))
    untold: sa.ColumnElement[bool] = said.c.party_local.is_(None)
    if level == "department":
        untold = sa.or_(untold, said.c.party_local.is_(True))
    placed = sa.select(said.c[level]).where(said.c.party_territory.is_(None), untold, said.c[level].is_not(None))
    return sa.union(named, placed)


def _served(connection: sa.Connection, scope: Scope, level: str) -> sa.Subquery:
    """Inhabitants of served communes by territory of a level; an EPCI's communes outside the scope's territory too."""
    wide = replace(scope, territory="FR") if level == "epci" else scope
    communes = sa.select(covered_communes(connection, wide).subquery().c.code)
    group = territories.c["code" if level == "commune" else level].label("place")
    query = sa.select(group, sa.func.sum(territories.c.population).label("people"))
    return query.where(territories.c.code.in_(communes)).group_by(group).subquery()


def _counted(connection: sa.Connection, scope: Scope, level: str) -> sa.Select[Any]:
    """How many territories of a level are white or not, served or not; their inhabitants, those who are served."""
    place, served = territories.c, _served(connection, scope, level)
    white = sa.case((place.code.in_(_applied(connection, scope, level)), 0), else_=1).label("white")
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
