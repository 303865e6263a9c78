"""What every form of the page shares: who writes, and what is said where the writing is refused."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.html import alert, write
from data.texts import text
from etl.review.refusal import Refusal
from etl.store.author import user

_AUTHOR, _SAID = "review_author", "review_said"


def author(lang: str) -> str:
    """The name that signs: asked once, kept from step to step; the person at the keyboard by default."""
    kept = st.session_state.get(_AUTHOR) or user()
    st.session_state[_AUTHOR] = kept
    name = st.text_input(text("revue.author", lang), key=_AUTHOR, width=260)
    return name.strip() or user()


def signed() -> str:
    """The name that signs, where the field stands elsewhere on the page."""
    return str(st.session_state.get(_AUTHOR) or "").strip() or user()


def tried(lang: str, do: Callable[[], object], done: str) -> None:
    """Does it and draws the page again with ``done`` said; a refusal is one sentence, and what was typed stays."""
    try:
        do()
    except Refusal as refused:
        write(alert("error", refused.message(lang)))
    else:
        st.session_state[_SAID] = done
        st.rerun()


def said() -> None:
    """What the last writing did, once."""
    if done := st.session_state.pop(_SAID, None):
        write(alert("done", done))
