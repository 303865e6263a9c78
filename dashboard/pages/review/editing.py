"""A decision or an action is changed, under the version that its writer read: another's change is told, not lost."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.cached import engine
from dashboard.components.html import alert, h, write
from dashboard.pages.review import writing
from dashboard.pages.review.session import Session, read
from data.texts import text
from etl.review.change import Change, Stale
from etl.review.item import TRANSITIONS, Item, ItemChanges
from etl.review.link import read_link
from etl.review.refusal import Refusal
from etl.store import comments, items, review_log
from etl.store.engine import writing as written


def dialog(session: Session, item: Item) -> None:
    """The form, over the page. The item stays as it was read when the form was opened."""
    title = f"{text(f'review.kind_{item.kind}', session.lang).capitalize()} {item.id}"
    st.dialog(title, width="medium")(_form)(session, item)


def _form(session: Session, item: Item) -> None:
    lang, key = session.lang, f"edit_{item.id}_{item.version}"
    states = [item.state, *TRANSITIONS[item.kind][item.state]]
    title = st.text_input(text("revue.title", lang), value=item.title, key=f"{key}_title")
    with st.container(horizontal=True, gap="small"):
        owner = st.text_input(text("revue.owner", lang), value=item.owner or "", key=f"{key}_owner")
        due = st.date_input(text("revue.due", lang), value=item.due, format="DD/MM/YYYY", key=f"{key}_due")
        state = st.selectbox(
            text("revue.state", lang),
            states,
            format_func=lambda code: text(f"review.state_{code}", lang),
            key=f"{key}_state",
        )
    about = st.text_input(
        text("revue.about", lang),
        value="" if item.link is None else str(item.link),
        help=text("review.cli_link", lang),
        key=f"{key}_about",
    )
    said = st.text_area(text("revue.comment", lang), key=f"{key}_said", height=90)
    by = writing.author(lang, "dialog")
    _save(session, item, {"title": title, "owner": owner or None, "due": due, "state": state}, about, said, by)
    _log(item, lang)


def _save(session: Session, item: Item, typed: dict[str, str | date | None], about: str, said: str, by: str) -> None:
    lang, seen = session.lang, f"edit_over_{item.id}_{item.version}"
    version, told = st.session_state.get(seen, (item.version, ""))
    place = st.empty()
    if not _pressed(place, item, version, told, lang):
        return
    try:
        changes = _changes(item, typed, about)
        with written(engine()).begin() as connection:
            if changes:
                items.change(connection, item.id, version, by, changes)
            if said.strip():
                comments.say(connection, item.id, said, by)
    except Stale as stale:
        # Only what was typed here is written over the other's change: nothing of it is lost.
        told = text("review.then", lang).join(change.message(lang) for change in stale.since)
        st.session_state[seen] = (stale.current.version, told)
        _pressed(place, item, stale.current.version, told, lang)
    except Refusal as refused:
        write(alert("error", refused.message(lang)))
    else:
        st.session_state.pop(seen, None)
        writing.tried(lang, lambda: None, text("revue.saved", lang))


def _pressed(place: DeltaGenerator, item: Item, version: int, told: str, lang: str) -> bool:
    """The button; under what another changed meanwhile, where somebody did."""
    with place.container():
        if told:
            write(alert("warning", text("revue.stale", lang, changes=told, version=version)))
        label = text("revue.save_over" if told else "revue.save", lang, version=version)
        return st.button(label, type="primary", key=f"save_{item.id}_{version}")


def _changes(item: Item, typed: dict[str, str | date | None], about: str) -> ItemChanges:
    """What was typed and is not what was read. Raises the refusals of a link."""
    changes: ItemChanges = {}
    for name, value in typed.items():
        if value != getattr(item, name):
            changes[name] = value  # type: ignore[literal-required]
    if about.strip() != ("" if item.link is None else str(item.link)):
        changes["link"] = read_link(about) if about.strip() else None
    return changes


def _log(item: Item, lang: str) -> None:
    """Who changed what, the first writing left out."""
    found: list[Change] = read(review_log.changes, "item", item.id, 1)
    if not found:
        return
    lines = "".join(f"<li>{h(one.message(lang))}</li>" for one in reversed(found))
    write(f"<details><summary>{h(text('revue.log', lang))}</summary><ul class=tnt-values>{lines}</ul></details>")
