"""The two buttons: publish; publish the valid rows only. What keeps them shut is said beside them."""

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components.html import alert, h, section, write
from dashboard.components.words import counted
from dashboard.pages.imports import annotated
from dashboard.pages.imports.reading import PATIENCE
from dashboard.pages.imports.tray import Tray
from dashboard.pages.imports.upload import Upload
from dashboard.pages.imports.words import is_amount
from data.texts import text
from etl.finding import Finding
from etl.intake import Preview
from etl.schemas import schema


def show(tray: Tray, upload: Upload, lang: str) -> None:
    """The buttons, what is lost by the second, and the reasons why a file can't be published."""
    preview = upload.preview
    if preview is None:
        return
    write(section(text("ui.publish_title", lang)))
    if preview.blocked:
        write(alert("warning", _reasons(preview, lang), label=text("ui.blocked_because", lang)))
    keep = bool(preview.chosen) and st.checkbox(
        text("ui.remember_choices", lang), value=True, key=f"remember_{upload.number}"
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="publish_row"):
        if st.button(
            text("ui.publish", lang), type="primary", disabled=preview.blocked, key=f"publish_{upload.number}"
        ):
            _begin(tray, upload, False, keep)
        if _valid_would_do(preview):
            valid = counted("ui.publish_valid", _rows(preview) - preview.counts.rejected, lang)
            if st.button(valid, key=f"publish_valid_{upload.number}"):
                _begin(tray, upload, True, keep)
        annotated.button(upload, lang)
        if st.button(text("ui.give_up", lang), key=f"give_up_{upload.number}", type="tertiary"):
            tray.remove(upload)
            st.rerun()
    annotated.note(upload, lang)
    for line in _notes(preview, lang):
        write(f'<p class="tnt-sub">{h(line)}</p>')


def _valid_would_do(preview: Preview) -> bool:
    anyway = replace(preview, options=replace(preview.options, accept_rejected=True))
    return preview.blocked and not anyway.blocked


def _begin(tray: Tray, upload: Upload, accept_rejected: bool, remember: bool) -> None:
    upload.publish(engine(), accept_rejected, remember)
    tray.chosen = upload.number
    if upload.publishing is not None:
        upload.publishing.wait(PATIENCE)
    st.rerun()


def _reasons(preview: Preview, lang: str) -> str:
    said = []
    for finding in preview.blocking:
        said += [finding.message(lang), finding.suggestion(lang) or ""]
    return " ".join(filter(None, said))


def _notes(preview: Preview, lang: str) -> list[str]:
    """What publication leaves out, and that it may change nothing."""
    notes = []
    if preview.counts.rejected:
        share = fmt.percent(Decimal(preview.counts.rejected) / (_rows(preview) or 1), lang)
        euros = "".join(_euros(preview, stage, lang) for stage in schema("fundings")["stage"].choices)
        notes.append(counted("ui.rejected_note", preview.counts.rejected, lang, share=share, euros=euros))
        if any(one.rejects and one.field and is_amount(_dataset(preview, one), one.field) for one in preview.findings):
            notes.append(text("ui.rejected_unreadable", lang))
    if not preview.blocked and not preview.changes_anything:
        notes.append(text("ui.publish_nothing", lang))
    return notes


def _euros(preview: Preview, stage: str, lang: str) -> str:
    """What the rejected lines are of the euros of a stage, nothing where none of them tells an amount."""
    lost = preview.rejected.get(stage, Decimal(0))
    whole = lost + preview.after.get(stage, Decimal(0))
    if not lost or not whole:
        return ""
    label = schema("fundings")["stage"].label(stage, lang)
    return text(
        "ui.rejected_euros", lang, share=fmt.percent(lost / whole, lang), stage=label, euros=fmt.money(lost, lang)
    )


def _dataset(preview: Preview, finding: Finding) -> str:
    return next((table.dataset for table in preview.tables if table.sheet == finding.sheet), "")


def _rows(preview: Preview) -> int:
    return sum(table.rows for table in preview.tables)
