"""What a reader looks for: words and choices that live in the address, and the deliverables that answer them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import address
from dashboard.pages.deliverables import words
from dashboard.queries.catalogue import Deliverable
from dashboard.queries.deliverables import PROOFS
from dashboard.view import ALL
from data.texts import text
from etl.schemas import schema

LATE, UNSTATED = "late", "unstated"
LONGEST = 100
_WORDS = "deliverables_words"


@dataclass(frozen=True)
class Asked:
    """The words sought and the code chosen of each list; ``all`` where any will do."""

    words: str
    state: str
    theme: str
    audience: str
    proof: str


def choose(lang: str) -> Asked:
    """The field of words and the four lists."""
    anything = {ALL: text("ui.filter_any", lang)}
    unstated = {UNSTATED: text("ui.unknown", lang)}
    late = {LATE: text("deliverables.state_late", lang)}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="deliverables_search"):
        sought = _words(lang)
        state = _list("state", "state", anything | late | _codes("state", lang) | unstated, lang)
        theme = _list("topic", "theme", anything | _codes("theme", lang) | unstated, lang)
        audience = _list("audience", "audience", anything | _codes("audience", lang) | unstated, lang)
        proofs = {name: words.proof(name, lang) for name in PROOFS}
        proof = _list("proof", "proof", anything | proofs, lang)
        st.button(
            text("ui.clear_filters", lang),
            key="deliverables_clear",
            type="tertiary",
            on_click=address.change,
            kwargs=dict.fromkeys(("q", "state", "topic", "audience", "proof")),
        )
    return Asked(sought, state, theme, audience, proof)


def found(rows: Sequence[Deliverable], plain: Sequence[str], asked: Asked) -> list[Deliverable]:
    """The rows that answer; ``plain`` are what :func:`searched` made of each."""
    sought = folded(asked.words).split()
    return [
        one
        for one, whole in zip(rows, plain, strict=True)
        if all(word in whole for word in sought)
        and _state(one, asked.state)
        and _is(one.theme, asked.theme)
        and _is(one.audience, asked.audience)
        and asked.proof in (ALL, one.proof)
    ]


def searched(one: Deliverable, lang: str) -> str:
    """All the words that a deliverable is found by, without case or accents."""
    said = (one.number, one.title, one.project, one.holder, words.place(one, lang))
    labels = [words.label(field, code, lang) for field, code in (("theme", one.theme), ("audience", one.audience))]
    return folded("\n".join([part for part in said if part] + labels))


def folded(said: str) -> str:
    """Without case, accents or ligatures."""
    apart = unicodedata.normalize("NFKD", said.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _words(lang: str) -> str:
    asked = st.query_params.get("q", "")[:LONGEST]
    st.session_state[_WORDS] = asked
    st.text_input(
        text("ui.search", lang),
        key=_WORDS,
        max_chars=LONGEST,
        placeholder=text("deliverables.search_hint", lang),
        on_change=_write,
        width=215,
    )
    return asked


def _write() -> None:
    address.change(q=st.session_state[_WORDS].strip() or None)


def _list(name: str, field: str, options: dict[str, str], lang: str) -> str:
    return address.select(name, words.titled(text(f"deliverables.{field}", lang)), options, ALL, width=165)


def _codes(field: str, lang: str) -> dict[str, str]:
    return {code: words.label(field, code, lang) for code in schema("deliverables")[field].choices}


def _state(one: Deliverable, asked: str) -> bool:
    return one.days_late is not None if asked == LATE else _is(one.state, asked)


def _is(code: str | None, asked: str) -> bool:
    return asked == ALL or (code is None if asked == UNSTATED else code == asked)
