"""A waiver given from a finding: somebody answers for it, with a reason, until a date."""

from datetime import date, timedelta

import streamlit as st

from dashboard.cached import engine
from dashboard.components.html import alert, write
from dashboard.pages.imports.grouping import Group
from dashboard.pages.imports.upload import Upload
from data.texts import text
from etl.check.waiver import Scope, waivable
from etl.store.author import user
from etl.store.waivers import RefusedWaiver, waive

MONTH = timedelta(days=31)


def form(upload: Upload, group: Group, lang: str) -> None:
    """The way to waive a group, where its rule lets it; the file is then read anew."""
    first, preview = group.findings[0], upload.preview
    if preview is None or group.waived or not waivable(first):
        return
    key = f"waive_{upload.number}_{group.severity}_{group.rule}"
    with st.popover(text("ui.waive", lang), type="tertiary", key=key):
        st.text(text("ui.waive_sub", lang))
        reason = st.text_input(text("ui.correct_reason", lang), key=f"{key}_reason")
        until = st.date_input(
            text("ui.waive_until", lang),
            value=date.today() + MONTH,
            min_value=date.today(),
            format="DD/MM/YYYY",
            key=f"{key}_until",
        )
        scopes = ["source", "column"] if group.said.column and first.column == group.said.column else ["source"]
        kind = st.radio(
            text("ui.waive_scope", lang),
            scopes,
            format_func=lambda name: text(f"ui.waive_{name}", lang, cell=first.cell or ""),
            key=f"{key}_scope",
        )
        if st.button(text("ui.waive_give", lang), key=f"{key}_give", type="primary", disabled=not reason.strip()):
            scope = Scope("column", first.column) if kind == "column" else Scope()
            try:
                waive(engine(), preview.options.fund, preview.source, group.rule, scope, reason, user(), until)
            except RefusedWaiver as refused:
                write(alert("error", text(f"cli.waive_{refused.code}", lang, rule=group.rule)))
            else:
                upload.again()
                st.rerun()
