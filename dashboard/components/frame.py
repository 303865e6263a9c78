"""What surrounds every page that shows data: the view in words where chrome is hidden, its workbook, its modes."""

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import address, moments, view
from dashboard import format as fmt
from dashboard.components import block
from dashboard.components.html import alert, h, write
from data.texts import text


def above(now: view.View) -> None:
    """What the address asks for and nobody knows, said; the view in words for paper and for the wall."""
    lang = now.lang
    if (asked := view.unknown_place()) is not None:
        write(alert("warning", text("ui.unknown_place", lang, code=asked[:40])))
    if (asked := view.unknown_moment(now)) is not None:
        first, last = moments.bounds(now.fund.code)
        days = {"first": fmt.day(first, lang), "last": fmt.day(last, lang)}
        write(alert("warning", text("ui.unknown_moment", lang, code=asked[:40], **days)))
    for name, one in view.unknown_filters(now).items():
        label = text(f"ui.filter_{name}", lang)
        write(alert("warning", text("ui.unknown_filter", lang, code=one[:40], filter=label)))
    facts = " · ".join(value for _name, value in now.said()[:-1])
    write(f'<p class="tnt-view">{h(facts)}{" · " + h(text("ui.fictitious", lang)) if now.fictitious() else ""}</p>')


def below(now: view.View, page: Page) -> None:
    """The workbook of the page, printing, and the presentation's way in and out."""
    lang = now.lang
    write('<div class="tnt-rule"></div>')
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="page_end"):
        block.page_file(now, page.title, page.url_path)
        write(
            f'<button type="button" class="tnt-image" data-tnt-print="1">{h(text("ui.print", lang))}</button>',
            width="content",
        )
        st.button(
            text("ui.present_end" if view.presented() else "ui.present", lang),
            key="present",
            type="tertiary",
            icon=":material/fullscreen_exit:" if view.presented() else ":material/fullscreen:",
            on_click=address.change,
            kwargs={"mode": None if view.presented() else "presentation"},
        )
        said = text("ui.shown_on", lang, date=fmt.day(now.as_of, lang, long=True))
        write(f'<p class="tnt-source">{h(said)}</p>', width="content")
