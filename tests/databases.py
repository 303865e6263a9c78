"""Databases to test on: copies of one that was brought up to date once, on SQLite and on PostgreSQL."""

import itertools
import os
import shutil
from pathlib import Path

import sqlalchemy as sa

from etl.store.engine import connect

KINDS = ("sqlite", "postgresql")


class SqliteFiles:
    """SQLite databases in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = itertools.count(1)
        self.template: Path | None = None

    def empty(self) -> str:
        """The address of a database that does not exist yet."""
        return f"sqlite:///{self.folder / f'empty{next(self.numbers)}.db'}"

    def fresh(self) -> str:
        """The address of a database that is up to date and holds no edition."""
        if self.template is None:
            template = self.folder / "template.db"
            connect(f"sqlite:///{template}").dispose()
            self.template = template
        path = self.folder / f"test{next(self.numbers)}.db"
        shutil.copyfile(self.template, path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        """Removes a database's files."""
        for suffix in ("", "-wal", "-shm"):
            Path(url.removeprefix("sqlite:///") + suffix).unlink(missing_ok=True)


class PostgresDatabases:
    """Databases of a server; their names bear the process, so that processes may share a server."""

    def __init__(self, server: sa.URL) -> None:
        self.server = server
        self.admin = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        self.prefix = f"tnt_test_{os.getpid()}_"
        self.numbers = itertools.count(1)
        self.template: str | None = None

    def _create(self, name: str, template: str | None = None) -> str:
        like = f"TEMPLATE {template} STRATEGY file_copy" if template else "TEMPLATE template0"
        self._do(f"CREATE DATABASE {name} {like}")
        return self.server.set(database=name).render_as_string(hide_password=False)

    def _do(self, command: str) -> None:
        with self.admin.connect() as connection:
            connection.exec_driver_sql(command)

    def empty(self) -> str:
        """The address of a database without tables."""
        return self._create(f"{self.prefix}{next(self.numbers)}")

    def fresh(self) -> str:
        """The address of a database that is up to date and holds no edition."""
        if self.template is None:
            name = f"{self.prefix}template"
            connect(self._create(name)).dispose()
            self.template = name
        return self._create(f"{self.prefix}{next(self.numbers)}", self.template)

    def drop(self, url: str) -> None:
        """Removes a database, whoever is still connected."""
        self._do(f"DROP DATABASE IF EXISTS {sa.make_url(url).database} WITH (FORCE)")

    def close(self) -> None:
        """Removes what this process created."""
        if self.template:
            self._do(f"DROP DATABASE IF EXISTS {self.template} WITH (FORCE)")
        self.admin.dispose()


Databases = SqliteFiles | PostgresDatabases
