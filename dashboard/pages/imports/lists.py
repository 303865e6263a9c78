"""The four lists of what changes: cells old and new, lines that come, lines that leave, lines rejected."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard import format as fmt
from dashboard.components import download, pager
from dashboard.components.html import h, table, write
from dashboard.pages.imports import listed
from dashboard.pages.imports.listed import Listed
from dashboard.pages.imports.upload import Upload
from data.texts import text

Maker = Callable[[Upload, str], Listed]
MAKERS: dict[str, Maker] = {
    "changed": listed.changed,
    "new": listed.new,
    "missing": listed.missing,
    "rejected": listed.rejected,
}


def show(upload: Upload, lang: str) -> None:
    """The list chosen, its rows that hold the words sought, fifty at a time, and all of them as CSV."""
    preview = upload.preview
    if preview is None:
        return
    counts = {name: int(getattr(preview.counts, name)) for name in MAKERS} | {"changed": len(preview.changed)}
    names = [name for name, count in counts.items() if count]
    if not names:
        return
    key = f"list_{upload.number}"
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="list_choice"):
        chosen = st.segmented_control(
            text("ui.list", lang),
            names,
            default=names[0],
            required=True,
            wrap=True,
            format_func=lambda name: f"{text(f'ui.list_{name}', lang)} · {fmt.count(counts[name], lang)}",
            key=key,
        )
        words = st.text_input(text("ui.search", lang), key=f"{key}_words", width=190)
    shown: Listed = upload.worked_out(f"list {chosen}", lang, lambda: MAKERS[chosen or names[0]](upload, lang))
    places: Sequence[int] = upload.worked_out(f"found {chosen}", (words, lang), lambda: shown.found(words))
    if not places:
        write(f'<p class="tnt-sub">{h(text("ui.list_no_match", lang))}</p>')
    else:
        page = f"page_{key}_{chosen}"
        rows = [shown.drawn(shown.rows[place]) for place in pager.page(places, page)]
        write(table(shown.columns, rows, tall=text(f"ui.list_{chosen}", lang)))
        pager.show(len(places), page, lang)
    download.button(
        text(f"ui.list_{chosen}_file", lang),
        lambda: pd.DataFrame(shown.rows, columns=shown.heads),
        lang,
        key=f"{key}_csv",
    )
