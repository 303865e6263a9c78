"""The territories that figures are told of, without working a figure out."""

from collections.abc import Sequence, Set

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries import relations as r
from dashboard.queries.counts import envelope_rows
from dashboard.queries.reach import reached
from dashboard.queries.scope import Scope


def told(connection: sa.Connection, scope: Scope, levels: Sequence[str]) -> dict[str, Set[str | None]]:
    """The codes of the territories of each level that ``figures.by_territory`` tells of, None for what has no place."""
    named = _named(connection, scope, levels) if levels else {}
    found: dict[str, Set[str | None]] = {}
    for level, codes in named.items():
        people, eligible = ground.counted(scope.territory, scope.holder, level)
        found[level] = codes | people.keys() | eligible.keys()
    return found


def _named(connection: sa.Connection, scope: Scope, levels: Sequence[str]) -> dict[str, Set[str | None]]:
    """The territories of each level that rows in scope name, None among them where one names none."""
    who = reached(connection, scope)
    # Of those whom the fund reached, partners alone stand elsewhere than the project or the money that says so.
    partners = sa.select(who).where(who.c.dataset == "partners", who.c.party_local.is_(True)).subquery()
    rows = [r.money(connection, scope), r.projects(connection, scope), r.deliverables(connection, scope), partners]
    places = connection.execute(sa.union(*[sa.select(*[one.c[level] for level in levels]) for one in rows])).all()
    found: dict[str, Set[str | None]] = {level: {row[rank] for row in places} for rank, level in enumerate(levels)}
    if not scope.narrowed:
        envelopes = envelope_rows(scope)
        for level in {*levels} & {"region", "department"}:
            placed = sa.select(envelopes.c[level]).where(envelopes.c[level].is_not(None)).distinct()
            found[level] |= {*connection.execute(placed).scalars()}
    return found
