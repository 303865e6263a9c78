"""The migrations and the schemas make the tables that the code declares; columns come from the schemas."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st

from data import reference
from etl.store.datasets import DATASET_TABLES
from etl.store.engine import connect
from etl.store.migrate import add_columns, upgrade
from etl.store.tables import metadata
from etl.store.types import Euros, Measure
from tests.databases import Databases


@pytest.fixture
def migrated(databases: Databases) -> Iterator[sa.Engine]:
    """A database brought up to date from nothing."""
    url = databases.empty()
    engine = connect(url)
    yield engine
    engine.dispose()
    databases.drop(url)


def test_the_migrations_make_the_tables_that_the_code_declares(migrated: sa.Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        made = set(sa.inspect(connection).get_table_names())
    assert made == set(metadata.tables) | {"alembic_version"}


def test_upgrading_again_changes_nothing(migrated: sa.Engine) -> None:
    def state() -> list[object]:
        with migrated.connect() as connection:
            tables = [
                (table.name, connection.execute(sa.select(sa.func.count()).select_from(table)).scalar())
                for table in metadata.sorted_tables
            ]
            return [*tables, connection.execute(sa.select(metadata.tables["settings"])).all()]

    before = state()
    upgrade(migrated)
    assert state() == before


def test_the_reference_and_the_shipped_fund_are_there(migrated: sa.Engine) -> None:
    tables = metadata.tables
    with migrated.connect() as connection:
        count = connection.execute(sa.select(sa.func.count()).select_from(tables["territories"])).scalar()
        assert count == len(reference.territories())
        axes = tables["axes"].c
        assert connection.execute(sa.select(axes.code, axes.envelope).order_by(axes.code)).all() == [
            ("1", Decimal("30000000.00")),
            ("2", Decimal("24000000.00")),
            ("3", Decimal("34000000.00")),
        ]


def test_a_column_that_the_schemas_gained_is_added(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE projects DROP COLUMN theme")
        connection.exec_driver_sql("ALTER TABLE fundings DROP COLUMN total_cost")
        assert add_columns(connection) == ["projects.theme", "fundings.total_cost"]
        assert add_columns(connection) == []
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_old_database_gains_its_columns_when_it_is_opened(database_url: str, engine: sa.Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE partners DROP COLUMN attended")
        connection.exec_driver_sql("UPDATE settings SET value = 'old' WHERE name = 'stamp'")
    again = connect(database_url)
    assert "attended" in {column["name"] for column in sa.inspect(again).get_columns("partners")}
    again.dispose()


@pytest.mark.parametrize("table", DATASET_TABLES.values(), ids=DATASET_TABLES)
def test_money_is_whole_cents_and_measures_whole_millionths(table: sa.Table, engine: sa.Engine) -> None:
    scaled = {column.name for column in table.columns if isinstance(column.type, Euros | Measure)}
    found = {column["name"]: column["type"] for column in sa.inspect(engine).get_columns(table.name)}
    assert {name for name, kind in found.items() if isinstance(kind, sa.BigInteger)} >= scaled
    assert not [name for name, kind in found.items() if isinstance(kind, sa.Float | sa.Numeric)]


def test_sums_are_exact(engine: sa.Engine) -> None:
    """Ten cents a hundred thousand times: a sum of floats drifts."""
    values = sa.table("sums", sa.column("amount", Euros()), sa.column("value", Measure()))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE sums (amount BIGINT, value BIGINT)")
        row = {"amount": Decimal("0.10"), "value": Decimal("0.000001")}
        connection.execute(sa.insert(values), [row] * 100_000)
        connection.execute(sa.insert(values), [{"amount": Decimal("-9999999999999.99"), "value": None}])
        total = connection.execute(sa.select(sa.func.sum(values.c.amount), sa.func.sum(values.c.value))).one()
    assert total == (Decimal("-9999999989999.99"), Decimal("0.100000"))


@given(st.integers(-(10**15), 10**15))
def test_cents_go_in_and_out_unchanged(cents: int) -> None:
    kind, value = Euros(), Decimal(cents).scaleb(-2)
    stored = kind.process_bind_param(value, sa.engine.default.DefaultDialect())
    assert stored == cents
    assert kind.process_result_value(stored, sa.engine.default.DefaultDialect()) == value


@pytest.mark.parametrize(("kind", "value"), [(Euros(), "0.001"), (Measure(), "0.0000001")])
def test_a_value_too_fine_is_refused_never_rounded(kind: Euros | Measure, value: str) -> None:
    with pytest.raises(ValueError, match="decimals"):
        kind.process_bind_param(Decimal(value), sa.engine.default.DefaultDialect())
