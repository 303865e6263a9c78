"""The router: language, style, pages, choices; then the page that was asked for."""

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import cached, moments, theme, view
from dashboard.components import block, errors, filters, frame, links, sidebar
from dashboard.pages import (
    actors,
    alerts,
    deliverables,
    imports,
    indicators,
    method,
    opendata,
    overview,
    project_sheet,
    quality,
    reconciliation,
    review,
    search,
    territories,
    territory_sheet,
    uptake,
)
from data.texts import text

# Pages about files, which no choice of a place or of a date concerns.
UNFILTERED = frozenset(("import",))

# The page of a meeting, which is seen at the meeting's moment whatever the date in the address.
REVIEW = "revue"


def groups(lang: str) -> list[list[Page]]:
    """The pages of the menu, in groups: what is read, what is decided, what the data are."""
    return [
        [
            st.Page(overview.show, title=text("ui.page_overview", lang), url_path="vue-ensemble", default=True),
            st.Page(uptake.show, title=text("ui.page_uptake", lang), url_path="prise-en-main"),
            st.Page(deliverables.show, title=text("ui.page_deliverables", lang), url_path="livrables"),
            st.Page(actors.show, title=text("ui.page_actors", lang), url_path="acteurs"),
            st.Page(territories.show, title=text("ui.page_territories", lang), url_path="territoires"),
            st.Page(indicators.show, title=text("ui.page_indicators", lang), url_path="indicateurs"),
        ],
        [
            st.Page(review.show, title=text("ui.page_review", lang), url_path="revue"),
            st.Page(alerts.show, title=text("ui.page_alerts", lang), url_path="alertes"),
        ],
        [
            st.Page(imports.show, title=text("ui.page_import", lang), url_path="import"),
            st.Page(quality.show, title=text("ui.page_quality", lang), url_path="qualite"),
            st.Page(reconciliation.show, title=text("ui.page_reconciliation", lang), url_path="rapprochement"),
            st.Page(opendata.show, title=text("ui.page_opendata", lang), url_path="donnees-ouvertes"),
            st.Page(method.show, title=text("ui.page_method", lang), url_path="methode"),
        ],
    ]


def others(lang: str) -> list[Page]:
    """The pages that links lead to, and that no menu shows."""
    return [
        st.Page(territory_sheet.show, title=text("ui.page_territory_sheet", lang), url_path="fiche-territoire"),
        st.Page(project_sheet.show, title=text("ui.page_project_sheet", lang), url_path="fiche-projet"),
        st.Page(search.show, title=text("ui.page_search", lang), url_path="recherche"),
    ]


def main() -> None:
    """One run of the script: one view of one page."""
    lang = view.language()
    st.set_page_config(page_title=text("ui.app_title", lang), layout="wide", initial_sidebar_state=236)
    st.html(f"<style>{theme.stylesheet(view.palette().name, presented=view.presented())}</style>")
    menu = groups(lang)
    pages = [page for group in menu for page in group] + others(lang)
    page = st.navigation(pages, position="hidden")
    links.keep(pages)
    block.begin()
    sidebar.show(menu, page, lang)
    with errors.told(lang):
        if page.url_path in UNFILTERED:
            page.run()
            return
        with cached.one_moment():
            if not view.has_data():
                page.run()
                return
            held = page.url_path == REVIEW
            now = review.at(view.current()) if held else view.current()
            if held and now.meeting is not None and now.meeting.frozen is not None:
                links.seen_at(moments.of_meeting(now.meeting).code)
            frame.above(now)
            filters.show(now, dated=not held)
            page.run()
            frame.below(now, page)


if __name__ == "__main__":
    main()
