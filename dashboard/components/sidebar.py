"""The side of every page: the name of the product, the search, the pages, the language."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import address
from dashboard.components import links, searchbox
from dashboard.components.html import h, write
from data.texts import LANGUAGES, text


def show(menu: Sequence[Sequence[Page]], here: Page, lang: str) -> None:
    """The search, groups of links that carry the choices of the address, then the language."""
    with st.sidebar:
        write(
            f'<div class="tnt-brand"><b>{h(text("ui.app_title", lang))}</b>'
            f"<span>{h(text('ui.app_subtitle', lang))}</span></div>"
        )
        searchbox.show("search_side", lang)
        with st.container(key="nav"):
            for rank, group in enumerate(menu):
                if rank:
                    write('<div class="tnt-nav-rule"></div>')
                for page in group:
                    with st.container(key="nav_here" if page == here else f"nav_{page.url_path}"):
                        st.page_link(page, width="stretch", query_params=links.kept())
        with st.container(key="language"):
            names = {code: text("ui.language_name", code) for code in LANGUAGES}
            address.segments("lang", text("ui.language", lang), names, LANGUAGES[0], hidden=True)
