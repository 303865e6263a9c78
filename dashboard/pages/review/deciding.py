"""The fifth step: what is decided and who does what by when; what is open, the overdue first; all of it in one file."""

from datetime import date, timedelta

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import h, section, write
from dashboard.components.words import counted
from dashboard.meeting_words import link_words
from dashboard.pages.review import focused, items, writing
from dashboard.pages.review.session import Session, read
from dashboard.reports.pack.sections import decisions, focus
from data.texts import text
from etl.review.link import Link, read_link
from etl.store import follow_up
from etl.store import items as kept
from etl.store.follow_up import Followed

FORTNIGHT = timedelta(days=14)


def show(session: Session) -> None:
    """The form where the meeting is open, then the lists."""
    if session.is_open:
        _add(session)
    elif session.meeting.state == "planned":
        write(f'<p class="tnt-sub">{h(text("revue.not_open", session.lang))}</p>')
    one, lang = session.setting, session.lang
    taken = [each for kind in ("decision", "action") for each in read(follow_up.opened_in, session.meeting, kind)]
    numbers = {each.item.id for each in taken}
    actions = [each for each in decisions.open_items(one, "action") if each.item.id not in numbers]
    held = [each for each in decisions.open_items(one, "decision") if each.item.id not in numbers]
    _part(session, "taken", text("revue.taken", lang), taken, text("revue.taken_none", lang))
    late = sum(each.overdue(decisions.day(one)) for each in actions)
    said = counted("revue.actions_says", len(actions), lang, late=fmt.count(late, lang))
    _part(session, "actions", text("revue.actions_title", lang), actions, text("revue.actions_none", lang), said)
    _part(session, "decisions", text("revue.decisions_held", lang), held, text("revue.decisions_none", lang))
    closed = decisions.closed_since(one)
    if one.before is not None:
        title = text("revue.closed_title", lang, moment=one.since)
        _part(session, "closed", title, closed, text("revue.closed_none", lang))


def _part(session: Session, key: str, title: str, found: list[Followed], none: str, said: str = "") -> None:
    sentence = (
        (said or text("revue.units_says", session.lang, count=fmt.count(len(found), session.lang))) if found else none
    )
    write(section(title), f'<p class="tnt-says">{h(sentence)}</p>')
    items.listing(session, found, key)
    block.keep(Block(f"review_{key}", title, sentence, decisions.table(session.setting, found)))


def _add(session: Session) -> None:
    """A decision, or an action with its owner and due day."""
    lang, met, key = session.lang, session.meeting, writing.fresh("add")
    with st.form("add_item", border=True):
        kind = st.segmented_control(
            text("revue.kind", lang),
            ["action", "decision"],
            default="action",
            required=True,
            format_func=lambda code: text(f"review.kind_{code}", lang).capitalize(),
            key="add_kind",
        )
        title = st.text_input(text("revue.title", lang), key=f"{key}_title")
        left, middle, right = st.columns([36, 24, 40])
        with left:
            owner = st.text_input(text("revue.owner", lang), key=f"{key}_owner")
        with middle:
            due = st.date_input(
                text("revue.due", lang), value=met.held_on + FORTNIGHT, format="DD/MM/YYYY", key=f"{key}_due"
            )
        with right:
            ready = _links(session)
            about = st.selectbox(
                text("revue.about", lang),
                list(ready),
                index=None,
                format_func=lambda words: ready.get(words, words),
                placeholder=text("revue.about_none", lang),
                accept_new_options=True,
                help=text("review.cli_link", lang),
                key=f"{key}_about",
            )
        by = writing.author(lang)
        done = st.form_submit_button(text("revue.add_do", lang), type="primary")
    if done:
        _kept(session, kind or "action", title, owner, due, about, by)


def _kept(session: Session, kind: str, title: str, owner: str, due: date, about: str | None, by: str) -> None:
    met = session.meeting

    def add() -> None:
        link: Link | None = read_link(about) if about else None
        wanted = due if kind == "action" else None
        kept.add(
            engine(), met.fund, kind, title, by, meeting=met.id, owner=owner.strip() or None, due=wanted, about=link
        )
        writing.emptied("add")

    writing.tried(session.lang, add, text(f"revue.added_{kind}", session.lang))


def _links(session: Session) -> dict[str, str]:
    """What the meeting looks at: the likely things that a decision is about, by link."""
    chosen = focus.chosen(session.setting, focused.picked())
    names = {str(one.link): link_words(one.link, session.lang) for one in chosen}
    figures = {f"figure:{name}": text(f"figures.{name}", session.lang) for name in ("awarded", "committed", "paid")}
    return names | figures
