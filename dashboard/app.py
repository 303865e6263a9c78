"""The router: language, style, pages, choices; then the page that was asked for."""

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import theme, view
from dashboard.components import block, errors, filters, frame, links, sidebar
from dashboard.pages import imports, overview, reconciliation, territories, uptake
from data.texts import text

# Pages about files, which no choice of a place or of a date concerns.
UNFILTERED = frozenset(("import",))


def groups(lang: str) -> list[list[Page]]:
    """The pages of the menu, in groups: what is read, what is decided, what the data are."""
    return [
        [
            st.Page(overview.show, title=text("ui.page_overview", lang), url_path="vue-ensemble", default=True),
            st.Page(uptake.show, title=text("ui.page_uptake", lang), url_path="prise-en-main"),
            st.Page(territories.show, title=text("ui.page_territories", lang), url_path="territoires"),
        ],
        [
            st.Page(imports.show, title=text("ui.page_import", lang), url_path="import"),
            st.Page(reconciliation.show, title=text("ui.page_reconciliation", lang), url_path="rapprochement"),
        ],
    ]


def main() -> None:
    """One run of the script: one view of one page."""
    lang = view.language()
    st.set_page_config(page_title=text("ui.app_title", lang), layout="wide", initial_sidebar_state=236)
    st.html(f"<style>{theme.stylesheet(view.palette().name, presented=view.presented())}</style>")
    menu = groups(lang)
    pages = [page for group in menu for page in group]
    page = st.navigation(pages, position="hidden")
    links.keep(pages)
    block.begin()
    sidebar.show(menu, page, lang)
    with errors.told(lang):
        shown = view.has_data() and page.url_path not in UNFILTERED
        if shown:
            now = view.current()
            frame.above(now)
            filters.show(now)
        page.run()
        if shown:
            frame.below(now, page)


if __name__ == "__main__":
    main()
