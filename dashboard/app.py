"""The router: language, style, pages, choices; then the page that was asked for."""

import streamlit as st

from dashboard import theme, view
from dashboard.components import errors, filters, links, sidebar
from dashboard.pages import imports, overview, reconciliation, territories
from data.texts import text

# Pages about files, which no choice of a place or of a date concerns.
UNFILTERED = frozenset(("import",))


def main() -> None:
    """One run of the script: one view of one page."""
    lang = view.language()
    st.set_page_config(page_title=text("ui.app_title", lang), layout="wide", initial_sidebar_state=236)
    st.html(f"<style>{theme.stylesheet(view.palette().name)}</style>")
    pages = [
        st.Page(overview.show, title=text("ui.page_overview", lang), url_path="vue-ensemble", default=True),
        st.Page(territories.show, title=text("ui.page_territories", lang), url_path="territoires"),
        st.Page(reconciliation.show, title=text("ui.page_reconciliation", lang), url_path="rapprochement"),
        st.Page(imports.show, title=text("ui.page_import", lang), url_path="import"),
    ]
    page = st.navigation(pages, position="hidden")
    links.keep(pages)
    sidebar.show(pages, page, lang)
    with errors.told(lang):
        if view.has_data() and page.url_path not in UNFILTERED:
            filters.show(view.current())
        page.run()


if __name__ == "__main__":
    main()
