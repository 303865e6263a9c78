"""Legal persons that hold awarded projects, by type."""

from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import HOLDERS, Scope


@dataclass(frozen=True, slots=True)
class Holding:
    """Legal persons of one type that hold awarded projects, each counted once, and their projects."""

    holder: str
    holders: int
    projects: int


def holders(connection: sa.Connection, scope: Scope) -> list[Holding]:
    """Distinct holders of awarded projects by type, in the order of ``HOLDERS``; a type without any is absent."""
    p = relations.projects(connection, scope)
    query = (
        sa.select(p.c.holder, sa.func.count(sa.distinct(p.c.party)), sa.func.count())
        .where(p.c.awarded == 1, p.c.party.is_not(None))
        .group_by(p.c.holder)
    )
    found = {row[0]: Holding(*row) for row in connection.execute(query)}
    return [found[name] for name in HOLDERS if name in found]
