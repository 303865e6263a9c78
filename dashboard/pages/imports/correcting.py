"""The form of a correction: which line, which field, the value expected, the value to put, and why."""

import streamlit as st

from dashboard.cached import engine
from dashboard.components.html import alert, write
from dashboard.view import current
from data.texts import text
from etl.correction import Correction
from etl.schemas import PLACE_FIELDS, schema, schemas
from etl.store.author import user
from etl.store.correct import CannotCorrect, Wanted, correct
from etl.store.datasets import stored_fields


def form(lang: str) -> Correction | None:
    """Closed at first; the correction that it published, or None."""
    with st.container(key="astable_correct"), st.expander(text("ui.correct", lang), key="correct"):
        left, right = st.columns(2, gap="large")
        with left:
            dataset = st.selectbox(
                text("ui.import_dataset", lang),
                [one.name for one in schemas()],
                format_func=lambda name: text(f"ui.dataset_{name}", lang),
                key="correct_dataset",
            )
            key = st.text_input(text("ui.correct_key", lang), key="correct_key", help=text("ui.correct_key_help", lang))
            titles = {
                field.name: field.heading(lang)
                for field in stored_fields(schema(dataset))
                if field.name not in PLACE_FIELDS
            }
            field = st.selectbox(
                text("ui.field", lang).capitalize(),
                list(titles),
                format_func=lambda name: titles[name],
                key=f"correct_field_{dataset}",
            )
        with right:
            expected = st.text_input(text("ui.correct_expected", lang), key="correct_expected")
            value = st.text_input(text("ui.correct_value", lang), key="correct_value")
            reason = st.text_input(text("ui.correct_reason", lang), key="correct_reason")
        source = st.text_input(text("ui.correct_source", lang), key="correct_source")
        if not st.button(text("ui.correct_publish", lang), key="correct_publish", type="primary"):
            return None
        wanted = Wanted(
            current().fund.code, dataset, key.strip(), field, expected, value, reason, source.strip() or None
        )
        try:
            return correct(engine(), wanted, user())
        except CannotCorrect as refused:
            write(alert("error", text(f"after.cannot_{refused.reason}", lang, **refused.values)))
            return None
