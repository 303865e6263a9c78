"""Lines that files held and that do not count: how many by source, and those that wait to be brought right."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, links, lists
from dashboard.components.block import Block
from dashboard.components.frames import records
from dashboard.components.html import Column, table, write
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed, Part
from dashboard.components.words import counted, datasets, source_name
from dashboard.queries.quality import rejected
from dashboard.queries.quality.rejected import Rejected
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """A line a source, then the lines that wait."""
    lang = now.lang
    found: list[Rejected] = ask(rejected.rejected, now.scope)
    waiting: pd.DataFrame = ask(rejected.waiting, now.scope, lang)
    told = Block(
        id="quality_rejected",
        title=text("quality.rejected_title", lang),
        sub=text("quality.rejected_sub", lang),
        sentence=_said(found, len(waiting), lang),
        table=_table(found, lang),
        dated=now.as_of,
    )
    block.head(told)
    columns = [
        Column(text("ui.source", lang)),
        Column(text("ui.file", lang), aside=True),
        Column(text("ui.data_date", lang), aside=True),
        Column(text("quality.rejected_last", lang), right=True),
        Column(text("quality.rejected_ever", lang), right=True),
    ]
    if any(one.since_ever for one in found):
        write(table(columns, [_line(one, lang) for one in found if one.since_ever]))
    if len(waiting):
        parts = {"waiting": Part(text("quality.waiting", lang), "lignes-en-attente", len(waiting), _maker(now))}
        lists.show(parts, "quality_waiting", keeper("quality_waiting", (now.scope, lang)), lang)
    block.below(now, told)
    if len(waiting):
        with st.container(key="quality_to_quarantine"):
            links.link("import", text("quality.to_quarantine", lang), ":material/inbox:", part="quarantine")


def _said(found: list[Rejected], waiting: int, lang: str) -> str:
    last, read = sum(one.lines for one in found), sum(one.read for one in found)
    return " ".join(
        (
            counted("quality.rejected_said", last, lang, read=fmt.count(read, lang)),
            counted("quality.waiting_said", waiting, lang) if waiting else text("quality.waiting_none", lang),
        )
    )


def _line(one: Rejected, lang: str) -> tuple[str, ...]:
    return (
        source_name(one.source, lang),
        one.file or "",
        fmt.day(one.data_date, lang),
        text("ui.n_of_all", lang, n=fmt.count(one.lines, lang), all=fmt.count(one.read, lang)),
        fmt.count(one.since_ever, lang),
    )


def _table(found: list[Rejected], lang: str) -> Table:
    heads = [
        Head(text("ui.source", lang)),
        Head(text("ui.file", lang)),
        Head(text("ui.data_date", lang), "day"),
        Head(text("quality.rejected_last", lang), "count"),
        Head(text("quality.read_last", lang), "count"),
        Head(text("quality.rejected_ever", lang), "count"),
    ]
    return Table(
        heads,
        [
            (source_name(one.source, lang), one.file, one.data_date, one.lines, one.read, one.since_ever)
            for one in found
        ],
    )


def _maker(now: View) -> Callable[[], Listed]:
    lang = now.lang
    names = ("source", "file", "finding_sheet", "sheet_row", "dataset", "data_date", "line_cells", "finding_message")

    def make() -> Listed:
        rows = [
            (
                source_name(row["source"], lang),
                row["file"] or "",
                row["sheet"],
                fmt.count(row["row"], lang),
                datasets(row["dataset"], lang),
                fmt.day(row["since"], lang),
                row["cells"],
                row["reasons"],
            )
            for row in records(ask(rejected.waiting, now.scope, lang))
        ]
        heads = [text(f"ui.{name}", lang) for name in names]
        aside = (False, False, True, False, True, True, True, False)
        return Listed(heads, rows, [Column(head, aside=one) for head, one in zip(heads, aside, strict=True)])

    return make
