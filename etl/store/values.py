"""The values that a field takes in the rows of a source that stand."""

import sqlalchemy as sa

from etl.store.current import visible
from etl.store.datasets import DATASET_TABLES


def standing_values(connection: sa.Connection, dataset: str, fund: str, source: str, field: str) -> set[str | None]:
    """The distinct values of a text field, None among them where a row has none; empty where no row stands."""
    table = DATASET_TABLES[dataset]
    rows = (table.c.fund == fund, table.c.source == source, visible(table, None))
    return set(connection.execute(sa.select(table.c[field]).distinct().where(*rows)).scalars())
