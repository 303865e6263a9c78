"""The files of a meeting: its pack and its minutes, in every format, made when they are asked for."""

from collections.abc import Callable

import streamlit as st

from dashboard.components import download
from dashboard.components.html import h, section, write
from dashboard.pages.review import focused
from dashboard.pages.review.session import Session
from dashboard.reports.pack.build import minutes_pack, pack
from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.formats import FORMATS
from data.texts import text


def show(session: Session) -> None:
    """The pack; the minutes, once the meeting was opened."""
    lang, met = session.lang, session.meeting
    write(section(text("revue.files", lang)), f'<p class="tnt-sub">{h(text("revue.files_sub", lang))}</p>')
    by_hand = focused.picked()
    _row(session, "pack", lambda: pack(session.setting, by_hand))
    if met.state != "planned":
        _row(session, "minutes", lambda: minutes_pack(session.setting))


def _row(session: Session, kind: str, make: Callable[[], Pack]) -> None:
    lang, met = session.lang, session.meeting
    stem = text(f"revue.file_{kind}", lang)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"handed_{kind}"):
        write(f"<p><b>{h(text(f'revue.{kind}_title', lang))}</b></p>", width="content")
        for name, writer in FORMATS.items():
            download.file(
                f"{stem}_{met.held_on}.{name}",
                lambda writer=writer: writer(make()),  # type: ignore[misc]
                name.upper(),
                f"made_{kind}_{name}",
            )
