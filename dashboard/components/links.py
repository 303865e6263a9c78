"""Links from a page to another, with the choices of the address."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import address
from dashboard.components.html import h

_PAGES, _MOMENT = "pages", "links_as_of"
OWN = frozenset(("part", "q", "kind", "party", "project", "meeting", "step", "stage", "focus", "rule", "show"))
"""What the address says of one page alone: it does not follow the reader to another."""


def keep(pages: Sequence[Page]) -> None:
    """The pages of this run, for those who link to one."""
    st.session_state[_PAGES] = {page.url_path: page for page in pages}
    st.session_state[_MOMENT] = {}


def seen_at(code: str) -> None:
    """From here on, links lead to pages at that moment, though the address of this one does not name it."""
    st.session_state[_MOMENT] = {"as_of": code}


def page(path: str) -> Page | None:
    """A page of this run by its path."""
    found: Page | None = st.session_state.get(_PAGES, {}).get(path)
    return found


def kept() -> dict[str, str]:
    """The choices that hold from page to page."""
    return {name: value for name, value in address.current().items() if name not in OWN}


def link(path: str, label: str, icon: str, part: str | None = None) -> None:
    """A link to a page by its path, to a ``part`` of it; the page shown first has the empty path.

    ``label`` is ours, never data.
    """
    to = page(path)
    if to is not None:
        st.page_link(to, label=label, icon=icon, query_params=kept() | ({"part": part} if part else {}))


def href(path: str, **changes: str | None) -> str:
    """The address of a page with the choices of this one, some changed; None takes one away."""
    whole = kept() | st.session_state.get(_MOMENT, {}) | changes
    asked = {name: value for name, value in whole.items() if value is not None}
    return f"{path}?{urlencode(asked)}" if asked else path


def anchor(words: str, path: str, **changes: str | None) -> str:
    """A link as HTML, for a cell of a table: its words may be data."""
    return f'<a class="tnt-go" href="{h(href(path, **changes))}" target="_self">{h(words)}</a>'


def to_territory(code: str, words: str) -> str:
    """A territory's sheet."""
    return anchor(words, "fiche-territoire", territory=None if code == "FR" else code)


def to_project(key: str | None, words: str) -> str:
    """A project's sheet; the words alone where no project is known."""
    return anchor(words, "fiche-projet", project=key) if key else h(words)


def to_holder(party: str | None, words: str) -> str:
    """The projects of a holder."""
    return anchor(words, "recherche", party=party) if party else h(words)
