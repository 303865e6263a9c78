"""How to read a file: its fund, dataset, source, date, and what it stands for. A change makes a new preview."""

from datetime import date
from typing import get_args

import streamlit as st

from dashboard.cached import ask
from dashboard.pages.imports.upload import Upload
from dashboard.queries import funds
from data.texts import text
from etl.preview import Mode
from etl.schemas import schemas

AUTOMATIC = "auto"
MODES: tuple[Mode, ...] = get_args(Mode)


def show(upload: Upload, lang: str) -> None:
    """The options, closed at first."""
    with st.container(key="astable_options"), st.expander(text("ui.options", lang), key=f"options_{upload.number}"):
        chosen = _chosen(upload, lang)
    changes = {name: value for name, value in chosen.items() if getattr(upload.options, name) != value}
    if changes:
        upload.again(**changes)
        st.rerun()


def _chosen(upload: Upload, lang: str) -> dict[str, object]:
    now, key = upload.options, f"import_{upload.number}"
    names = {AUTOMATIC: text("ui.automatic", lang)}
    names |= {schema.name: text(f"ui.dataset_{schema.name}", lang) for schema in schemas()}
    first, second = st.columns(2, gap="large")
    with first:
        known = [fund.code for fund in ask(funds.funds)]
        fund = st.selectbox(text("ui.filter_fund", lang), known, index=known.index(now.fund), key=f"{key}_fund")
        dataset = st.selectbox(
            text("ui.import_dataset", lang),
            list(names),
            index=list(names).index(now.dataset or AUTOMATIC),
            format_func=lambda name: names[name],
            key=f"{key}_dataset",
        )
        source = st.text_input(
            text("ui.import_source", lang),
            value=now.source or "",
            key=f"{key}_source",
            help=text("ui.source_help", lang),
        )
    with second:
        day: date | None = st.date_input(
            text("ui.import_date", lang),
            value=now.data_date,
            format="DD/MM/YYYY",
            key=f"{key}_date",
            help=text("ui.data_date_help", lang),
        )
        mode = st.radio(
            text("ui.mode", lang),
            MODES,
            index=MODES.index(now.mode),
            format_func=lambda name: text(f"ui.mode_{name}", lang),
            key=f"{key}_mode",
        )
        older = st.checkbox(text("ui.allow_older", lang), value=now.allow_older, key=f"{key}_older")
    return {
        "fund": fund,
        "dataset": None if dataset == AUTOMATIC else dataset,
        "source": source.strip() or None,
        "data_date": day,
        "mode": mode,
        "allow_older": older,
    }
