"""Questions asked once for each state of the data: answers kept by edition, day, question and arguments."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy import Connection, Engine

from dashboard.queries import history
from dashboard.queries.temporary import held
from etl.store.engine import connect

Args = ParamSpec("Args")
Answer = TypeVar("Answer")


READERS, MOST_TABLES = 4, 60


class Readers:
    """Connections kept open between questions with the relations that they worked out, while the data stay the same."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.moment: tuple[int, date] | None = None
        self.idle: list[Connection] = []
        self.lock = Lock()

    @contextmanager
    def one(self, moment: tuple[int, date]) -> Iterator[Connection]:
        """A connection that has worked out nothing of another state of the data."""
        with self.lock:
            if moment != self.moment:
                for old in self.idle:
                    old.close()
                self.idle, self.moment = [], moment
            connection = self.idle.pop() if self.idle else None
        connection = connection or self.engine.connect()
        try:
            yield connection
            # Keeps the temporary tables; they would go with the transaction.
            connection.commit()
        except BaseException:
            connection.close()
            raise
        with self.lock:
            if moment == self.moment and len(self.idle) < READERS and held(connection) <= MOST_TABLES:
                self.idle.append(connection)
                return
        connection.close()

    def close(self) -> None:
        """Closes the idle ones, and the engine's."""
        with self.lock:
            for connection in self.idle:
                connection.close()
            self.idle = []
        self.engine.dispose()


@st.cache_resource(show_spinner=False, on_release=Readers.close)
def readers() -> Readers:
    """The connections that answer questions, to the database of ``TNT_DATABASE_URL``."""
    return Readers(connect())


def engine() -> Engine:
    """The engine of that database, one for the process."""
    return readers().engine


def edition() -> int:
    """The number of the last edition, 0 while nothing is loaded: it changes at each publication."""
    with engine().connect() as conn:
        return history.last_edition(conn)


def ask(question: Callable[Concatenate[Connection, Args], Answer], *args: Args.args, **options: Args.kwargs) -> Answer:
    """The answer of a query function, from memory when the data have not changed since today began."""
    name = f"{question.__module__}.{question.__qualname__}"
    answer: Answer = _answer((edition(), date.today()), name, args, options, question)
    return answer


@st.cache_data(show_spinner=False, max_entries=600)
def _answer(
    moment: tuple[int, date],
    name: str,
    args: tuple[Any, ...],
    options: dict[str, Any],
    _question: Callable[..., Any],
) -> Any:
    with readers().one(moment) as conn:
        return _question(conn, *args, **options)
