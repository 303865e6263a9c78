"""Under a number: "where does this come from?" opens the rows behind it; "method" says its formula."""

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd
import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import download
from dashboard.figure_words import value
from dashboard.queries import trace
from dashboard.queries.figures import Figure
from dashboard.queries.scope import Scope
from dashboard.view import View
from data.texts import text

Choices = Mapping[str, tuple[Figure, Scope]]
COLUMNS = ("file", "sheet", "row", "cell", "label", "value", "part")
SHOWN = 5000


def links(now: View, figure: Figure, scope: Scope | None = None, key: str = "") -> None:
    """Two quiet buttons on one line."""
    scope = scope or now.scope
    key = f"{key or 'source'}_{figure.id}"
    with st.container(horizontal=True, gap="medium", width="content", key=f"links_{key}"):
        if st.button(text("ui.where_from", now.lang), key=f"trace_{key}", type="tertiary"):
            st.dialog(text("ui.where_from", now.lang), width="large")(_rows)(now, figure, scope)
        with st.popover(text("ui.method", now.lang), type="tertiary", key=f"method_{key}"):
            st.text(text(figure.method, now.lang))


@st.fragment
def choose(now: View, choices: Choices, key: str) -> None:
    """The same for several figures at once: choose one, open its rows or read its method."""
    label = text("ui.where_from_many", now.lang)
    opened = st.popover(label, type="tertiary", key=f"choose_{key}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        picked = st.selectbox(text("ui.figure", now.lang), list(choices), key=f"choice_{key}")
        figure, scope = choices[picked]
        st.text(text(figure.method, now.lang))
        if st.button(text("ui.see_rows", now.lang), key=f"rows_{key}"):
            st.dialog(text("ui.where_from", now.lang), width="large")(_rows)(now, figure, scope)


def _rows(now: View, figure: Figure, scope: Scope) -> None:
    frame = ask(trace.trace, scope, figure.id)
    lang = now.lang
    st.text(text("ui.trace_intro", lang, value=value(figure, lang), rows=fmt.count(len(frame), lang)))
    if frame.empty:
        st.info(text("ui.trace_none", lang))
        return
    named = translated(frame, lang)
    st.dataframe(_written(named.head(SHOWN), lang), hide_index=True, width="stretch")
    if len(frame) > SHOWN:
        st.caption(text("ui.trace_cut", lang, shown=fmt.count(SHOWN, lang)))
    download.button(f"{figure.id}_{now.as_of or ''}", lambda: named, lang, key=f"trace_csv_{figure.id}")


def _written(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The same rows with their values as written, for the screen; the CSV keeps plain numbers."""
    column = text("ui.trace_value", lang)
    shown = [
        fmt.money(value, lang) if isinstance(value, Decimal) else fmt.count(value, lang) for value in frame[column]
    ]
    return frame.assign(**{column: shown}).astype(object).where(lambda cells: cells.notna(), "")


def translated(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows of a trace with readable headings and parts."""
    columns = [name for name in COLUMNS if name in frame.columns]
    named = frame[columns].copy()
    if "part" in columns:
        if named["part"].nunique() < 2:
            named = named.drop(columns="part")
        else:
            named["part"] = [text(f"ui.part_{part}", lang) for part in named["part"]]
    return named.rename(columns={name: text(f"ui.trace_{name}", lang) for name in columns})
