"""The file handed back: the person's own workbook with each finding at its cell, made when it is asked for."""

import streamlit as st

from dashboard.components.html import h, write
from dashboard.pages.imports.upload import Upload
from data.texts import text
from etl.annotate import Annotated
from etl.hand_back import annotated

_MADE = "annotated"


def button(upload: Upload, lang: str) -> None:
    """Makes the file, then gives it."""
    preview = upload.preview
    if preview is None or not preview.findings:
        return
    made = _held(upload, lang)
    if made is not None:
        st.download_button(
            text("ui.annotated_take", lang),
            data=made.content,
            file_name=made.name,
            key=f"annotated_{upload.number}",
            on_click="ignore",
            icon=":material/download:",
        )
    elif st.button(text("ui.annotated_make", lang), key=f"annotate_{upload.number}", icon=":material/edit_note:"):
        with st.spinner(text("ui.annotated_making", lang)):
            upload.kept[_MADE] = (lang, annotated(preview, lang))
        st.rerun()


def note(upload: Upload, lang: str) -> None:
    """Says what was made: the workbook itself, or a copy of its values."""
    made = _held(upload, lang)
    if made is not None:
        said = text("ui.annotated_own" if made.own else "ui.annotated_copy", lang)
        write(f'<p class="tnt-sub">{h(said)}</p>')


def _held(upload: Upload, lang: str) -> Annotated | None:
    asked, made = upload.kept.get(_MADE, (None, None))
    return made if asked == lang else None
