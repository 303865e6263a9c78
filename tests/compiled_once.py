"""Statements compiled once for all the engines of a process: each test has its own database, all ask the same."""

from collections.abc import Hashable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.util import LRUCache

MOST = 4_000


class Compiled:
    """The cache that SQLAlchemy keeps for each engine, but by the kind of database in place of the engine's dialect."""

    def __init__(self) -> None:
        self.held: LRUCache[Hashable, Any] = LRUCache(MOST)

    def get(self, key: tuple[Any, ...]) -> Any:
        """What was compiled of a statement; None where nothing was."""
        return self.held.get(_alike(key))

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        self.held[_alike(key)] = compiled


def _alike(key: tuple[Any, ...]) -> Hashable:
    dialect, *statement = key
    # SQLAlchemy writes a statement by what it was told and learned of the server.
    return (type(dialect), dialect.server_version_info, dialect.default_schema_name, *statement)


def share() -> None:
    """From now on, for every engine."""
    compiled = Compiled()

    @event.listens_for(sa.Engine, "engine_connect")
    def _connected(connection: sa.Connection) -> None:
        connection.execution_options(compiled_cache=compiled)
