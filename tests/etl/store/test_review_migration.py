"""A database from before the review gains its tables and keeps its rows."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from alembic import command

from etl.store import items
from etl.store.engine import connect, writing
from etl.store.migrate import config
from etl.store.tables import waivers
from tests.databases import Databases
from tests.etl.store.review import JULY, action, opened

BEFORE = "0005"
TABLES = {"meetings", "review_items", "review_comments", "review_log"}


@pytest.fixture
def old(databases: Databases) -> Iterator[str]:
    """The address of a database at the revision before the review, with a row that somebody wrote."""
    url = databases.empty()
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        made = config()
        made.attributes["connection"] = connection
        command.upgrade(made, BEFORE)
        connection.exec_driver_sql("INSERT INTO funds (code, name) VALUES ('FV', 'Fonds vert')")
        connection.execute(
            sa.insert(waivers).values(
                fund="FV",
                source="native",
                rule="amount-factor",
                scope="all",
                reason="Voulu",
                waived_by="Léa",
                until=date(2031, 1, 1),
                waived_at=datetime(2021, 6, 7, 9),
            )
        )
    engine.dispose()
    yield url
    databases.drop(url)


def test_the_tables_come_and_the_rows_stay(old: str) -> None:
    before = sa.create_engine(old.replace("postgresql://", "postgresql+psycopg://"))
    assert TABLES.isdisjoint(sa.inspect(before).get_table_names())
    with before.connect() as connection:
        kept = connection.execute(sa.select(waivers)).all()
    before.dispose()
    engine = connect(old)
    with engine.connect() as connection:
        assert connection.execute(sa.select(waivers)).all() == kept
        assert set(sa.inspect(connection).get_table_names()) >= TABLES
    made = action(writing(engine), opened(engine), "Relancer", JULY)
    with engine.connect() as connection:
        assert items.listing(connection) == [made]
    engine.dispose()
