"""The thresholds of the rules: those in force, those that a steward sets, each from a day on, with a reason."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components.html import Column, section, table, write
from dashboard.pages.review import writing
from dashboard.pages.review.session import read
from dashboard.view import View
from data.texts import text
from etl.review.alert_rule import rules
from etl.store import alert_thresholds
from etl.store.alert_thresholds import Threshold, in_force


def show(now: View) -> None:
    """The table of those in force at the day shown, the history, the form."""
    lang, fund = now.lang, now.fund.code
    told: Sequence[Threshold] = read(alert_thresholds.listing, fund)
    limits = in_force(told, now.as_of or date.today())
    write(section(text("revue.thresholds", lang), text("revue.thresholds_sub", lang)))
    rows = [
        (
            text(f"alerts.name_{code}", lang, **{name: fmt.count(value, lang) for name, value in named.items()}),
            text(f"revue.limit_{name}", lang),
            fmt.count(value, lang),
            _who(told, code, name, now.as_of, lang),
        )
        for code, named in limits.items()
        for name, value in named.items()
    ]
    heads = ("rule", "threshold", "in_force", "set_by")
    write(table([Column(text(f"revue.{head}", lang), right=head == "in_force") for head in heads], rows))
    with st.popover(text("revue.threshold_set", lang), key="threshold"):
        _form(now)


def _who(found: Sequence[Threshold], code: str, name: str, on: date | None, lang: str) -> str:
    mine = [one for one in found if (one.rule, one.name) == (code, name) and one.since <= (on or date.today())]
    if not mine:
        return text("revue.shipped", lang)
    last = mine[0]  # the last to take effect comes first
    return text("revue.set_since", lang, by=last.by, date=fmt.day(last.since, lang), reason=last.reason)


def _form(now: View) -> None:
    lang = now.lang
    pairs = {f"{one.code}.{name}": (one.code, name) for one in rules() for name, _value in one.thresholds}
    shipped = {f"{one.code}.{name}": value for one in rules() for name, value in one.thresholds}
    with st.form("threshold_form", border=False):
        picked = st.selectbox(
            text("revue.rule", lang),
            list(pairs),
            format_func=lambda key: text(
                f"alerts.name_{pairs[key][0]}", lang, **{pairs[key][1]: fmt.count(shipped[key], lang)}
            ),
            key="threshold_rule",
        )
        value = st.number_input(text("revue.threshold", lang), min_value=0, step=1, key="threshold_value")
        since = st.date_input(
            text("revue.effect", lang), value=date.today(), format="DD/MM/YYYY", key="threshold_since"
        )
        reason = st.text_input(text("revue.reason", lang), key="threshold_reason")
        if not st.form_submit_button(text("revue.save", lang), type="primary"):
            return
    code, name = pairs[picked]
    writing.tried(
        lang,
        lambda: alert_thresholds.put(engine(), now.fund.code, code, name, int(value), since, reason, writing.signed()),
        text("revue.saved", lang),
    )
