"""What a reader is told when something fails: one clear sentence; the detail goes to the log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from data.texts import text
from etl.store.engine import UnreachableDatabase

_LOG = logging.getLogger("tnt.dashboard")


@contextmanager
def told(lang: str) -> Iterator[None]:
    """Say in one sentence that the database does not answer, instead of a traceback."""
    try:
        yield
    except (SQLAlchemyError, UnreachableDatabase):
        _LOG.exception("database")
        st.error(text("ui.error_database", lang), icon=":material/error:")


def on_script_error(error: Exception) -> bool:
    """For everything else: the same sentence whatever happened. True: nothing more is displayed."""
    from dashboard.view import language

    _LOG.error("page", exc_info=error)
    st.error(text("ui.error_unexpected", language()), icon=":material/error:")
    return True


def nothing_loaded(lang: str) -> None:
    """The state before the first import, and what to do."""
    st.info(text("ui.empty", lang), icon=":material/upload_file:")
