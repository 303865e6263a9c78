"""Questions asked once for each state of the data: answers kept by edition, day, question and arguments."""

from collections.abc import Callable
from datetime import date
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy import Connection, Engine

from dashboard.queries import history
from etl.store.engine import connect

Args = ParamSpec("Args")
Answer = TypeVar("Answer")


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """The database of ``TNT_DATABASE_URL``, one pool for the process."""
    return connect()


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
    with engine().connect() as conn:
        return _question(conn, *args, **options)
