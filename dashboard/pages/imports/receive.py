"""What is accepted and how much of it, the models to fill in, and the place where files are put down."""

import tempfile
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import format as fmt
from dashboard import view
from dashboard.components import download
from dashboard.components.html import alert, h, write
from dashboard.pages.imports.tray import Tray
from data.texts import text
from etl.read import UnreadableFile, limits_from_environment
from etl.read.archive import is_archive, unpack
from etl.read.guard import SPREADSHEETS, TEXTS
from etl.read.limits import MEGABYTE
from etl.schemas import schemas
from etl.template import write_template

TYPES = [*SPREADSHEETS, *TEXTS, "zip"]
_IGNORED = "import_ignored"


def show(tray: Tray, lang: str) -> None:
    """The place for files; what is put there goes to the tray, and the place is empty again."""
    limits = limits_from_environment()
    put = st.file_uploader(
        text("ui.upload" if not tray.uploads else "ui.upload_more", lang),
        type=TYPES,
        accept_multiple_files=True,
        max_upload_size=limits.file // MEGABYTE,
        key=f"upload_{tray.generation}",
    )
    with st.container(gap=None, key="before_upload"):
        said = text(
            "ui.upload_limits", lang, size=fmt.count(limits.file // MEGABYTE, lang), rows=fmt.count(limits.rows, lang)
        )
        write(f'<p class="tnt-source">{h(said)}</p>')
        _models(lang)
    for name in st.session_state.pop(_IGNORED, []):
        write(alert("warning", text("ui.archive_ignored", lang, name=name)))
    if put:
        for one in put:
            _take(tray, one)
        tray.generation += 1
        st.rerun()


def _take(tray: Tray, one: UploadedFile) -> None:
    """The file, or those of the archive; an archive that can't be unpacked is a file that can't be read."""
    content, fund = one.getvalue(), view.current().fund.code
    if not is_archive(content, one.name):
        tray.add(one.name, content).again(fund=fund)
        return
    try:
        found = unpack(content, one.name, limits_from_environment())
    except UnreadableFile as refusal:
        tray.add(one.name, content).refusal = refusal
        return
    for member in found.members:
        tray.add(member.name, member.raw).again(fund=fund)
    st.session_state.setdefault(_IGNORED, []).extend(found.ignored)


def _models(lang: str) -> None:
    with st.popover(text("ui.models", lang), type="tertiary", icon=":material/description:", key="models"):
        st.text(text("ui.models_sub", lang))
        for one in schemas():
            label = text(f"ui.dataset_{one.name}", lang).capitalize()
            name = f"{text('ui.model_file', lang)}-{one.name}.xlsx"
            download.file(name, partial(_model, one.name), label, key=f"model_{one.name}")


def _model(dataset: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.xlsx"
        write_template(dataset, path)
        return path.read_bytes()
