"""The box that leads to the results of a search, from any page, with the choices of the address."""

import streamlit as st

from dashboard.components import links
from data.texts import text

PATH = "recherche"
_ASKED = "search_asked"


def show(key: str, lang: str) -> None:
    """The box; it shows the words of the address. Enter leads to the results."""
    if st.session_state.get(_ASKED) == key:
        del st.session_state[_ASKED]
        words, page = st.session_state[key].strip(), links.page(PATH)
        if words and page is not None:
            st.switch_page(page, query_params=links.kept() | {"q": words})
    st.session_state[key] = st.query_params.get("q", "")
    st.text_input(
        text("sheets.search_label", lang),
        key=key,
        placeholder=text("sheets.search_placeholder", lang),
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=_ask,
        args=(key,),
    )


def _ask(key: str) -> None:
    st.session_state[_ASKED] = key
