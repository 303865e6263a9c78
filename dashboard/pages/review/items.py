"""Decisions and actions in a list, each with what it is about and what was said of it; a button opens it."""

from collections.abc import Sequence

import streamlit as st

from dashboard import format as fmt
from dashboard.components import links
from dashboard.components.html import h, tag, write
from dashboard.components.words import counted
from dashboard.meeting_words import link_words
from dashboard.pages.review import editing
from dashboard.pages.review.session import Session, read
from dashboard.reports.pack.sections import decisions
from data.texts import text
from etl.review.item import OPEN
from etl.review.link import Link
from etl.store import comments, follow_up
from etl.store.comments import Comment
from etl.store.follow_up import Followed


def listing(session: Session, found: Sequence[Followed], key: str) -> None:
    """One row an item."""
    if not found:
        return
    said: dict[int, list[Comment]] = read(comments.of, [one.item.id for one in found])
    carried: dict[int, int] = read(follow_up.times_carried, session.now.fund.code, decisions.moment(session.setting))
    for one in found:
        with st.container(key=f"item_{key}_{one.item.id}"):
            left, right = st.columns([82, 18], vertical_alignment="center")
            with left:
                write(_said(session, one, said.get(one.item.id, []), carried.get(one.item.id, 0)))
            with right:
                if st.button(text("revue.edit", session.lang), key=f"edit_{key}_{one.item.id}", type="tertiary"):
                    editing.dialog(session, one.item)


def _said(session: Session, one: Followed, said: Sequence[Comment], carried: int) -> str:
    lang, item = session.lang, one.item
    day = decisions.day(session.setting)
    state = tag("information" if one.state in OPEN else "quiet", text(f"review.state_{one.state}", lang))
    facts = [h(item.owner)] if item.owner else []
    if one.due is not None:
        late = one.overdue(day)
        shown = h(decisions.due_said(one, day, lang))
        facts.append(f'<span class="tnt-late">{shown}</span>' if late else shown)
    if carried:
        facts.append(h(counted("revue.carried", carried, lang)))
    if item.link is not None:
        facts.append(_about(item.link, lang))
    kind = h(text(f"review.kind_{item.kind}", lang))
    talk = "".join(
        f'<p class="tnt-source">« {h(each.words)} » — {h(each.by)}, {h(fmt.day(each.at.date(), lang))}</p>'
        for each in said
    )
    return (
        f'<div class="tnt-item"><p><span class="tnt-soft">{kind} {item.id}</span> <b>{h(item.title)}</b> {state}</p>'
        f"<p>{' · '.join(facts)}</p>{talk}</div>"
    )


def _about(link: Link, lang: str) -> str:
    """What the item is about, as a way to it."""
    words = link_words(link, lang)
    if link.kind == "project":
        return links.to_project(link.target, words)
    return links.to_territory(link.target, words) if link.kind == "territory" else h(words)
