"""The database: where it is, how it is opened, and that it is up to date when handed out."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
import sqlalchemy as sa
from sqlalchemy import event

from etl.store.migrate import upgrade

# 64 MB of pages: a large load does not spill before its commit.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "busy_timeout=60000",
    "cache_size=-65536",
    "temp_store=MEMORY",
)
URL_VARIABLE = "TNT_DATABASE_URL"
ASKED_BY = (
    "fund", "source", "key", "opened", "closed", "opened_on", "superseded_on", "project_key", "region", "department",
    "epci", "commune", "party", "party_territory", "axis", "desk", "theme", "state", "stage",
)  # fmt: skip
"""The columns by which questions filter and join."""
COARSE = 30
"""The values of a column that PostgreSQL keeps statistics of while a load waits, out of 300 times as many rows."""


MOST_COMPILED = 3_000
"""Statements kept compiled: every question of the pages, for each of the moments that a connection holds."""

Target = sa.Engine | sa.Connection
"""Where an operation writes: in a transaction of its own, or in that of its caller."""


class UnreachableDatabase(Exception):
    """The database cannot be opened. ``url`` bears no password."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason


def database_url() -> sa.URL:
    """Where the data are: ``TNT_DATABASE_URL``, else an SQLite file in the user's data folder.

    Raises UnreachableDatabase for an address that is no database's.
    """
    given = os.environ.get(URL_VARIABLE)
    if not given:
        folder = Path(platformdirs.user_data_dir("tnt", appauthor=False))
        return sa.URL.create("sqlite", database=str(folder / "tnt.db"))
    try:
        url = sa.make_url(given)
    except sa.exc.ArgumentError as error:
        raise UnreachableDatabase(given.split("://")[0], "address") from error
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise UnreachableDatabase(url.render_as_string(hide_password=True), "address")
    return url


def connect(url: sa.URL | str | None = None) -> sa.Engine:
    """An engine on a database brought up to date (tables, reference territories, shipped funds).

    Raises UnreachableDatabase with the address, never its password.
    """
    target = database_url() if url is None else sa.make_url(url)
    if target.drivername in ("postgres", "postgresql"):
        target = target.set(drivername="postgresql+psycopg")
    engine = _engine(target)
    try:
        upgrade(engine)
    except (sa.exc.OperationalError, sa.exc.DatabaseError, OSError) as error:
        engine.dispose()
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise UnreachableDatabase(target.render_as_string(hide_password=True), reason) from error
    return engine


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        engine = sa.create_engine(url, pool_pre_ping=True, query_cache_size=MOST_COMPILED)
        event.listen(engine, "connect", _postgresql_connected)
        return engine
    if url.database and url.database != ":memory:":
        try:
            Path(url.database).expanduser().parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnreachableDatabase(str(url), str(error.strerror)) from error
    # A new connection each time: an old one would not see the planner's statistics that a load renews.
    connect_args = {"timeout": 60, "check_same_thread": False}
    engine = sa.create_engine(url, connect_args=connect_args, poolclass=sa.NullPool, query_cache_size=MOST_COMPILED)
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begins)
    return engine


def _postgresql_connected(connection: Any, _record: object) -> None:
    # Compiling a question to machine code takes seconds where it has many branches, and answers it no sooner.
    connection.execute("SET jit = off")
    connection.commit()


def _sqlite_connected(connection: Any, _record: object) -> None:
    # The driver would commit before DDL and begin late; transactions are begun by hand below.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begins(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("tnt_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def lock_for_writing(connection: sa.Connection) -> None:
    """Makes this transaction the only writer until its end (SQLite: it was begun so)."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(7483001)"))


def renew_statistics(connection: sa.Connection, tables: Iterable[sa.Table], asked_by: Iterable[str] = ASKED_BY) -> None:
    """Renews the planner's statistics: without them SQLite joins thousands of rows by nested scans.

    SQLite has them of indexes alone; PostgreSQL is asked for those of the columns that questions filter and join by,
    not of the free texts that it would sort for nothing, and on fewer rows than it takes at its leisure.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL default_statistics_target = {COARSE}")
    for table in tables:
        names = [name for name in asked_by if name in table.c] if connection.dialect.name == "postgresql" else []
        connection.exec_driver_sql(f"ANALYZE {table.name} ({', '.join(names)})" if names else f"ANALYZE {table.name}")


def writing(engine: sa.Engine) -> sa.Engine:
    """The same engine, whose transactions take the writer's lock as they begin."""
    return engine.execution_options(tnt_writes=True)


@contextmanager
def within(target: Target) -> Iterator[sa.Connection]:
    """A writing transaction of its own on an engine; a connection's is its caller's, who began it to write and ends it.

    So several operations can be one: all are written, or none.
    """
    if isinstance(target, sa.Connection):
        yield target
    else:
        with writing(target).begin() as connection:
            yield connection
