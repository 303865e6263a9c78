"""Which meeting the page is about: the one in the address, else the one that is open, else the next one to prepare."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import address, moments
from dashboard.cached import ask, edition
from dashboard.components.html import h, title, write
from dashboard.meeting_words import meeting_name
from dashboard.pages.review import planning
from dashboard.pages.review.session import Session, read, setting
from dashboard.queries.counts import reference_date
from dashboard.view import View
from data.texts import text
from etl.review.meeting import STATES, Meeting
from etl.store import meetings

NAME = "meeting"


def at(now: View) -> View:
    """The view at the moment of the meeting that the address names; as it is where no meeting is known."""
    known: list[Meeting] = read(meetings.listing, now.fund.code)
    if not known:
        return now
    number = address.value(NAME, str(_usual(known).id), lambda asked: any(asked == str(one.id) for one in known))
    return _at(now, next(one for one in known if str(one.id) == number))


def choose(now: View) -> Session | None:
    """The selector, and the meeting with the view at its moment; a form where no meeting is known."""
    lang = now.lang
    known: list[Meeting] = read(meetings.listing, now.fund.code)
    if not known:
        write(title(text("ui.page_review", lang)), f'<p class="tnt-says">{h(text("revue.no_meeting", lang))}</p>')
        planning.form(now)
        return None
    usual = str(_usual(known).id)
    options = {str(one.id): _label(one, lang) for one in known}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="review_choice"):
        number = address.select(NAME, text("revue.meeting", lang), options, usual, width=340)
        planning.popover(now)
    met = next(one for one in known if str(one.id) == number)
    at = _at(now, met)
    return Session(met, at, setting(at, met))


def _usual(known: Sequence[Meeting]) -> Meeting:
    """The open one; the first planned, where data came since the last that was held; else the last held."""
    by_state = {state: [one for one in known if one.state == state] for state in STATES}
    if by_state["open"]:
        return by_state["open"][0]
    last = by_state["closed"][0] if by_state["closed"] else None
    coming = by_state["planned"][-1] if by_state["planned"] else None
    if coming is None or (last is not None and last.frozen == edition()):
        return last or known[0]
    return coming


def _label(one: Meeting, lang: str) -> str:
    state = "" if one.state == "closed" else f" · {text(f'review.state_{one.state}', lang)}"
    return f"{meeting_name(one, lang)}{state}"


def _at(now: View, met: Meeting) -> View:
    """The view as of the meeting's moment; of one to come, as of the latest data."""
    if met.frozen is None:
        scope = replace(now.scope, as_of=None)
        return replace(now, scope=scope, as_of=ask(reference_date, scope) or date.today(), meeting=met)
    moment = moments.of_meeting(met)
    return replace(now, scope=replace(now.scope, as_of=moment.as_of), as_of=moment.on, meeting=met)
