"""Import: a file, what was recognised, what is wrong, what publication would change; then the history."""

import streamlit as st

from dashboard import view
from dashboard.components.html import title, write
from dashboard.pages.imports import changes, findings, form, past, publication, recognised
from data.texts import text


def show() -> None:
    """The page. Nothing is written before "publish"."""
    lang = view.language()
    write(title(text("ui.page_import", lang), text("ui.import_sub", lang)))
    publication.told(lang)
    preview = form.show(lang)
    if preview is not None:
        recognised.steps(preview, lang)
        recognised.show(preview, lang)
        findings.show(preview, lang)
        changes.show(preview, lang)
        publication.show(preview, lang)
    past.show(lang)
    st.space("small")
