"""The file that is open: its progress, its refusal, its preview or what became of it."""

import streamlit as st

from dashboard.cached import edition, engine
from dashboard.components.html import alert, write
from dashboard.pages.imports import (
    changes,
    deciding,
    files,
    findings,
    options,
    outcome,
    publication,
    questions,
    reading,
    receive,
    recognised,
    steps,
)
from dashboard.pages.imports.tray import Tray, tray
from dashboard.pages.imports.upload import Upload
from data.texts import text


def show(lang: str) -> None:
    """From the place for files to the buttons that publish. Nothing is written before "publish"."""
    held = tray()
    receive.show(held, lang)
    reading.advance(held, engine(), edition())
    files.show(held, lang)
    reading.watch(held, lang)
    upload = held.shown
    if upload is not None:
        _one(held, upload, lang)


def _one(held: Tray, upload: Upload, lang: str) -> None:
    state = upload.state
    if state == "published":
        outcome.show(held, upload, lang)
        return
    if state == "refused" and upload.refusal is not None:
        write(alert("error", upload.refusal.message(lang)))
    if state == "cancelled":
        write(alert("warning", text("ui.reading_cancelled", lang), label=upload.name))
    if state == "failed":
        write(alert("error", text("ui.reading_failed", lang), label=upload.name))
    if state in ("cancelled", "failed") and st.button(text("ui.read_again", lang), key=f"again_{upload.number}"):
        upload.again()
        st.rerun()
    if state in ("refused", "cancelled", "failed") and st.button(
        text("ui.give_up", lang), key=f"leave_{upload.number}", type="tertiary"
    ):
        held.remove(upload)
        st.rerun()
    if state not in ("blocked", "ready"):
        return
    if upload.remade:
        write(alert("warning", text("ui.preview_remade", lang)))
    steps.show(upload, lang)
    options.show(upload, lang)
    questions.show(upload, lang)
    recognised.show(upload, lang)
    deciding.show(upload, lang)
    findings.show(upload, lang)
    changes.show(upload, lang)
    publication.show(held, upload, lang)
