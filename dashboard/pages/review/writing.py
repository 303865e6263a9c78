"""What every form of the page shares: who writes, and what is said where the writing is refused."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.html import alert, write
from data.texts import text
from etl.review.refusal import Refusal
from etl.store.author import user

_AUTHOR, _SAID = "review_author", "review_said"


def author(lang: str, where: str = "page") -> str:
    """The name that signs: asked once, kept from step to step; the person at the keyboard by default.

    A page and the dialog over it have a field each (``where``); the one that was written to last is right.
    """
    key, shown = f"{_AUTHOR}_{where}", f"{_AUTHOR}_{where}_shown"
    typed = st.session_state.get(key)
    if typed is not None and typed != st.session_state.get(shown):
        st.session_state[_AUTHOR] = typed
    if typed != (kept := signed()):
        st.session_state[key] = kept
    st.session_state[shown] = kept
    st.text_input(text("revue.author", lang), key=key, width=260)
    return kept


def signed() -> str:
    """The name that signs, where no field asks for it."""
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


def fresh(key: str) -> str:
    """The key of a form's fields: another after :func:`emptied`, what was written is not there to be sent again."""
    return f"{key}_{st.session_state.get(f'{key}_written', 0)}"


def emptied(key: str) -> None:
    """The form was written: its fields are empty next time."""
    written = f"{key}_written"
    st.session_state[written] = st.session_state.get(written, 0) + 1


def said() -> None:
    """What the last writing did, once."""
    if done := st.session_state.pop(_SAID, None):
        write(alert("done", done))
