"""The territories as the pages walk them: one, its children, those whose name is sought."""

from typing import Any

import sqlalchemy as sa

from data.reference import Territory
from etl.store.tables import territories as t

COLUMNS = ("code", "level", "name", "region", "department", "epci", "siren", "population", "kind")


def _query() -> sa.Select[Any]:
    return sa.select(*[t.c[name] for name in COLUMNS])


def territory(connection: sa.Connection, code: str) -> Territory | None:
    """One territory, None where the code is no territory's."""
    row = connection.execute(_query().where(t.c.code == code)).first()
    return Territory(*row) if row else None


def children(connection: sa.Connection, code: str, level: str) -> list[Territory]:
    """The territories of a level within another, by name. Departments of France include overseas collectivities."""
    parent = territory(connection, code)
    if parent is None or parent.level == "commune":
        return []
    levels = ("department", "collectivity") if level == "department" else (level,)
    query = _query().where(t.c.level.in_(levels))
    if parent.level != "country":
        above = "department" if parent.level == "collectivity" else parent.level
        query = query.where(t.c[above] == code)
    return [Territory(*row) for row in connection.execute(query.order_by(t.c.name))]


def names(connection: sa.Connection, codes: list[str]) -> dict[str, str]:
    """The names of some territories."""
    found: dict[str, str] = {}
    for start in range(0, len(codes), 500):
        query = sa.select(t.c.code, t.c.name).where(t.c.code.in_(codes[start : start + 500]))
        found |= {row.code: row.name for row in connection.execute(query)}
    return found
