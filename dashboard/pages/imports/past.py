"""The editions published so far, the last first, and the way back to the one before."""

from contextlib import suppress
from typing import Any

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask, engine
from dashboard.components.frames import as_date, records
from dashboard.components.html import Column, section, table, write
from dashboard.components.words import datasets, source_name
from dashboard.queries import history
from data.texts import text
from etl.store.rollback import AlreadyRolledBack, roll_back

SHOWN = 30
COUNTS = ("new", "changed", "missing", "rejected")


def show(lang: str) -> None:
    """The table and the roll-back of the last edition."""
    frame = ask(history.editions)
    write(section(text("ui.history_title", lang), text("ui.history_sub", lang)))
    if frame.empty:
        st.info(text("ui.history_empty", lang), icon=":material/upload_file:")
        return
    columns = [
        Column(text("ui.edition", lang)),
        Column(text("ui.data_date", lang)),
        Column(text("ui.loaded_at", lang), aside=True),
        Column(text("ui.source", lang)),
        Column(text("ui.dataset", lang), aside=True),
        Column(text("ui.file", lang), aside=True),
        *(Column(text(f"ui.count_{name}_short", lang), right=True) for name in COUNTS),
    ]
    latest = records(frame.sort_values("number", ascending=False).head(SHOWN))
    rows = [
        (
            fmt.count(row["number"], lang),
            fmt.day(as_date(row["data_date"]), lang),
            f"{fmt.day(as_date(row['loaded_at']), lang)}, {row['loaded_at']:%H:%M}",
            source_name(row["source"], lang),
            datasets(row["dataset"], lang),
            _file(row, lang),
            *(fmt.count(row[name], lang) for name in COUNTS),
        )
        for row in latest
    ]
    write(table(columns, rows))
    _roll_back(latest, lang)


def _roll_back(latest: list[dict[str, Any]], lang: str) -> None:
    standing = [row for row in latest if row["rolled_back_by"] is None and row["kind"] != "rollback"]
    if not standing:
        return
    number = int(standing[0]["number"])
    with st.popover(text("ui.roll_back", lang, number=number)):
        st.text(text("ui.roll_back_sure", lang, number=number))
        if st.button(text("ui.roll_back_yes", lang), key="roll_back", type="primary"):
            with suppress(AlreadyRolledBack):
                roll_back(engine(), number)
            st.rerun()


def _file(row: dict[str, Any], lang: str) -> str:
    name = row["file"] or ""
    if row["kind"] == "rollback":
        return text("ui.rolls_back", lang, file=name)
    if row["rolled_back_by"] is not None:
        return text("ui.rolled_back", lang, file=name, number=int(row["rolled_back_by"]))
    return str(name)
