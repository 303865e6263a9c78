"""A meeting is planned: its kind, its day, who comes, what is on the agenda."""

from datetime import date, timedelta

import streamlit as st

from dashboard.cached import engine
from dashboard.pages.review import writing
from dashboard.view import View
from data.texts import text
from etl.review.meeting import KINDS, Meeting
from etl.store import meetings

WEEK = timedelta(days=7)


def popover(now: View) -> None:
    """The form behind a button."""
    with st.popover(text("revue.plan", now.lang), key="review_plan"):
        form(now)


def form(now: View, after: Meeting | None = None) -> None:
    """The form; the next one proposes a week later, the same kind and people."""
    lang = now.lang
    name = "plan" if after is None else f"plan_after_{after.id}"
    key = writing.fresh(name)
    with st.form(name, border=False):
        kind = st.selectbox(
            text("revue.plan_kind", lang),
            KINDS,
            index=KINDS.index(after.kind) if after else 0,
            format_func=lambda code: text(f"review.kind_{code}", lang),
            key=f"{key}_kind",
        )
        usual = after.held_on + WEEK if after else date.today() + WEEK
        day = st.date_input(text("revue.plan_day", lang), value=usual, format="DD/MM/YYYY", key=f"{key}_day")
        who = st.text_area(
            text("revue.plan_who", lang),
            value="\n".join(after.participants) if after else "",
            key=f"{key}_who",
            height=90,
        )
        agenda = st.text_area(text("revue.agenda", lang), key=f"{key}_agenda", height=110)
        if not st.form_submit_button(text("revue.plan_do", lang), type="primary"):
            return
    people = [line.strip() for line in who.splitlines() if line.strip()]

    def plan() -> None:
        meetings.plan(engine(), now.fund.code, kind, day, writing.signed(), people, agenda)
        writing.emptied(name)

    writing.tried(lang, plan, text("revue.planned", lang))
