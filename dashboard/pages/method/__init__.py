"""Méthode: every figure, the words, the columns, the sources and the public figures that contradict one another."""

import streamlit as st

from dashboard import view
from dashboard.components.html import h, title, write
from dashboard.pages.method import contradictions, dictionary, figures, glossary, sources
from data.texts import text

PARTS = ("figures", "glossary", "dictionary", "contradictions", "sources")


def show() -> None:
    """The page: what is sought leaves in each part what holds it."""
    now = view.current()
    lang = now.lang
    write(title(text("ui.page_method", lang), text("method.sub", lang)), _parts(lang))
    words = st.text_input(text("method.search", lang), key="method_words", width=420)
    found = [
        figures.show(now, words),
        glossary.show(now, words),
        dictionary.show(now, words),
        contradictions.show(now, words),
    ]
    if not any(found):
        write(f'<p class="tnt-sub">{h(text("method.nothing", lang, words=words))}</p>')
    sources.show(lang)


def _parts(lang: str) -> str:
    links = "".join(f'<a href="#{part}">{h(text(f"method.{part}", lang))}</a>' for part in PARTS)
    return f'<nav class="tnt-parts" aria-label="{h(text("method.parts", lang))}">{links}</nav>'
