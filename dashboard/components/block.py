"""One chart of a page: its title, the sentence that it says, its drawing, its sources, its table and its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from dashboard import format as fmt
from dashboard.components import chart, download, source
from dashboard.components.html import h, section, write
from dashboard.figures.base import Figure
from dashboard.reports.parquet import parquet
from dashboard.reports.workbook import Cover, Drawn, Sheet, workbook
from dashboard.tables import Table
from dashboard.view import View
from data.texts import text

_SHOWN = "blocks"


@dataclass(frozen=True)
class Block:
    """``id`` names its widgets and files; ``sentence`` is computed from the data and stands for the drawing.

    ``sources`` are the figures whose rows a reader may open, by name; ``dated`` the day of the data.
    """

    id: str
    title: str
    sentence: str
    table: Table
    figure: Figure | None = None
    sub: str = ""
    sources: source.Choices = field(default_factory=dict)
    dated: date | None = None
    drawn: Drawn | None = None
    config: Mapping[str, Any] | None = None

    def sheet(self, lang: str) -> Sheet:
        """The block as a sheet of a workbook."""
        methods = {name: text(figure.method, lang) for name, (figure, _scope) in self.sources.items()}
        return Sheet(self.title, self.sentence, self.table, self.drawn, tuple(methods.items()))


def begin() -> None:
    """Forgets the blocks of the run before."""
    st.session_state[_SHOWN] = []


def shown() -> list[Block]:
    """The blocks of this run, in their order."""
    found: list[Block] = st.session_state.get(_SHOWN, [])
    return found


def keep(block: Block) -> None:
    """Notes a block that a page draws in its own way, so that its workbook holds it."""
    st.session_state.setdefault(_SHOWN, []).append(block)


def show(now: View, block: Block) -> None:
    """The block, and a note of it for the page's workbook."""
    head(block)
    body(now, block)


def head(block: Block) -> None:
    """The title and the sentence."""
    says = "".join(f'<p class="tnt-says">{h(line)}</p>' for line in block.sentence.splitlines())
    write(section(block.title, block.sub), says)


def body(now: View, block: Block) -> None:
    """The drawing and what stands below it."""
    if block.figure is not None:
        with st.container(key=f"plot_{block.id}"):
            chart.draw(block.figure, block.sentence, key=block.id, config=dict(block.config) if block.config else None)
    below(now, block)


def below(now: View, block: Block) -> None:
    """The day of the data, the way to the rows, the table and its files."""
    keep(block)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key=f"below_{block.id}"):
        if block.dated is not None:
            said = text("ui.data_on", now.lang, date=fmt.day(block.dated, now.lang))
            write(f'<p class="tnt-source">{h(said)}</p>', width="content")
        if block.sources:
            source.choose(now, block.sources, key=block.id)
    files(now, block)


@st.fragment
def files(now: View, block: Block) -> None:
    """The table, made when it is opened; CSV, XLSX, Parquet, PNG and SVG of what is drawn."""
    lang = now.lang
    name = f"{block.id}_{now.as_of}" if now.as_of else block.id
    label = text("ui.as_table", lang)
    with st.container(key=f"astable_{block.id}"):
        opened = st.expander(label, key=f"{block.id}_opened", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.dataframe(block.table.written(lang), hide_index=True, width="stretch", key=f"{block.id}_table")
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"files_{block.id}"):
            download.button(name, lambda: block.table.plain(lang), lang, f"{block.id}_csv")
            download.file(
                f"{name}.xlsx",
                lambda: workbook(cover(now, block.title), [block.sheet(lang)], lang),
                text("ui.download_xlsx", lang),
                f"{block.id}_xlsx",
            )
            download.file(
                f"{name}.parquet",
                lambda: parquet(block.table),
                text("opendata.download_parquet", lang),
                f"{block.id}_parquet",
            )
            if block.figure is not None:
                write(
                    "".join(
                        f'<button type="button" class="tnt-image" data-tnt-image="{kind}" '
                        f'data-tnt-plot="{h(block.id)}" data-tnt-name="{h(name)}">{h(kind.upper())}</button>'
                        for kind in ("png", "svg")
                    ),
                    width="content",
                )


def page_file(now: View, title: str, path: str) -> None:
    """The whole page as one workbook: a cover, then a sheet a chart."""
    blocks, lang = list(shown()), now.lang
    if not blocks:
        return
    with st.container(key="page_file"):
        download.file(
            f"{path or 'vue-ensemble'}_{now.as_of or ''}.xlsx",
            lambda: workbook(cover(now, title), [one.sheet(lang) for one in blocks], lang),
            text("ui.download_page", lang),
            "page_xlsx",
        )


def cover(now: View, title: str) -> Cover:
    """The cover of a workbook made from a view."""
    facts = [*now.said(), (text("reports.made_on", now.lang), fmt.day(date.today(), now.lang, long=True))]
    return Cover(title, facts, now.fictitious())
