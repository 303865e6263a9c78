"""The files of a meeting, made when they are asked for: its pack, its minutes, all that is followed up, a calendar."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.components import download
from dashboard.components.html import h, section, write
from dashboard.pages.review import focused
from dashboard.pages.review.session import Session, read
from dashboard.reports.calendar import calendar
from dashboard.reports.follow_up_list import follow_up_list
from dashboard.reports.pack.build import minutes_pack, pack
from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.formats import FORMATS
from dashboard.reports.pack.sections import decisions
from data.texts import text


def show(session: Session) -> None:
    """The pack; the minutes, once the meeting was opened."""
    lang, met = session.lang, session.meeting
    write(section(text("revue.files", lang)), f'<p class="tnt-sub">{h(text("revue.files_sub", lang))}</p>')
    by_hand = focused.picked()
    _row(session, "pack", lambda: pack(session.setting, by_hand))
    if met.state != "planned":
        _row(session, "minutes", lambda: minutes_pack(session.setting))
    _others(session)


def _others(session: Session) -> None:
    """Every decision and action in one list; the meetings and due days for a calendar."""
    lang, fund = session.lang, session.now.fund.code
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="handed_others"):
        write(f"<p><b>{h(text('revue.follow_up', lang))}</b></p>", width="content")
        every = partial(read, follow_up_list, fund, lang, decisions.day(session.setting))
        name = f"{text('sending.file_items', lang)}_{fund}"
        download.file(f"{name}.xlsx", lambda: every().workbook(lang), "XLSX", "made_items_xlsx")
        download.file(f"{name}.csv", lambda: every().csv(), "CSV", "made_items_csv")
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="handed_calendar"):
        write(f"<p><b>{h(text('revue.calendar', lang))}</b></p>", width="content")
        dated = f"{text('sending.file_calendar', lang)}_{fund}.ics"
        download.file(dated, lambda: read(calendar, fund, lang), "ICS", "made_calendar")


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
