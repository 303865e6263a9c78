"""Every row version refers to an edition and to a table of a file that are there: one question a load, not one a row.

Foreign keys ask it row by row as rows come in; here it is asked of all the rows that an edition opens and closes, in
the transaction that writes them.
"""

import sqlalchemy as sa

from etl.store import tables as t
from etl.store.datasets import DATASET_TABLES


class BrokenReference(Exception):
    """Row versions of a dataset refer to what is not there: nothing of their edition may be kept."""

    def __init__(self, dataset: str, column: str, value: int) -> None:
        super().__init__(f"{dataset}.{column} refers to {value}, which is not there")


def check_references(connection: sa.Connection, dataset: str, number: int) -> None:
    """Looks at the row versions that edition ``number`` opened or closed. Raises BrokenReference."""
    c = DATASET_TABLES[dataset].c
    written = {
        "opened": (c.opened == number, t.editions.c.number),
        "closed": (c.closed == number, t.editions.c.number),
        "source_table": (c.opened == number, t.source_tables.c.id),
    }
    for column, (rows, target) in written.items():
        there = sa.exists().where(target == c[column])
        lost = connection.execute(sa.select(c[column]).where(rows, ~there).limit(1)).scalar()
        if lost is not None:
            raise BrokenReference(dataset, column, lost)
