"""A reading or a publication under way: which stage, how far, and the way to give up."""

import time

import streamlit as st
from sqlalchemy import Engine

from dashboard import format as fmt
from dashboard.components.html import h, write
from dashboard.pages.imports.tray import Tray
from dashboard.pages.imports.upload import Upload
from data.texts import text

PATIENCE = 0.7  # seconds before a progress bar is worth its flicker
OCTETS = frozenset(("receive", "inspect"))
STAGES = ("receive", "inspect", "read", "type", "check", "compare")


def advance(tray: Tray, engine: Engine, edition: int) -> None:
    """Takes what has ended; begins to read what is due: the file shown first, one at a time."""
    busy = tray.busy
    if busy is not None and not busy.settle() and busy.job is not None:
        return
    until = time.monotonic() + PATIENCE
    while (due := _next(tray, edition)) is not None:
        due.read(engine, edition)
        if due.reading is None or not due.reading.wait(max(until - time.monotonic(), 0)):
            return
        due.settle()


def _next(tray: Tray, edition: int) -> Upload | None:
    """The upload to read next: the one shown if it is due, else the first that waits."""
    shown = tray.shown
    if shown is not None and _due(shown, edition):
        return shown
    return next((one for one in tray.uploads if one.state == "waiting"), None)


def _due(upload: Upload, edition: int) -> bool:
    if upload.state == "waiting":
        return True
    return upload.state in ("blocked", "ready") and upload.read_as != (upload.options, edition)


def watch(tray: Tray, lang: str) -> None:
    """The progress of the work under way, looked at twice a second until it ends."""
    if tray.busy is not None:
        st.fragment(_look, run_every=0.5)(tray, lang)


def _look(tray: Tray, lang: str) -> None:
    upload = tray.busy
    if upload is None or upload.job is None or upload.job.wait(0):
        st.rerun()
    job = upload.job
    share = min(job.done / job.total, 1.0) if job.total else 0.0
    with st.container(key="progress"):
        write(
            f'<div class="tnt-progress" role="status"><b>{h(upload.name)}</b>'
            f"<span>{h(_stage(upload, lang))}</span></div>"
        )
        what = "reading" if upload.publishing is None else "publishing"
        st.progress(share)
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(text(f"ui.cancel_{what}", lang), key=f"cancel_{upload.number}", disabled=job.cancelled):
                job.cancel()
            write(f'<p class="tnt-source">{h(text(f"ui.{what}_keeps", lang))}</p>', width="content")


def _stage(upload: Upload, lang: str) -> str:
    job = upload.job
    if job is None or not job.stage:
        return text("ui.stage_waiting", lang)
    said = text(f"ui.stage_{job.stage}", lang)
    if upload.publishing is None:
        rank = STAGES.index(job.stage) + 1 if job.stage in STAGES else len(STAGES)
        said = text("ui.stage_rank", lang, rank=rank, ranks=len(STAGES), name=said)
    if job.total <= 1:
        return said
    write_one = fmt.size if job.stage in OCTETS else fmt.count
    unit = "" if job.stage in OCTETS else f" {text(f'ui.stage_{job.stage}_unit', lang)}"
    return f"{said} · {write_one(job.done, lang)} / {write_one(job.total, lang)}{unit}"
