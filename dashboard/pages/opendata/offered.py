"""One thing offered: what it is, its facts, and the buttons that make its files."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import sqlalchemy as sa
import streamlit as st

from dashboard.cached import engine
from dashboard.components import download
from dashboard.components.html import facts, h, section, write
from dashboard.view import View
from data.texts import text


def head(title: str, what: str) -> None:
    """The title and what it is."""
    write(section(title), f'<p class="tnt-says">{h(what)}</p>')


def told(now: View, form: str, rows: str, scope: str) -> None:
    """Format, licence, size and scope."""
    lang = now.lang
    write(
        facts(
            [
                (text("opendata.format_fact", lang), form),
                (text("opendata.licence_fact", lang), text("opendata.licence", lang)),
                (text("opendata.rows_fact", lang), rows),
                (text("opendata.scope_fact", lang), text(f"opendata.scope_{scope}", lang)),
            ]
        )
    )


def buttons(now: View, key: str, offered: Sequence[tuple[str, str, Callable[[sa.Connection], bytes]]]) -> None:
    """A row of buttons: label, name of the file, how to make it."""
    with st.container(horizontal=True, gap="small", key=f"offered_{key}"):
        for rank, (label, name, make) in enumerate(offered):
            download.file(named(now, name), _made(make), label, f"{key}_{rank}")


def named(now: View, name: str) -> str:
    """The name of a file: what it is, of which fund, at which date; that of invented data says so."""
    stem, _, suffix = name.rpartition(".")
    parts = [stem, now.fund.code, str(now.as_of or "")]
    if now.fictitious():
        parts.insert(0, text("opendata.fictitious_prefix", now.lang))
    return "_".join(part for part in parts if part) + f".{suffix}"


def _made(make: Callable[[sa.Connection], bytes]) -> Callable[[], bytes]:
    def run() -> bytes:
        opened: AbstractContextManager[sa.Connection] = engine().connect()
        with opened as connection:
            return make(connection)

    return run
