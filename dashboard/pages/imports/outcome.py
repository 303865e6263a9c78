"""After a publication: which edition, what it changed, and where to go from there."""

import streamlit as st

from dashboard import address
from dashboard import format as fmt
from dashboard.components import links
from dashboard.components.html import alert, h, write
from dashboard.components.words import counted
from dashboard.pages.imports.changes import COUNTS, euros
from dashboard.pages.imports.tray import Tray
from dashboard.pages.imports.upload import Upload
from data.texts import text


def show(tray: Tray, upload: Upload, lang: str) -> None:
    """The edition, its counts and euros; the pages that show it, its line in the history, the next file."""
    done = upload.outcome
    if done is None:
        return
    if done.edition is None:
        write(alert("done", text("ui.published_same", lang), label=f"{upload.name} ·"))
    else:
        said = text("ui.published", lang, number=fmt.count(done.edition, lang))
        parts = ", ".join(
            f"{fmt.count(count, lang)} {counted(f'ui.count_{name}', count, lang)}"
            for name in COUNTS
            if name != "unchanged" and (count := int(getattr(done.preview.counts, name)))
        )
        write(
            alert("done", said, label=f"{upload.name} ·"),
            f'<p class="tnt-context">{h(parts)}.</p>',
            euros(done.preview.before, done.preview.after, lang),
        )
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="after_publication"):
        links.link("", text("ui.see_overview", lang), ":material/monitoring:")
        if st.button(text("ui.see_history", lang), key="see_history", type="tertiary", icon=":material/history:"):
            address.change(part="history")
            st.rerun()
        left = next((one for one in tray.uploads if one.state != "published"), None)
        if left is not None and st.button(
            text("ui.file_next", lang), key="file_next", type="tertiary", icon=":material/arrow_forward:"
        ):
            tray.chosen = left.number
            st.rerun()
        if st.button(text("ui.file_done", lang), key=f"done_{upload.number}", type="tertiary", icon=":material/check:"):
            tray.remove(upload)
            st.rerun()
