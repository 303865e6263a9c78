"""Questions are asked of the samples, on each database."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from tests.conftest import Demo


@pytest.fixture(scope="session")
def connection(demo: Demo) -> Iterator[sa.Connection]:
    """A connection to the samples, the same for all questions: what it worked out serves the next."""
    with demo.engine.connect() as made:
        yield made
