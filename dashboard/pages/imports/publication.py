"""The two buttons: publish; publish the valid rows only. What keeps them shut is said beside them."""

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components.html import h, write
from dashboard.pages.imports import form
from data.texts import text
from etl.intake import Preview, StalePreview, publish

_TOLD = "import_told"


def show(preview: Preview, lang: str) -> None:
    """The buttons, and the reasons why a file can't be published."""
    anyway = replace(preview, options=replace(preview.options, accept_rejected=True))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="publish_row"):
        if st.button(text("ui.publish", lang), type="primary", disabled=preview.blocked, key="publish"):
            _publish(preview, lang)
        if preview.blocked and not anyway.blocked:
            valid = fmt.count(sum(table.rows for table in preview.tables) - preview.counts.rejected, lang)
            if st.button(text("ui.publish_valid", lang, count=valid), key="publish_valid"):
                _publish(anyway, lang)
    if preview.blocked:
        reasons = " ".join(_reason(finding.message(lang), finding.suggestion(lang)) for finding in preview.blocking)
        write(f'<p class="tnt-sub"><span class="tnt-late">▲</span> {h(reasons)}</p>')
    if preview.counts.rejected:
        rows = sum(table.rows for table in preview.tables) or 1
        share = fmt.percent(Decimal(preview.counts.rejected) / rows, lang)
        count = fmt.count(preview.counts.rejected, lang)
        write(f'<p class="tnt-sub">{h(text("ui.rejected_note", lang, count=count, share=share))}</p>')


def told(lang: str) -> None:
    """What the last publication did, once."""
    number = st.session_state.pop(_TOLD, None)
    if number == "same":
        st.info(text("ui.published_same", lang), icon=":material/done_all:")
    elif number == "stale":
        st.warning(text("ui.published_stale", lang), icon=":material/sync:")
    elif number is not None:
        st.success(text("ui.published", lang, number=fmt.count(number, lang)), icon=":material/check:")


def _publish(preview: Preview, lang: str) -> None:
    try:
        with st.spinner(text("ui.publishing", lang)):
            number = publish(preview, engine())
    except StalePreview:
        st.session_state[_TOLD] = "stale"
    else:
        st.session_state[_TOLD] = "same" if number is None else number
        form.forget()
    st.rerun()


def _reason(message: str, suggestion: str | None) -> str:
    return f"{message} {suggestion}" if suggestion else message
