"""The rows of a dataset that stand at a moment, for those who take the data away; and the edition that they are of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from etl.store import tables as t
from etl.store.current import loads
from etl.store.datasets import DATASET_TABLES


@dataclass(frozen=True, slots=True)
class Edition:
    """The last edition that counts: its number, the newest date of data (not always its own), when it was loaded."""

    number: int
    data_date: date
    loaded_at: datetime


def rows(connection: sa.Connection, scope: Scope, dataset: str) -> list[dict[str, Any]]:
    """The row versions of a fund that stand, by column, in the order of their source and key.

    The whole fund, whatever part of it the scope asks for. Raises KeyError for an unknown dataset.
    """
    table = standing(dataset, scope.fund, scope.as_of)
    names = [column.name for column in DATASET_TABLES[dataset].columns]
    query = sa.select(*[table.c[name] for name in names])
    found = [dict(row) for row in connection.execute(query).mappings()]
    # Sorted here: two databases do not sort text alike.
    return sorted(found, key=lambda row: (row["source"], row["key"], row["ordinal"], row["hash"]))


def kinds(connection: sa.Connection, scope: Scope, dataset: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The distinct values of some columns (those that the dataset has) with ``rows``, how many rows bear them."""
    table = standing(dataset, scope.fund, scope.as_of)
    said = [table.c[name] for name in columns if name in table.c]
    query = sa.select(*said, sa.func.count().label("rows")).select_from(table)
    return [dict(row) for row in connection.execute(query.group_by(*said) if said else query).mappings()]


def edition(connection: sa.Connection, scope: Scope) -> Edition | None:
    """The edition of the data, None where nothing is loaded."""
    counted = sa.select(t.editions).where(loads(connection, scope.fund, scope.as_of)).subquery()
    newest = connection.execute(sa.select(sa.func.max(counted.c.data_date))).scalar()
    last = connection.execute(
        sa.select(counted.c.number, counted.c.loaded_at).order_by(counted.c.number.desc()).limit(1)
    ).first()
    return None if last is None or newest is None else Edition(last.number, newest, last.loaded_at)
