"""The file and how to read it; a change of either makes a new preview, kept for the session."""

import tempfile
from datetime import date
from pathlib import Path
from typing import get_args

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.cached import ask, edition, engine
from dashboard.queries import funds
from data.texts import text
from etl.intake import Options, Preview, UnreadableFile, prepare
from etl.preview import Mode
from etl.schemas import schemas

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]
AUTOMATIC = "auto"
MODES: tuple[Mode, ...] = get_args(Mode)
_GENERATION = "import_generation"
_PREVIEW = "import_preview"


def show(lang: str) -> Preview | None:
    """The uploader and the options; the preview of what is uploaded, None while nothing is."""
    generation = st.session_state.setdefault(_GENERATION, 0)
    uploaded = st.file_uploader(
        text("ui.upload", lang), type=TYPES, key=f"upload_{generation}", help=text("ui.upload_help", lang)
    )
    options = _options(lang)
    if uploaded is None:
        st.session_state.pop(_PREVIEW, None)
        return None
    return _preview(uploaded, options, lang)


def forget() -> None:
    """Empty the form: the next run has no file."""
    st.session_state.pop(_PREVIEW, None)
    st.session_state[_GENERATION] = st.session_state.get(_GENERATION, 0) + 1


def _options(lang: str) -> Options:
    names = {AUTOMATIC: text("ui.automatic", lang)}
    names |= {schema.name: text(f"ui.dataset_{schema.name}", lang) for schema in schemas()}
    with st.container(key="astable_options"), st.expander(text("ui.options", lang)):
        first, second = st.columns(2, gap="large")
        with first:
            known = [fund.code for fund in ask(funds.funds)]
            fund = st.selectbox(text("ui.filter_fund", lang), known, key="import_fund")
            dataset = st.selectbox(
                text("ui.import_dataset", lang),
                list(names),
                format_func=lambda name: names[name],
                key="import_dataset",
            )
            source = st.text_input(
                text("ui.import_source", lang), key="import_source", help=text("ui.source_help", lang)
            )
        with second:
            day: date | None = st.date_input(
                text("ui.import_date", lang),
                value=None,
                format="DD/MM/YYYY",
                key="import_date",
                help=text("ui.data_date_help", lang),
            )
            mode = st.radio(
                text("ui.mode", lang),
                MODES,
                format_func=lambda name: text(f"ui.mode_{name}", lang),
                key="import_mode",
            )
            older = st.checkbox(text("ui.allow_older", lang), key="import_older")
    return Options(
        fund=fund,
        dataset=None if dataset == AUTOMATIC else dataset,
        source=source.strip() or None,
        data_date=day,
        mode=mode,
        allow_older=older,
    )


def _preview(uploaded: UploadedFile, options: Options, lang: str) -> Preview | None:
    wanted = (uploaded.file_id, options, edition())
    kept = st.session_state.get(_PREVIEW)
    if kept is not None and kept[0] == wanted:
        preview: Preview = kept[1]
        return preview
    with st.spinner(text("ui.reading", lang)), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(uploaded.getbuffer())
        try:
            preview = prepare(path, engine(), options, name=uploaded.name)
        except UnreadableFile as error:
            st.error(error.message(lang), icon=":material/error:")
            return None
    st.session_state[_PREVIEW] = (wanted, preview)
    return preview
