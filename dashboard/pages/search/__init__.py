"""Recherche: territories, projects, holders and deliverables by name or number; the projects of one holder."""

import streamlit as st

from dashboard import view
from dashboard.components import errors, searchbox
from dashboard.components.html import title, write
from dashboard.pages.search import holder, results
from data.texts import text


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    party = st.query_params.get("party")
    if party:
        holder.show(now, party)
        return
    write(title(text("ui.page_search", now.lang), text("sheets.search_sub", now.lang)))
    searchbox.show("search_page", now.lang)
    results.show(now, st.query_params.get("q", "").strip())
