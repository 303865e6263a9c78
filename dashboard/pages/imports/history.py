"""The editions published so far, the last first: who, when, which file; each can be opened."""

from typing import Any

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import pager
from dashboard.components.frames import as_date, records
from dashboard.components.html import Column, section, table, write
from dashboard.components.words import datasets, source_name
from dashboard.pages.imports import one_edition, undo
from dashboard.queries import history
from data.texts import text

COUNTS = ("new", "changed", "missing", "rejected")
_PAGE = "history_page"


def show(lang: str) -> None:
    """The choice of an edition and what it did; below, all of them."""
    frame = ask(history.editions)
    write(section(text("ui.history_title", lang), text("ui.history_sub", lang)))
    if frame.empty:
        st.info(text("ui.history_empty", lang), icon=":material/upload_file:")
        return
    undo.told(lang)
    found = records(frame.sort_values("number", ascending=False))
    chosen = st.selectbox(
        text("ui.edition_choice", lang),
        [int(row["number"]) for row in found],
        index=None,
        placeholder=text("ui.edition_none", lang),
        format_func=_namer(found, lang),
        key="edition",
        width=320,
    )
    if chosen is not None:
        one_edition.show(chosen, lang)
    columns = [
        Column(text("ui.edition", lang), right=True),
        Column(text("ui.data_date", lang)),
        Column(text("ui.loaded_at", lang), aside=True),
        Column(text("ui.loaded_by", lang), aside=True),
        Column(text("ui.source", lang)),
        Column(text("ui.dataset", lang), aside=True),
        Column(text("ui.file", lang), aside=True),
        *(Column(text(f"ui.count_{name}_short", lang), right=True) for name in COUNTS),
    ]
    write(table(columns, [_row(row, lang) for row in pager.page(found, _PAGE)]))
    pager.show(len(found), _PAGE, lang)


def _namer(found: list[dict[str, Any]], lang: str) -> Any:
    dates = {int(row["number"]): as_date(row["data_date"]) for row in found}
    return lambda number: text("ui.edition_on", lang, number=fmt.count(number, lang), date=fmt.day(dates[number], lang))


def _row(row: dict[str, Any], lang: str) -> tuple[str, ...]:
    return (
        fmt.count(row["number"], lang),
        fmt.day(as_date(row["data_date"]), lang),
        f"{fmt.day(as_date(row['loaded_at']), lang)}, {row['loaded_at']:%H:%M}",
        row["loaded_by"] or "",
        source_name(row["source"], lang),
        datasets(row["dataset"], lang),
        _file(row, lang),
        *(fmt.count(row[name], lang) for name in COUNTS),
    )


def _file(row: dict[str, Any], lang: str) -> str:
    if row["kind"] == "rollback":
        return text("ui.rolls_back", lang, file=fmt.count(int(row["rolls_back"]), lang))
    name = text("ui.a_correction", lang) if row["kind"] == "correction" else row["file"] or ""
    if row["rolled_back_by"] is not None:
        return text("ui.rolled_back", lang, file=name, number=fmt.count(int(row["rolled_back_by"]), lang))
    return str(name)
