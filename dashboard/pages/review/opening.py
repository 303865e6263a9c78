"""The first step: who is there, what is on the agenda, what is carried over; the meeting is opened here."""

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components.html import facts, h, section, write
from dashboard.components.words import counted
from dashboard.pages.review import items, writing
from dashboard.pages.review.session import Session, read
from data.texts import text
from etl.review.meeting import Meeting
from etl.store import follow_up, meetings


def show(session: Session) -> None:
    """The facts, the agenda, the actions that the meeting finds open."""
    lang, met = session.lang, session.meeting
    write(
        facts(
            [
                (text("revue.participants", lang), ", ".join(met.participants) or text("ui.unknown", lang)),
                (text("revue.day_held", lang), fmt.day(met.held_on, lang, long=True)),
                (text("since.choose", lang), session.setting.then or text("since.nothing", lang)),
            ]
        )
    )
    _agenda(met, lang)
    if met.state == "planned":
        _open(session)
    elif met.state == "closed":
        _reopen(session)
    if met.state != "closed":
        _change(session)
    carried = read(follow_up.carried_into, met)
    late = sum(one.overdue(met.held_on) for one in carried)
    said = counted("revue.carried_says", len(carried), lang, late=fmt.count(late, lang))
    write(section(text("revue.carried_title", lang)), f'<p class="tnt-says">{h(said)}</p>')
    items.listing(session, carried, "carried")


def _agenda(met: Meeting, lang: str) -> None:
    lines = [line for line in met.agenda.splitlines() if line.strip()]
    listed = "".join(f"<li>{h(line)}</li>" for line in lines)
    body = (
        f"<ol class=tnt-lines>{listed}</ol>"
        if lines
        else f'<p class="tnt-says">{h(text("revue.agenda_none", lang))}</p>'
    )
    write(section(text("revue.agenda", lang)), body)


def _open(session: Session) -> None:
    lang, met = session.lang, session.meeting
    write(f'<p class="tnt-sub">{h(text("revue.open_sub", lang))}</p>')
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="review_open"):
        by = writing.author(lang)
        if st.button(text("revue.open_do", lang), type="primary", key="open_meeting"):
            writing.tried(lang, lambda: meetings.open_(engine(), met.id, by), text("revue.opened", lang))


def _reopen(session: Session) -> None:
    lang, met = session.lang, session.meeting
    with st.popover(text("revue.reopen", lang), type="tertiary", key="reopen"):
        st.text(text("revue.reopen_sub", lang))
        if st.button(text("revue.reopen_do", lang), key="reopen_do"):
            writing.tried(
                lang, lambda: meetings.reopen(engine(), met.id, writing.signed()), text("revue.reopened", lang)
            )


def _change(session: Session) -> None:
    """Participants and agenda, under the version that was read."""
    lang, met = session.lang, session.meeting
    with st.popover(text("revue.amend", lang), type="tertiary", key="amend"), st.form("amend_form", border=False):
        who = st.text_area(
            text("revue.plan_who", lang), value="\n".join(met.participants), key=f"amend_who_{met.version}", height=120
        )
        agenda = st.text_area(
            text("revue.agenda", lang), value=met.agenda, key=f"amend_agenda_{met.version}", height=160
        )
        done = st.form_submit_button(text("revue.save", lang), type="primary")
    if done:
        people = [line.strip() for line in who.splitlines() if line.strip()]
        writing.tried(
            lang,
            lambda: meetings.amend(
                engine(), met.id, met.version, writing.signed(), {"participants": people, "agenda": agenda}
            ),
            text("revue.saved", lang),
        )
