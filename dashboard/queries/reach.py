"""Whom the fund reached: legal persons, local authorities, communes served; and who could have been."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries import relations as r
from dashboard.queries.ground import WHOLE
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import all_lately, lately, worked_out
from etl.schemas import TERRITORY_LEVELS
from etl.store.current import AsOf
from etl.store.tables import territories

__all__ = [
    "WHOLE", "authorities_in", "covered", "covered_by_axis", "covered_communes", "met",
    "met_by_axis", "places_in", "reached",
]  # fmt: skip


COLUMNS = (
    "dataset", "id", "axis", "party", "party_name", "party_territory", "party_local", "source_table", "source_row",
    "origin", *TERRITORY_LEVELS,
)  # fmt: skip
FILTERS = ("desk", "theme", "holder", "day")
"""What else rows are kept by; and by the place of their project or money line, which is their own but for partners."""


def reached(connection: sa.Connection, scope: Scope, territory: bool = True) -> sa.Subquery:
    """Legal persons that the fund reached: holders of awarded projects, beneficiaries of awarded or committed
    money, beneficiaries that projects declare; one row each occurrence, with its place."""
    whole = Scope(fund=scope.fund, as_of=scope.as_of)
    p, m = r.projects(connection, whole), r.money(connection, whole)

    def build(fund: str, as_of: AsOf) -> sa.Select[Any]:
        return sa.select(_reached(p, m, fund, as_of))

    return r.within(worked_out(connection, "reached", scope, build), scope, territory)


def _reached(p: sa.Subquery, m: sa.Subquery, fund: str, as_of: AsOf) -> sa.Subquery:
    def occurrence(own: sa.FromClause, of: sa.FromClause) -> sa.Select[Any]:
        """A row of its own about a project or a money line, which tells what it is kept by."""
        return sa.select(
            *[(of if name == "axis" else own).c[name].label(name) for name in COLUMNS],
            *[of.c[name] for name in FILTERS],
            *[of.c[name].label(r.KEPT_BY + name) for name in TERRITORY_LEVELS],
        )

    holders = occurrence(p, p).where(p.c.awarded == 1, p.c.party.is_not(None))
    paid = occurrence(m, m).where(m.c.stage.in_(("awarded", "committed")), m.c.party.is_not(None))
    partners = standing("partners", fund, as_of)
    said = (
        occurrence(partners, p)
        .join(p, p.c.project_key == partners.c.project_key)
        .where(partners.c.role == "beneficiary", partners.c.party.is_not(None))
    )
    return sa.union_all(holders, paid, said).subquery()


def met(connection: sa.Connection, scope: Scope) -> Set[str]:
    """The territories whose own local authority the fund reached, wherever they are: the scope's does not count."""
    wide = replace(scope, territory="FR")
    who = reached(connection, wide, territory=False)
    query = sa.select(who.c.party_territory).where(who.c.party_territory.is_not(None)).distinct()
    return lately(connection, ("met", wide), lambda: frozenset(connection.execute(query).scalars()))


def met_by_axis(connection: sa.Connection, scope: Scope, axes: Sequence[str]) -> None:
    """Works out what ``met`` answers of each axis in one question."""
    wide = replace(scope, territory="FR")
    who = reached(connection, wide, territory=False)
    query = sa.select(who.c.axis, who.c.party_territory).where(who.c.party_territory.is_not(None)).distinct()
    keys = {axis: ("met", replace(wide, axis=axis)) for axis in axes}
    all_lately(connection, keys, lambda: _by_axis(connection.execute(query).all(), frozenset))


def _by_axis(rows: Iterable[Any], made: Callable[[list[Any]], Set[str]]) -> Callable[[str], Set[str]]:
    """The rows of each axis, the first of their columns, as a set."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for axis, *rest in rows:
        found[axis].append(rest[0] if len(rest) == 1 else tuple(rest))
    return lambda axis: made(found[axis])


def authorities_in(scope: Scope) -> list[sa.ColumnElement[bool]]:
    """Which local authorities belong to the scope: those of its territory, of its type of holder where it keeps one."""
    found = places_in(scope)
    return [*found, territories.c.level == scope.holder] if scope.holder is not None else found


def places_in(scope: Scope) -> list[sa.ColumnElement[bool]]:
    """Which places belong to the scope's territory. France's are those of its 101 departments."""
    place = territories.c
    conditions: list[sa.ColumnElement[bool]] = [place.level.in_(("commune", "epci", "department", "region"))]
    if scope.level == "country":
        conditions.append(sa.or_(place.kind.is_(None), place.kind != "com"))
    elif scope.level == "none":
        conditions.append(sa.false())
    elif scope.level == "commune":
        conditions.append(place.code == scope.territory)
    else:
        conditions.append(sa.or_(place.code == scope.territory, place[scope.level] == scope.territory))
    return conditions


def covered_communes(connection: sa.Connection, scope: Scope) -> sa.Select[Any]:
    """The communes in scope that a delivered deliverable serves, with their population."""
    d = r.deliverables(connection, scope, territory=False)
    finest = sa.func.coalesce(d.c.commune, d.c.epci, d.c.department, d.c.region)
    served = sa.select(finest).where(d.c.state.in_(r.DELIVERED_STATES), finest.is_not(None))
    national = sa.exists().where(d.c.state.in_(r.DELIVERED_STATES), d.c.place_basis == "national")
    place = territories.c
    return sa.select(place.code, place.name, place.population).where(
        place.level == "commune",
        *places_in(scope),
        sa.or_(*[place[name].in_(served) for name in ("code", "epci", "department", "region")], national),
    )


def covered(connection: sa.Connection, scope: Scope) -> Set[str]:
    """The communes that a delivered deliverable serves, wherever they are: the scope's territory does not count.

    They are those of ``covered_communes`` in the whole country and overseas.
    """
    wide = replace(scope, territory="FR")
    return lately(connection, ("covered", wide), lambda: _covered(connection, wide))


def covered_by_axis(connection: sa.Connection, scope: Scope, axes: Sequence[str]) -> None:
    """Works out what ``covered`` answers of each axis in one question."""
    wide = replace(scope, territory="FR")
    keys = {axis: ("covered", replace(wide, axis=axis)) for axis in axes}
    query = _served(r.deliverables(connection, wide, territory=False), by_axis=True)
    all_lately(connection, keys, lambda: _by_axis(connection.execute(query).all(), _communes_of))


def _covered(connection: sa.Connection, scope: Scope) -> Set[str]:
    query = _served(r.deliverables(connection, scope, territory=False))
    return _communes_of([(code, everywhere) for code, everywhere in connection.execute(query)])


def _served(d: sa.Subquery, by_axis: bool = False) -> sa.Select[Any]:
    """The finest places that delivered deliverables serve, each with whether one of them serves the whole country."""
    finest = sa.func.coalesce(d.c.commune, d.c.epci, d.c.department, d.c.region)
    national = sa.case((d.c.place_basis == "national", 1), else_=0)
    columns = (d.c.axis, finest, national) if by_axis else (finest, national)
    return sa.select(*columns).where(d.c.state.in_(r.DELIVERED_STATES)).distinct()


def _communes_of(served: Sequence[tuple[str | None, int]]) -> Set[str]:
    if any(everywhere for _code, everywhere in served):
        return ground.every_commune()
    return frozenset[str]().union(*[ground.commune_codes(code) for code, _everywhere in served if code])
