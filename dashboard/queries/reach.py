"""Whom the fund reached: legal persons, local authorities, communes served; and who could have been."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from etl.schemas import TERRITORY_LEVELS
from etl.store.current import AsOf
from etl.store.tables import territories

WHOLE = ""
"""The key of the one group that is the whole scope."""


def reached(connection: sa.Connection, scope: Scope, territory: bool = True) -> sa.Subquery:
    """Legal persons that the fund reached: holders of awarded projects, beneficiaries of awarded or committed
    money, beneficiaries that projects declare; one row each occurrence, with its place."""
    p, m = r.projects(connection, scope, territory), r.money(connection, scope, territory)
    return _reached(p, m, scope.fund, scope.as_of)


@lru_cache(maxsize=256)
def _reached(p: sa.Subquery, m: sa.Subquery, fund: str, as_of: AsOf) -> sa.Subquery:
    columns = (
        "party",
        "party_name",
        "party_territory",
        "party_local",
        "source_table",
        "source_row",
        "origin",
        *TERRITORY_LEVELS,
    )
    holders = sa.select(p.c.dataset, p.c.id, *[p.c[name] for name in columns]).where(
        p.c.awarded == 1, p.c.party.is_not(None)
    )
    paid = sa.select(m.c.dataset, m.c.id, *[m.c[name] for name in columns]).where(
        m.c.stage.in_(("awarded", "committed")), m.c.party.is_not(None)
    )
    partners = standing("partners", fund, as_of)
    said = (
        sa.select(sa.literal("partners").label("dataset"), partners.c.id, *[partners.c[name] for name in columns])
        .join(p, p.c.project_key == partners.c.project_key)
        .where(partners.c.role == "beneficiary", partners.c.party.is_not(None))
    )
    return sa.union_all(holders, paid, said).subquery()


def authority_place(level: str | None) -> sa.ColumnElement[str]:
    """The territory of a level that a local authority's own territory belongs to (itself, at its own level)."""
    if level is None:
        return sa.literal(WHOLE)
    own = {"department": ("department", "collectivity")}.get(level, (level,))
    return sa.case(
        (territories.c.level.in_(own), territories.c.code),
        else_=territories.c[level if level != "commune" else "code"],
    )


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
