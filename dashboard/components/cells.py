"""Under a table of lines: a quiet button that opens the lines of the files behind it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import format as fmt
from dashboard.components import download
from dashboard.components.source import SHOWN, translated
from dashboard.view import View
from data.texts import text


def button(now: View, rows: Callable[[], pd.DataFrame], key: str, label: str = "") -> None:
    """The button; ``rows`` gives the lines (file, sheet, row, cell, label) when it is pressed."""
    label = label or text("actors.rows", now.lang)
    with st.container(key=f"links_cells_{key}"):
        pressed = st.button(label, key=f"cells_{key}", type="tertiary")
    if pressed:
        st.dialog(label, width="large")(_lines)(now, rows, key)


def _lines(now: View, rows: Callable[[], pd.DataFrame], key: str) -> None:
    lang = now.lang
    found = translated(rows(), lang)
    st.text(text("actors.rows_intro", lang, rows=fmt.count(len(found), lang)))
    st.dataframe(found.head(SHOWN), hide_index=True, width="stretch")
    if len(found) > SHOWN:
        st.caption(text("ui.trace_cut", lang, shown=fmt.count(SHOWN, lang)))
    download.button(f"{key}_{now.as_of or ''}", lambda: found, lang, key=f"cells_csv_{key}")
