"""What the intake's tests look at in the database."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from etl.store.tables import metadata

Rows = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def stored(engine: sa.Engine) -> Rows:
    """The rows of a table: ``stored("projects", "project_id", "title")``, in the order of these columns."""

    def rows(table: str, *columns: str) -> list[tuple[object, ...]]:
        found = metadata.tables[table]
        query = sa.select(*[found.c[name] for name in columns])
        with engine.connect() as connection:
            return sorted((tuple(row) for row in connection.execute(query)), key=repr)

    return rows
