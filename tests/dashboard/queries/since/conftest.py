"""The small fund of two moments, loaded once for a module on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.store.engine import connect
from tests.dashboard.queries.since import two_states
from tests.databases import Databases


@pytest.fixture(scope="module")
def loaded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """A connection to it, only to be read."""
    url = databases.fresh()
    engine = connect(url)
    two_states.load(engine, tmp_path_factory.mktemp("since"))
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def own(engine: sa.Engine, tmp_path: Path) -> sa.Engine:
    """The same, to be written to."""
    two_states.load(engine, tmp_path)
    return engine
