"""The last step: the next meeting, the minutes, the closing, and the files to hand round."""

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components.html import h, section, write
from dashboard.components.words import counted
from dashboard.meeting_words import meeting_name
from dashboard.pages.review import files, items, planning, writing
from dashboard.pages.review.session import Session, read
from dashboard.reports.pack.sections import next_meeting
from data.texts import text
from etl.store import follow_up, meetings


def show(session: Session) -> None:
    """The next meeting, what this one leaves to it, the minutes, the files."""
    lang, met = session.lang, session.meeting
    coming = next_meeting.coming(session.setting)
    write(section(text("revue.next", lang)))
    if coming is None:
        write(f'<p class="tnt-says">{h(text("revue.next_none", lang))}</p>')
        planning.form(session.now, met)
    else:
        name = meeting_name(coming, lang, long=True)
        people = ", ".join(coming.participants)
        write(f'<p class="tnt-says"><b>{h(name[:1].upper() + name[1:])}</b> {h(people)}</p>')
        lines = [line for line in coming.agenda.splitlines() if line.strip()]
        if lines:
            write("<ol class=tnt-lines>" + "".join(f"<li>{h(line)}</li>" for line in lines) + "</ol>")
    left = read(follow_up.left_open, met)
    write(section(text("revue.left_title", lang)))
    write(f'<p class="tnt-says">{h(counted("revue.left_says", len(left), lang))}</p>')
    items.listing(session, left, "left")
    _minutes(session)
    files.show(session)


def _minutes(session: Session) -> None:
    """The minutes; to be written while the meeting is open, and closed with it."""
    lang, met = session.lang, session.meeting
    write(section(text("revue.minutes", lang)))
    if not session.is_open:
        lines = [line for line in met.minutes.splitlines() if line.strip()]
        said = lines or [text("revue.minutes_none", lang)]
        write("".join(f'<p class="tnt-says">{h(line)}</p>' for line in said))
        if met.closed_at is not None:
            closed = text("revue.closed_on", lang, date=fmt.day(met.closed_at.date(), lang), by=met.changed_by)
            write(f'<p class="tnt-source">{h(closed)}</p>')
        return
    with st.form("close_meeting", border=True):
        words = st.text_area(text("revue.minutes_words", lang), value=met.minutes, height=180, key="minutes")
        by = writing.author(lang)
        with st.container(horizontal=True, gap="small"):
            kept = st.form_submit_button(text("revue.minutes_keep", lang))
            ended = st.form_submit_button(text("revue.close_do", lang), type="primary")
    if kept:
        writing.tried(
            lang,
            lambda: meetings.amend(engine(), met.id, met.version, by, {"minutes": words}),
            text("revue.saved", lang),
        )
    if ended:
        writing.tried(lang, lambda: meetings.close(engine(), met.id, by, words), text("revue.closed_done", lang))
