"""Every deliverable: words and choices that narrow, cards or a table, all that is found as CSV and XLSX."""

from collections.abc import Sequence

import streamlit as st

from dashboard import address
from dashboard import format as fmt
from dashboard.components import block, download, html, pager
from dashboard.components.block import Block
from dashboard.components.html import Column, h, write
from dashboard.components.lists import Keep
from dashboard.pages.deliverables import cards, search, words
from dashboard.pages.deliverables.words import label
from dashboard.queries.catalogue import Deliverable
from dashboard.reports.workbook import workbook
from dashboard.tables import Head, Kind, Table
from dashboard.view import View
from data.texts import text

CARDS, LINES = 24, 50
PAGE = "page_deliverables"
HEADS: dict[str, Kind] = {
    "number": "text", "title": "text", "state": "text", "days_late": "count", "theme": "text", "audience": "text",
    "place": "text", "department": "text", "project": "text", "holder": "text", "planned_on": "day",
    "delivered_on": "day", "verified_on": "day", "proof": "text", "proof_url": "text",
}  # fmt: skip


def show(now: View, rows: Sequence[Deliverable], keep: Keep) -> None:
    """The search, what it finds, and its files."""
    lang = now.lang
    write(html.section(text("deliverables.catalogue", lang), text("deliverables.catalogue_sub", lang)))
    asked = search.choose(lang)
    plain: Sequence[str] = keep("plain", lang, lambda: [search.searched(one, lang) for one in rows])
    found: list[Deliverable] = keep("found", (asked, lang), lambda: search.found(rows, plain, asked))
    form = _form(lang)
    _from_the_first_page((asked, form))
    told = words.said("found", len(found), lang, all=fmt.count(len(rows), lang))
    write(f'<p class="tnt-says" role="status">{h(told)}</p>')
    size = CARDS if form == "cards" else LINES
    if found:
        shown = pager.page(found, PAGE, size)
        write(cards.cards(shown, lang) if form == "cards" else _lines(shown, lang))
    pager.show(len(found), PAGE, lang, size)
    kept = Block(
        id="deliverables_catalogue",
        title=text("deliverables.catalogue", lang),
        sentence=told,
        table=keep("table", (asked, lang), lambda: _table(found, lang)),
        dated=now.as_of,
    )
    block.keep(kept)
    _files(now, kept)


def _form(lang: str) -> str:
    options = {name: text(f"deliverables.show_{name}", lang) for name in ("cards", "table")}
    return address.segments("show", text("deliverables.show", lang), options, "cards")


def _from_the_first_page(asked: object) -> None:
    """Another search starts from its first page."""
    if st.session_state.get(f"{PAGE}_of") != asked:
        st.session_state[f"{PAGE}_of"] = asked
        st.session_state.pop(PAGE, None)


def _lines(rows: Sequence[Deliverable], lang: str) -> str:
    columns = [
        Column(text("deliverables.title", lang)),
        Column(text("deliverables.state", lang), raw=True),
        Column(text("deliverables.theme", lang), aside=True),
        Column(text("deliverables.place", lang), aside=True),
        Column(text("deliverables.holder", lang), aside=True),
        Column(text("deliverables.planned_on", lang), aside=True),
        Column(text("deliverables.delivered_on", lang)),
        Column(text("deliverables.proof", lang), raw=True, aside=True),
    ]
    lines = [
        (
            one.title or one.number or text("ui.unknown", lang),
            f"{cards.state(one, lang)} {cards.late(one, lang)}",
            label("theme", one.theme, lang),
            words.place(one, lang),
            one.holder or text("ui.unknown", lang),
            fmt.day(one.planned_on, lang),
            fmt.day(one.delivered_on, lang) if one.delivered_on or one.proof else "–",
            cards.proof(one, lang) if one.proof or one.proof_url else "–",
        )
        for one in rows
    ]
    return html.table(columns, lines, kind="tnt-deliverables")


def _table(rows: Sequence[Deliverable], lang: str) -> Table:
    def value(one: Deliverable, name: str) -> object:
        if name in ("state", "theme", "audience"):
            return label(name, getattr(one, name), lang)
        if name == "proof":
            return words.proof(one.proof, lang)
        return words.place(one, lang) if name == "place" else getattr(one, name)

    heads = [Head(text(f"deliverables.{name}", lang), kind) for name, kind in HEADS.items()]
    return Table(heads, [tuple(value(one, name) for name in HEADS) for one in rows])


def _files(now: View, kept: Block) -> None:
    lang, name = now.lang, text("deliverables.file", now.lang)
    name = f"{name}_{now.as_of}" if now.as_of else name
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="files_deliverables"):
        download.button(name, lambda: kept.table.plain(lang), lang, "deliverables_csv")
        download.file(
            f"{name}.xlsx",
            lambda: workbook(block.cover(now, kept.title), [kept.sheet(lang)], lang),
            text("ui.download_xlsx", lang),
            "deliverables_xlsx",
        )
