"""Brings a database up to date: Alembic's migrations, the schemas' columns, the reference, the shipped funds."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from data import ROOT, reference
from etl.store import alert_tables, review_tables, sending_tables  # noqa: F401 - declare their tables
from etl.store import tables as t
from etl.store.datasets import DATASET_TABLES


def config() -> Config:
    """Alembic's configuration, without an ini file."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return made


def upgrade(engine: sa.Engine) -> None:
    """Does what is left to do, in one transaction; a database already up to date is only read."""
    head, stamp = _head(), _stamp()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current == head and _setting(connection, "stamp") == stamp:
            return
    with engine.execution_options(tnt_writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(7483000)"))
        made = config()
        made.attributes["connection"] = connection
        command.upgrade(made, "head")
        add_columns(connection)
        _load_reference(connection)
        _load_funds(connection)
        # A table that a migration makes anew loses what the planner knew of it.
        for name in ("territories", *DATASET_TABLES):
            connection.exec_driver_sql(f"ANALYZE {name}")
        connection.execute(sa.delete(t.settings).where(t.settings.c.name == "stamp"))
        connection.execute(sa.insert(t.settings).values(name="stamp", value=stamp))


@cache
def _head() -> str | None:
    return ScriptDirectory.from_config(config()).get_current_head()


def _stamp() -> str:
    """What the database must have been brought up to: the schemas' versions, the reference's, the funds'."""
    columns = ",".join(f"{name}:{len(table.c)}" for name, table in DATASET_TABLES.items())
    funds = ",".join(f"{one.name}:{one.stat().st_size}" for one in sorted((ROOT / "funds").glob("*.json")))
    size = (ROOT / "reference" / "territories.csv").stat().st_size
    return f"{columns};{reference.VINTAGE}:{size};{funds}"


def _setting(connection: sa.Connection, name: str) -> str | None:
    return connection.execute(sa.select(t.settings.c.value).where(t.settings.c.name == name)).scalar()


def add_columns(connection: sa.Connection) -> list[str]:
    """Adds the columns that the schemas have and the database lacks; returns them as ``table.column``."""
    added = []
    for name, table in DATASET_TABLES.items():
        there = {column["name"] for column in sa.inspect(connection).get_columns(name)}
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(connection.dialect)
                quoted = connection.dialect.identifier_preparer.quote(column.name)
                connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN {quoted} {kind}")
                added.append(f"{name}.{column.name}")
    return added


def _load_reference(connection: sa.Connection) -> None:
    connection.execute(sa.delete(t.territories))
    rows = [
        {
            "code": one.code,
            "level": one.level,
            "name": one.name,
            "region": one.region,
            "department": one.department,
            "epci": one.epci,
            "siren": one.siren,
            "population": one.population,
            "kind": one.kind,
        }
        for one in reference.territories().values()
    ]
    connection.execute(sa.insert(t.territories), rows)


def _load_funds(connection: sa.Connection) -> None:
    """Declares the funds that ship, where they are not declared yet."""
    for path in sorted((ROOT / "funds").glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        if connection.execute(sa.select(t.funds.c.code).where(t.funds.c.code == raw["code"])).scalar():
            continue
        connection.execute(
            sa.insert(t.funds).values(
                code=raw["code"],
                name=raw["name"],
                name_en=raw.get("name_en"),
                opened_on=date.fromisoformat(raw["opened_on"]),
                closed_on=date.fromisoformat(raw["closed_on"]),
                source=raw["source"],
            )
        )
        for axis in raw["axes"]:
            connection.execute(
                sa.insert(t.axes).values(
                    fund=raw["code"],
                    code=axis["code"],
                    name=axis["name"],
                    name_en=axis.get("name_en"),
                    operator=axis.get("operator"),
                    envelope=Decimal(axis["envelope"]),
                )
            )
        for desk in raw["desks"]:
            connection.execute(sa.insert(t.desks).values(fund=raw["code"], **desk))
