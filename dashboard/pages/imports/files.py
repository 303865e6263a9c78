"""The files put down, where each stands, and the one that is open."""

import streamlit as st

from dashboard import format as fmt
from dashboard.components.html import h, tag, write
from dashboard.pages.imports.tray import Tray
from dashboard.pages.imports.upload import State, Upload
from data.texts import text

LOOK: dict[State, str] = {
    "waiting": "quiet",
    "reading": "information",
    "refused": "error",
    "failed": "error",
    "cancelled": "quiet",
    "blocked": "warning",
    "ready": "information",
    "publishing": "information",
    "published": "done",
}


def show(tray: Tray, lang: str) -> None:
    """One line a file, where there are several."""
    if len(tray.uploads) < 2:
        return
    with st.container(key="files", gap=None):
        for upload in tray.uploads:
            _line(tray, upload, lang)


def _line(tray: Tray, upload: Upload, lang: str) -> None:
    here = tray.shown is upload
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="small",
        key=f"file_{'here' if here else 'other'}_{upload.number}",
    ):
        size = f" · {fmt.size(len(upload.content), lang)}" if upload.content else ""
        said = f"<b>{h(upload.name)}</b><span>{h(size)}</span> {tag(LOOK[upload.state], _state(upload, lang))}"
        write(f'<p class="tnt-file">{said}</p>')
        if not here and st.button(
            text("ui.file_open", lang, number=upload.number), key=f"open_{upload.number}", type="tertiary"
        ):
            tray.chosen = upload.number
            st.rerun()
        if st.button(
            text("ui.file_remove", lang, number=upload.number), key=f"remove_{upload.number}", type="tertiary"
        ):
            tray.remove(upload)
            st.rerun()


def _state(upload: Upload, lang: str) -> str:
    if upload.outcome is not None and upload.outcome.edition is not None:
        return text("ui.file_published_as", lang, number=fmt.count(upload.outcome.edition, lang))
    return text(f"ui.file_{upload.state}", lang)
