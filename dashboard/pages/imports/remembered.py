"""What people decided of columns: for which headers, who, when; each can be exported and revoked."""

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components import download, pager
from dashboard.components.html import Column, section, table, write
from dashboard.pages.imports.decisions import lines
from data.texts import text
from etl.store import mappings
from etl.store.author import user
from etl.store.mappings import Remembered, UnknownMapping

_PAGE = "remembered_page"


def show(lang: str) -> None:
    """The list, the latest first, and the one that is opened."""
    write(section(text("ui.remembered_title", lang), text("ui.remembered_sub", lang)))
    with engine().connect() as connection:
        kept = mappings.listing(connection)
    if not kept:
        st.info(text("ui.remembered_none", lang), icon=":material/view_column:")
        return
    _open(kept, lang)
    columns = [
        Column(text("ui.number", lang), right=True),
        Column(text("ui.dataset", lang)),
        Column(text("ui.decisions", lang), raw=True),
        Column(text("ui.confirmed", lang)),
        Column(text("ui.freshness", lang)),
    ]
    write(table(columns, [_row(one, lang) for one in pager.page(kept, _PAGE)]))
    pager.show(len(kept), _PAGE, lang)


def _open(kept: list[Remembered], lang: str) -> None:
    by_number = {one.id: one for one in kept}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="remembered_choice"):
        number = st.selectbox(text("ui.remembered_choice", lang), list(by_number), key="remembered", width=200)
        one = by_number[number]
        download.file(
            f"{text('ui.remembered_file', lang)}-{number}.json",
            lambda: one.mapping.as_json().encode(),
            text("ui.remembered_export", lang),
            key="remembered_export",
        )
        if one.revoked_at is None and st.button(
            text("ui.remembered_revoke", lang, number=number),
            key="remembered_revoke",
            type="tertiary",
            icon=":material/undo:",
        ):
            try:
                mappings.revoke(engine(), number, user())
            except UnknownMapping:
                st.info(text("ui.remembered_gone", lang))
            else:
                st.rerun()


def _row(one: Remembered, lang: str) -> tuple[str, ...]:
    dataset = one.mapping.dataset
    state = (
        text("ui.remembered_revoked", lang, by=one.revoked_by, date=fmt.day(one.revoked_at.date(), lang))
        if one.revoked_at
        else text("ui.remembered_stands", lang)
    )
    confirmed = text("ui.by_on", lang, by=one.by, date=fmt.day(one.at.date(), lang))
    return str(one.id), text(f"ui.dataset_{dataset}", lang), "<br>".join(lines(one.mapping, lang)), confirmed, state
