"""Some rows at a time, fifty unless told: which ones, out of how many, and the way to the others."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from dashboard import format as fmt
from dashboard.components.html import h, write
from data.texts import text

ROWS = 50

Row = TypeVar("Row")


def page(rows: Sequence[Row], key: str, size: int = ROWS) -> Sequence[Row]:
    """The rows of the page that :func:`show` was last turned to."""
    pages = -(-len(rows) // size)
    turned = min(int(st.session_state.get(key, 1)), max(pages, 1))
    return rows[(turned - 1) * size : turned * size]


def show(count: int, key: str, lang: str, size: int = ROWS) -> None:
    """The pages, where there is more than one; call it below the rows."""
    pages = -(-count // size)
    if pages < 2:
        st.session_state.pop(key, None)
        return
    if int(st.session_state.get(key, 1)) > pages:
        st.session_state[key] = pages
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key=f"pager_{key}"):
        turned = st.pagination(pages, key=key)
        first, last = (turned - 1) * size + 1, min(turned * size, count)
        said = text(
            "ui.page_rows",
            lang,
            first=fmt.count(first, lang),
            last=fmt.count(last, lang),
            count=fmt.count(count, lang),
        )
        write(f'<p class="tnt-source">{h(said)}</p>', width="content")
