"""What can be sought by name: territories, projects, holders, deliverables, each by one question."""

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import Scope
from etl.store.tables import territories as t


@dataclass(frozen=True, slots=True)
class Label:
    """One thing that can be found.

    ``key`` is what its page is asked by (None where it has none), ``codes`` the numbers that name it alone, ``also``
    words that may be said with its name. ``weight`` puts the weightier first among equals: inhabitants, projects.
    ``kind`` is a territory's level, a project's or a deliverable's state; ``where`` the place or the holder beside it.
    """

    key: str | None
    name: str
    codes: tuple[str, ...] = ()
    also: str = ""
    weight: int = 0
    kind: str | None = None
    where: str | None = None


def territories(connection: sa.Connection, scope: Scope) -> list[Label]:
    """Every territory, by its code, its code at Insee and its SIREN; ``where`` is its department, else its region."""
    department, region = t.alias("department"), t.alias("region")
    query = (
        sa.select(
            t.c.code,
            t.c.name,
            t.c.siren,
            t.c.population,
            t.c.level,
            sa.func.coalesce(department.c.name, region.c.name),
        )
        .outerjoin(department, sa.and_(department.c.code == t.c.department, t.c.level.in_(("commune", "epci"))))
        .outerjoin(region, sa.and_(region.c.code == t.c.region, t.c.code != t.c.region))
        .order_by(t.c.code)
    )
    return [
        Label(code, name, _codes(code, code.lstrip("CR"), siren), where or "", people or 0, level, where)
        for code, name, siren, people, level, where in connection.execute(query)
    ]


def projects(connection: sa.Connection, scope: Scope) -> list[Label]:
    """The projects of a fund, by number and title; also by their holder, as names and as a SIREN."""
    p = relations.projects(connection, Scope(scope.fund, as_of=scope.as_of))
    query = sa.select(p.c.project_key, p.c.project_id, p.c.title, p.c.party, p.c.party_name, p.c.state).where(
        p.c.project_key.is_not(None)
    )
    return [
        Label(
            key,
            title or number or key,
            _codes(number, key),
            f"{holder or ''} {_siren(party) or ''}",
            0,
            state,
            holder,
        )
        for key, number, title, party, holder, state in connection.execute(query.order_by(p.c.id))
    ]


def holders(connection: sa.Connection, scope: Scope) -> list[Label]:
    """Who holds projects, one a legal person; ``weight`` counts the projects."""
    p = relations.projects(connection, Scope(scope.fund, as_of=scope.as_of))
    query = (
        sa.select(p.c.party, sa.func.max(p.c.party_name), sa.func.count())
        .where(p.c.party.is_not(None))
        .group_by(p.c.party)
        .order_by(p.c.party)
    )
    return [
        Label(party, name or party, _codes(_siren(party)), "", number)
        for party, name, number in connection.execute(query)
    ]


def deliverables(connection: sa.Connection, scope: Scope) -> list[Label]:
    """The deliverables of a fund, by number and title; their page is their project's."""
    d = relations.deliverables(connection, Scope(scope.fund, as_of=scope.as_of))
    query = sa.select(d.c.project_key, d.c.deliverable_id, d.c.title, d.c.project_title, d.c.state).order_by(d.c.id)
    return [
        Label(project, title or number or "", _codes(number), "", 0, state, of)
        for project, number, title, of, state in connection.execute(query)
    ]


KINDS: dict[str, Callable[[sa.Connection, Scope], list[Label]]] = {
    "territories": territories,
    "projects": projects,
    "holders": holders,
    "deliverables": deliverables,
}
"""What is sought, in the order in which it is shown."""


def _codes(*codes: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))


def _siren(party: str | None) -> str | None:
    """The number of a legal person, None for one known by its name alone."""
    return party if party and party.isdigit() else None
