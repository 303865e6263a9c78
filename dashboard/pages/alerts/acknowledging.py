"""An alert is acknowledged, by name, with a reason, until a day; or its acknowledgement is lifted."""

from datetime import date, timedelta

import streamlit as st

from dashboard.cached import engine
from dashboard.components.html import h, write
from dashboard.pages.review import writing
from dashboard.reports.pack.sections.alerts import Open
from dashboard.view import View
from data.texts import text
from etl.store import acknowledgements
from etl.store.acknowledgements import Acknowledgement

MONTH = timedelta(days=31)


def dialog(now: View, one: Open) -> None:
    """The form, over the page."""
    st.dialog(text("revue.acknowledge", now.lang))(_form)(now, one)


def _form(now: View, one: Open) -> None:
    lang = now.lang
    write(f"<p><b>{h(one.alert.title or one.alert.target)}</b></p>")
    reason = st.text_input(text("revue.reason", lang), key="ack_reason")
    # An acknowledgement covers the days of the data: those of an old extract may be long past.
    usual = max(now.as_of or date.today(), date.today()) + MONTH
    until = st.date_input(text("revue.until", lang), value=usual, format="DD/MM/YYYY", key="ack_until")
    by = writing.author(lang, "dialog")
    if st.button(text("revue.acknowledge_do", lang), type="primary", key="ack_do"):
        rule, target = one.alert.rule, one.alert.target
        writing.tried(
            lang,
            lambda: acknowledgements.acknowledge(engine(), now.fund.code, rule, target, reason, until, by),
            text("revue.acknowledged_done", lang),
        )


def lifted(now: View, known: Acknowledgement) -> None:
    """The alert waits again."""
    lang = now.lang
    writing.tried(
        lang, lambda: acknowledgements.lift(engine(), known.id, writing.signed()), text("revue.lifted_done", lang)
    )
