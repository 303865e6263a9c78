"""One edition: its file as it was received, and the way back to before it."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components import download
from dashboard.components.frames import as_date
from dashboard.components.html import alert, write
from data.texts import text
from etl.intake import user
from etl.store.history import kept_file
from etl.store.rollback import AlreadyRolledBack, roll_back

_TOLD = "rolled_back"


def show(editions: Sequence[dict[str, Any]], lang: str) -> None:
    """The choice of an edition and what can be done with it."""
    number = st.session_state.pop(_TOLD, None)
    if number is not None:
        write(alert("done", text("ui.rolled_back_done", lang, number=fmt.count(number, lang))))
    by_number = {int(row["number"]): row for row in editions}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="edition_choice"):
        chosen = st.selectbox(
            text("ui.edition_choice", lang),
            list(by_number),
            format_func=lambda number: text(
                "ui.edition_on",
                lang,
                number=fmt.count(number, lang),
                date=fmt.day(as_date(by_number[number]["data_date"]), lang),
            ),
            key="edition",
            width=280,
        )
        row = by_number[chosen]
        download.file(
            row["file"] or f"edition-{chosen}",
            lambda: _kept(row["file_sha256"]),
            text("ui.download_file", lang),
            key="edition_file",
        )
        if row["rolled_back_by"] is None:
            _roll_back(chosen, lang)


def _roll_back(number: int, lang: str) -> None:
    said = fmt.count(number, lang)
    with st.popover(text("ui.roll_back", lang, number=said), type="tertiary", icon=":material/undo:"):
        st.text(text("ui.roll_back_sure", lang, number=said))
        if st.button(text("ui.roll_back_yes", lang), key="roll_back", type="primary"):
            with suppress(AlreadyRolledBack):
                roll_back(engine(), number, user())
                st.session_state[_TOLD] = number
            st.rerun()


def _kept(sha256: str) -> bytes:
    with engine().connect() as connection:
        return kept_file(connection, sha256) or b""
