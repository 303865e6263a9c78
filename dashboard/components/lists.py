"""Long lists on a page: one chosen among several, words sought, fifty rows at a time, all of them as CSV."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import format as fmt
from dashboard.components import download, pager
from dashboard.components.html import Column, h, table, write
from data.texts import text

Row = tuple[str, ...]
Keep = Callable[[str, object, Callable[[], Any]], Any]
"""What was worked out under a name for what is asked, until something else is asked."""


def same(row: Row) -> Row:
    """A row drawn as it is."""
    return row


@dataclass(frozen=True)
class Listed:
    """``rows`` are plain words under ``heads``; ``drawn`` makes of one the cells of the table on the page."""

    heads: Sequence[str]
    rows: Sequence[Row]
    columns: Sequence[Column]
    drawn: Callable[[Row], Row] = same

    def found(self, words: str) -> Sequence[int]:
        """The places of the rows that hold these words."""
        sought = words.strip().casefold()
        if not sought:
            return range(len(self.rows))
        return [place for place, row in enumerate(self.rows) if sought in "\n".join(row).casefold()]


@dataclass(frozen=True)
class Part:
    """One list of several: what it is called, the name of its file, how many rows, and how to make it."""

    label: str
    file: str
    count: int
    make: Callable[[], Listed]


def show(parts: Mapping[str, Part], key: str, keep: Keep, lang: str) -> None:
    """The list chosen; nothing where all are empty."""
    names = [name for name, part in parts.items() if part.count]
    if not names:
        return
    chosen = names[0]
    if len(names) == 1:
        write(f"<h3>{h(parts[chosen].label)} · {fmt.count(parts[chosen].count, lang)}</h3>")
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key=f"choice_{key}"):
        if len(names) > 1:
            chosen = st.segmented_control(
                text("ui.list", lang),
                names,
                default=names[0],
                required=True,
                wrap=True,
                format_func=lambda name: f"{parts[name].label} · {fmt.count(parts[name].count, lang)}",
                key=key,
            )
        words = st.text_input(text("ui.search", lang), key=f"{key}_words", width=190)
    one(parts[chosen], words, f"{key}_{chosen}", keep, lang)


def one(part: Part, words: str, key: str, keep: Keep, lang: str) -> None:
    """The rows of a list that hold these words."""
    shown: Listed = keep(f"list {key}", lang, part.make)
    places: Sequence[int] = keep(f"found {key}", (words, lang), lambda: shown.found(words))
    if places:
        rows = [shown.drawn(shown.rows[place]) for place in pager.page(places, f"page_{key}")]
        write(table(shown.columns, rows, tall=part.label))
        pager.show(len(places), f"page_{key}", lang)
    else:
        write(f'<p class="tnt-sub">{h(text("ui.list_no_match", lang))}</p>')
    download.button(
        part.file, lambda: pd.DataFrame(list(shown.rows), columns=list(shown.heads)), lang, key=f"{key}_csv"
    )
