"""Links from a page to another, with the choices of the address."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import address

_PAGES = "pages"


def keep(pages: Sequence[Page]) -> None:
    """The pages of this run, for those who link to one."""
    st.session_state[_PAGES] = {page.url_path: page for page in pages}


def link(path: str, label: str, icon: str, part: str | None = None) -> None:
    """A link to a page by its path, to a ``part`` of it; the page shown first has the empty path.

    ``label`` is ours, never data.
    """
    page = st.session_state.get(_PAGES, {}).get(path)
    if page is not None:
        kept = {name: value for name, value in address.current().items() if name != "part"}
        st.page_link(page, label=label, icon=icon, query_params=kept | ({"part": part} if part else {}))
