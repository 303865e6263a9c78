"""Who takes part in what: one seat an actor and a body, the project groups with their co-pilots."""

from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries.said import standing
from dashboard.queries.scope import Scope

KINDS = ("state", "operator", "association", "local_authority")
"""The families of actors, the State's before the local ones."""

ROLES = ("state_copilot", "local_copilot", "member", "beneficiary")
"""The roles of a seat, the strongest first."""


@dataclass(frozen=True, slots=True)
class Seat:
    """An actor in a body, with its strongest role there; None where the files don't say."""

    actor: str
    actor_kind: str | None
    body: str
    body_kind: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """A project group, its co-pilots of both sides and how many other actors sit in it."""

    name: str
    state_copilots: tuple[str, ...]
    local_copilots: tuple[str, ...]
    members: int


def seated(p: sa.FromClause, scope: Scope) -> sa.ColumnElement[bool]:
    """Which lines of partners give a seat in a body: no single project's, none that only says a decision."""
    asked = sa.and_(
        sa.func.coalesce(p.c.body_kind, "") != "project", sa.or_(p.c.decision.is_(None), p.c.role.is_not(None))
    )
    return sa.and_(asked, sa.or_(p.c.met_on.is_(None), p.c.met_on <= scope.on)) if scope.on else asked


def seats(connection: sa.Connection, scope: Scope) -> list[Seat]:
    """The seats in committees and project groups by the scope's moment; a single project is no body here.

    Ordered by body (committees first) then actor.
    """
    p = standing("partners", scope.fund, scope.as_of)
    kinds = sa.select(p.c.actor, sa.func.max(p.c.actor_kind).label("kind")).group_by(p.c.actor).subquery("kinds")
    rank = sa.case({role: place for place, role in enumerate(ROLES)}, value=p.c.role)
    kind = sa.func.max(p.c.body_kind)
    query = (
        sa.select(p.c.actor, kinds.c.kind, p.c.body, kind, sa.func.min(rank))
        .join(kinds, kinds.c.actor == p.c.actor)
        .where(seated(p, scope))
        .group_by(p.c.actor, kinds.c.kind, p.c.body)
        .order_by(sa.case((kind == "committee", 0), else_=1), p.c.body, p.c.actor)
    )
    return [
        Seat(actor, actor_kind, body, body_kind, None if place is None else ROLES[place])
        for actor, actor_kind, body, body_kind, place in connection.execute(query)
    ]


def groups(found: list[Seat]) -> list[Group]:
    """The project groups among seats, by name."""
    names = sorted({seat.body for seat in found if seat.body_kind == "project_group"})
    return [_group(name, [seat for seat in found if seat.body == name]) for name in names]


def _group(name: str, there: list[Seat]) -> Group:
    by_role = {role: tuple(seat.actor for seat in there if seat.role == role) for role in ROLES}
    state, local = by_role["state_copilot"], by_role["local_copilot"]
    return Group(name, state, local, len(there) - len(state) - len(local))
