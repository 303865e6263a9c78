"""What the fund's data know at all: zero is said only of that, the rest is null."""

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.reach import reached
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import once


def known(connection: sa.Connection, scope: Scope) -> frozenset[str]:
    """What the fund's data know at all in this axis and desk, whatever the territory: stages and datasets."""
    whole = Scope(fund=scope.fund, as_of=scope.as_of)
    every = once(connection, ("known", whole), lambda: _known(connection, whole))
    return frozenset(
        what
        for axis, desk, what in every
        if (scope.axis is None or axis == scope.axis) and (scope.desk is None or desk == scope.desk)
    )


def _known(connection: sa.Connection, scope: Scope) -> frozenset[tuple[str | None, str | None, str]]:
    """What is known of each axis and desk."""
    m, p, who, d = (make(connection, scope, territory=False) for make in (r.money, r.projects, reached, r.deliverables))
    found: set[tuple[str | None, str | None, str]] = set()
    stages = sa.select(m.c.axis, m.c.desk, m.c.stage).distinct()
    found.update((axis, desk, stage) for axis, desk, stage in connection.execute(stages))
    by_desk = sa.select(p.c.axis, p.c.desk, sa.func.sum(p.c.filed)).group_by(p.c.axis, p.c.desk)
    for axis, desk, filed in connection.execute(by_desk):
        found.add((axis, desk, "projects"))
        if filed:
            found.add((axis, desk, "filed"))
    local = sa.select(who.c.axis, who.c.desk).where(who.c.party_local.is_(True)).distinct()
    found.update((axis, desk, "local_authorities") for axis, desk in connection.execute(local))
    tasks = sa.select(d.c.axis, d.c.desk).distinct()
    found.update((axis, desk, "deliverables") for axis, desk in connection.execute(tasks))
    return frozenset(found)
