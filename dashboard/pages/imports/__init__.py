"""Import: a file, what was recognised, what is wrong, what publication would change; beside it, what was done."""

from collections.abc import Callable

import streamlit as st

from dashboard import address, view
from dashboard.cached import ask
from dashboard.components import filters
from dashboard.components.html import title, write
from dashboard.pages.imports import corrections, history, preview, quarantine, remembered, waivers
from dashboard.queries import freshness
from data.texts import text

PARTS: dict[str, Callable[[str], None]] = {
    "file": preview.show,
    "history": history.show,
    "corrections": corrections.show,
    "quarantine": quarantine.show,
    "columns": remembered.show,
    "waivers": waivers.show,
}


def show() -> None:
    """The page; its part is in the address."""
    lang = view.language()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="import_title"):
        write(title(text("ui.page_import", lang), text("ui.import_sub", lang)))
        if view.has_data() and ask(freshness.fictitious, view.current().scope):
            filters.badge(lang)
    names = {name: text(f"ui.import_{name}", lang) for name in PARTS}
    part = address.segments("part", text("ui.import_part", lang), names, "file", hidden=True)
    PARTS[part](lang)
    st.space("small")
