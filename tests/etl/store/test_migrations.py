"""The migrations and the schemas make the tables that the code declares; columns come from the schemas."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st

from data import reference
from etl.store import alert_tables, review_tables, sending_tables
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


def test_a_database_of_revision_0005_keeps_its_rows_without_their_foreign_keys(databases: Databases) -> None:
    url = databases.empty()
    engine = connect(url)
    projects = DATASET_TABLES["projects"]
    with engine.begin() as connection:
        _give_back_the_keys(connection)
        life = {"fund": "F", "source": "s", "key": "k", "ordinal": 1, "origin": "title", "hash": "h", "source_row": 2}
        _an_edition(connection)
        there = {**life, "opened": 1, "opened_on": date(2021, 1, 1), "source_table": 1, "title": "Été"}
        connection.execute(sa.insert(projects), [there | {"id": 7}, there | {"id": 9, "closed": 1, "key": "l"}])
    with engine.connect() as connection:
        before = connection.execute(sa.select(projects).order_by(projects.c.id)).all()
        assert len(sa.inspect(connection).get_foreign_keys("projects")) == 3
    engine.dispose()
    again = connect(url)
    with again.connect() as connection:
        assert connection.execute(sa.select(projects).order_by(projects.c.id)).all() == before
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        partial = next(
            one for one in sa.inspect(connection).get_indexes("projects") if one["column_names"] == ["closed"]
        )
        assert partial["dialect_options"][f"{connection.dialect.name}_where"] is not None
        planned = {
            "sqlite": "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'projects'",
            "postgresql": "SELECT count(*) FROM pg_stats WHERE tablename = 'projects' AND attname = 'key'",
        }
        assert connection.exec_driver_sql(planned[connection.dialect.name]).scalar_one() > 0
    with again.begin() as connection:
        made = connection.execute(sa.insert(projects).values(**there | {"key": "m"})).inserted_primary_key
    assert made is not None
    assert made[0] > 9 or connection.dialect.name == "postgresql"
    again.dispose()
    databases.drop(url)


def _give_back_the_keys(connection: sa.Connection) -> None:
    """The database as revision 0005 left it."""
    later = DATASET_TABLES["trajectories"]
    metadata.drop_all(connection, [*sending_tables.ALL, *alert_tables.ALL, *review_tables.ALL, later])
    operations = Operations(MigrationContext.configure(connection))
    for name in DATASET_TABLES.keys() - {later.name}:
        with operations.batch_alter_table(name) as table:
            table.create_foreign_key(f"fk_{name}_opened", "editions", ["opened"], ["number"])
            table.create_foreign_key(f"fk_{name}_closed", "editions", ["closed"], ["number"])
            table.create_foreign_key(f"fk_{name}_source_table", "source_tables", ["source_table"], ["id"])
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")


def _an_edition(connection: sa.Connection) -> None:
    counts = dict.fromkeys(("new", "changed", "unchanged", "missing", "rejected"), 0)
    said = {"kind": "load", "fund": "F", "source": "s", "datasets": "projects", "mode": "snapshot", "loaded_by": "?"}
    on = {"data_date": date(2021, 1, 1), "loaded_at": datetime(2021, 1, 1), "fictitious": False}
    connection.execute(sa.insert(metadata.tables["editions"]).values(number=1, **said, **on, **counts))
    table = {"id": 1, "edition": 1, "sheet": "F", "dataset": "projects", "header_row": 1, "columns": {}}
    connection.execute(sa.insert(metadata.tables["source_tables"]).values(**table))


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
