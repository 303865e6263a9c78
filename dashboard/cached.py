"""Questions asked once for each state of the data: answers kept by edition, day, question and arguments."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy import Connection, Engine

from dashboard.memory import Memory
from dashboard.queries import history
from dashboard.queries.temporary import forget
from etl.store.engine import connect

Args = ParamSpec("Args")
Answer = TypeVar("Answer")
Moment = tuple[int, date]

READERS, MOST_MOMENTS, MOST_ANSWERS = 4, 6, 600


@dataclass(slots=True)
class Held:
    """The state of the data that a page is made of, and what it has found once for itself."""

    moment: Moment
    found: dict[Hashable, Any] = field(default_factory=dict)


_held: ContextVar[Held | None] = ContextVar("held", default=None)


class Readers:
    """Connections kept open between questions with the relations that they worked out, while the data stay the same.

    ``answers`` are those that they gave.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.answers = Memory(MOST_ANSWERS)
        self.moment: Moment | None = None
        self.idle: list[Connection] = []
        self.lock = Lock()

    @contextmanager
    def one(self, moment: Moment) -> Iterator[Connection]:
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
            forget(connection, MOST_MOMENTS)
            # Keeps the temporary tables; they would go with the transaction.
            connection.commit()
        except BaseException:
            connection.close()
            raise
        with self.lock:
            if moment == self.moment and len(self.idle) < READERS:
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


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection for what changes between editions, which is asked for anew: to open one costs more than to ask."""
    with readers().one(moment()) as connection:
        yield connection


def edition() -> int:
    """The number of the last edition, 0 while nothing is loaded: it changes at each publication."""
    held = _held.get()
    return held.moment[0] if held is not None else _moment()[0]


def moment() -> Moment:
    """The state of the data: the last edition, and today."""
    held = _held.get()
    return held.moment if held is not None else _moment()


@contextmanager
def one_moment() -> Iterator[None]:
    """Within this block the data stay as they are at its beginning: a page that publishes nothing asks for it once."""
    token = _held.set(Held(_moment()))
    try:
        yield
    finally:
        _held.reset(token)


def once_a_page(asked: Hashable, find: Callable[[], Answer]) -> Answer:
    """What changes between editions and a page asks several times: found anew for each, and outside of ``one_moment``.

    Nobody may change it.
    """
    held = _held.get()
    if held is None:
        return find()
    if asked not in held.found:
        held.found[asked] = find()
    answer: Answer = held.found[asked]
    return answer


def ask(question: Callable[Concatenate[Connection, Args], Answer], *args: Args.args, **options: Args.kwargs) -> Answer:
    """The answer of a query function, from memory when the data have not changed since today began.

    It is the very value that others are given: read it, never change it.
    """
    now = moment()

    def make() -> Answer:
        with readers().one(now) as conn:
            return question(conn, *args, **options)

    asked = (now, question.__module__, question.__qualname__, _plain(args), _plain(options))
    answer: Answer = readers().answers.recall(asked, make)
    return answer


def _moment() -> Moment:
    with engine().connect() as conn:
        return history.last_edition(conn), date.today()


def _plain(value: Any) -> Hashable:
    """Arguments as a key."""
    if isinstance(value, dict):
        return tuple((name, _plain(one)) for name, one in sorted(value.items()))
    if isinstance(value, list | tuple):
        return tuple(map(_plain, value))
    return frozenset(value) if isinstance(value, set) else value
